//! One request in, one request out, both bodies streamed as they come.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::http::{StatusCode, Version};
use axum::response::{IntoResponse, Response};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::headers;
use crate::upstream::Upstream;

/// How long to wait for a connection. There is no limit on the answer: the page has its own and can cancel.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The client that talks to the upstream. It follows no redirect, keeps no cookie and asks no proxy, because
/// hyper's client knows none of these.
#[derive(Clone)]
pub struct Forwarder {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    upstream: Upstream,
}

impl Forwarder {
    pub fn new(upstream: Upstream) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
        tcp.set_nodelay(true);
        // The TLS layer on top decides by the scheme; the TCP layer must not refuse https addresses.
        tcp.enforce_http(false);
        let connector = HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1();
        Self { client: Client::builder(TokioExecutor::new()).build(connector.wrap_connector(tcp)), upstream }
    }
}

/// Sends the request on and passes the answer back. When the upstream drops the connection before its answer
/// begins, the page gets 502; when it drops it later, so does this server, and the browser sees a failed load.
pub async fn forward(State(forwarder): State<Forwarder>, request: Request) -> Response {
    let Some(address) = forwarder.upstream.address_of(request.uri()) else {
        return unknown().await;
    };
    let (asked, body) = request.into_parts();
    let mut sent = Request::new(body);
    *sent.method_mut() = asked.method;
    *sent.uri_mut() = address;
    *sent.headers_mut() = headers::to_upstream(&asked.headers);

    match forwarder.client.request(sent).await {
        Ok(answer) => pass_back(answer.map(Body::new)),
        Err(error) => {
            // The error names addresses and causes, never header fields, so the token cannot get into the log.
            eprintln!("page-server: {}: {}", forwarder.upstream.authority(), causes(&error));
            (StatusCode::BAD_GATEWAY, "The API behind this server gave no answer.\n").into_response()
        }
    }
}

/// The answer for addresses below `/api` that stand for nothing upstream.
pub async fn unknown() -> Response {
    (StatusCode::NOT_FOUND, "No such address on this server.\n").into_response()
}

fn pass_back(answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    let mut fields = headers::to_page(&parts.headers);
    fields.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // An audit log has no business in a browser's disk cache.
    fields.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    parts.headers = fields;
    parts.version = Version::HTTP_11;
    Response::from_parts(parts, body)
}

fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
