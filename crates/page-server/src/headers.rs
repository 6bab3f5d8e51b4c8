//! Which header fields pass, in each direction. Both lists name what passes, so that whatever a browser or an
//! upstream invents next stays out: cookies, origin, referrer, client hints, hop-by-hop fields, CORS permissions.

use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE,
    DATE, HeaderMap, HeaderName, RETRY_AFTER, USER_AGENT, VARY, WWW_AUTHENTICATE,
};

/// From the page to the API. `Content-Length` stays, so that a body keeps its framing; the host is the upstream's.
static TO_UPSTREAM: [HeaderName; 8] = [
    ACCEPT,
    ACCEPT_ENCODING,
    ACCEPT_LANGUAGE,
    AUTHORIZATION,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    USER_AGENT,
    HeaderName::from_static("x-request-id"),
];

/// From the API to the page. `Content-Length` stays, so that the browser notices a body that was cut short.
static TO_PAGE: [HeaderName; 8] = [
    CONTENT_ENCODING,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    DATE,
    RETRY_AFTER,
    VARY,
    WWW_AUTHENTICATE,
    HeaderName::from_static("x-request-id"),
];

/// What of the page's request fields goes to the API.
pub fn to_upstream(fields: &HeaderMap) -> HeaderMap {
    only(fields, &TO_UPSTREAM)
}

/// What of the API's answer fields goes to the page.
pub fn to_page(fields: &HeaderMap) -> HeaderMap {
    only(fields, &TO_PAGE)
}

fn only(fields: &HeaderMap, names: &[HeaderName]) -> HeaderMap {
    let mut kept = HeaderMap::new();
    for name in names {
        for value in fields.get_all(name) {
            kept.append(name, value.clone());
        }
    }
    kept
}
