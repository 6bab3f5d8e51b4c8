//! What was staged, for rules to be judged by.

use audit_model::Timestamp;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::record::EventId;

/// A staged incident: who did what from where, and which rules ought to notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// Its name, such as `two_factor_burst`.
    pub kind: &'static str,
    /// The rules that must fire on it, see [`super::rules`].
    pub rules: &'static [&'static str],
    /// Whose account is used; the first victim where there are several.
    pub actor: u32,
    /// From where, if from one address.
    pub address: Option<String>,
    /// The oldest of its events.
    pub from: Timestamp,
    /// The newest of its events.
    pub to: Timestamp,
    /// All of its events, oldest first.
    pub event_ids: Vec<EventId>,
}

impl Serialize for Incident {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut incident = serializer.serialize_struct("Incident", 7)?;
        incident.serialize_field("kind", self.kind)?;
        incident.serialize_field("rules", self.rules)?;
        incident.serialize_field("actor_id", &self.actor.to_string())?;
        incident.serialize_field("ip_address", &self.address)?;
        incident.serialize_field("from", &self.from.to_string())?;
        incident.serialize_field("to", &self.to.to_string())?;
        let ids: Vec<String> = self.event_ids.iter().map(EventId::to_string).collect();
        incident.serialize_field("event_ids", &ids)?;
        incident.end()
    }
}
