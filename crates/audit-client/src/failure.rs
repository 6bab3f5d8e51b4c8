//! Why the API gave no answer, told apart so that each case can have its own sentence.

use crate::retry_after::retry_after_ms;
use crate::transport::{ApiRequest, ApiResponse, Method, TransportError};
use audit_model::Timestamp;
use audit_model::error_body::ErrorBody;
use audit_model::page::BodyError;
use std::fmt;

/// A request that failed for good, or after all its retries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiFailure {
    /// What happened.
    pub kind: FailureKind,
    /// The path of the method, without its query: `/audit_events`.
    pub path: String,
    /// The HTTP status, where there was an answer.
    pub status: Option<u16>,
    /// By which Pachca's support finds the request.
    pub request_id: Option<String>,
    /// How long to wait before the next request, where that is known.
    pub retry_after_ms: Option<u64>,
    /// What the API itself said, mostly in Russian. Only out of its own error forms: other text may echo
    /// anything, the token included.
    pub message: Option<String>,
}

/// One kind for each sentence that a person may have to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The token is missing, wrong, expired or revoked.
    BadToken,
    /// The token was not given the scope for this.
    MissingScope {
        /// The scope, where the API names it.
        required: Option<String>,
    },
    /// The token has the scope, but its owner's present role does not allow it. A new token does not help.
    RoleForbidden,
    /// Not for this person: a guest, a suspended or deleted one, or a rule of the workspace.
    AccessDenied,
    /// The plan does not include this, or the workspace is suspended; [`crate::check`] tells which.
    PaymentRequired,
    /// No such record.
    NotFound,
    /// The API refuses the request as it is.
    Invalid,
    /// Too many requests, and waiting would take longer than one request is kept for.
    RateLimited,
    /// The day's messages are used up. Trying again early makes the pause longer.
    DailyLimit,
    /// The server, or one in front of it, failed.
    ServerFault,
    /// Something answered that is not Pachca's API: a page where data should be. As a rule the origin of the
    /// page has no rule that forwards `/api/`.
    NotTheApi,
    /// No connection, or an answer that the browser withholds from pages of another origin.
    Network {
        /// Whether the device itself says that it is offline.
        offline: bool,
        /// What the platform says, in its own words.
        reason: String,
    },
    /// No complete answer in time.
    Timeout,
    /// A success whose body is not what the method gives.
    BadAnswer(BodyError),
    /// The cursors of a list lead nowhere.
    BrokenPaging(PagingFault),
}

/// What is wrong with the cursors of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagingFault {
    /// More is announced, without a cursor to it.
    NoCursor,
    /// A cursor leads to where the walk has been.
    Circle,
    /// More is announced again and again, and nothing comes.
    OnlyEmptyPages,
}

/// Whether trying again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The same request would fail in the same way.
    None,
    /// It may pass: try again after a growing delay.
    Backoff,
    /// Wait as told, everybody.
    PauseAll,
}

impl ApiFailure {
    pub(crate) fn new(kind: FailureKind, path: &str) -> Self {
        Self {
            kind,
            path: path.to_owned(),
            status: None,
            request_id: None,
            retry_after_ms: None,
            message: None,
        }
    }

    pub(crate) fn of_transport(error: TransportError, request: &ApiRequest) -> Self {
        let kind = match error {
            TransportError::Offline => FailureKind::Network { offline: true, reason: String::new() },
            TransportError::Network(reason) => FailureKind::Network { offline: false, reason },
            TransportError::CutShort => FailureKind::BadAnswer(BodyError::CutShort),
            TransportError::Timeout => FailureKind::Timeout,
        };
        Self::new(kind, request.path())
    }

    /// What an answer without success says. `wall` turns a date in `Retry-After` into a wait.
    pub(crate) fn of_error_answer(response: &ApiResponse, request: &ApiRequest, wall: Timestamp) -> Self {
        let body = ErrorBody::read(&response.body);
        Self {
            message: own_words(&body),
            ..Self::of_answer(kind_of(&body, response, request.method), response, request, wall)
        }
    }

    /// What a success with an unusable body says; `begins_as_json` tells a damaged answer from somebody else's.
    pub(crate) fn of_bad_body(
        error: BodyError,
        begins_as_json: bool,
        response: &ApiResponse,
        request: &ApiRequest,
    ) -> Self {
        let kind = match error {
            BodyError::NotJson if !begins_as_json => FailureKind::NotTheApi,
            other => FailureKind::BadAnswer(other),
        };
        Self::of_answer(kind, response, request, Timestamp::default())
    }

