//! One audit event.

use crate::compact::Compact;
use crate::{Category, Timestamp, lenient};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// One audit event, borrowed from the page it came in (or owned, as `AuditEvent<'static>`).
///
/// All ids are opaque text: the API writes them as strings at the top level, and as numbers inside `details`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent<'a> {
    /// Opaque and unique; the one thing by which events are told apart.
    pub id: Cow<'a, str>,
    /// When it happened. Not unique: the API has whole seconds in practice.
    pub created_at: Timestamp,
    /// What happened; an open set, see [`crate::catalogue`].
    pub event_key: Cow<'a, str>,
    /// Who did it: the id of a person or a bot.
    pub actor_id: Option<Cow<'a, str>>,
    /// `User` for people and bots alike.
    pub actor_type: Option<Cow<'a, str>>,
    /// What it was done to.
    pub entity_id: Option<Cow<'a, str>>,
    /// The kind of thing it was done to: `User`, `Chat`, `Message`…; an open set.
    pub entity_type: Option<Cow<'a, str>>,
    /// The raw JSON text of `details`, byte for byte; `{}` where the API gave none.
    pub details: Cow<'a, str>,
    /// Missing for events that the server wrote by itself.
    pub ip_address: Option<Cow<'a, str>>,
    /// Cut by the server at 255 characters; missing for events that the server wrote by itself.
    pub user_agent: Option<Cow<'a, str>>,
    /// Top-level fields that no description knows, as one JSON object; missing where there are none.
    pub extra: Option<Cow<'a, str>>,
}

/// The `details` of an event that has none.
pub const NO_DETAILS: &str = "{}";

impl<'a> AuditEvent<'a> {
    /// Reads one event.
    ///
    /// # Errors
    /// Only where there is no telling what or when the event was: see [`EventError`].
    pub fn read(json: &'a str) -> Result<Self, EventError> {
        let mut compact = Compact::new(json);
        if let Some(event) = compact.event().filter(|_| compact.rest().is_empty()) {
            return Ok(event);
        }
        match serde_json::from_str::<Exact<'a>>(json) {
            Ok(exact) => exact.into_event(),
            // Something is not as described: take it apart field by field.
            Err(_) => lenient::read_event(json),
        }
    }

    /// Reads one event as described, in whatever order and with whatever spaces.
    #[cfg(test)]
    pub(crate) fn read_described(json: &'a str) -> Option<Self> {
        serde_json::from_str::<Exact<'a>>(json).ok()?.into_event().ok()
    }

    /// The category of [`event_key`](Self::event_key).
    pub fn category(&self) -> Category {
        Category::of(&self.event_key)
    }

    /// A copy that owns its text.
    pub fn into_owned(self) -> AuditEvent<'static> {
        fn own<'b>(text: Option<Cow<'_, str>>) -> Option<Cow<'b, str>> {
            text.map(|text| Cow::Owned(text.into_owned()))
        }
        AuditEvent {
            id: Cow::Owned(self.id.into_owned()),
            created_at: self.created_at,
            event_key: Cow::Owned(self.event_key.into_owned()),
            actor_id: own(self.actor_id),
            actor_type: own(self.actor_type),
            entity_id: own(self.entity_id),
            entity_type: own(self.entity_type),
            details: Cow::Owned(self.details.into_owned()),
            ip_address: own(self.ip_address),
            user_agent: own(self.user_agent),
            extra: own(self.extra),
        }
    }

    /// The event as one JSON object with the API's field names and order; `details` byte for byte.
    pub fn to_json(&self) -> String {
        let text = |value: &str| serde_json::Value::from(value).to_string();
        let optional =
            |value: &Option<Cow<'_, str>>| value.as_deref().map_or_else(|| "null".to_owned(), text);
        let mut json = format!(
            r#"{{"id":{},"created_at":"{}","event_key":{},"actor_id":{},"actor_type":{},"entity_id":{},"entity_type":{},"details":{},"ip_address":{},"user_agent":{}"#,
            text(&self.id),
            self.created_at,
            text(&self.event_key),
            optional(&self.actor_id),
            optional(&self.actor_type),
            optional(&self.entity_id),
            optional(&self.entity_type),
            self.details,
            optional(&self.ip_address),
            optional(&self.user_agent),
        );
        if let Some(inner) = self.extra.as_deref().and_then(|extra| extra.trim().strip_prefix('{')) {
            json.push(',');
            json.push_str(inner);
        } else {
            json.push('}');
        }
        json
    }
}

/// Why an event could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventError {
    /// Not a JSON object.
    NotAnObject,
    /// No `id`, or an empty one.
    NoId,
    /// No `created_at`.
    NoTime,
    /// `created_at` is not a time.
    BadTime,
    /// No `event_key`.
    NoKey,
}

