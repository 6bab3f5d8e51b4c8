//! Requests to the API, by the browser.

use audit_client::{ApiRequest, ApiResponse, Method, Transport, TransportError};
use gloo_net::http::{Request, Response};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, RequestCache, RequestCredentials, RequestRedirect};

/// The API behind the page's own origin: it answers no browser from another one, so whatever serves this page
/// forwards this path.
const BASE: &str = "/api/shared/v1";

/// Where the API is. The browser extension, which may ask Pachca itself, says so in its copy of `index.html`.
fn base() -> String {
    web_sys::window()
        .and_then(|window| window.document()?.query_selector("meta[name=pachca-api]").ok()?)
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| BASE.to_owned())
}

/// Whether browsers refuse what this page is told to ask, because it came over a safe connection and the API would not.
pub fn is_mixed() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    let is_safe = protocol.is_some_and(|protocol| protocol != "http:");
    // A device is safe from itself.
    let is_own = |host: &str| ["127.0.0.1", "localhost", "[::1]"].iter().any(|own| host.starts_with(own));
    is_safe && base().strip_prefix("http://").is_some_and(|host| !is_own(host))
}

/// Requests to keep under way: browsers open six connections to an origin, and two more that wait for one keep them
/// all busy; unless the server speaks a protocol that carries many requests over one: then as many as it takes to
/// reach the API's rate from far away.
pub fn walks() -> usize {
    const OVER_SIX: usize = 8;
    const OVER_ONE: usize = 20;
    let entries = web_sys::window()
        .and_then(|window| window.performance())
        .map(|performance| performance.get_entries_by_type("resource"))
        .unwrap_or_default();
    let field = |entry: &JsValue, name: &str| Reflect::get(entry, &name.into()).ok()?.as_string();
    let ours = |entry: &JsValue| field(entry, "name").is_some_and(|name| name.contains(BASE));
    let protocol = entries.iter().rfind(ours).and_then(|entry| field(&entry, "nextHopProtocol"));
    if protocol.is_some_and(|protocol| protocol == "h2" || protocol == "h3") { OVER_ONE } else { OVER_SIX }
}

/// The one place that holds the token. It has no `Debug` on purpose.
#[derive(Clone)]
pub struct HttpTransport {
    base: Rc<str>,
    authorization: Rc<str>,
}

impl HttpTransport {
    /// A transport that shows this token to the API, and to nobody else.
    pub fn new(token: &str) -> Self {
        Self { base: base().into(), authorization: format!("Bearer {token}").into() }
    }
}

/// Aborts the request when the future that waits for it is dropped.
struct AbortOnDrop(Option<AbortController>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

impl Transport for HttpTransport {
    async fn send(&self, request: &ApiRequest) -> Result<ApiResponse, TransportError> {
        // Without a controller (very old browsers) the request only cannot be cut short.
        let abort = AbortOnDrop(AbortController::new().ok());
        let signal = abort.0.as_ref().map(AbortController::signal);
        let url = format!("{}{}", self.base, request.path_and_query);
        let builder = match request.method {
            Method::Get => Request::get(&url),
            Method::Post => Request::post(&url).header("Content-Type", "application/json"),
        };
        let builder = builder
            .header("Authorization", &self.authorization)
            .header("Accept", "application/json")
            .credentials(RequestCredentials::Omit)
            .cache(RequestCache::NoStore)
            // The API never redirects. Whoever does (a login page in front of it) gets no second request from here;
            // the answer has no status then, and is nobody the client knows.
            .redirect(RequestRedirect::Manual)
            .abort_signal(signal.as_ref());
        let ready = match &request.body {
            Some(body) => builder.body(body.clone()),
            None => builder.build(),
        };
        let answer = ready.map_err(network)?.send().await.map_err(network)?;
        read(answer).await
    }
}

async fn read(answer: Response) -> Result<ApiResponse, TransportError> {
    let headers = answer.headers();
    Ok(ApiResponse {
        status: answer.status(),
        content_type: headers.get("content-type"),
        retry_after: headers.get("retry-after"),
        request_id: headers.get("x-request-id"),
        date: headers.get("date"),
        www_authenticate: headers.get("www-authenticate"),
        // The head has arrived, so a failure here means that the body did not arrive whole.
        body: answer.text().await.map_err(|_| TransportError::CutShort)?,
    })
}

fn network(error: gloo_net::Error) -> TransportError {
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    if online { TransportError::Network(error.to_string()) } else { TransportError::Offline }
}
