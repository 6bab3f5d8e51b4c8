//! The log: records in the order in which they arrived, and indexes that find any page of any selection.
//!
//! A record's place is its index, and never changes: new ones only arrive at the newest end, never with an
//! earlier time. So the order is total, also within one second, and a gap between two records stays put.
//!
//! Each key, actor and entity type has the bitmap of its places. A page is read off the intersection of the
//! bitmaps asked for; no record is touched but those that the page shows.

use crate::record::Record;
use crate::texts::{EntityTypeId, KeyId};
use audit_model::Timestamp;
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// Which records to show; `None` everywhere shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Not earlier than this.
    pub start: Option<Timestamp>,
    /// Not later than this.
    pub end: Option<Timestamp>,
    /// Of one of these keys; an empty list shows nothing.
    pub keys: Option<Vec<KeyId>>,
    /// By this actor.
    pub actor: Option<u32>,
    /// Done to a thing with this id.
    pub entity: Option<u64>,
    /// Done to a thing of this type.
    pub entity_type: Option<EntityTypeId>,
}

/// The audit log.
#[derive(Debug, Default)]
pub struct Log {
    records: Vec<Record>,
    keys: HashMap<KeyId, RoaringBitmap>,
    actors: HashMap<u32, RoaringBitmap>,
    entity_types: HashMap<EntityTypeId, RoaringBitmap>,
    entities: EntityIndex,
}

/// Some records of a page, and whether there are more of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Slice {
    /// Places, newest first.
    pub places: Vec<u32>,
    /// Whether more records match in the direction of reading.
    pub more: bool,
    /// Whether records match on the other side of the gap.
    pub behind: bool,
}

impl Log {
    /// A log with a history, oldest first.
    pub fn new(mut history: Vec<Record>) -> Self {
        // Room for a while of arrivals: moving a million records would make one request wait.
        history.reserve_exact(history.len() / 8);
        let mut log = Self { entities: EntityIndex::new(&history), ..Self::default() };
        for (place, record) in (0..).zip(&history) {
            log.index(place, record);
        }
        log.records = history;
        log
    }

    /// Adds a record at the newest end. Its time is raised to that of the newest record if it is earlier.
    pub fn push(&mut self, mut record: Record) {
        let place = self.len();
        if let Some(newest) = self.records.last() {
            record.at = record.at.max(newest.at);
        }
        self.index(place, &record);
        self.entities.push(record.entity, place);
        self.records.push(record);
    }

    fn index(&mut self, place: u32, record: &Record) {
        self.keys.entry(record.key).or_default().insert(place);
        self.actors.entry(record.actor).or_default().insert(place);
        self.entity_types.entry(record.entity_type).or_default().insert(place);
    }

