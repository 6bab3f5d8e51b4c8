//! An event as those see it who put it into other words.

use super::meaning::Meaning;
use crate::fields::{Fields, cell};
use crate::json::on_one_line;
use crate::notes::Notes;
use crate::redact::names_person;
use audit_model::AuditEvent;
use audit_model::event::NO_DETAILS;
use serde_json::Value;
use std::borrow::Cow;
use std::net::IpAddr;

/// An event with what it means.
pub struct Seen<'a> {
    pub event: &'a AuditEvent<'a>,
    pub notes: &'a Notes<'a>,
    pub meaning: Option<&'static Meaning>,
    details: Vec<(Cow<'a, str>, &'a str)>,
}

/// A thing with its id and its name, as far as they are known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Thing<'a> {
    pub id: Option<&'a str>,
    pub name: Option<&'a str>,
}

impl<'a> Seen<'a> {
    pub fn new(event: &'a AuditEvent<'a>, notes: &'a Notes<'a>) -> Self {
        let details = Fields::read(&event.details).map(|fields| fields.0).unwrap_or_default();
        Self { event, notes, meaning: Meaning::of(&event.event_key), details }
    }

    /// What the event is, in English: of an unknown kind the key.
    pub fn title(&self) -> &str {
        self.meaning.map_or(self.event.event_key.as_ref(), |meaning| meaning.title)
    }

    /// The raw JSON of a field of `details`.
    pub fn raw(&self, field: &str) -> Option<&'a str> {
        self.details.iter().rev().find(|(name, _)| name == field).map(|(_, raw)| *raw)
    }

    /// The text of a field of `details`, if it has one.
    pub fn detail(&self, field: &str) -> Option<Cow<'a, str>> {
        self.raw(field).map(cell).filter(|text| !text.is_empty())
    }

    /// The texts of a list in `details`.
    pub fn list(&self, field: &str) -> Vec<String> {
        let items: Vec<Value> =
            self.raw(field).and_then(|raw| serde_json::from_str(raw).ok()).unwrap_or_default();
        let text = |item: Value| match item {
            Value::String(text) => text,
            other => other.to_string(),
        };
        items.into_iter().map(text).collect()
    }

    /// Who did it.
    pub fn actor(&self) -> Thing<'a> {
        Thing { id: some(self.event.actor_id.as_ref()), name: some(self.notes.actor_name.as_ref()) }
    }

    /// What it was done to.
    pub fn entity(&self) -> Thing<'a> {
        Thing { id: some(self.event.entity_id.as_ref()), name: some(self.notes.entity_name.as_ref()) }
    }

    /// Whether it was done to a thing of this type.
    pub fn is_done_to(&self, entity_type: &str) -> bool {
        self.event.entity_type.as_deref() == Some(entity_type)
    }

    /// The person to whom it was done, where that is a person.
    pub fn person(&self) -> Option<Thing<'a>> {
        self.is_done_to("User").then(|| self.entity())
    }

    /// Ids of people in `details`.
    pub fn people(&self) -> Vec<String> {
        let named = self.details.iter().filter(|(name, _)| names_person(name));
        let ids = named.flat_map(|(name, raw)| match raw.starts_with('[') {
            true => self.list(name),
            false => vec![cell(raw).into_owned()],
        });
        ids.filter(|id| !id.is_empty()).collect()
    }

    /// The address, if it is one.
    pub fn ip(&self) -> Option<IpAddr> {
        self.event.ip_address.as_deref()?.trim().parse().ok()
    }

    /// `details` on one line; nothing where there are none.
    pub fn details(&self) -> Option<Cow<'a, str>> {
        (self.event.details != NO_DETAILS).then(|| on_one_line(&self.event.details))
    }

    /// Top-level fields that no description knows, on one line.
    pub fn extra(&self) -> Option<Cow<'a, str>> {
        self.event.extra.as_deref().map(on_one_line)
    }
}

fn some<'a>(text: Option<&'a Cow<'a, str>>) -> Option<&'a str> {
    text.map(|text| text.as_ref()).filter(|text| !text.is_empty())
}
