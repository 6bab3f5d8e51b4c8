//! Going through all events in the order of time, whatever is selected.

use crate::{Row, Store};
use audit_model::Timestamp;
use std::borrow::Cow;

impl Store {
    /// The row that so many others are older than. Of equal times, the one that arrived first is the newer.
    pub fn row_by_time(&mut self, place: usize) -> Option<Row> {
        self.order.settle(&self.events.columns);
        self.order.rows().get(place).copied().map(Row)
    }

    /// How many events are not newer than this instant.
    pub fn count_until(&mut self, time: Timestamp) -> usize {
        self.order.settle(&self.events.columns);
        let columns = &self.events.columns;
        self.order.rows().partition_point(|row| columns.time(*row) <= time.0)
    }

    /// When an event happened; nothing for a row of another store.
    pub fn time(&self, row: Row) -> Option<Timestamp> {
        ((row.0 as usize) < self.len()).then(|| Timestamp(self.events.columns.time(row.0)))
    }

    /// The id of an event; nothing for a row of another store.
    pub fn id(&self, row: Row) -> Option<Cow<'_, str>> {
        ((row.0 as usize) < self.len()).then(|| self.events.ids.get(row.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::AuditEvent;

    fn event(id: &'static str, time: i64) -> AuditEvent<'static> {
        AuditEvent {
            id: id.into(),
            created_at: Timestamp(time),
            event_key: "user_login".into(),
            actor_id: None,
            actor_type: None,
            entity_id: None,
            entity_type: None,
            details: "{}".into(),
            ip_address: None,
            user_agent: None,
            extra: None,
        }
    }

    #[test]
    fn events_are_walked_through_by_time_as_they_arrive() {
        let mut store = Store::new();
        store.append(&[event("c", 3_000), event("b", 2_000)]);
        assert_eq!(store.count_until(Timestamp(2_000)), 1);
        store.append(&[event("a", 1_000), event("late", 2_000)]);
        let rows: Vec<Row> = (0..store.len()).filter_map(|place| store.row_by_time(place)).collect();
        let ids: Vec<_> = rows.iter().map(|row| store.id(*row).unwrap()).collect();
        assert_eq!(ids, ["a", "late", "b", "c"]);
        assert_eq!((store.count_until(Timestamp(999)), store.count_until(Timestamp(2_000))), (0, 3));
        assert_eq!(store.row_by_time(4), None);
        assert_eq!(store.time(Row(0)), Some(Timestamp(3_000)));
        assert_eq!((store.time(Row(4)), store.id(Row(4))), (None, None));
    }
}
