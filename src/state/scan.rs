//! A look at every event of the log, once each, for the names that it gives.
//!
//! Events have numbers in the order of arrival and keep them, so that the scan goes on where it stopped: what it
//! costs grows with what is new, not with what is loaded.

use crate::text::Recovered;
use crate::text::recovered::can_name;
use audit_store::{Facet, Row, Store};

/// How far the scan has come, and what it found.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// The names.
    pub found: Recovered,
    /// Events looked at.
    seen: u32,
    /// Whether a kind of events can name anything, by the number of its code.
    kinds: Vec<bool>,
}

impl Scan {
    /// The same names, for a log that begins anew.
    #[must_use]
    pub fn for_new_log(self) -> Self {
        Self { found: self.found, ..Self::default() }
    }

    /// Whether every event has been looked at.
    pub fn is_done(&self, store: &Store) -> bool {
        self.seen as usize >= store.len()
    }

    /// Looks at so many more events. Whether names were found.
    pub fn advance(&mut self, store: &Store, events: u32) -> bool {
        let end = u32::try_from(store.len()).unwrap_or(u32::MAX).min(self.seen.saturating_add(events));
        let mut news = false;
        while self.seen < end {
            let row = Row::from_number(self.seen);
            self.seen += 1;
            if self.is_worth_a_look(store, row)
                && let Some(event) = store.event(row)
            {
                news |= self.found.take(&event);
            }
        }
        news
    }

    fn is_worth_a_look(&mut self, store: &Store, row: Row) -> bool {
        let Some(code) = store.value(row, Facet::EventKey) else { return false };
        while self.kinds.len() <= code.number() as usize {
            let next = audit_store::Code::from_number(self.kinds.len() as u32);
            self.kinds.push(store.label(Facet::EventKey, next).is_some_and(|key| can_name(&key)));
        }
        self.kinds[code.number() as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::{AuditEvent, Timestamp};

    fn renamed(number: u32) -> AuditEvent<'static> {
        AuditEvent {
            id: format!("event-{number}").into(),
            created_at: Timestamp(i64::from(number)),
            event_key: if number.is_multiple_of(3) { "chat_renamed" } else { "message_created" }.into(),
            actor_id: Some("1".into()),
            actor_type: Some("User".into()),
            entity_id: Some(number.to_string().into()),
            entity_type: Some("Chat".into()),
            details: format!(r#"{{"new_name":"Chat {number}"}}"#).into(),
            ip_address: None,
            user_agent: None,
            extra: None,
        }
    }

    fn append(store: &mut Store, numbers: std::ops::Range<u32>) {
        store.append(&numbers.map(renamed).collect::<Vec<_>>());
    }

    #[test]
    fn each_event_is_looked_at_once_in_steps_of_any_size() {
        let (mut store, mut scan) = (Store::new(), Scan::default());
        append(&mut store, 0..10);
        assert!(scan.advance(&store, 4));
        assert_eq!((scan.seen, scan.is_done(&store)), (4, false));
        assert_eq!((scan.found.chat("3"), scan.found.chat("6")), (Some("Chat 3"), None));
        assert!(scan.advance(&store, 1_000) && scan.is_done(&store));
        assert!(!scan.advance(&store, 1_000), "nothing is new");
        append(&mut store, 10..13);
        assert!(!scan.is_done(&store) && scan.advance(&store, 1_000));
        assert_eq!(scan.seen, 13);
        assert_eq!(
            (scan.found.chat("9"), scan.found.chat("12"), scan.found.chat("10")),
            (Some("Chat 9"), Some("Chat 12"), None)
        );
    }

    #[test]
    fn a_new_log_keeps_the_names_of_the_old_one() {
        let (mut store, mut scan) = (Store::new(), Scan::default());
        append(&mut store, 0..10);
        scan.advance(&store, 1_000);
        let mut other = Store::new();
        append(&mut other, 30..34);
        let mut scan = scan.for_new_log();
        assert!(scan.advance(&other, 1_000) && scan.is_done(&other));
        assert_eq!((scan.found.chat("9"), scan.found.chat("33")), (Some("Chat 9"), Some("Chat 33")));
    }
}