    fn of_answer(kind: FailureKind, response: &ApiResponse, request: &ApiRequest, wall: Timestamp) -> Self {
        Self {
            status: Some(response.status),
            request_id: response.request_id.clone(),
            retry_after_ms: response.retry_after.as_deref().and_then(|text| retry_after_ms(text, wall)),
            ..Self::new(kind, request.path())
        }
    }

    /// What may help, as far as the failure itself tells; a request that writes is judged more strictly.
    pub fn remedy(&self) -> Remedy {
        match &self.kind {
            FailureKind::RateLimited => Remedy::PauseAll,
            FailureKind::ServerFault
            | FailureKind::Network { .. }
            | FailureKind::Timeout
            | FailureKind::BadAnswer(_) => Remedy::Backoff,
            // With a success it may be a passing fault on the way; an error status with a page is a wrong address.
            FailureKind::NotTheApi if self.status.is_some_and(|status| status < 300) => Remedy::Backoff,
            _ => Remedy::None,
        }
    }

    /// Whether the same request may pass later without anybody changing anything.
    pub fn is_retryable(&self) -> bool {
        self.remedy() != Remedy::None
    }

    /// Whether it is for want of a connection.
    pub const fn is_connection(&self) -> bool {
        matches!(self.kind, FailureKind::Network { .. } | FailureKind::Timeout)
    }

    /// Whether the answer came from Pachca's API, be it a refusal.
    pub(crate) fn is_by_the_api(&self) -> bool {
        use FailureKind::{BadAnswer, NotTheApi, ServerFault};
        self.status.is_some() && !matches!(self.kind, NotTheApi | ServerFault | BadAnswer(_))
    }
}

/// The shape of the body decides before the status: both documented forms share statuses, and a page in HTML is
/// none of the API's whatever its status.
fn kind_of(body: &ErrorBody, response: &ApiResponse, method: Method) -> FailureKind {
    let foreign = matches!(body, ErrorBody::Html);
    let says = |code: &str| matches!(body, ErrorBody::OAuth { error, .. } if error == code);
    match response.status {
        429 if method == Method::Post && body.has_code("rate_limit") => FailureKind::DailyLimit,
        429 => FailureKind::RateLimited,
        // 408 and 425 are a server's way to say "again, please".
        408 | 425 | 500.. => FailureKind::ServerFault,
        _ if foreign => FailureKind::NotTheApi,
        // The API knows tokens only: whoever wants a name and a password stands before it.
        401 if wants_other_login(response) => FailureKind::NotTheApi,
        401 => FailureKind::BadToken,
        402 => FailureKind::PaymentRequired,
        403 => {
            let header = response.www_authenticate.as_deref().unwrap_or_default();
            if says("insufficient_scope") || header.contains("insufficient_scope") {
                let required = body.required_scope().or_else(|| scope_in(header)).map(str::to_owned);
                FailureKind::MissingScope { required }
            } else if says("role_forbidden") {
                FailureKind::RoleForbidden
            } else {
                FailureKind::AccessDenied
            }
        }
        404 | 405 if matches!(body, ErrorBody::Text(_) | ErrorBody::Empty) => FailureKind::NotTheApi,
        404 => FailureKind::NotFound,
        400..500 => FailureKind::Invalid,
        _ => FailureKind::NotTheApi,
    }
}

/// Whether an answer asks to log in otherwise than by a token.
fn wants_other_login(response: &ApiResponse) -> bool {
    let scheme = response.www_authenticate.as_deref().and_then(|header| header.split_whitespace().next());
    scheme.is_some_and(|scheme| !scheme.eq_ignore_ascii_case("bearer"))
}

/// The scope in `Bearer error="insufficient_scope", …, scope="audit_events:read"`.
fn scope_in(www_authenticate: &str) -> Option<&str> {
    let rest = www_authenticate.split_once("scope=\"").map(|(_, rest)| rest)?;
    rest.split('"').next().filter(|scope| !scope.is_empty())
}

fn own_words(body: &ErrorBody) -> Option<String> {
    match body {
        ErrorBody::Api(items) => items.iter().find_map(|item| item.message.clone()),
        ErrorBody::OAuth { description, .. } => Some(description.clone()),
        ErrorBody::Html | ErrorBody::Text(_) | ErrorBody::Empty => None,
    }
    .filter(|message| !message.is_empty())
}

impl fmt::Display for ApiFailure {
    /// For developers; people read the page's own sentences.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.path, self.kind)?;
        if let Some(status) = self.status {
            write!(f, ", status {status}")?;
        }
        if let Some(id) = &self.request_id {
            write!(f, ", request {id}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ApiFailure {}
