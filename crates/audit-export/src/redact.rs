//! Leaving fields out, and replacing them by pseudonyms.
//!
//! A pseudonym is `KIND-` and the first 16 hexadecimal digits of HMAC-SHA-256 over `KIND`, a zero byte and the value,
//! with the passphrase as its key. The same value has the same pseudonym in every export with that passphrase, in
//! whichever field it stands: a person who acts in one event and is acted upon in another stays one person.

use crate::csv_columns::DETAILS_PREFIX;
use crate::digest::hex;
use crate::fields::{Fields, cell};
use crate::notes::Notes;
use audit_model::AuditEvent;
use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::Sha256;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What becomes of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It is left out.
    Drop,
    /// Its values are replaced by pseudonyms.
    Pseudonym,
}

/// The top-level fields that can be redacted; fields of `details` can be, too, by `details.` and their name. What an
/// event is and when it was, its id, and the types of its ends always stay.
pub const fn redactable() -> [&'static str; 5] {
    ["actor_id", "entity_id", "ip_address", "user_agent", "extra"]
}

/// The key of pseudonyms. Its `Debug` says nothing.
#[derive(Clone)]
pub struct Key(Hmac<Sha256>);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// The key that a passphrase stands for; nothing for an empty one.
    pub fn new(passphrase: &str) -> Option<Self> {
        let key = Hmac::new_from_slice(passphrase.as_bytes()).ok()?;
        (!passphrase.is_empty()).then_some(Self(key))
    }

    /// The pseudonym of a value of a kind.
    pub fn pseudonym(&self, kind: &str, value: &str) -> String {
        let mut mac = self.0.clone();
        mac.update(kind.as_bytes());
        mac.update(&[0]);
        mac.update(value.as_bytes());
        format!("{kind}-{}", hex(&mac.finalize().into_bytes()[..8]))
    }

    /// What shows that two exports were made with the same passphrase.
    pub fn check(&self) -> String {
        self.pseudonym("passphrase", "")
    }
}

/// What becomes of which field.
#[derive(Clone, Debug, Default)]
pub struct Redaction {
    rules: BTreeMap<String, Treatment>,
    key: Option<Key>,
}

impl Redaction {
    /// These rules with this key. Without a key, what would be replaced is left out.
    pub const fn new(rules: BTreeMap<String, Treatment>, key: Option<Key>) -> Self {
        Self { rules, key }
    }

    /// Each field that is not written as it is, with what becomes of it.
    pub fn rules(&self) -> impl Iterator<Item = (&str, Treatment)> {
        self.rules.iter().map(|(field, treatment)| {
            let treatment = if self.key.is_some() { *treatment } else { Treatment::Drop };
            (field.as_str(), treatment)
        })
    }

    /// The key's check, if any pseudonym is written.
    pub fn key_check(&self) -> Option<String> {
        let used = self.rules.values().any(|treatment| *treatment == Treatment::Pseudonym);
        self.key.as_ref().filter(|_| used).map(Key::check)
    }

    /// Whether anything is written of a field.
    pub fn keeps(&self, field: &str) -> bool {
        match self.rules.get(field) {
            None => true,
            Some(Treatment::Pseudonym) => self.key.is_some(),
            Some(Treatment::Drop) => false,
        }
    }

    /// The event as it may be written; nothing if as it is.
    pub fn apply<'a>(&self, event: &AuditEvent<'a>) -> Option<AuditEvent<'a>> {
        if self.rules.is_empty() {
            return None;
        }
        let mut redacted = event.clone();
        self.replace(&mut redacted.actor_id, "actor_id", PERSON);
        let kind = kind_of_entity(event.entity_type.as_deref());
        self.replace(&mut redacted.entity_id, "entity_id", &kind);
        self.replace(&mut redacted.ip_address, "ip_address", "ip");
        self.replace(&mut redacted.user_agent, "user_agent", "client");
        if !self.keeps("extra") {
            redacted.extra = None;
        } else if let (Some(Treatment::Pseudonym), Some(extra)) = (self.rules.get("extra"), &event.extra) {
            redacted.extra = Some(Cow::Owned(self.object(extra, |_| Some(Treatment::Pseudonym))));
        }
        if self.rules.keys().any(|field| field.starts_with(DETAILS_PREFIX)) && event.details != "{}" {
            let rule = |name: &str| self.rules.get(&format!("{DETAILS_PREFIX}{name}")).copied();
            redacted.details = Cow::Owned(self.object(&event.details, rule));
        }
        Some(redacted)
    }

    /// Names go where their ids go.
    pub fn apply_to_notes<'a>(&self, notes: &Notes<'a>) -> Notes<'a> {
        let mut notes = notes.clone();
        if self.rules.contains_key("actor_id") {
            notes.actor_name = None;
        }
        if self.rules.contains_key("entity_id") {
            notes.entity_name = None;
        }
        notes
    }

    fn replace(&self, value: &mut Option<Cow<'_, str>>, field: &str, kind: &str) {
        if let (Some(treatment), Some(text)) = (self.rules.get(field), value.as_deref()) {
            *value = match (treatment, &self.key) {
                (Treatment::Pseudonym, Some(key)) => Some(Cow::Owned(key.pseudonym(kind, text))),
                _ => None,
            };
        }
    }

    /// A JSON object with its fields treated; untouched ones keep their bytes. What is no object cannot be taken
    /// apart, and nobody knows what is in it: it is left out.
    fn object(&self, json: &str, rule: impl Fn(&str) -> Option<Treatment>) -> String {
        let fields = Fields::read(json).map(|fields| fields.0).unwrap_or_default();
        let mut parts = Vec::with_capacity(fields.len());
        for (name, raw) in fields {
            let value = match (rule(&name), &self.key) {
                (None, _) => raw.to_owned(),
                (Some(Treatment::Pseudonym), Some(key)) => hide(key, kind_of_field(&name), raw),
                (Some(_), _) => continue,
            };
            parts.push(format!("{}:{value}", Value::from(name.as_ref())));
        }
        format!("{{{}}}", parts.join(","))
    }
}

