//! A page of a list method: the items, and the cursors to its neighbours.

use crate::compact::Compact;
use crate::event::{AuditEvent, EventError, Exact};
use crate::lenient;
use serde::Deserialize;
use serde_json::value::RawValue;

/// Cursors to the neighbours of a page. All of it may be missing: older answers had only `next_page`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Paginate {
    /// Towards older records. Opaque.
    #[serde(deserialize_with = "lenient::text")]
    pub next_page: Option<String>,
    /// Towards newer records. Opaque.
    #[serde(deserialize_with = "lenient::text")]
    pub prev_page: Option<String>,
    /// Whether older records exist; the only sign of the end (an empty or short page is none).
    #[serde(deserialize_with = "lenient::optional_flag")]
    pub has_next: Option<bool>,
    /// Whether newer records exist.
    #[serde(deserialize_with = "lenient::optional_flag")]
    pub has_prev: Option<bool>,
}

/// An item that could not be read, with its text as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The raw JSON of the item.
    pub raw: String,
    /// What was wrong with it.
    pub error: EventError,
}

/// A page of the audit log.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct EventPage<'a> {
    /// The readable events, in the order they came.
    pub events: Vec<AuditEvent<'a>>,
    /// The others.
    pub unreadable: Vec<Unreadable>,
    /// Where the neighbours are.
    pub paginate: Paginate,
}

impl<'a> EventPage<'a> {
    /// Reads the body of `GET /audit_events`.
    ///
    /// # Errors
    /// Where the body is not such an answer at all: cut short, not JSON, or without `data`.
    pub fn read(body: &'a str) -> Result<Self, BodyError> {
        // As a rule all is as described, and one pass over the text is enough.
        match Self::read_compact(body).or_else(|| Self::read_exact(body)) {
            Some(page) => Ok(page),
            None => Self::read_leniently(body),
        }
    }

    /// A page that has been written without spaces, its fields in the usual order.
    fn read_compact(body: &'a str) -> Option<Self> {
        let mut reader = Compact::new(body);
        reader.skip(r#"{"data":["#)?;
        let mut events = Vec::new();
        if reader.skip("]").is_none() {
            loop {
                events.push(reader.event()?);
                if reader.skip(",").is_none() {
                    break reader.skip("]")?;
                }
            }
        }
        let meta: Meta = match reader.rest() {
            "}" => Meta::default(),
            rest => serde_json::from_str(rest.strip_prefix(r#","meta":"#)?.strip_suffix('}')?).ok()?,
        };
        Some(Self { events, unreadable: Vec::new(), paginate: meta.paginate })
    }

    fn read_exact(body: &'a str) -> Option<Self> {
        #[derive(Deserialize)]
        struct Envelope<'b> {
            #[serde(borrow)]
            data: Vec<Exact<'b>>,
            #[serde(default)]
            meta: Meta,
        }
        let envelope: Envelope<'a> = serde_json::from_str(body).ok()?;
        let events: Result<_, _> = envelope.data.into_iter().map(Exact::into_event).collect();
        Some(Self { events: events.ok()?, unreadable: Vec::new(), paginate: envelope.meta.paginate })
    }

    /// Event by event, so that an odd one costs no neighbour.
    fn read_leniently(body: &'a str) -> Result<Self, BodyError> {
        let list = List::read(body)?;
        let mut page = Self {
            events: Vec::with_capacity(list.items.len()),
            unreadable: Vec::new(),
            paginate: list.paginate,
        };
        for raw in list.items {
            match AuditEvent::read(raw) {
                Ok(event) => page.events.push(event),
                Err(error) => page.unreadable.push(Unreadable { raw: raw.to_owned(), error }),
            }
        }
        Ok(page)
    }
}

#[derive(Default, Deserialize)]
struct Meta {
    #[serde(default)]
    paginate: Paginate,
}

/// Any list answer, its items still unread.
#[derive(Debug, PartialEq, Eq)]
pub struct List<'a> {
    /// The raw JSON of each item.
    pub items: Vec<&'a str>,
    /// Where the neighbours are.
    pub paginate: Paginate,
}

impl<'a> List<'a> {
    /// Reads `{"data": [...], "meta": {"paginate": {...}}}`; `meta` may be missing.
    ///
    /// # Errors
    /// Where the body is cut short, not JSON, or has no list in `data`.
    pub fn read(body: &'a str) -> Result<Self, BodyError> {
        #[derive(Deserialize)]
        struct Envelope<'b> {
            #[serde(borrow)]
            data: Vec<&'b RawValue>,
            #[serde(borrow, default)]
            meta: Option<&'b RawValue>,
        }
        let envelope: Envelope<'a> = serde_json::from_str(body).map_err(|error| BodyError::of(&error))?;
        let meta: Meta =
            envelope.meta.and_then(|meta| serde_json::from_str(meta.get()).ok()).unwrap_or_default();
        Ok(Self { items: envelope.data.into_iter().map(RawValue::get).collect(), paginate: meta.paginate })
    }
}

