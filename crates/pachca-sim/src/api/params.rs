//! Query parameters, read as the real server does: the last of equal names counts, an empty value is none.

use super::errors::ApiError;
use audit_model::Timestamp;
use std::borrow::Cow;

/// The largest page, and the size of one where the request names none.
pub const MAX_LIMIT: usize = 50;

/// The parameters of one request.
pub struct Params<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Params<'a> {
    /// Reads the part of an address behind the `?`.
    pub fn parse(query: Option<&'a str>) -> Self {
        Self(form_urlencoded::parse(query.unwrap_or_default().as_bytes()).collect())
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .rev()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_ref())
            .filter(|value| !value.is_empty())
    }

    /// The values of a list, written `name[]=a&name[]=b`; a plain `name=a` counts as a list of one.
    pub fn list<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name || key.strip_suffix("[]").is_some_and(|key| key == name))
            .map(|(_, value)| value.as_ref())
    }

    /// A time. What is no time counts as missing, without an error: the real server does so.
    pub fn time(&self, name: &str) -> Option<Timestamp> {
        self.get(name).and_then(Timestamp::parse)
    }

    /// A boolean.
    ///
    /// # Errors
    /// 422 for anything but `true`, `false`, `1` and `0`.
    pub fn flag(&self, name: &'static str) -> Result<Option<bool>, ApiError> {
        match self.get(name) {
            None => Ok(None),
            Some("true" | "1") => Ok(Some(true)),
            Some("false" | "0") => Ok(Some(false)),
            Some(other) => Err(not_included(name, other)),
        }
    }

    /// One of a few words; the first is the default.
    ///
    /// # Errors
    /// 422 for any other word.
    pub fn choice(&self, name: &'static str, words: &[&'static str]) -> Result<&'static str, ApiError> {
        let first = words.first().copied().unwrap_or_default();
        let Some(given) = self.get(name) else { return Ok(first) };
        words.iter().copied().find(|word| *word == given).ok_or_else(|| not_included(name, given))
    }

    /// The size of a page: 50 where none is named, and never more.
    ///
    /// # Errors
    /// 422 where it is no whole number, zero or below.
    pub fn limit(&self) -> Result<usize, ApiError> {
        let Some(text) = self.get("limit") else { return Ok(MAX_LIMIT) };
        match text.parse::<i64>() {
            Ok(limit @ 1..) => Ok(usize::try_from(limit).map_or(MAX_LIMIT, |limit| limit.min(MAX_LIMIT))),
            _ => Err(not_included("limit", text)),
        }
    }
}

fn not_included(name: &'static str, value: &str) -> ApiError {
    ApiError::unprocessable(name, Some(value.to_owned()), "inclusion", "Недопустимое значение")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_1_to_50_long_and_nonsense_is_refused() {
        let limit = |query| Params::parse(Some(query)).limit().ok();
        assert_eq!(limit(""), Some(50));
        assert_eq!(limit("limit="), Some(50));
        assert_eq!(limit("limit=1"), Some(1));
        assert_eq!(limit("limit=200"), Some(50));
        for nonsense in ["limit=0", "limit=-1", "limit=ten", "limit=5.5", "limit=99999999999999999999"] {
            assert_eq!(limit(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_plus_in_a_time_may_be_encoded_or_lost() {
        let time = |query| Params::parse(Some(query)).time("t").map(Timestamp::millis);
        let instant = time("t=2026-11-18T00:00:00Z");
        assert_eq!(time("t=2026-11-18T03:00:00%2B03:00"), instant);
        assert_eq!(
            time("t=2026-11-18T03:00:00+03:00"),
            None,
            "a bare plus is a space, and then this is no time"
        );
    }

    #[test]
    fn lists_come_with_brackets() {
        let params = Params::parse(Some("names[]=a&names%5B%5D=b&names=c&other[]=d"));
        assert_eq!(params.list("names").collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