/// Replaces a value, or each value within it.
fn hide(key: &Key, kind: &str, raw: &str) -> String {
    match serde_json::from_str::<Value>(raw) {
        Ok(value @ (Value::Array(_) | Value::Object(_))) => hide_within(key, kind, value).to_string(),
        Ok(Value::Null) => "null".to_owned(),
        _ => Value::from(key.pseudonym(kind, &cell(raw))).to_string(),
    }
}

fn hide_within(key: &Key, kind: &str, value: Value) -> Value {
    match value {
        Value::Null => Value::Null,
        Value::Array(items) => items.into_iter().map(|item| hide_within(key, kind, item)).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| {
                let value = hide_within(key, kind_of_field(&name), value);
                (name, value)
            })
            .collect(),
        Value::String(text) => Value::from(key.pseudonym(kind, &text)),
        other => Value::from(key.pseudonym(kind, &other.to_string())),
    }
}

/// Whether a field of `details` holds ids of people.
pub fn names_person(field: &str) -> bool {
    kind_of_field(field) == PERSON
}

/// The kind of people and bots.
const PERSON: &str = "person";

/// The kind of thing that an entity type names.
fn kind_of_entity(entity_type: Option<&str>) -> Cow<'static, str> {
    match entity_type {
        Some("User") => Cow::Borrowed(PERSON),
        Some(other) => Cow::Owned(other.to_lowercase()),
        None => Cow::Borrowed("entity"),
    }
}

/// The kind of thing whose ids a field of `details` holds; any other field is a kind of its own.
fn kind_of_field(name: &str) -> &str {
    match name {
        "actor_id" | "initiator_id" | "inviter_id" | "user_id" | "user_ids" | "resource_owner_id"
        | "owner_id" => "person",
        "chat_id" | "chat_ids" => "chat",
        "message_id" | "started_message_id" => "message",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str = r#"{"id":"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"k","actor_id":"12","actor_type":"User","entity_id":"12","entity_type":"User","details":{"user_id": 12,"chat_id":12,"name" : "x","filters":{"user_ids":[12,null]}},"ip_address":"::1","user_agent":"ua"}"#;

    fn redaction(rules: &[(&str, Treatment)], passphrase: &str) -> Redaction {
        let rules = rules.iter().map(|(field, treatment)| ((*field).to_owned(), *treatment)).collect();
        Redaction::new(rules, Key::new(passphrase))
    }

    #[test]
    fn one_person_has_one_pseudonym_wherever_it_stands() {
        use Treatment::Pseudonym;
        let fields = ["actor_id", "entity_id", "details.user_id", "details.chat_id", "details.filters"];
        let rules: Vec<_> = fields.iter().map(|field| (*field, Pseudonym)).collect();
        let event = AuditEvent::read(EVENT).unwrap();
        let redacted = redaction(&rules, "secret").apply(&event).unwrap();
        let person = redacted.actor_id.clone().unwrap();
        assert_eq!(redacted.entity_id.as_deref(), Some(person.as_ref()));
        let chat = Key::new("secret").unwrap().pseudonym("chat", "12");
        assert_eq!(
            redacted.details,
            format!(
                r#"{{"user_id":"{person}","chat_id":"{chat}","name":"x","filters":{{"user_ids":["{person}",null]}}}}"#
            )
        );
        assert_eq!(redacted.ip_address, event.ip_address);
        // `printf 'person\00012' | openssl dgst -sha256 -hmac secret`
        assert_eq!(person, "person-9064dba8e2a83572");
        let other = redaction(&rules, "other").apply(&event).unwrap();
        assert_ne!(other.actor_id, redacted.actor_id);
    }

    #[test]
    fn what_is_dropped_is_gone_and_the_rest_keeps_its_bytes() {
        use Treatment::{Drop, Pseudonym};
        let rules = [("details.name", Drop), ("user_agent", Drop), ("actor_id", Pseudonym)];
        let redaction = redaction(&rules, "");
        let redacted = redaction.apply(&AuditEvent::read(EVENT).unwrap()).unwrap();
        assert_eq!(redacted.details, r#"{"user_id":12,"chat_id":12,"filters":{"user_ids":[12,null]}}"#);
        assert_eq!((redacted.user_agent, redacted.actor_id), (None, None), "no key, no pseudonym");
        assert!(redaction.rules().all(|(_, treatment)| treatment == Drop) && redaction.key_check().is_none());
    }

    #[test]
    fn names_go_with_their_ids_and_details_that_are_no_object_go_whole() {
        let redaction = redaction(&[("actor_id", Treatment::Drop), ("details.a", Treatment::Drop)], "");
        let notes = Notes { actor_name: Some("A".into()), entity_name: Some("B".into()), ..Notes::default() };
        let notes = redaction.apply_to_notes(&notes);
        assert_eq!((notes.actor_name, notes.entity_name.as_deref()), (None, Some("B")));
        let odd = EVENT
            .replace(r#"{"user_id": 12,"chat_id":12,"name" : "x","filters":{"user_ids":[12,null]}}"#, "[12]");
        assert_eq!(redaction.apply(&AuditEvent::read(&odd).unwrap()).unwrap().details, "{}");
    }
}
