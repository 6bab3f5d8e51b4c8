//! What all tabs of the page keep in this browser together: each looks before it writes, and follows what others write.

use crate::platform::storage;
use crate::state::seen::Seen;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is kept under a name. What is not ours or was damaged counts as nothing.
pub fn read<T: DeserializeOwned + Default>(name: &str, seen: Seen) -> T {
    let json = storage::load(name);
    seen.note(json.as_deref());
    parse(json.as_deref())
}

/// The same, if another tab has changed it since this one looked.
pub fn changed<T: DeserializeOwned + Default>(name: &str, seen: Seen) -> Option<T> {
    let json = storage::load(name);
    if !seen.is_other(json.as_deref()) {
        return None;
    }
    seen.note(json.as_deref());
    Some(parse(json.as_deref()))
}

/// Keeps something under a name. False where the storage is full or refused: then this tab alone knows it, and what is
/// kept has not changed.
pub fn keep<T: Serialize>(name: &str, seen: Seen, value: &T) -> bool {
    let Ok(json) = serde_json::to_string(value) else { return false };
    let is_kept = storage::keep(name, &json);
    if is_kept {
        seen.note(Some(&json));
    }
    is_kept
}

/// Keeps nothing under a name any more.
pub fn forget(name: &str, seen: Seen) {
    storage::forget(name);
    seen.note(None);
}

fn parse<T: DeserializeOwned + Default>(json: Option<&str>) -> T {
    json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}
