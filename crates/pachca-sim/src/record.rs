//! One event, kept small: a million of them must fit comfortably.

use crate::texts::{AddressId, ClientId, EntityTypeId, KeyId, Texts};
use audit_model::event::NO_DETAILS;
use audit_model::{AuditEvent, Timestamp};
use std::borrow::Cow;
use std::fmt::Write;

/// One event. Its shared texts are in the [`Texts`] of the same workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When it happened: whole seconds, as the real log has them.
    pub at: Timestamp,
    /// Unique in the workspace.
    pub id: EventId,
    /// The id of the thing it was done to; 64 bits, since chats of threads have outgrown 32.
    pub entity: u64,
    /// `details` as JSON; `None` stands for `{}`.
    pub details: Option<Box<str>>,
    /// Who did it: the id of a person or bot.
    pub actor: u32,
    /// From where; `None` for events that the server wrote by itself.
    pub address: Option<AddressId>,
    /// With what; `None` for events that the server wrote by itself.
    pub client: Option<ClientId>,
    /// What happened.
    pub key: KeyId,
    /// What kind of thing it was done to.
    pub entity_type: EntityTypeId,
}

const _: () = assert!(size_of::<Record>() <= 64);

impl Record {
    /// The event as the dashboard reads it; borrows from the record and the texts.
    pub fn event<'a>(&'a self, texts: &'a Texts) -> AuditEvent<'a> {
        let owned = |text: String| Some(Cow::Owned(text));
        AuditEvent {
            id: Cow::Owned(self.id.to_string()),
            created_at: self.at,
            event_key: Cow::Borrowed(texts.key(self.key)),
            actor_id: owned(self.actor.to_string()),
            actor_type: Some(Cow::Borrowed(ACTOR_TYPE)),
            entity_id: owned(self.entity.to_string()),
            entity_type: Some(Cow::Borrowed(texts.entity_type(self.entity_type))),
            details: Cow::Borrowed(self.details()),
            ip_address: self.address.map(|id| Cow::Borrowed(texts.address(id))),
            user_agent: self.client.map(|id| Cow::Borrowed(texts.client(id))),
            extra: None,
        }
    }

    /// `details` as JSON, `{}` where there are none.
    pub fn details(&self) -> &str {
        self.details.as_deref().unwrap_or(NO_DETAILS)
    }

    /// Appends the event as one JSON object, with the API's field names and order.
    pub fn write_json(&self, texts: &Texts, json: &mut String) {
        // Writing to a String cannot fail. Keys, types and addresses hold nothing that JSON escapes.
        let _ = write!(
            json,
            r#"{{"id":"{}","created_at":"{}","event_key":"{}","actor_id":"{}","actor_type":"{ACTOR_TYPE}","entity_id":"{}","entity_type":"{}","details":{},"ip_address":"#,
            self.id,
            self.at,
            texts.key(self.key),
            self.actor,
            self.entity,
            texts.entity_type(self.entity_type),
            self.details(),
        );
        match self.address {
            Some(id) => {
                let _ = write!(json, r#""{}""#, texts.address(id));
            }
            None => json.push_str("null"),
        }
        json.push_str(r#","user_agent":"#);
        match self.client {
            // A user agent is whatever a client sent, quotes included.
            Some(id) => {
                let _ = write!(json, "{}", serde_json::Value::from(texts.client(id)));
            }
            None => json.push_str("null"),
        }
        json.push('}');
    }
}

/// People and bots alike.
const ACTOR_TYPE: &str = "User";

/// The id of an event: a version 4 UUID whose bits follow from the seed and the event's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId {
    high: u64,
    low: u64,
}

impl EventId {
    /// The id of the event with this number in the workspace with this seed.
    pub const fn new(seed: u64, number: u64) -> Self {
        let high = crate::rng::mix(seed ^ crate::rng::mix(number));
        let low = crate::rng::mix(high ^ number.rotate_left(32));
        Self { high: high & !0xf000 | 0x4000, low: low & !(3 << 62) | (1 << 63) }
    }
}

impl std::fmt::Display for EventId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            self.high >> 32,
            self.high >> 16 & 0xffff,
            self.high & 0xffff,
            self.low >> 48,
            self.low & 0xffff_ffff_ffff
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(texts: &mut Texts) -> Record {
        Record {
            at: Timestamp(1_763_464_867_000),
            id: EventId::new(1, 2),
            entity: 2_637_266_155,
            details: Some(r#"{"public_access":true}"#.into()),
            actor: 12,
            address: Some(texts.address_id("192.0.2.44")),
            client: Some(texts.client_id("odd \"one\"\n")),
            key: texts.key_id("chat_permission_changed"),
            entity_type: texts.entity_type_id("Chat"),
        }
    }

    #[test]
    fn its_json_reads_back_as_the_same_event() {
        let mut texts = Texts::default();
        for bare in [false, true] {
            let mut record = record(&mut texts);
            if bare {
                (record.address, record.client, record.details) = (None, None, None);
            }
            let mut json = String::new();
            record.write_json(&texts, &mut json);
            assert_eq!(AuditEvent::read(&json).unwrap(), record.event(&texts));
            assert_eq!(json, record.event(&texts).to_json());
        }
    }

    #[test]
    fn an_id_is_a_version_4_uuid() {
        let id = EventId::new(7, 0).to_string();
        let groups: Vec<_> = id.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12]);
        assert_eq!(&id[14..15], "4");
        assert!("89ab".contains(&id[19..20]), "{id}");
    }
}
