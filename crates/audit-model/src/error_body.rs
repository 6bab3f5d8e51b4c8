//! What an error response says. The two documented forms share statuses, so the shape of the body decides.

use crate::lenient;
use serde::Deserialize;

/// The body of an answer that is not a success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorBody {
    /// `{"errors":[{key, value, message, code, payload}]}`.
    Api(Vec<ApiErrorItem>),
    /// `{"error": "...", "error_description": "..."}`.
    OAuth {
        /// A code such as `insufficient_scope`.
        error: String,
        /// A sentence for developers.
        description: String,
    },
    /// A web page: not Pachca's API, but something in between.
    Html,
    /// Some other text, cut to a readable length.
    Text(String),
    /// Nothing.
    Empty,
}

/// One entry of an API error. Everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ApiErrorItem {
    /// The field at fault.
    #[serde(deserialize_with = "lenient::text")]
    pub key: Option<String>,
    /// A sentence for people, in Russian.
    #[serde(deserialize_with = "lenient::text")]
    pub message: Option<String>,
    /// A code such as `payment_required`.
    #[serde(deserialize_with = "lenient::text")]
    pub code: Option<String>,
}

/// The longest text of an unknown body that is kept, in characters.
const TEXT_LIMIT: usize = 200;

impl ErrorBody {
    /// Reads an error body; never fails, at worst it is [`ErrorBody::Text`].
    pub fn read(body: &str) -> Self {
        #[derive(Deserialize)]
        struct Api {
            errors: Vec<ApiErrorItem>,
        }
        #[derive(Deserialize)]
        struct OAuth {
            error: String,
            #[serde(default, deserialize_with = "lenient::text")]
            error_description: Option<String>,
        }
        let body = body.trim();
        if body.is_empty() {
            return Self::Empty;
        }
        if let Ok(api) = serde_json::from_str::<Api>(body) {
            return Self::Api(api.errors);
        }
        if let Ok(oauth) = serde_json::from_str::<OAuth>(body) {
            return Self::OAuth {
                error: oauth.error,
                description: oauth.error_description.unwrap_or_default(),
            };
        }
        if looks_like_html(body) {
            return Self::Html;
        }
        Self::Text(body.chars().take(TEXT_LIMIT).collect())
    }

    /// The scope that an `insufficient_scope` answer asks for.
    pub fn required_scope(&self) -> Option<&str> {
        match self {
            Self::OAuth { error, description } if error == "insufficient_scope" => {
                let rest = description.split_once("Required:")?.1.trim_start();
                let end =
                    rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
                Some(&rest[..end]).filter(|scope| !scope.is_empty())
            }
            _ => None,
        }
    }

    /// Whether an API error carries this code.
    pub fn has_code(&self, code: &str) -> bool {
        matches!(self, Self::Api(items) if items.iter().any(|item| item.code.as_deref() == Some(code)))
    }
}

/// Whether a body is a web page rather than an answer.
pub fn looks_like_html(body: &str) -> bool {
    let start: String = body.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype")
        || start.starts_with("<html")
        || start.starts_with("<head")
        || start.starts_with("<body")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_of_the_body_decides() {
        let api = ErrorBody::read(r#"{"errors":[{"message":"Нет","code":"payment_required"}]}"#);
        assert!(api.has_code("payment_required"));
        let oauth = ErrorBody::read(
            r#"{"error":"insufficient_scope","error_description":"Insufficient scope. Required: audit_events:read"}"#,
        );
        assert_eq!(oauth.required_scope(), Some("audit_events:read"));
        assert_eq!(ErrorBody::read("<!DOCTYPE html><p>502"), ErrorBody::Html);
        assert_eq!(ErrorBody::read("Too many requests"), ErrorBody::Text("Too many requests".into()));
        assert_eq!(ErrorBody::read(" "), ErrorBody::Empty);
    }
}
