//! Small preferences in the browser's storage. Storage may be refused; then nothing is remembered.

use web_sys::window;

/// What was remembered under this name.
pub fn load(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(name).ok()?
}

/// Remembers a value.
pub fn save(name: &str, value: &str) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok()).flatten() {
        // A full or refused storage costs only the memory of a preference.
        let _ = storage.set_item(name, value);
    }
}

/// Forgets a value.
pub fn forget(name: &str) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok()).flatten() {
        // What cannot be stored cannot be there.
        let _ = storage.remove_item(name);
    }
}
