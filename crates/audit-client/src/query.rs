//! Query strings, and what may be asked of the audit log.

use audit_model::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The most records the API gives in one page.
pub const PAGE_LIMIT: u8 = 50;

/// All but the unreserved characters of RFC 3986, section 2.3.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The last instant whose year has four digits. The API drops a time that it cannot read and answers without
/// that filter, so a time is never written in a form that it may not know.
const LAST_WRITABLE: Timestamp = Timestamp(253_402_300_799_999);

/// A query string in the making: `name=value` pairs, values percent-encoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryString(String);

impl QueryString {
    /// Adds a pair. For a list, repeat the name with brackets: `names[]`.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(name);
        self.0.push('=');
        self.0.extend(utf8_percent_encode(value, ENCODED));
        self
    }

    /// Adds a pair where there is a value.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The path with this query behind it.
    pub fn after(&self, path: &str) -> String {
        if self.0.is_empty() { path.to_owned() } else { format!("{path}?{}", self.0) }
    }
}

/// Which events to read. All conditions hold at once; `None` is no condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventQuery {
    /// The earliest instant, inclusive.
    pub start: Option<Timestamp>,
    /// The latest instant, inclusive.
    pub end: Option<Timestamp>,
    /// One event key; the API takes one per request.
    pub event_key: Option<String>,
    /// Who did it.
    pub actor_id: Option<String>,
    /// `User`, for bots too.
    pub actor_type: Option<String>,
    /// What it was done to.
    pub entity_id: Option<String>,
    /// The kind of thing it was done to.
    pub entity_type: Option<String>,
    /// Events per page, 1 to [`PAGE_LIMIT`]; always sent, since the API's own default may change.
    pub limit: u8,
}

impl Default for EventQuery {
    fn default() -> Self {
        Self {
            start: None,
            end: None,
            event_key: None,
            actor_id: None,
            actor_type: None,
            entity_id: None,
            entity_type: None,
            limit: PAGE_LIMIT,
        }
    }
}

impl EventQuery {
    /// Everything between two instants, both inclusive.
    pub fn between(start: Timestamp, end: Timestamp) -> Self {
        Self { start: Some(start), end: Some(end), ..Self::default() }
    }

    /// The query string. Filters go along with a cursor, too: whether the cursor holds them is not documented.
    pub fn to_query(&self, cursor: Option<&str>) -> QueryString {
        let time =
            |instant: Option<Timestamp>| instant.map(|at| at.clamp(Timestamp(0), LAST_WRITABLE).to_string());
        QueryString::default()
            .with("limit", &self.limit.clamp(1, PAGE_LIMIT).to_string())
            .with_some("start_time", time(self.start).as_deref())
            .with_some("end_time", time(self.end).as_deref())
            .with_some("event_key", self.event_key.as_deref())
            .with_some("actor_id", self.actor_id.as_deref())
            .with_some("actor_type", self.actor_type.as_deref())
            .with_some("entity_id", self.entity_id.as_deref())
            .with_some("entity_type", self.entity_type.as_deref())
            .with_some("cursor", cursor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_and_cursor_are_all_sent_and_encoded() {
        let query = EventQuery {
            start: Timestamp::parse("2026-11-01T00:00:00Z"),
            event_key: Some("user&login".into()),
            ..EventQuery::default()
        };
        assert_eq!(
            query.to_query(Some("a+/=ж")).after("/audit_events"),
            "/audit_events?limit=50&start_time=2026-11-01T00%3A00%3A00.000Z&event_key=user%26login&cursor=a%2B%2F%3D%D0%B6"
        );
    }

    #[test]
    fn a_limit_or_time_that_the_api_cannot_read_is_never_sent() {
        let query = EventQuery { limit: 0, ..EventQuery::between(Timestamp(i64::MIN), Timestamp(i64::MAX)) };
        assert_eq!(
            query.to_query(None).after(""),
            "?limit=1&start_time=1970-01-01T00%3A00%3A00.000Z&end_time=9999-12-31T23%3A59%3A59.999Z"
        );
        assert!(EventQuery { limit: 200, ..query }.to_query(None).after("").starts_with("?limit=50&"));
    }

    #[test]
    fn a_path_without_a_query_stays_bare() {
        assert_eq!(QueryString::default().after("/profile"), "/profile");
        assert_eq!(QueryString::default().with("names[]", "a b").after("/t"), "/t?names[]=a%20b");
    }
}
