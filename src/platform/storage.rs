//! Small preferences in the browser's storage. Storage may be refused; then nothing is remembered.

use leptos::ev;
use leptos::prelude::*;
use web_sys::window;

/// What was remembered under this name.
pub fn load(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(name).ok()?
}

/// Remembers a preference: a full or refused storage costs only the memory of it.
pub fn save(name: &str, value: &str) {
    keep(name, value);
}

/// Remembers a value. False where the storage is full or refused.
pub fn keep(name: &str, value: &str) -> bool {
    let storage = window().and_then(|window| window.local_storage().ok()).flatten();
    storage.is_some_and(|storage| storage.set_item(name, value).is_ok())
}

/// Whether the browser refuses to remember anything: so it was told, or it cannot.
pub fn is_refused() -> bool {
    const TRIAL: &str = "audit-dashboard.trial";
    let is_kept = keep(TRIAL, "");
    forget(TRIAL);
    !is_kept
}

/// Forgets a value.
pub fn forget(name: &str) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok()).flatten() {
        // What cannot be stored cannot be there.
        let _ = storage.remove_item(name);
    }
}

/// Calls whenever another tab of the page has changed something, until the owner goes.
pub fn on_change(changed: impl Fn() + 'static) {
    let listener = window_event_listener(ev::storage, move |_| changed());
    on_cleanup(move || listener.remove());
}
