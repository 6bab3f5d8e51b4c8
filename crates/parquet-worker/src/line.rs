//! A row as a line of NDJSON.

use audit_export::NOTES_FIELD;
use audit_export::typed::{COLUMNS, is_note};
use audit_model::event::NO_DETAILS;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// The fields of an event in the order of the API: so they are read fastest.
const FIELDS: [&str; 10] = [
    "id",
    "created_at",
    "event_key",
    "actor_id",
    "actor_type",
    "entity_id",
    "entity_type",
    "details",
    "ip_address",
    "user_agent",
];

/// Puts a row at the end of the lines.
pub fn write<'t>(out: &mut Vec<u8>, cell: impl Fn(&str) -> Option<&'t str>) {
    for (place, name) in FIELDS.into_iter().enumerate() {
        out.extend_from_slice(if place == 0 { b"{\"" } else { b",\"" });
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"\":");
        match cell(name) {
            None if name == "details" => out.extend_from_slice(NO_DETAILS.as_bytes()),
            None => out.extend_from_slice(b"null"),
            Some(text) => match raw(text).filter(|_| name == "details") {
                Some(json) => one_line(out, json),
                // Texts and memory cannot fail.
                None => drop(serde_json::to_writer(&mut *out, text)),
            },
        }
    }
    // Fields that are known by no name stand beside the others, as they came.
    let extra =
        cell("extra").and_then(raw).and_then(|raw| raw.strip_prefix('{')?.strip_suffix('}')).map(str::trim);
    if let Some(inner) = extra.filter(|inner| !inner.is_empty()) {
        out.push(b',');
        one_line(out, inner);
    }
    let noted = COLUMNS.into_iter().filter(|name| is_note(name));
    let notes: Map<String, Value> =
        noted.filter_map(|name| Some((name.to_owned(), Value::from(cell(name)?)))).collect();
    if !notes.is_empty() {
        out.extend_from_slice(format!(",\"{NOTES_FIELD}\":{}", Value::Object(notes)).as_bytes());
    }
    out.extend_from_slice(b"}\n");
}

/// The text, if it is JSON.
fn raw(text: &str) -> Option<&str> {
    serde_json::from_str::<&RawValue>(text).ok().map(RawValue::get)
}

/// In JSON, a line break can only stand between values.
fn one_line(out: &mut Vec<u8>, json: &str) {
    out.extend(json.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { b' ' } else { byte }));
}
