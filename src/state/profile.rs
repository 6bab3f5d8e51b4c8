//! Profiles: what the whole loaded log knows of an actor or of an address, whatever is selected.
//!
//! Events have numbers in the order of arrival and keep them, so that a portrait goes on where it stopped: it is made
//! in steps of any size, and what it costs later grows with what is new.

use audit_model::Timestamp;
use audit_model::time::MINUTE_MS;
use audit_store::{Code, Facet, Row, Store};
use std::collections::{BTreeMap, HashMap};

/// Whom or what a profile is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An actor, by id.
    Actor(String),
    /// An address.
    Address(String),
}

impl Subject {
    /// What stands for it in an address bar: `actor:133321`, `ip:203.0.113.77`.
    pub fn text(&self) -> String {
        match self {
            Self::Actor(id) => format!("actor:{id}"),
            Self::Address(ip) => format!("ip:{ip}"),
        }
    }

    /// The subject that a text stands for, if it does.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, value) = text.split_once(':').filter(|(_, value)| !value.is_empty())?;
        match kind {
            "actor" => Some(Self::Actor(value.to_owned())),
            "ip" => Some(Self::Address(value.to_owned())),
            _ => None,
        }
    }

    /// Its facet.
    pub const fn facet(&self) -> Facet {
        match self {
            Self::Actor(_) => Facet::Actor,
            Self::Address(_) => Facet::Address,
        }
    }

    /// Its value in that facet.
    pub fn value(&self) -> &str {
        match self {
            Self::Actor(value) | Self::Address(value) => value,
        }
    }

    /// What its events are counted by.
    pub const fn counted(&self) -> [Facet; 4] {
        let other = match self {
            Self::Actor(_) => Facet::Address,
            Self::Address(_) => Facet::Actor,
        };
        [Facet::Category, other, Facet::Client, Facet::EventKey]
    }
}

/// The width of the cells that times are counted in: every offset from UTC is a multiple of it.
pub const CELL_MS: i64 = 15 * MINUTE_MS;

/// What is known of a subject so far.
#[derive(Clone, Debug)]
pub struct Portrait {
    /// Whom or what it is of.
    pub subject: Subject,
    /// How many events it has.
    pub count: usize,
    /// Its first and its last event.
    pub ends: Option<[(Timestamp, Row); 2]>,
    /// Its events by quarter of an hour since 1970.
    pub cells: BTreeMap<i64, u32>,
    /// Its events by the values of each of [`Subject::counted`].
    pub counts: [HashMap<Code, u32>; 4],
    /// Events looked at.
    seen: u32,
}

impl Portrait {
    /// Nothing yet.
    pub fn new(subject: Subject) -> Self {
        Self { subject, count: 0, ends: None, cells: BTreeMap::new(), counts: Default::default(), seen: 0 }
    }

    /// Whether every event has been looked at.
    pub fn is_done(&self, store: &Store) -> bool {
        self.seen as usize >= store.len()
    }

    /// Looks at so many more events.
    pub fn advance(&mut self, store: &Store, events: u32) {
        let end = u32::try_from(store.len()).unwrap_or(u32::MAX).min(self.seen.saturating_add(events));
        let rows = std::mem::replace(&mut self.seen, end)..end;
        let (facet, counted) = (self.subject.facet(), self.subject.counted());
        // A value that is not known yet may be by the next event that comes in.
        let Some(code) = store.code(facet, self.subject.value()) else { return };
        for row in rows.map(Row::from_number) {
            if store.value(row, facet) != Some(code) {
                continue;
            }
            self.count += 1;
            for (facet, counts) in counted.into_iter().zip(&mut self.counts) {
                if let Some(code) = store.value(row, facet) {
                    *counts.entry(code).or_default() += 1;
                }
            }
            if let Some(time) = store.time(row) {
                *self.cells.entry(time.millis().div_euclid(CELL_MS)).or_default() += 1;
                let [first, last] = self.ends.get_or_insert([(time, row); 2]);
                if time < first.0 {
                    *first = (time, row);
                }
                if time >= last.0 {
                    *last = (time, row);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::AuditEvent;

    fn event(number: i64, actor: &str) -> AuditEvent<'static> {
        AuditEvent {
            id: format!("event-{number}").into(),
            created_at: Timestamp(number * CELL_MS),
            event_key: if number % 2 == 0 { "user_login" } else { "chat_created" }.into(),
            actor_id: Some(actor.to_owned().into()),
            actor_type: Some("User".into()),
            entity_id: None,
            entity_type: None,
            details: "{}".into(),
            ip_address: Some(format!("192.0.2.{}", number % 3).into()),
            user_agent: None,
            extra: None,
        }
    }

    #[test]
    fn a_portrait_counts_each_event_of_its_subject_once_in_steps_of_any_size() {
        let mut store = Store::new();
        store.append(&[event(5, "7"), event(2, "8"), event(9, "7"), event(3, "7")]);
        let whole = |steps: u32| {
            let mut portrait = Portrait::new(Subject::Actor("7".into()));
            while !portrait.is_done(&store) {
                portrait.advance(&store, steps);
            }
            portrait
        };
        for portrait in [whole(1), whole(3), whole(100)] {
            assert_eq!(portrait.count, 3);
            let [first, last] = portrait.ends.unwrap();
            assert_eq!((first.0, last.0), (Timestamp(3 * CELL_MS), Timestamp(9 * CELL_MS)));
            assert_eq!(portrait.cells.keys().copied().collect::<Vec<_>>(), [3, 5, 9]);
            let address = store.code(Facet::Address, "192.0.2.0").unwrap();
            assert_eq!(portrait.counts[1].get(&address), Some(&2));
            assert_eq!(portrait.counts[0].len(), 1);
        }
    }

    #[test]
    fn what_arrives_later_is_added_and_who_is_unknown_has_nothing() {
        let mut store = Store::new();
        store.append(&[event(1, "8")]);
        let mut portrait = Portrait::new(Subject::Actor("7".into()));
        portrait.advance(&store, 10);
        assert_eq!((portrait.count, portrait.is_done(&store)), (0, true));
        store.append(&[event(2, "7")]);
        assert!(!portrait.is_done(&store));
        portrait.advance(&store, 10);
        assert_eq!(portrait.count, 1);
    }

    #[test]
    fn a_subject_comes_back_from_its_text() {
        for subject in [Subject::Actor("7".into()), Subject::Address("2001:db8::1".into())] {
            assert_eq!(Subject::read(&subject.text()), Some(subject));
        }
        assert!(["", "actor:", "7", "chat:7"].iter().all(|text| Subject::read(text).is_none()));
    }
}
