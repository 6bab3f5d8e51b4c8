//! The one address that requests are forwarded to, and the only place where such an address is put together.

use std::fmt;
use std::str::FromStr;

use axum::http::Uri;
use axum::http::uri::{Authority, PathAndQuery, Scheme};

use crate::API_PREFIX;

/// Base address of the API: scheme, host and port, and a path without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upstream {
    scheme: Scheme,
    authority: Authority,
    base_path: String,
}

/// Why a text is not the address of an API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UpstreamError {
    /// It is no address at all.
    NotAnAddress,
    /// Neither `http` nor `https`.
    Scheme,
    /// It holds a user name or password, which would be sent along with every request.
    Credentials,
    /// It holds a query, after which no path can be appended.
    Query,
}

impl fmt::Display for UpstreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnAddress => "not an address such as https://api.pachca.com/api/shared/v1",
            Self::Scheme => "the address must begin with http:// or https://",
            Self::Credentials => "the address must not hold a user name or password",
            Self::Query => "the address must not hold a query",
        })
    }
}

impl std::error::Error for UpstreamError {}

impl FromStr for Upstream {
    type Err = UpstreamError;

    fn from_str(text: &str) -> Result<Self, UpstreamError> {
        let parts = text.trim().parse::<Uri>().map_err(|_| UpstreamError::NotAnAddress)?.into_parts();
        let scheme = parts.scheme.ok_or(UpstreamError::NotAnAddress)?;
        let authority = parts.authority.ok_or(UpstreamError::NotAnAddress)?;
        if scheme != Scheme::HTTP && scheme != Scheme::HTTPS {
            return Err(UpstreamError::Scheme);
        }
        if authority.as_str().contains('@') {
            return Err(UpstreamError::Credentials);
        }
        let path = parts.path_and_query.unwrap_or_else(|| PathAndQuery::from_static("/"));
        if path.query().is_some() {
            return Err(UpstreamError::Query);
        }
        Ok(Self { scheme, authority, base_path: path.path().trim_end_matches('/').to_owned() })
    }
}

impl Upstream {
    /// Host, and port where it is not the scheme's own.
    pub fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// Address upstream of what the page asked for, or `None` where that is not below [`API_PREFIX`] or tries to
    /// climb out of it. Scheme, host and port are always those of the configuration.
    pub fn address_of(&self, asked: &Uri) -> Option<Uri> {
        let rest = asked.path().strip_prefix(API_PREFIX)?;
        if !rest.starts_with('/') || climbs(rest) {
            return None;
        }
        let query = asked.query().map(|query| format!("?{query}")).unwrap_or_default();
        Uri::builder()
            .scheme(self.scheme.clone())
            .authority(self.authority.clone())
            .path_and_query(format!("{}{rest}{query}", self.base_path))
            .build()
            .ok()
    }
}

/// Whether a path has a segment `.` or `..`, or a backslash, plainly or percent-encoded once: servers differ in
/// what they make of these, so none is sent on.
fn climbs(path: &str) -> bool {
    let plain = path.to_ascii_lowercase().replace("%2e", ".").replace("%2f", "/").replace("%5c", "\\");
    plain.contains('\\') || plain.split('/').any(|segment| segment == "." || segment == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(base: &str, asked: &str) -> Option<String> {
        let asked = asked.parse().unwrap();
        base.parse::<Upstream>().unwrap().address_of(&asked).map(|uri| uri.to_string())
    }

    #[test]
    fn appends_path_and_query_to_the_base() {
        let base = "https://api.pachca.com/api/shared/v1";
        let expected = "https://api.pachca.com/api/shared/v1/users?limit=50&q=a%20b";
        assert_eq!(address(base, "/api/shared/v1/users?limit=50&q=a%20b").as_deref(), Some(expected));
        assert_eq!(
            address("http://127.0.0.1:9/", "/api/shared/v1/users").as_deref(),
            Some("http://127.0.0.1:9/users")
        );
    }

    #[test]
    fn refuses_what_is_not_below_the_prefix() {
        for asked in ["/api/shared/v1", "/api/shared/v1x/users", "/api/shared/v2/users", "/users", "/"] {
            assert_eq!(address("https://api.pachca.com/api/shared/v1", asked), None, "{asked}");
        }
    }

    #[test]
    fn refuses_to_climb() {
        for path in ["../x", "a/../../x", "%2e%2e/x", "a/%2E./x", "./x", "..%2fx", "a\\..\\x", "%5c..%5cx"] {
            let asked = format!("/api/shared/v1/{path}");
            if asked.parse::<Uri>().is_ok() {
                assert_eq!(address("https://api.pachca.com/api/shared/v1", &asked), None, "{asked}");
            }
        }
        assert!(
            address("https://api.pachca.com", "/api/shared/v1/a..b/c.").is_some(),
            "dots within a name are fine"
        );
    }

    #[test]
    fn nothing_in_the_path_changes_the_host() {
        for path in ["//evil.example/x", "/@evil.example/x", "/:80@evil.example", "/http://evil.example"] {
            let asked = format!("/api/shared/v1{path}").parse().unwrap();
            let sent = "https://api.pachca.com/v1".parse::<Upstream>().unwrap().address_of(&asked).unwrap();
            assert_eq!(sent.authority().unwrap(), "api.pachca.com");
            assert!(sent.path().starts_with("/v1/"));
        }
    }

    #[test]
    fn says_why_an_address_is_refused() {
        let error = |text: &str| text.parse::<Upstream>().unwrap_err();
        assert_eq!(error("api.pachca.com/v1"), UpstreamError::NotAnAddress);
        assert_eq!(error(""), UpstreamError::NotAnAddress);
        assert_eq!(error("ftp://api.pachca.com"), UpstreamError::Scheme);
        assert_eq!(error("https://me:secret@api.pachca.com"), UpstreamError::Credentials);
        assert_eq!(error("https://api.pachca.com/v1?x=1"), UpstreamError::Query);
    }
}
