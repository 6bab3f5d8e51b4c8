//! The Common Event Format: a line of text with a head and pairs.

use super::meaning::{Outcome, Severity};
use super::seen::Seen;
use audit_model::Category;
use std::io::Write;
use std::net::IpAddr;

/// The version of what made the event: the format wants one, and Pachca names none.
const DEVICE_VERSION: &str = "1";

pub fn write(out: &mut Vec<u8>, seen: &Seen<'_>) {
    let (event, notes) = (seen.event, seen.notes);
    let severity = seen.meaning.map_or(Severity::Informational, |meaning| meaning.severity);
    out.extend_from_slice(b"CEF:0|Pachca|Audit log|");
    for part in [DEVICE_VERSION, &event.event_key, seen.title()] {
        head(out, part);
        out.push(b'|');
    }
    // Writing into memory cannot fail.
    let _ = write!(out, "{}|rt={}", severity.cef(), event.created_at.millis());
    let outcome = seen.meaning.map(|meaning| match meaning.outcome {
        Outcome::Success => "success",
        Outcome::Failure => "failure",
    });
    let target = seen.person().unwrap_or_default();
    for (key, value) in [
        ("externalId", Some(event.id.as_ref())),
        ("cat", Some(Category::of(&event.event_key).slug())),
        ("act", Some(event.event_key.as_ref())),
        ("outcome", outcome),
        ("suid", seen.actor().id),
        ("suser", seen.actor().name),
        ("spriv", event.actor_type.as_deref()),
        ("duid", target.id),
        ("duser", target.name),
        ("requestClientApplication", event.user_agent.as_deref()),
    ] {
        pair(out, key, value);
    }
    let address = event.ip_address.as_deref();
    match seen.ip() {
        Some(IpAddr::V4(_)) => pair(out, "src", address),
        Some(IpAddr::V6(_)) => labelled(out, "c6a2", "Source IPv6 Address", address),
        None => pair(out, "shost", address),
    }
    let details = seen.details();
    let extra = seen.extra();
    for (key, label, value) in [
        ("cs1", "entityType", event.entity_type.as_deref()),
        ("cs2", "entityId", seen.entity().id),
        ("cs3", "entityName", seen.entity().name),
        ("cs4", "details", details.as_deref()),
        ("cs5", "localTime", notes.local_time.as_deref()),
        ("cs6", "extra", extra.as_deref()),
    ] {
        labelled(out, key, label, value);
    }
}

fn labelled(out: &mut Vec<u8>, key: &str, label: &str, value: Option<&str>) {
    if is_there(value) {
        pair(out, &format!("{key}Label"), Some(label));
        pair(out, key, value);
    }
}

fn pair(out: &mut Vec<u8>, key: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|_| is_there(value)) {
        out.push(b' ');
        out.extend_from_slice(key.as_bytes());
        out.push(b'=');
        escape(out, value, '=');
    }
}

fn is_there(value: Option<&str>) -> bool {
    value.is_some_and(|value| !value.trim().is_empty())
}

/// A part of the head is one line, and no part may be empty.
fn head(out: &mut Vec<u8>, text: &str) {
    let line = text.replace(['\n', '\r'], " ");
    escape(out, if line.trim().is_empty() { "-" } else { &line }, '|');
}

/// A backslash goes before itself and before the sign that would end the text; line breaks become letters.
fn escape(out: &mut Vec<u8>, text: &str, sign: char) {
    for c in text.chars() {
        match c {
            '\n' => out.extend_from_slice(b"\\n"),
            '\r' => out.extend_from_slice(b"\\r"),
            _ => {
                if c == '\\' || c == sign {
                    out.push(b'\\');
                }
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::notes::Notes;
    use crate::schema::Schema;
    use audit_model::AuditEvent;

    #[test]
    fn signs_that_would_end_a_part_are_escaped_where_they_would() {
        let json = r#"{"id":"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"a|b=\\","actor_id":" ","entity_id":"x=\\|\n","details":{"a":"="},"ip_address":"::1"}"#;
        let mut out = Vec::new();
        Schema::Cef.write(&mut out, &AuditEvent::read(json).unwrap(), &Notes::default());
        let line = r#"CEF:0|Pachca|Audit log|1|a\|b=\\|a\|b=\\|1|rt=1795000867000 externalId=1 cat=other act=a|b\=\\ c6a2Label=Source IPv6 Address c6a2=::1 cs2Label=entityId cs2=x\=\\|\n cs4Label=details cs4={"a":"\="}"#;
        assert_eq!(String::from_utf8(out).unwrap(), format!("{line}\n"));
    }
}