    /// How many records there are; also the gap after the newest one.
    pub fn len(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The record at a place.
    pub fn record(&self, place: u32) -> Option<&Record> {
        self.records.get(place as usize)
    }

    /// The records that match and lie before the gap, the newest `limit` of them.
    pub fn before(&self, selection: &Selection, gap: u32, limit: usize) -> Slice {
        let (matching, window) = self.matching(selection);
        let mut older = matching.within(window.start..gap.min(window.end));
        let places: Vec<u32> = older.by_ref().rev().take(limit).collect();
        let more = older.next_back().is_some();
        Slice { places, more, behind: matching.within(gap.max(window.start)..window.end).next().is_some() }
    }

    /// The records that match and lie behind the gap, the `limit` of them that are nearest to it.
    pub fn after(&self, selection: &Selection, gap: u32, limit: usize) -> Slice {
        let (matching, window) = self.matching(selection);
        let mut newer = matching.within(gap.max(window.start)..window.end);
        let mut places: Vec<u32> = newer.by_ref().take(limit).collect();
        places.reverse();
        let more = newer.next().is_some();
        Slice {
            places,
            more,
            behind: matching.within(window.start..gap.min(window.end)).next_back().is_some(),
        }
    }

    /// All records that match, oldest first.
    pub fn all<'a>(&'a self, selection: &Selection) -> impl Iterator<Item = &'a Record> {
        let (matching, window) = self.matching(selection);
        let places: Vec<u32> = matching.within(window).collect();
        places.into_iter().filter_map(|place| self.record(place))
    }

    /// A gap as a time and the number of records of that time that lie before it.
    pub fn time_of_gap(&self, gap: u32) -> (Timestamp, u32) {
        let Some(record) = gap.checked_sub(1).and_then(|place| self.record(place)) else {
            return (Timestamp(0), 0);
        };
        (record.at, gap - self.first_at_or_after(record.at))
    }

    /// The inverse of [`time_of_gap`](Self::time_of_gap); the nearest gap where the log differs.
    pub fn gap_at_time(&self, time: Timestamp, ordinal: u32) -> u32 {
        self.first_at_or_after(time).saturating_add(ordinal).min(self.first_after(time))
    }

    fn first_at_or_after(&self, time: Timestamp) -> u32 {
        self.records.partition_point(|record| record.at < time) as u32
    }

    fn first_after(&self, time: Timestamp) -> u32 {
        self.records.partition_point(|record| record.at <= time) as u32
    }

    /// The places that match all of the selection but its times, and the window of places that its times leave.
    fn matching(&self, selection: &Selection) -> (Matching<'_>, Range<u32>) {
        let start = selection.start.map_or(0, |start| self.first_at_or_after(start));
        let end = selection.end.map_or(self.len(), |end| self.first_after(end));
        let none = || Cow::Owned(RoaringBitmap::new());
        let mut matching = Matching(None);
        if let Some(keys) = &selection.keys {
            matching.narrow(match keys.as_slice() {
                [key] => self.keys.get(key).map_or_else(none, Cow::Borrowed),
                keys => Cow::Owned(
                    keys.iter()
                        .filter_map(|key| self.keys.get(key))
                        .fold(RoaringBitmap::new(), |all, one| all | one),
                ),
            });
        }
        if let Some(actor) = selection.actor {
            matching.narrow(self.actors.get(&actor).map_or_else(none, Cow::Borrowed));
        }
        if let Some(entity_type) = selection.entity_type {
            matching.narrow(self.entity_types.get(&entity_type).map_or_else(none, Cow::Borrowed));
        }
        if let Some(entity) = selection.entity {
            matching.narrow(Cow::Owned(self.entities.places(entity, &self.records)));
        }
        (matching, start..end)
    }
}

/// The places that match; all of them where there is no bitmap.
struct Matching<'a>(Option<Cow<'a, RoaringBitmap>>);

impl<'a> Matching<'a> {
    fn narrow(&mut self, places: Cow<'a, RoaringBitmap>) {
        self.0 = Some(match self.0.take() {
            None => places,
            Some(earlier) => Cow::Owned(earlier.as_ref() & places.as_ref()),
        });
    }

    fn within(&self, window: Range<u32>) -> Box<dyn DoubleEndedIterator<Item = u32> + '_> {
        match &self.0 {
            _ if window.is_empty() => Box::new(std::iter::empty()),
            None => Box::new(window),
            Some(places) => Box::new(places.range(window)),
        }
    }
}

/// The places of each entity. Nearly every message is an entity of its own, so the history has one sorted list
/// of places instead of a bitmap each.
#[derive(Debug, Default)]
struct EntityIndex {
    /// Places of the history, sorted by entity, then place.
    history: Vec<u32>,
    /// Places of what arrived later.
    arrived: HashMap<u64, Vec<u32>>,
}

impl EntityIndex {
    fn new(history: &[Record]) -> Self {
        let mut pairs: Vec<(u64, u32)> =
            (0..).zip(history).map(|(place, record)| (record.entity, place)).collect();
        pairs.sort_unstable();
        Self { history: pairs.into_iter().map(|(_, place)| place).collect(), arrived: HashMap::new() }
    }

    fn push(&mut self, entity: u64, place: u32) {
        self.arrived.entry(entity).or_default().push(place);
    }

    fn places(&self, entity: u64, records: &[Record]) -> RoaringBitmap {
        let of = |place: &u32| records.get(*place as usize).map_or(u64::MAX, |record| record.entity);
        let start = self.history.partition_point(|place| of(place) < entity);
        let rest = self.history.get(start..).unwrap_or_default();
        let known = rest.get(..rest.partition_point(|place| of(place) == entity)).unwrap_or_default();
        known.iter().chain(self.arrived.get(&entity).into_iter().flatten()).copied().collect()
    }
}

#[cfg(test)]
mod tests;
