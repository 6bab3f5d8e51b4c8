//! Stretches of time, and sets of them.

use audit_model::Timestamp;
use audit_model::time::SECOND_MS;
use serde::{Serialize, Serializer};

/// A stretch of time, both ends included, as the API has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeRange {
    /// The first instant.
    pub start: Timestamp,
    /// The last instant.
    pub end: Timestamp,
}

impl TimeRange {
    /// A stretch, or nothing where the end is before the start.
    pub fn new(start: Timestamp, end: Timestamp) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// From its first to its last instant, in milliseconds.
    pub const fn millis(self) -> i64 {
        self.end.0.saturating_sub(self.start.0)
    }

    /// How many milliseconds it holds: one more than [`millis`](Self::millis), since both ends are included.
    pub const fn length(self) -> u64 {
        self.end.0.saturating_sub(self.start.0).unsigned_abs().saturating_add(1)
    }

    /// What both have in common.
    pub fn overlap(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }
}

/// The first instant of the second after this one. The log has whole seconds and repeats them, so of the oldest
/// second reached some events may be still to come.
pub const fn next_second(at: Timestamp) -> Timestamp {
    Timestamp(at.0.saturating_sub(at.0.rem_euclid(SECOND_MS)).saturating_add(SECOND_MS))
}

/// A set of instants, as stretches in order that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretches(Vec<TimeRange>);

impl Stretches {
    /// Adds a stretch; says how many milliseconds are new.
    pub fn add(&mut self, range: TimeRange) -> u64 {
        let touches_before = |one: &TimeRange| one.end.0.saturating_add(1) < range.start.0;
        let first = self.0.partition_point(touches_before);
        let last =
            first + self.0[first..].partition_point(|one| one.start.0 <= range.end.0.saturating_add(1));
        let joined = &self.0[first..last];
        let known: u64 = joined.iter().filter_map(|one| one.overlap(range)).map(TimeRange::length).sum();
        let merged = TimeRange {
            start: joined.first().map_or(range.start, |one| one.start.min(range.start)),
            end: joined.last().map_or(range.end, |one| one.end.max(range.end)),
        };
        self.0.splice(first..last, [merged]);
        range.length().saturating_sub(known)
    }

    /// Adds all of another set.
    pub fn add_all(&mut self, other: &Self) {
        for range in &other.0 {
            self.add(*range);
        }
    }

    /// Takes a stretch out.
    pub fn remove(&mut self, range: TimeRange) {
        let mut left = Vec::with_capacity(self.0.len() + 1);
        for one in &self.0 {
            let before = Timestamp(range.start.0.saturating_sub(1)).min(one.end);
            let after = Timestamp(range.end.0.saturating_add(1)).max(one.start);
            left.extend(TimeRange::new(one.start, before));
            left.extend(TimeRange::new(after, one.end));
        }
        self.0 = left;
    }

    /// Its stretches within a range, oldest first.
    pub fn within(&self, range: TimeRange) -> impl DoubleEndedIterator<Item = TimeRange> {
        let first = self.0.partition_point(|one| one.end < range.start);
        let last = self.0.partition_point(|one| one.start <= range.end).max(first);
        self.0[first..last].iter().filter_map(move |one| one.overlap(range))
    }

    /// What it leaves of a range, oldest first.
    pub fn gaps(&self, range: TimeRange) -> Vec<TimeRange> {
        let mut gaps = Vec::new();
        let mut from = range.start;
        for one in self.within(range) {
            gaps.extend(TimeRange::new(from, Timestamp(one.start.0.saturating_sub(1))));
            if one.end >= range.end {
                return gaps;
            }
            from = Timestamp(one.end.0 + 1);
        }
        gaps.extend(TimeRange::new(from, range.end));
        gaps
    }

    /// How many milliseconds of a range it holds.
    pub fn held(&self, range: TimeRange) -> u64 {
        self.within(range).map(TimeRange::length).sum()
    }

    /// Whether it holds all of a range.
    pub fn holds(&self, range: TimeRange) -> bool {
        self.within(range).next() == Some(range)
    }

    /// Its stretches, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = TimeRange> {
        self.0.iter().copied()
    }
}

impl Serialize for Stretches {
    /// Pairs of the first and the last millisecond.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|one| (one.start.0, one.end.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn range((start, length): (i64, i64)) -> TimeRange {
        TimeRange { start: Timestamp(start), end: Timestamp(start + length) }
    }

    proptest! {
        #[test]
        fn a_set_is_what_was_added_and_nothing_else(
            added in vec((0i64..60, 0i64..8), 0..20),
            asked in (0i64..60, 0i64..30),
        ) {
            let mut set = Stretches::default();
            let mut plain = std::collections::BTreeSet::new();
            for one in added.into_iter().map(range) {
                let before = plain.len();
                plain.extend(one.start.0..=one.end.0);
                prop_assert_eq!(set.add(one), (plain.len() - before) as u64);
            }
            prop_assert!(set.0.windows(2).all(|pair| pair[0].end.0 + 1 < pair[1].start.0), "{:?}", set);

            let asked = range(asked);
            let instants = |ranges: Vec<TimeRange>| {
                ranges.iter().flat_map(|one| one.start.0..=one.end.0).collect::<Vec<_>>()
            };
            let (held, missing): (Vec<i64>, Vec<i64>) =
                (asked.start.0..=asked.end.0).partition(|at| plain.contains(at));
            prop_assert_eq!(set.held(asked), held.len() as u64);
            prop_assert_eq!(set.holds(asked), missing.is_empty());
            prop_assert_eq!(instants(set.within(asked).collect()), held);
            prop_assert_eq!(instants(set.gaps(asked)), missing);

            set.remove(asked);
            plain.retain(|at| !(asked.start.0..=asked.end.0).contains(at));
            prop_assert_eq!(instants(set.iter().collect()), plain.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_next_second_begins_after_the_whole_of_this_one() {
        assert_eq!(next_second(Timestamp(5_000)), Timestamp(6_000));
        assert_eq!(next_second(Timestamp(5_999)), Timestamp(6_000));
        assert_eq!(next_second(Timestamp(-1)), Timestamp(0));
    }
}
