//! Keeps used lines and saved views in this browser.

use super::{navigate, shared};
use crate::platform::storage;
use crate::state::App;
use crate::state::address::Address;
use crate::state::saved::{SavedView, with_recent, with_view};
use leptos::prelude::*;

const RECENT: &str = "audit-dashboard.lines";
const VIEWS: &str = "audit-dashboard.views";

/// Reads what was kept, and follows what other tabs change.
pub fn start(app: App) {
    app.saved.recent.set(shared::read(RECENT, app.saved.recent_seen));
    app.saved.views.set(shared::read(VIEWS, app.saved.views_seen));
    storage::on_change(move || catch_up(app));
}

/// Takes up what another tab has changed.
fn catch_up(app: App) {
    if let Some(recent) = shared::changed(RECENT, app.saved.recent_seen) {
        app.saved.recent.set(recent);
    }
    if let Some(views) = shared::changed(VIEWS, app.saved.views_seen) {
        app.saved.views.set(views);
    }
}

/// Remembers a line that was used.
pub fn remember_line(app: App, line: &str) {
    catch_up(app);
    let recent = with_recent(&app.saved.recent.get_untracked(), line);
    // A full or refused storage costs only the memory of it.
    shared::keep(RECENT, app.saved.recent_seen, &recent);
    app.saved.recent.set(recent);
}

/// Saves the present view under a name.
pub fn save_view(app: App, name: &str) {
    let Some(name) = Some(name.trim()).filter(|name| !name.is_empty()) else { return };
    // The period is left to whoever opens the view, and the open event is not part of it.
    let shown = Address {
        period: Default::default(),
        plan: Default::default(),
        event: None,
        profile: None,
        ..app.address()
    };
    let view = SavedView { name: name.to_owned(), pairs: shown.pairs() };
    change_views(app, |views| with_view(&views, view));
}

/// Forgets a view.
pub fn forget_view(app: App, name: &str) {
    change_views(app, |views| views.into_iter().filter(|view| view.name != name).collect());
}

fn change_views(app: App, change: impl FnOnce(Vec<SavedView>) -> Vec<SavedView>) {
    catch_up(app);
    let views = change(app.saved.views.get_untracked());
    shared::keep(VIEWS, app.saved.views_seen, &views);
    app.saved.views.set(views);
}

/// Shows a saved view of what is loaded.
pub fn open_view(app: App, view: &SavedView) {
    let pairs = view.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let (address, _) = Address::read(pairs);
    navigate::set_tab(app, address.tab);
    navigate::set_filters(app, address.filters);
}
