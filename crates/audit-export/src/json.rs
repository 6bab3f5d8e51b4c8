//! An event as a JSON object, field by field as the API writes it.

use crate::notes::{NOTES_FIELD, Notes};
use audit_model::AuditEvent;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes the event; `details` byte for byte, notes as one field more at its end.
pub fn write_event(
    out: &mut impl Write,
    event: &AuditEvent<'_>,
    notes: Option<&Notes<'_>>,
) -> io::Result<()> {
    out.write_all(b"{\"id\":")?;
    text(out, Some(&event.id))?;
    write!(out, ",\"created_at\":\"{}\",\"event_key\":", event.created_at)?;
    text(out, Some(&event.event_key))?;
    for (name, value) in [
        (",\"actor_id\":", &event.actor_id),
        (",\"actor_type\":", &event.actor_type),
        (",\"entity_id\":", &event.entity_id),
        (",\"entity_type\":", &event.entity_type),
    ] {
        out.write_all(name.as_bytes())?;
        text(out, value.as_deref())?;
    }
    out.write_all(b",\"details\":")?;
    out.write_all(event.details.as_bytes())?;
    out.write_all(b",\"ip_address\":")?;
    text(out, event.ip_address.as_deref())?;
    out.write_all(b",\"user_agent\":")?;
    text(out, event.user_agent.as_deref())?;
    let extra = event.extra.as_deref().and_then(|extra| extra.trim().strip_prefix('{')?.strip_suffix('}'));
    if let Some(inner) = extra.filter(|inner| !inner.trim().is_empty()) {
        out.write_all(b",")?;
        out.write_all(inner.as_bytes())?;
    }
    if let Some(notes) = notes.filter(|notes| !notes.is_empty()) {
        write!(out, ",\"{NOTES_FIELD}\":")?;
        serde_json::to_writer(&mut *out, notes)?;
    }
    out.write_all(b"}")
}

/// JSON on one line. A line break can only stand between values there, never in them: a space means the same.
pub fn on_one_line(json: &str) -> Cow<'_, str> {
    if json.contains(['\n', '\r']) {
        Cow::Owned(json.replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(json)
    }
}

fn text(out: &mut impl Write, value: Option<&str>) -> io::Result<()> {
    match value {
        Some(value) => Ok(serde_json::to_writer(out, value)?),
        None => out.write_all(b"null"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_written_as_the_model_writes_it() {
        for json in [
            r#"{"id":"a\n\"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"k","actor_id":null,"actor_type":"User","entity_id":"1","entity_type":null,"details":{"b": 1 ,"a":[ ]},"ip_address":"::1","user_agent":"я"}"#,
            r#"{"id":"1","created_at":"2026-11-18T11:21:07Z","event_key":"k","zone":{"a": 1},"request":"r"}"#,
        ] {
            let event = AuditEvent::read(json).unwrap();
            let mut out = Vec::new();
            write_event(&mut out, &event, None).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), event.to_json());
        }
    }
}