/// Reads `{"data": {...}}`: the answer of a method that gives one record.
///
/// # Errors
/// Where the body is cut short, not JSON, or has no such record in `data`.
pub fn read_record<'a, T: Deserialize<'a>>(body: &'a str) -> Result<T, BodyError> {
    #[derive(Deserialize)]
    struct Envelope<R> {
        data: R,
    }
    serde_json::from_str::<Envelope<T>>(body)
        .map(|envelope| envelope.data)
        .map_err(|error| BodyError::of(&error))
}

/// Why a body that should be an answer is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyError {
    /// It ends in the middle: asking again may help.
    CutShort,
    /// It is not JSON.
    NotJson,
    /// It is JSON of another shape.
    OtherShape,
}

impl BodyError {
    fn of(error: &serde_json::Error) -> Self {
        match error.classify() {
            serde_json::error::Category::Eof => Self::CutShort,
            serde_json::error::Category::Data => Self::OtherShape,
            serde_json::error::Category::Syntax | serde_json::error::Category::Io => Self::NotJson,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unreadable_event_keeps_its_text_and_costs_no_neighbour() {
        let body = r#"{"data":[{"id":"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"a"},{"id":null,"x":1},7],"meta":{"paginate":{"next_page":"c+/=","has_next":true}}}"#;
        let page = EventPage::read(body).unwrap();
        assert_eq!(page.events.len(), 1);
        assert_eq!(
            page.unreadable[0],
            Unreadable { raw: r#"{"id":null,"x":1}"#.into(), error: EventError::NoId }
        );
        assert_eq!(page.unreadable[1].error, EventError::NotAnObject);
        assert_eq!(page.paginate.next_page.as_deref(), Some("c+/="));
        assert_eq!((page.paginate.has_next, page.paginate.has_prev), (Some(true), None));
    }

    #[test]
    fn one_pass_and_event_by_event_read_the_same() {
        let event = |id: &str| {
            format!(
                r#"{{"id":"{id}","created_at":"2026-11-18T11:21:07.000Z","event_key":"k","actor_id":"1","actor_type":"User","entity_id":null,"entity_type":"User","details":{{"a": "\u0041"}},"ip_address":"::1","user_agent":"\"x"}}"#
            )
        };
        let body = format!(
            r#"{{"data":[{},{}],"meta":{{"paginate":{{"next_page":"n","has_next":true}}}}}}"#,
            event("1"),
            event("2")
        );
        let page = EventPage::read_exact(&body).unwrap();
        assert_eq!(page, EventPage::read_leniently(&body).unwrap());
        assert_eq!(EventPage::read_compact(&body), None);
        let plain = body.replace(r#"\"x"#, "x").replace(r#"{"a": "\u0041"}"#, "null");
        assert_eq!(EventPage::read_compact(&plain), EventPage::read_exact(&plain));
        assert!(EventPage::read_compact(&plain).is_some());
        assert_eq!(EventPage::read_compact(&plain[..plain.len() - 1]), None);
        assert_eq!((page.events.len(), page.events[0].user_agent.as_deref()), (2, Some("\"x")));
        assert_eq!(EventPage::read_exact(&body.replace("\"2\"", "2")), None);
    }

    #[test]
    fn a_body_that_is_no_answer_says_which_kind() {
        let read = |body| EventPage::read(body).unwrap_err();
        assert_eq!(read(r#"{"data":[{"id":"1","#), BodyError::CutShort);
        assert_eq!(read(""), BodyError::CutShort);
        assert_eq!(read("<html>"), BodyError::NotJson);
        assert_eq!(read(r#"{"data":{}}"#), BodyError::OtherShape);
        assert_eq!(read("[]"), BodyError::OtherShape);
    }

    #[test]
    fn an_odd_flag_does_not_cost_the_cursor() {
        let body = r#"{"data":[],"meta":{"paginate":{"next_page":7,"has_next":"true","has_prev":[]}}}"#;
        let paginate = EventPage::read(body).unwrap().paginate;
        assert_eq!(paginate.next_page.as_deref(), Some("7"));
        assert_eq!((paginate.has_next, paginate.has_prev), (Some(true), None));
    }

    #[test]
    fn odd_meta_does_not_spoil_the_data() {
        let page = EventPage::read(r#"{"data":[],"meta":"none"}"#).unwrap();
        assert_eq!(page.paginate, Paginate::default());
    }
}
