//! Requests to systems of the owner's choice. Nothing of this browser goes along: no cookie, no referrer, and never to
//! another address than the one that was given: a redirect is a failure.

use audit_export::send::Request as Sent;
use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect, window};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The page's own policy does not allow the address; nothing was sent.
    Policy,
    /// The network, or the browser because the system does not allow this page, or a redirect: browsers do not tell
    /// these apart. In its words.
    Failed(String),
}

/// What hears of what the policy blocked.
type Listener = Closure<dyn FnMut(Event)>;

thread_local! {
    static BLOCKED: Cell<bool> = const { Cell::new(false) };
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// How long a report of the browser may take, in milliseconds.
const REPORT_MS: u32 = 50;

/// Sends a request and waits for its answer: the status and the text.
pub async fn post(request: &Sent) -> Result<(u16, String), NoAnswer> {
    watch_policy();
    BLOCKED.set(false);
    match ask(request).await {
        Ok(answer) => Ok(answer),
        Err(error) => {
            // The browser reports what its policy blocked after the request has failed.
            TimeoutFuture::new(REPORT_MS).await;
            Err(if BLOCKED.get() { NoAnswer::Policy } else { NoAnswer::Failed(error.to_string()) })
        }
    }
}

async fn ask(request: &Sent) -> Result<(u16, String), gloo_net::Error> {
    let mut builder = Request::post(&request.url)
        .redirect(RequestRedirect::Error)
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .referrer_policy(ReferrerPolicy::NoReferrer);
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let body = Uint8Array::from(request.body.as_slice());
    let response = builder.body(body)?.send().await?;
    let text = response.text().await?;
    Ok((response.status(), text))
}

/// Only the browser's report tells that its policy was the reason.
fn watch_policy() {
    if LISTENER.with_borrow(Option::is_some) {
        return;
    }
    let listener = Listener::new(|event: Event| {
        let directive: Option<String> = Reflect::get(&event, &JsValue::from_str("effectiveDirective"))
            .ok()
            .and_then(|name| name.as_string());
        if directive.as_deref() == Some("connect-src") {
            BLOCKED.set(true);
        }
    });
    if let Some(document) = window().and_then(|window| window.document()) {
        let function = listener.as_ref().unchecked_ref();
        // It fails only for names of events that are no texts.
        let _ = document.add_event_listener_with_callback("securitypolicyviolation", function);
    }
    LISTENER.set(Some(listener));
}
