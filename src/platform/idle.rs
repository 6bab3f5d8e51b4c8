//! Moments in which the browser has nothing better to do.

use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdleRequestOptions, window};

/// At the latest after so long it is our turn, idle or not, in milliseconds.
const LATEST_MS: u32 = 200;
/// Where the browser cannot tell (Safari), the wait between two turns.
const PAUSE_MS: u32 = 16;

/// Waits for the next idle moment.
pub async fn moment() {
    let mut asked = false;
    let promise = Promise::new(&mut |resolve, _| {
        let options = IdleRequestOptions::new();
        options.set_timeout(LATEST_MS);
        asked = window()
            .is_some_and(|window| window.request_idle_callback_with_options(&resolve, &options).is_ok());
        if !asked {
            // Resolving cannot fail.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // The promise is never rejected.
    let _ = JsFuture::from(promise).await;
    if !asked {
        TimeoutFuture::new(PAUSE_MS).await;
    }
}
