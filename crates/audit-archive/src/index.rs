//! Which chunks there are, and what of the log they hold.

use audit_client::load::{Coverage, Scope, TimeRange};
use audit_model::Timestamp;
use audit_model::catalogue::KEYS;
use audit_model::time::DAY_MS;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A chunk of events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunk {
    /// The number that its record is bound to.
    pub number: u64,
    /// The first bytes of its record, which are never the same twice: an older record of the same number is another.
    pub mark: String,
    /// Bytes of its record.
    pub bytes: u64,
    /// Its events.
    pub events: u64,
    /// The days of which it has events, in UTC since 1970, and how many of each.
    pub days: Vec<(i64, u32)>,
}

/// What an archive holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// All chunks in the order in which they were written.
    pub chunks: Vec<Chunk>,
    /// The stretches that were read completely, whatever their keys: first and last millisecond.
    whole: Vec<(i64, i64)>,
    /// The same for single keys.
    by_key: BTreeMap<String, Vec<(i64, i64)>>,
    /// The ids of those whose tokens have filled it.
    pub owners: BTreeSet<String>,
}

/// What is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Events that were in the lost chunks.
    pub events: u64,
    /// The days that these were of, in UTC since 1970.
    pub days: Vec<i64>,
    /// Whether the index itself is lost: then nobody knows how many events there were.
    pub index: bool,
}

impl Index {
    /// Reads an index.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// As it is kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Texts and numbers are always JSON.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// What was read completely. Keys that this version does not know are left out, so that they are read anew.
    pub fn coverage(&self) -> Coverage {
        let mut coverage = Coverage::default();
        let range = |(start, end): &(i64, i64)| TimeRange::new(Timestamp(*start), Timestamp(*end));
        for stretch in self.whole.iter().filter_map(range) {
            coverage.mark(None, stretch);
        }
        for (key, stretches) in &self.by_key {
            let known = KEYS.iter().find(|known| known.name == key);
            for (known, stretch) in
                known.iter().flat_map(|known| stretches.iter().map(move |one| (known, one)))
            {
                if let Some(stretch) = range(stretch) {
                    coverage.mark(Some(known.name), stretch);
                }
            }
        }
        coverage
    }

    /// What it is about: the whole log, or single keys if nothing of that was read.
    pub fn scopes(&self) -> Vec<Scope> {
        let coverage = self.coverage();
        let mut scopes: Vec<Scope> = coverage.stretches().map(|(scope, _)| scope).collect();
        scopes.dedup();
        if scopes.first() == Some(&None) { vec![None] } else { scopes }
    }

    /// Whether it holds events of which nothing says what they cover: it was left before its first writing was done.
    pub fn is_cut(&self) -> bool {
        !self.chunks.is_empty() && self.whole.is_empty() && self.by_key.is_empty()
    }

    /// Takes note of what has been read completely.
    pub fn set_coverage(&mut self, coverage: &Coverage) {
        (self.whole, self.by_key) = (Vec::new(), BTreeMap::new());
        for (scope, stretch) in coverage.stretches() {
            let stretch = (stretch.start.0, stretch.end.0);
            match scope {
                None => self.whole.push(stretch),
                Some(key) => self.by_key.entry(key.to_owned()).or_default().push(stretch),
            }
        }
    }

    /// Events in all chunks.
    pub fn events(&self) -> u64 {
        self.chunks.iter().map(|chunk| chunk.events).sum()
    }

    /// Bytes of all chunks.
    pub fn bytes(&self) -> u64 {
        self.chunks.iter().map(|chunk| chunk.bytes).sum()
    }

    /// The number of the next chunk: none is used twice.
    pub fn next_number(&self) -> u64 {
        self.chunks.iter().map(|chunk| chunk.number + 1).max().unwrap_or_default()
    }

    /// From the first to the last day with events, or with something read.
    pub fn span(&self) -> Option<TimeRange> {
        // Noon is on that day nearly everywhere.
        let noon = |day: i64| Timestamp(day.saturating_mul(DAY_MS).saturating_add(DAY_MS / 2));
        let days = self.chunks.iter().flat_map(|chunk| chunk.days.iter().map(|(day, _)| noon(*day)));
        let days = days.map(|noon| TimeRange { start: noon, end: noon });
        let read = self.coverage();
        let all = days.chain(read.stretches().map(|(_, stretch)| stretch));
        all.reduce(|one, other| TimeRange { start: one.start.min(other.start), end: one.end.max(other.end) })
    }

