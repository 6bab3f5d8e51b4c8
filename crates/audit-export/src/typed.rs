//! The columns of a table whose columns have types, as Parquet has them.

use crate::fields::Fields;
use crate::notes::{NOTES_FIELD, Notes};
use audit_model::AuditEvent;
use audit_model::event::{EventError, NO_DETAILS};
use std::borrow::Cow;

/// The names of the columns, in order. `created_at` is an instant, all others are texts.
pub const COLUMNS: [&str; 15] = [
    "id",
    "created_at",
    "event_key",
    "category",
    "actor_id",
    "actor_name",
    "actor_type",
    "entity_id",
    "entity_name",
    "entity_type",
    "ip_address",
    "user_agent",
    "local_time",
    "details",
    "extra",
];

/// The columns that every event fills.
pub const NEEDED: [&str; 3] = ["id", "created_at", "event_key"];

/// Whether a column is there only if names, the category and the local time go along.
pub fn is_note(column: &str) -> bool {
    matches!(column, "category" | "actor_name" | "entity_name" | "local_time")
}

/// What stands in the columns.
pub fn cells<'a>(event: &'a AuditEvent<'_>, notes: &'a Notes<'_>) -> [Option<Cow<'a, str>>; COLUMNS.len()] {
    let text = |text: &'a Option<Cow<'_, str>>| text.as_deref().map(Cow::Borrowed);
    [
        Some(Cow::Borrowed(&event.id)),
        Some(Cow::Owned(event.created_at.to_string())),
        Some(Cow::Borrowed(&event.event_key)),
        text(&notes.category),
        text(&event.actor_id),
        text(&notes.actor_name),
        text(&event.actor_type),
        text(&event.entity_id),
        text(&notes.entity_name),
        text(&event.entity_type),
        text(&event.ip_address),
        text(&event.user_agent),
        text(&notes.local_time),
        (event.details != NO_DETAILS).then(|| Cow::Borrowed(event.details.as_ref())),
        text(&event.extra),
    ]
}

/// Reads an event with the notes beside it, as NDJSON has them.
///
/// # Errors
/// Where it is no event.
pub fn read_noted(line: &str) -> Result<(AuditEvent<'_>, Notes<'static>), EventError> {
    let mut event = AuditEvent::read(line)?;
    let notes = take_notes(&mut event).unwrap_or_default();
    Ok((event, notes))
}

/// Takes the notes out of an event that was read; nothing where there are none.
pub fn take_notes(event: &mut AuditEvent<'_>) -> Option<Notes<'static>> {
    if !event.extra.as_deref()?.contains(NOTES_FIELD) {
        return None;
    }
    let extra = event.extra.take()?;
    let fields = Fields::read(&extra).map(|fields| fields.0).unwrap_or_default();
    let notes = fields.iter().find(|(name, _)| name == NOTES_FIELD);
    let notes =
        notes.and_then(|notes| serde_json::from_str::<Notes<'_>>(notes.1).ok()).map(Notes::into_owned);
    let rest = fields.iter().filter(|(name, _)| name != NOTES_FIELD);
    let rest: Vec<String> =
        rest.map(|(name, raw)| format!("{}:{raw}", serde_json::Value::from(name.as_ref()))).collect();
    event.extra = (!rest.is_empty()).then(|| Cow::Owned(format!("{{{}}}", rest.join(","))));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_come_off_and_other_fields_stay() {
        let line = r#"{"id":"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"k","zone":{"a": 1},"_dashboard":{"actor_name":"Анна"}}"#;
        let (event, notes) = read_noted(line).unwrap();
        assert_eq!(event.extra.as_deref(), Some(r#"{"zone":{"a": 1}}"#));
        let cells = cells(&event, &notes);
        let cell = |name: &str| cells[COLUMNS.iter().position(|one| *one == name).unwrap()].as_deref();
        assert_eq!([cell("id"), cell("actor_name"), cell("details")], [Some("1"), Some("Анна"), None]);
        assert!(COLUMNS.iter().filter(|name| is_note(name)).count() == 4);
    }
}
