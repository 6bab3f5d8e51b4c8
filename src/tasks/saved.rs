//! Keeps used lines and saved views in this browser.

use super::navigate;
use crate::platform::storage;
use crate::state::App;
use crate::state::address::Address;
use crate::state::saved::{SavedView, with_recent, with_view};
use leptos::prelude::*;

const RECENT: &str = "audit-dashboard.lines";
const VIEWS: &str = "audit-dashboard.views";

/// Reads what was kept. What is not ours or was damaged is left alone.
pub fn start(app: App) {
    app.saved.recent.set(read(RECENT).unwrap_or_default());
    app.saved.views.set(read(VIEWS).unwrap_or_default());
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_str(&storage::load(name)?).ok()
}

fn write<T: serde::Serialize>(name: &str, value: &T) {
    // Lists of texts are always JSON.
    if let Ok(json) = serde_json::to_string(value) {
        storage::save(name, &json);
    }
}

/// Remembers a line that was used.
pub fn remember_line(app: App, line: &str) {
    let recent = with_recent(&app.saved.recent.get_untracked(), line);
    write(RECENT, &recent);
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
    keep(
        app,
        with_view(
            &app.saved.views.get_untracked(),
            SavedView { name: name.to_owned(), pairs: shown.pairs() },
        ),
    );
}

/// Forgets a view.
pub fn forget_view(app: App, name: &str) {
    let views = app.saved.views.get_untracked();
    keep(app, views.into_iter().filter(|view| view.name != name).collect());
}

fn keep(app: App, views: Vec<SavedView>) {
    write(VIEWS, &views);
    app.saved.views.set(views);
}

/// Shows a saved view of what is loaded.
pub fn open_view(app: App, view: &SavedView) {
    let pairs = view.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let (address, _) = Address::read(pairs);
    navigate::set_tab(app, address.tab);
    navigate::set_filters(app, address.filters);
}