/// The event exactly as described, in whatever order and with whatever spaces. Borrows all it can.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exact<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    created_at: Cow<'a, str>,
    #[serde(borrow)]
    event_key: Cow<'a, str>,
    #[serde(borrow, deserialize_with = "lenient::borrowed")]
    actor_id: Option<Cow<'a, str>>,
    #[serde(borrow, deserialize_with = "lenient::borrowed")]
    actor_type: Option<Cow<'a, str>>,
    #[serde(borrow, deserialize_with = "lenient::borrowed")]
    entity_id: Option<Cow<'a, str>>,
    #[serde(borrow, deserialize_with = "lenient::borrowed")]
    entity_type: Option<Cow<'a, str>>,
    #[serde(borrow)]
    details: &'a RawValue,
    #[serde(borrow, deserialize_with = "lenient::borrowed")]
    ip_address: Option<Cow<'a, str>>,
    #[serde(borrow, deserialize_with = "lenient::borrowed")]
    user_agent: Option<Cow<'a, str>>,
}

impl<'a> Exact<'a> {
    /// The event, if it has an id and a time.
    pub(crate) fn into_event(self) -> Result<AuditEvent<'a>, EventError> {
        if self.id.is_empty() {
            return Err(EventError::NoId);
        }
        let details = match self.details.get() {
            "null" => NO_DETAILS,
            raw => raw,
        };
        Ok(AuditEvent {
            created_at: Timestamp::parse(&self.created_at).ok_or(EventError::BadTime)?,
            id: self.id,
            event_key: self.event_key,
            actor_id: self.actor_id,
            actor_type: self.actor_type,
            entity_id: self.entity_id,
            entity_type: self.entity_type,
            details: Cow::Borrowed(details),
            ip_address: self.ip_address,
            user_agent: self.user_agent,
            extra: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"{"id":"a1","created_at":"2026-11-18T11:21:07.000Z","event_key":"user_login","actor_id":"12","actor_type":"User","entity_id":"12","entity_type":"User","details":{"b": 2637266155,"a":[ ]},"ip_address":null,"user_agent":"Chrome \"1\""}"#;

    #[test]
    fn details_stay_byte_for_byte_and_the_event_writes_back_as_it_came() {
        let event = AuditEvent::read(WHOLE).unwrap();
        assert_eq!(event.details, r#"{"b": 2637266155,"a":[ ]}"#);
        assert_eq!(event.ip_address, None);
        assert_eq!(event.user_agent.as_deref(), Some("Chrome \"1\""));
        assert!(matches!(event.actor_id, Some(Cow::Borrowed("12"))));
        assert_eq!(event.to_json(), WHOLE);
    }

    #[test]
    fn numbers_for_strings_missing_and_extra_fields_are_read() {
        let event = AuditEvent::read(
            r#"{"id":77,"created_at":"2026-11-18T11:21:07Z","event_key":"x_new","actor_id":12,"request_id":"r","zone":{"a":1}}"#,
        )
        .unwrap();
        assert_eq!((event.id.as_ref(), event.actor_id.as_deref()), ("77", Some("12")));
        assert_eq!(event.details, NO_DETAILS);
        assert_eq!(event.extra.as_deref(), Some(r#"{"request_id":"r","zone":{"a":1}}"#));
        assert!(event.to_json().ends_with(r#""user_agent":null,"request_id":"r","zone":{"a":1}}"#));
        assert_eq!(event.category(), Category::Other);
    }

    #[test]
    fn what_cannot_be_placed_says_why() {
        let read = |json| AuditEvent::read(json).unwrap_err();
        assert_eq!(read("[]"), EventError::NotAnObject);
        assert_eq!(
            read(r#"{"id":"","created_at":"2026-11-18T11:21:07Z","event_key":"k"}"#),
            EventError::NoId
        );
        assert_eq!(read(r#"{"id":"1","event_key":"k"}"#), EventError::NoTime);
        assert_eq!(read(r#"{"id":"1","created_at":"soon","event_key":"k"}"#), EventError::BadTime);
        assert_eq!(read(r#"{"id":"1","created_at":"2026-11-18T11:21:07Z"}"#), EventError::NoKey);
    }

    #[test]
    fn null_details_and_markup_in_an_id_are_only_text() {
        let json = WHOLE.replace("a1", "<img src=x>").replace(r#"{"b": 2637266155,"a":[ ]}"#, "null");
        let event = AuditEvent::read(&json).unwrap();
        assert_eq!((event.id.as_ref(), event.details.as_ref()), ("<img src=x>", NO_DETAILS));
    }
}
