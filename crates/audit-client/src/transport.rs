//! What the client needs from the outside to reach the API.

/// Sends one request and brings back the whole answer.
///
/// The implementation adds the base address (`https://host/api/shared/v1`, without a slash at the end) and the
/// `Authorization` header. It alone holds the token, so nothing in this crate can print or keep it.
///
/// Dropping the future cancels the request.
#[expect(async_fn_in_trait, reason = "the page runs on one thread: futures need not be `Send`")]
pub trait Transport {
    /// Sends the request once: no retries, no waiting, any status is an `Ok`.
    ///
    /// # Errors
    /// Where there is no complete answer.
    async fn send(&self, request: &ApiRequest) -> Result<ApiResponse, TransportError>;
}

/// The method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads; may be repeated at will.
    Get,
    /// Writes; repeating it may do it twice.
    Post,
}

/// One request, complete but for the base address and the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiRequest {
    /// How it is sent.
    pub method: Method,
    /// Begins with a slash and follows the base address, percent-encoded: `/audit_events?limit=50`.
    pub path_and_query: String,
    /// JSON, for [`Method::Post`].
    pub body: Option<String>,
}

impl ApiRequest {
    /// A request that reads.
    pub const fn get(path_and_query: String) -> Self {
        Self { method: Method::Get, path_and_query, body: None }
    }

    /// A request that writes this JSON.
    pub const fn post(path_and_query: String, body: String) -> Self {
        Self { method: Method::Post, path_and_query, body: Some(body) }
    }

    /// The path without the query, such as `/audit_events`.
    pub fn path(&self) -> &str {
        self.path_and_query.split('?').next().unwrap_or_default()
    }
}

/// An answer with any status. Headers that are not there, or that the browser hides from a page of another
/// origin, are `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiResponse {
    /// The HTTP status.
    pub status: u16,
    /// `Content-Type`, for the record. Nothing is decided by it: servers on the way rewrite it, the body shows.
    pub content_type: Option<String>,
    /// `Retry-After`, as it came: seconds, an HTTP date, or anything.
    pub retry_after: Option<String>,
    /// `X-Request-Id`, by which Pachca's support finds the request.
    pub request_id: Option<String>,
    /// `Date`: when the server thinks it answered.
    pub date: Option<String>,
    /// `WWW-Authenticate`.
    pub www_authenticate: Option<String>,
    /// The body; bytes that are no UTF-8 are replaced.
    pub body: String,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// The device says that it has no network.
    Offline,
    /// No connection, or the browser withheld the answer (another origin without CORS); with what the platform
    /// says of it.
    Network(String),
    /// The answer began but did not arrive whole.
    CutShort,
    /// It took too long.
    Timeout,
}
