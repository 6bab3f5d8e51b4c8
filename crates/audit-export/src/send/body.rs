//! The content of requests.

use super::{Shape, System, Target};
use crate::json::{on_one_line, write_event};
use crate::notes::Notes;
use crate::schema::Schema;
use audit_model::AuditEvent;
use serde_json::{Value, json};
use std::io::Write;

/// Events in the form that the system takes. Writing into memory cannot fail.
pub fn body(target: &Target, events: &[(AuditEvent<'_>, Notes<'_>)]) -> Vec<u8> {
    let mut out = Vec::new();
    if target.system == System::Loki {
        let _ = out.write_all(loki(target, events).to_string().as_bytes());
        return out;
    }
    for (event, notes) in events {
        let _ = match target.system {
            System::Elastic => elastic(&mut out, target.shape, event, notes),
            System::ClickHouse => click_house(&mut out, event, notes),
            System::Splunk => splunk(&mut out, target, event, notes),
            System::VictoriaLogs => victoria_logs(&mut out, target, event, notes),
            System::Ndjson | System::Loki => out.write_all(line(event, notes).as_bytes()),
        };
        let _ = out.write_all(b"\n");
    }
    out
}

/// An event on one line, as the API gives it, with the notes if there are any.
fn line(event: &AuditEvent<'_>, notes: &Notes<'_>) -> String {
    let mut out = Vec::new();
    let _ = write_event(&mut out, event, Some(notes));
    let text = String::from_utf8(out).unwrap_or_default();
    on_one_line(&text).into_owned()
}

/// The id makes it repeatable: what is there already is refused with 409, and stays as it is.
fn elastic(
    out: &mut Vec<u8>,
    shape: Shape,
    event: &AuditEvent<'_>,
    notes: &Notes<'_>,
) -> std::io::Result<()> {
    writeln!(out, "{}", json!({ "create": { "_id": event.id } }))?;
    if shape == Shape::Ecs {
        Schema::Ecs.write(out, event, notes);
        // Whoever calls this ends the line.
        out.truncate(out.len() - 1);
        return Ok(());
    }
    let line = line(event, notes);
    let inner = line.strip_prefix('{').unwrap_or(&line);
    write!(out, "{{\"@timestamp\":\"{}\",{inner}", event.created_at)
}

/// A row of the table in [`super::definition`]: details stay the text that they are.
fn click_house(out: &mut Vec<u8>, event: &AuditEvent<'_>, notes: &Notes<'_>) -> std::io::Result<()> {
    let row = json!({
        "id": event.id,
        "created_at": event.created_at.to_string(),
        "event_key": event.event_key,
        "category": event.category().slug(),
        "actor_id": event.actor_id,
        "actor_type": event.actor_type,
        "actor_name": notes.actor_name,
        "entity_id": event.entity_id,
        "entity_type": event.entity_type,
        "entity_name": notes.entity_name,
        "ip_address": event.ip_address,
        "user_agent": event.user_agent,
        "details": event.details,
        "extra": event.extra,
    });
    write!(out, "{row}")
}

fn splunk(
    out: &mut Vec<u8>,
    target: &Target,
    event: &AuditEvent<'_>,
    notes: &Notes<'_>,
) -> std::io::Result<()> {
    let seconds = event.created_at.millis() as f64 / 1_000.0;
    let head =
        json!({ "time": seconds, "source": "pachca", "sourcetype": "pachca:audit", "index": target.place() });
    let head = head.to_string();
    let open = head.strip_suffix('}').unwrap_or(&head);
    write!(out, "{open},\"event\":{}}}", line(event, notes))
}

fn victoria_logs(
    out: &mut Vec<u8>,
    target: &Target,
    event: &AuditEvent<'_>,
    notes: &Notes<'_>,
) -> std::io::Result<()> {
    let line = line(event, notes);
    let inner = line.strip_prefix('{').unwrap_or(&line);
    let (stream, category) = (Value::from(target.place()), Value::from(event.category().slug()));
    write!(out, "{{\"stream\":{stream},\"category\":{category},{inner}")
}

/// A stream for each category: labels have few values. Within a stream, Loki wants the oldest first.
fn loki(target: &Target, events: &[(AuditEvent<'_>, Notes<'_>)]) -> Value {
    let mut streams: Vec<(&'static str, Vec<&(AuditEvent<'_>, Notes<'_>)>)> = Vec::new();
    for one in events {
        let category = one.0.category().slug();
        match streams.iter_mut().find(|(known, _)| *known == category) {
            Some((_, members)) => members.push(one),
            None => streams.push((category, vec![one])),
        }
    }
    let stream = |(category, mut members): (&str, Vec<&(AuditEvent<'_>, Notes<'_>)>)| {
        members.sort_by_key(|(event, _)| event.created_at);
        let value = |(event, notes): &(AuditEvent<'_>, Notes<'_>)| {
            json!([format!("{}000000", event.created_at.millis()), line(event, notes)])
        };
        let values: Vec<Value> = members.into_iter().map(value).collect();
        json!({ "stream": { "job": target.place(), "category": category }, "values": values })
    };
    json!({ "streams": streams.into_iter().map(stream).collect::<Vec<_>>() })
}
