//! What of the log the worker has seen, and what comes next: events in the order of time, each once.

use audit_model::Timestamp;
use audit_store::{Row, Store};
use std::collections::HashSet;

/// How far a reader in the order of time has come. Events of its last instant may still join: the log has whole
/// seconds, and live events of one second come in several pages.
#[derive(Debug, Default)]
pub struct Feed {
    /// The newest instant that has been seen.
    until: Option<Timestamp>,
    /// How many events are older than that.
    older: usize,
    /// The events of that instant that have been seen.
    last: HashSet<Row>,
    /// Where to look next.
    place: usize,
}

impl Feed {
    /// Whether something has come in among what has been seen, so that one has to begin anew.
    pub fn is_broken(&self, store: &mut Store) -> bool {
        let older = |until: Timestamp| Timestamp(until.0.saturating_sub(1));
        self.until.is_some_and(|until| store.count_until(older(until)) != self.older)
    }

    /// Looks again from the last instant on, for something may have come in since.
    pub fn look_again(&mut self) {
        self.place = self.older;
    }

    /// The next event; nothing at the end of what there is.
    pub fn next(&mut self, store: &mut Store) -> Option<Row> {
        loop {
            let row = store.row_by_time(self.place)?;
            self.place += 1;
            let time = store.time(row)?;
            if self.until != Some(time) {
                (self.until, self.older) = (Some(time), self.place - 1);
                self.last.clear();
            }
            if self.last.insert(row) {
                return Some(row);
            }
        }
    }

    /// How many places have been looked at.
    pub const fn done(&self) -> usize {
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::AuditEvent;

    fn store(events: &[(&'static str, i64)]) -> Store {
        let mut store = Store::new();
        append(&mut store, events);
        store
    }

    fn append(store: &mut Store, events: &[(&'static str, i64)]) {
        let event = |&(id, time): &(&'static str, i64)| AuditEvent {
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
        };
        store.append(&events.iter().map(event).collect::<Vec<_>>());
    }

    fn rest(feed: &mut Feed, store: &mut Store) -> Vec<String> {
        feed.look_again();
        let mut ids = Vec::new();
        while let Some(row) = feed.next(store) {
            ids.extend(store.id(row).map(|id| id.into_owned()));
        }
        ids
    }

    #[test]
    fn each_event_comes_once_also_those_that_share_the_last_second() {
        let (mut feed, mut store) = (Feed::default(), store(&[("b", 2_000), ("a", 1_000)]));
        assert_eq!(rest(&mut feed, &mut store), ["a", "b"]);
        append(&mut store, &[("d", 3_000), ("c", 2_000)]);
        assert!(!feed.is_broken(&mut store));
        assert_eq!(rest(&mut feed, &mut store), ["c", "d"]);
        assert_eq!(rest(&mut feed, &mut store), Vec::<String>::new());
    }

    #[test]
    fn what_comes_in_late_is_noticed() {
        let (mut feed, mut store) = (Feed::default(), store(&[("b", 2_000), ("c", 3_000)]));
        assert!(!feed.is_broken(&mut store));
        rest(&mut feed, &mut store);
        append(&mut store, &[("a", 1_000)]);
        assert!(feed.is_broken(&mut store));
    }
}
