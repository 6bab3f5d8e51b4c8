//! Error bodies in the API's two forms, and the plain text of the rate limiter.

use http::{HeaderValue, Response, StatusCode, header};
use serde_json::json;

/// An answer of the API, its body as text.
pub type Answer = Response<String>;

/// A JSON answer.
pub fn json(status: StatusCode, body: &serde_json::Value) -> Answer {
    with_type(status, "application/json; charset=utf-8", body.to_string())
}

/// An answer with a body of any type.
pub fn with_type(status: StatusCode, content_type: &'static str, body: String) -> Answer {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    answer
}

/// What is wrong with a request, in the form `{"errors":[…]}`.
#[derive(Debug)]
pub struct ApiError {
    /// The status of the answer.
    pub status: StatusCode,
    /// The field at fault, or `base` for the request as a whole.
    pub key: &'static str,
    /// What the field held.
    pub value: Option<String>,
    /// A code such as `invalid`.
    pub code: &'static str,
    /// A sentence in Russian, as the API writes them.
    pub message: &'static str,
}

impl ApiError {
    /// An error about the request as a whole.
    pub fn base(status: StatusCode, code: &'static str, message: &'static str) -> Self {
        Self { status, key: "base", value: None, code, message }
    }

    /// A value that validation refuses (422).
    pub fn unprocessable(
        key: &'static str,
        value: Option<String>,
        code: &'static str,
        message: &'static str,
    ) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, key, value, code, message }
    }

    /// A request that cannot be understood (400).
    pub fn bad_request(
        key: &'static str,
        value: Option<String>,
        code: &'static str,
        message: &'static str,
    ) -> Self {
        Self { status: StatusCode::BAD_REQUEST, key, value, code, message }
    }

    /// Nothing there (404).
    pub fn not_found() -> Self {
        Self::base(StatusCode::NOT_FOUND, "not_found", "Запись не найдена")
    }

    /// The person may not do that (403).
    pub fn access_denied() -> Self {
        Self::base(StatusCode::FORBIDDEN, "access_denied", "Доступ запрещён")
    }

    /// The plan does not include the method, or the workspace has not paid (402).
    pub fn payment_required(message: &'static str) -> Self {
        Self::base(StatusCode::PAYMENT_REQUIRED, "payment_required", message)
    }
}

impl From<ApiError> for Answer {
    fn from(error: ApiError) -> Self {
        let item = json!({
            "key": error.key,
            "value": error.value,
            "message": error.message,
            "code": error.code,
            "payload": null,
        });
        json(error.status, &json!({ "errors": [item] }))
    }
}

/// An error of authorisation, in the form `{"error", "error_description"}`.
pub fn oauth(status: StatusCode, error: &str, description: &str) -> Answer {
    json(status, &json!({ "error": error, "error_description": description }))
}

/// The token lacks the scope that the method needs. Body and header carry the same sentence.
pub fn insufficient_scope(scope: &str) -> Answer {
    const ERROR: &str = "insufficient_scope";
    let description = format!("Insufficient scope. Required: {scope}");
    let mut answer = oauth(StatusCode::FORBIDDEN, ERROR, &description);
    let challenge = format!(r#"Bearer error="{ERROR}", error_description="{description}", scope="{scope}""#);
    if let Ok(challenge) = HeaderValue::from_str(&challenge) {
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    }
    answer
}

/// The answer of the rate limiter, which stands in front of the application: plain text, whole seconds to wait.
pub fn too_many_requests(retry_after_s: u64) -> Answer {
    let mut answer =
        with_type(StatusCode::TOO_MANY_REQUESTS, "text/plain; charset=utf-8", "Retry later\n".to_owned());
    answer.headers_mut().insert(header::RETRY_AFTER, retry_after_s.into());
    answer
}

/// The answer of a proxy in front of a server that is down.
pub fn bad_gateway() -> Answer {
    const PAGE: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
        <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    with_type(StatusCode::BAD_GATEWAY, "text/html", PAGE.to_owned())
}

/// The answer of an application that failed.
pub fn unhandled() -> Answer {
    ApiError::base(StatusCode::INTERNAL_SERVER_ERROR, "unhandled", "Что-то пошло не так, попробуйте позже")
        .into()
}