    /// What is left without these chunks, and what that costs: their days count as unread, whatever was read of them.
    #[must_use]
    pub fn without(&self, lost: &BTreeSet<u64>) -> (Self, Damage) {
        let (gone, chunks): (Vec<Chunk>, Vec<Chunk>) =
            self.chunks.iter().cloned().partition(|chunk| lost.contains(&chunk.number));
        let days: BTreeSet<i64> =
            gone.iter().flat_map(|chunk| chunk.days.iter().map(|(day, _)| *day)).collect();
        let mut coverage = self.coverage();
        for day in &days {
            coverage.forget(day_range(*day));
        }
        let mut left = Self { chunks, owners: self.owners.clone(), ..Self::default() };
        left.set_coverage(&coverage);
        let events = gone.iter().map(|chunk| chunk.events).sum();
        (left, Damage { events, days: days.into_iter().collect(), index: false })
    }
}

fn day_range(day: i64) -> TimeRange {
    let start = day.saturating_mul(DAY_MS);
    TimeRange { start: Timestamp(start), end: Timestamp(start.saturating_add(DAY_MS - 1)) }
}

/// The days of events, and how many each has.
pub fn days_of(moments: impl IntoIterator<Item = Timestamp>) -> Vec<(i64, u32)> {
    let mut days: BTreeMap<i64, u32> = BTreeMap::new();
    for moment in moments {
        *days.entry(moment.0.div_euclid(DAY_MS)).or_default() += 1;
    }
    days.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: i64, last: i64) -> TimeRange {
        TimeRange { start: day_range(first).start, end: day_range(last).end }
    }

    fn chunk(number: u64, days: &[(i64, u32)]) -> Chunk {
        let events = days.iter().map(|(_, count)| u64::from(*count)).sum();
        Chunk { number, mark: format!("m{number}"), bytes: 100, events, days: days.to_vec() }
    }

    fn archive() -> Index {
        let mut index =
            Index { chunks: vec![chunk(0, &[(10, 2), (11, 1)]), chunk(1, &[(12, 4)])], ..Index::default() };
        let mut coverage = Coverage::default();
        coverage.mark(None, days(10, 12));
        coverage.mark(Some("user_login"), days(5, 6));
        index.set_coverage(&coverage);
        index.owners.insert("7".to_owned());
        index
    }

    #[test]
    fn an_index_comes_back() {
        let index = archive();
        let read = Index::read(&index.to_bytes()).unwrap();
        assert_eq!(read, index);
        assert!(read.coverage().is_read(Some("user_login"), days(5, 6)));
        assert!(!read.coverage().is_read(None, days(5, 6)));
        assert_eq!((read.events(), read.bytes(), read.next_number()), (7, 200, 2));
        assert_eq!((read.span(), read.scopes()), (Some(days(5, 12)), vec![None]));
        assert_eq!(Index::default().span(), None);
        assert!(!read.is_cut() && !Index::default().is_cut());
    }

    #[test]
    fn an_archive_that_was_left_at_its_first_writing_says_so() {
        let index = Index { chunks: vec![chunk(0, &[(10, 2)])], ..Index::default() };
        assert!(index.is_cut());
    }

    #[test]
    fn the_days_of_a_lost_chunk_are_unread_and_the_rest_stays() {
        let (left, damage) = archive().without(&BTreeSet::from([0]));
        assert_eq!(damage, Damage { events: 3, days: vec![10, 11], index: false });
        assert_eq!((left.events(), left.owners.len()), (4, 1));
        assert_eq!(left.coverage().missing(None, days(10, 12)), [days(10, 11)]);
        assert!(left.coverage().is_read(Some("user_login"), days(5, 6)));
        assert_eq!(left.next_number(), 2);
        assert_eq!(archive().without(&BTreeSet::new()).0, archive());
    }

    #[test]
    fn a_key_that_nobody_knows_any_more_is_read_anew() {
        let text = String::from_utf8(archive().to_bytes()).unwrap().replace("user_login", "no_such_key");
        assert_eq!(
            Index::read(text.as_bytes()).unwrap().coverage().missing(Some("user_login"), days(5, 6)),
            [days(5, 6)]
        );
    }

    #[test]
    fn days_are_counted_also_before_1970() {
        let at = |day: i64, hour: i64| Timestamp(day * DAY_MS + hour * 3_600_000);
        assert_eq!(days_of([at(1, 3), at(-1, 23), at(1, 0)]), [(-1, 1), (1, 2)]);
    }
}
