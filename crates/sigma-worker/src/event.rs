//! An event of the log by the names that rules use; they are listed in `docs/sigma.md`.

use audit_model::Timestamp;
use audit_model::catalogue::Category;
use audit_model::client::Client;
use rsigma_eval::{Event, EventValue, JsonEvent};
use serde_json::{Value, json};
use std::borrow::Cow;

/// Other names of the log's own fields.
const NAMES: [(&str, &str); 13] = [
    ("EventType", "event_key"),
    ("EventName", "event_key"),
    ("EventID", "id"),
    ("EventTime", "created_at"),
    ("User", "actor_id"),
    ("UserType", "actor_type"),
    ("TargetId", "entity_id"),
    ("TargetType", "entity_type"),
    ("SourceIP", "ip_address"),
    ("SourceIp", "ip_address"),
    ("ClientIP", "ip_address"),
    ("src_ip", "ip_address"),
    ("UserAgent", "user_agent"),
];

/// An event.
#[derive(Debug)]
pub struct LogEvent {
    json: JsonEvent<'static>,
    /// Its id.
    pub id: String,
    /// Who did it, by id; empty for the server itself.
    pub actor: String,
    /// When it happened, in seconds since 1970.
    pub seconds: i64,
    category: &'static str,
    client: Client,
}

impl LogEvent {
    /// Reads a line as the API writes events; nothing where it is none.
    pub fn read(line: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_slice(line).ok()?;
        let text = |field: &str| value.get(field).and_then(Value::as_str);
        let seconds = Timestamp::parse(text("created_at")?)?.0.div_euclid(1000);
        let id = text("id")?.to_owned();
        let actor = text("actor_id").unwrap_or_default().to_owned();
        let category = Category::of(text("event_key").unwrap_or_default()).slug();
        let client = Client::parse(text("user_agent").unwrap_or_default());
        Some(Self { id, actor, seconds, category, client, json: JsonEvent::owned(value) })
    }
}

impl Event for LogEvent {
    fn get_field(&self, path: &str) -> Option<EventValue<'_>> {
        let derived = |text| Some(EventValue::Str(Cow::Borrowed(text)));
        match path {
            "Category" => derived(self.category),
            "Client" => derived(self.client.family.as_str()),
            "Platform" => derived(self.client.platform),
            _ => {
                let known = NAMES.iter().find(|(other, _)| *other == path);
                self.json.get_field(known.map_or(path, |(_, name)| name))
            }
        }
    }

    fn any_string_value(&self, pred: &dyn Fn(&str) -> bool) -> bool {
        self.json.any_string_value(pred)
    }

    fn all_string_values(&self) -> Vec<Cow<'_, str>> {
        self.json.all_string_values()
    }

    /// What a correlation keeps of it: the id is enough to find it again.
    fn to_json(&self) -> Value {
        json!({ "id": self.id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_go_by_the_names_of_rules_and_by_their_own() {
        let line = br#"{"id":"e1","created_at":"2026-11-18T11:21:07.900Z","event_key":"user_login","actor_id":"7",
            "details":{"scopes":["a","b"],"chat":{"public":true}},"ip_address":"203.0.113.9","user_agent":"curl/8.5.0"}"#;
        let event = LogEvent::read(line).unwrap();
        assert_eq!((event.seconds, event.actor.as_str()), (1_795_000_867, "7"));
        for (name, value) in [
            ("EventType", "user_login"),
            ("event_key", "user_login"),
            ("User", "7"),
            ("SourceIP", "203.0.113.9"),
            ("Client", "curl"),
            ("Category", "auth"),
        ] {
            assert_eq!(
                event.get_field(name).and_then(|value| value.as_str().map(Cow::into_owned)),
                Some(value.to_owned()),
                "{name}"
            );
        }
        assert_eq!(event.get_field("details.chat.public").and_then(|value| value.as_bool()), Some(true));
        assert!(event.get_field("details.scopes").is_some() && event.get_field("Image").is_none());
        assert!(LogEvent::read(b"{}").is_none() && LogEvent::read(b"nonsense").is_none());
    }
}
