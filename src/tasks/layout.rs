//! The layout of the list: kept in this browser, with a clock for times that say how long ago.

use crate::platform::clock::BrowserClock;
use crate::platform::storage;
use crate::state::App;
use crate::state::layout::Layout;
use audit_client::Clock;
use leptos::prelude::*;
use std::time::Duration;

const LIST: &str = "audit-dashboard.list";
/// How often "how long ago" is told anew.
const TICK: Duration = Duration::from_secs(30);

/// Reads what was kept, and tells the time from now on.
pub fn start(app: App) {
    let kept = storage::load(LIST).and_then(|json| serde_json::from_str(&json).ok());
    app.layout.set(kept.unwrap_or_default());
    app.now.set(BrowserClock.wall());
    if let Ok(ticks) = set_interval_with_handle(move || app.now.set(BrowserClock.wall()), TICK) {
        on_cleanup(move || ticks.clear());
    }
}

/// Changes the layout, from now on and for later visits.
pub fn change(app: App, layout: Layout) {
    // Such a struct is always JSON.
    if let Ok(json) = serde_json::to_string(&layout) {
        storage::save(LIST, &json);
    }
    app.layout.set(layout);
}

/// Changes the layout while a column is being dragged; it is kept once that ends.
pub fn try_out(app: App, layout: Layout) {
    app.layout.set(layout);
}
