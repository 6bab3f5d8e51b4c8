//! Reading what is not quite as described: fields of another type, missing or unknown ones.

use crate::event::{AuditEvent, EventError, NO_DETAILS};
use crate::time::Timestamp;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// An optional text that borrows where it can (serde borrows a `Cow` inside an `Option` only when told so).
pub fn borrowed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'de, str>>, D::Error> {
    #[derive(Deserialize)]
    struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);
    Ok(Option::<Borrowed<'de>>::deserialize(deserializer)?.map(|text| text.0))
}

/// The text of a JSON scalar: a string's content, a number or boolean as written; nothing for null and the rest.
pub fn scalar(raw: &str) -> Option<Cow<'_, str>> {
    match raw.as_bytes().first()? {
        b'"' => match serde_json::from_str::<&str>(raw) {
            Ok(plain) => Some(Cow::Borrowed(plain)),
            Err(_) => serde_json::from_str::<String>(raw).ok().map(Cow::Owned),
        },
        b'n' | b'{' | b'[' => None,
        _ => Some(Cow::Borrowed(raw)),
    }
}

/// Any JSON value as an optional text, see [`scalar`]. For the small records of the directory.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    Ok(scalar(raw.get()).map(Cow::into_owned))
}

/// A boolean, also where it comes as text or as a number; false for everything else.
pub fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(optional_flag(deserializer)?.unwrap_or(false))
}

/// A boolean, also where it comes as text or as a number; nothing for everything else.
pub fn optional_flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    Ok(match scalar(raw.get()).as_deref() {
        Some("true" | "1") => Some(true),
        Some("false" | "0") => Some(false),
        _ => None,
    })
}

/// A list of texts; what is not a text is left out, what is not a list is an empty one.
pub fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let items: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
    Ok(items.into_iter().filter_map(|item| scalar(item.get()).map(Cow::into_owned)).collect())
}

/// Reads an event field by field.
pub fn read_event(json: &str) -> Result<AuditEvent<'_>, EventError> {
    let mut fields: BTreeMap<Cow<'_, str>, &RawValue> =
        serde_json::from_str(json).map_err(|_| EventError::NotAnObject)?;
    let mut take = |name: &str| fields.remove(name).map(RawValue::get);
    let id = take("id").and_then(scalar).filter(|id| !id.is_empty()).ok_or(EventError::NoId)?;
    let time = take("created_at").and_then(scalar).ok_or(EventError::NoTime)?;
    let created_at = Timestamp::parse(&time).ok_or(EventError::BadTime)?;
    let event_key =
        take("event_key").and_then(scalar).filter(|key| !key.is_empty()).ok_or(EventError::NoKey)?;
    let details = take("details").filter(|raw| *raw != "null").unwrap_or(NO_DETAILS);
    let mut event = AuditEvent {
        id,
        created_at,
        event_key,
        actor_id: take("actor_id").and_then(scalar),
        actor_type: take("actor_type").and_then(scalar),
        entity_id: take("entity_id").and_then(scalar),
        entity_type: take("entity_type").and_then(scalar),
        details: Cow::Borrowed(details),
        ip_address: take("ip_address").and_then(scalar),
        user_agent: take("user_agent").and_then(scalar),
        extra: None,
    };
    if !fields.is_empty() {
        event.extra = serde_json::to_string(&fields).ok().map(Cow::Owned);
    }
    Ok(event)
}
