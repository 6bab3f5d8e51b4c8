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
    let Some((history, url)) = writable(address) else { return };
    if push && is_current(&url) {
        return;
    }
    // Browsers refuse a write only when a page floods the history; the next one will do.
    let _ = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&history.state().unwrap_or(JsValue::NULL), "", Some(&url))
    };
}

/// Writes the address of details that were opened, as an entry of their own: going back closes them, and closing them goes
/// back.
pub fn write_opened(address: &Address) {
    if let Some((history, url)) = writable(address).filter(|(_, url)| !is_current(url)) {
        let _ = history.push_state_with_url(&opened_mark(), "", Some(&url));
    }
}

/// Whether the current entry is one of [`write_opened`], by this document: one from before a reload may lead out of the page.
pub fn is_opened() -> bool {
    let state = window().and_then(|window| window.history().ok()?.state().ok());
    state.is_some_and(|state| state.as_f64().is_some() && state == opened_mark())
}

/// Goes back by one entry; the browser tells of it once it is there.
pub fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// What such an entry keeps: when this document began.
fn opened_mark() -> JsValue {
    window().and_then(|window| window.performance()).map_or(JsValue::NULL, |clock| clock.time_origin().into())
}

fn writable(address: &Address) -> Option<(web_sys::History, String)> {
    Some((window()?.history().ok()?, local(address)))
}

fn is_current(url: &str) -> bool {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    !search.is_empty() && url.ends_with(&search)
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
