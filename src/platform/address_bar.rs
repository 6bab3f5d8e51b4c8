//! The address bar: read, replaced or pushed, and followed when the person goes back or forward.

use crate::state::address::Address;
use wasm_bindgen::JsValue;
use web_sys::{UrlSearchParams, window};

/// Reads the address. The second value says how many of its parts made no sense.
pub fn read() -> (Address, usize) {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let pairs = decode(&search);
    Address::read(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

/// The whole of an address, from the scheme on.
pub fn whole(address: &Address) -> String {
    let origin = window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    format!("{origin}{}", local(address))
}

/// An address from the path on.
fn local(address: &Address) -> String {
    let path = window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    let Ok(params) = UrlSearchParams::new() else { return path };
    for (name, value) in address.pairs() {
        params.append(&name, &value);
    }
    let query = String::from(params.to_string());
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// Writes the address: as a new entry of the history if `push`, else in place of the current one.
pub fn write(address: &Address, push: bool) {
    let Some(window) = window() else { return };
    let url = local(address);
    if window.location().search().is_ok_and(|current| url.ends_with(&current) && !current.is_empty()) && push
    {
        return;
    }
    if let Ok(history) = window.history() {
        // Browsers refuse a write only when a page floods the history; the next one will do.
        let _ = if push {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
        };
    }
}

fn decode(search: &str) -> Vec<(String, String)> {
    let Ok(params) = UrlSearchParams::new_with_str(search) else { return Vec::new() };
    let entries = js_sys::Array::from(&params);
    entries
        .iter()
        .filter_map(|entry| {
            let pair = js_sys::Array::from(&entry);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}
