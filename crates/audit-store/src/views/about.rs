//! What happened to one thing, whatever is selected.

use crate::bits::Bits;
use crate::coded::Accepted;
use crate::columns::ALWAYS;
use crate::facet::Column;
use crate::{Facet, Row, Store};

impl Store {
    /// All events with one of these keys about a thing, oldest first, whatever clauses are set. Takes time for the events
    /// with these keys, not for all that there are.
    pub fn all_about(&mut self, entity_type: &str, entity: &str, keys: &[&str]) -> Vec<Row> {
        self.order.settle(&self.events.columns);
        let events = &self.events;
        let code = |facet, label: &str| events.code(facet, label);
        let (Some(kind), Some(entity)) = (code(Facet::EntityType, entity_type), code(Facet::Entity, entity))
        else {
            return Vec::new();
        };
        let keys: Vec<u32> = keys.iter().filter_map(|key| code(Facet::EventKey, key)).collect();
        let mut accepted = Bits::default();
        for number in 0..events.codes(Column::Kind) as u32 {
            let is_of = |facet| events.facet_of(facet, number);
            accepted.push(is_of(Facet::EntityType) == kind && keys.contains(&is_of(Facet::EventKey)));
        }
        let mut rows = events.columns.list(Column::Kind, &Accepted::of(&accepted, false), &ALWAYS);
        rows.retain(|row| events.facet(*row, Facet::Entity) == entity);
        rows.sort_unstable_by_key(|row| self.order.position(&events.columns, *row));
        rows.into_iter().map(Row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::{AuditEvent, Timestamp};

    fn event(
        id: u32,
        seconds: i64,
        key: &'static str,
        kind: &'static str,
        entity: &'static str,
    ) -> AuditEvent<'static> {
        AuditEvent {
            id: format!("event-{id}").into(),
            created_at: Timestamp(1_700_000_000_000 + seconds * 1_000),
            event_key: key.into(),
            actor_id: Some("7".into()),
            actor_type: Some("User".into()),
            entity_id: Some(entity.into()),
            entity_type: Some(kind.into()),
            details: "{}".into(),
            ip_address: None,
            user_agent: None,
            extra: None,
        }
    }

    #[test]
    fn what_happened_to_a_thing_comes_in_the_order_of_time() {
        let mut store = Store::new();
        store.append(&[
            event(1, 9, "access_token_destroy", "AccessToken", "41"),
            event(2, 5, "access_token_updated", "AccessToken", "41"),
            event(3, 1, "access_token_created", "AccessToken", "41"),
            event(4, 2, "access_token_created", "AccessToken", "42"),
            event(5, 3, "access_token_created", "User", "41"),
            event(6, 4, "user_login", "AccessToken", "41"),
        ]);
        let keys =
            ["access_token_created", "access_token_updated", "access_token_destroy", "nobody_knows_it"];
        let rows = store.all_about("AccessToken", "41", &keys);
        let ids: Vec<_> = rows.iter().filter_map(|row| store.id(*row)).collect();
        assert_eq!(ids, ["event-3", "event-2", "event-1"]);
        assert!(store.all_about("AccessToken", "43", &keys).is_empty());
        assert!(store.all_about("Bot", "41", &keys).is_empty());
    }
}
