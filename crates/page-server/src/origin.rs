//! Origins that the page may send events to, beside its own.

use std::fmt;
use std::str::FromStr;

use axum::http::Uri;

/// A scheme, a host and a port if it is not the usual one. Nothing else goes into the page's policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OriginError;

impl fmt::Display for OriginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an origin such as https://logs.example.com:9200 (no path, no name, no password, no wildcard)")
    }
}

impl std::error::Error for OriginError {}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        let address: Uri = text.trim().parse().map_err(|_| OriginError)?;
        let (scheme, authority) = address.scheme_str().zip(address.authority()).ok_or(OriginError)?;
        let is_bare = address.path() == "/" && address.query().is_none();
        // What a host cannot hold could end the policy's entry and begin another.
        let is_plain =
            authority.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
        if !is_bare || !is_plain || !matches!(scheme, "http" | "https") {
            return Err(OriginError);
        }
        Ok(Self(format!("{scheme}://{authority}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bare_origins_are_taken() {
        let read = |text: &str| text.parse::<Origin>().map(|origin| origin.to_string());
        assert_eq!(read(" https://logs.example:9200/ "), Ok("https://logs.example:9200".to_owned()));
        assert_eq!(read("http://[::1]:9200"), Ok("http://[::1]:9200".to_owned()));
        for text in [
            "",
            "logs.example",
            "ftp://a",
            "https://a/b",
            "https://u@a",
            "https://*.a",
            "https://a;x",
            "https://a?b",
        ] {
            assert_eq!(read(text), Err(OriginError), "{text}");
        }
    }
}
