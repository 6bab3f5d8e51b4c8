//! One event, as the rules see it.

use crate::action::Action;
use crate::clock::LocalClock;
use crate::lexicon::ClientIs;
use crate::network::Network;
use crate::place::Place;
use audit_store::{Code, Facet, Row, Store};
use serde_json::Value;
use std::borrow::Cow;

/// The event that the sweep stands at. Numbers are codes of the store.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub store: &'a Store,
    pub row: u32,
    pub time: i64,
    pub action: Action,
    pub actor: u32,
    pub address: u32,
    pub agent: u32,
    pub network: Option<Network>,
    pub client: ClientIs,
    pub clock: LocalClock,
    pub place: Option<Place>,
}

impl<'a> Seen<'a> {
    /// Its details; null where they are no JSON.
    pub fn details(&self) -> Value {
        let event = self.store.event(Row::from_number(self.row));
        event.and_then(|event| serde_json::from_str(&event.details).ok()).unwrap_or_default()
    }

    /// The id of the person it was done to.
    pub fn subject(&self) -> Option<Cow<'a, str>> {
        self.store.event(Row::from_number(self.row))?.entity_id
    }

    /// Whether a person or a program was behind it, and not the server itself.
    pub const fn has_origin(&self) -> bool {
        self.address != Code::MISSING.number() || self.agent != Code::MISSING.number()
    }

    /// The code of the actor with this id, if they ever did anything.
    pub fn actor_code(&self, id: &str) -> Option<u32> {
        self.store.code(Facet::Actor, id).map(Code::number)
    }

    /// The id of the actor that it is logged under.
    pub fn actor_id(&self) -> Option<Cow<'a, str>> {
        self.store.label(Facet::Actor, Code::from_number(self.actor))
    }
}

/// An id in `details`: the API writes numbers there, and sometimes texts.
pub fn id_in(details: &Value, field: &str) -> Option<String> {
    match &details[field] {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}
