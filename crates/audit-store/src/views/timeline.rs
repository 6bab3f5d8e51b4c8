//! How many events each stretch of time has, split by a facet.

use crate::{Code, Facet, Source, Store};
use audit_model::Timestamp;
use hashbrown::HashMap;
use std::cmp::Reverse;

/// Stretches of time of one width, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Buckets {
    /// When the first one starts.
    pub start: Timestamp,
    /// How wide each is, in milliseconds; below 1 there are no buckets.
    pub width_ms: i64,
    /// How many there are; those beyond [`MOST_BUCKETS`] stay empty and are left out of a timeline.
    pub count: usize,
}

impl Buckets {
    /// The bucket that an instant falls into.
    pub fn index(&self, time: Timestamp) -> Option<usize> {
        let since = i128::from(time.millis()) - i128::from(self.start.millis());
        let width = i128::from(self.width_ms.max(0));
        let index = usize::try_from(since.checked_div(width)?).ok()?;
        (since >= 0 && index < self.count.min(MOST_BUCKETS)).then_some(index)
    }
}

/// Counts by value and bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The values that occur within the buckets, by frequency, then by code; at most [`MOST_SERIES`].
    pub series: Vec<Code>,
    /// For each series in turn, its count in each bucket.
    pub counts: Vec<u32>,
    /// The counts of all further values together, by bucket; empty if there are none.
    pub rest: Vec<u32>,
}

/// A timeline has no more buckets than this: more than any screen has columns.
pub const MOST_BUCKETS: usize = 1 << 14;

/// A timeline shows so many values one by one; there may be a million actors.
pub const MOST_SERIES: usize = 128;

impl Store {
    /// How many events there are in each bucket, split by a facet. Leaves out the time clause, and no other.
    pub fn timeline(&mut self, buckets: Buckets, split: Facet) -> Timeline {
        let columns = buckets.count.min(MOST_BUCKETS);
        let leave_out = |source| source == Source::Time;
        let mut totals = HashMap::<u32, u32>::new();
        let mut cells = HashMap::<(u32, usize), u32>::new();
        self.for_each_passing(leave_out, |row| {
            if let Some(bucket) = buckets.index(Timestamp(self.events.times[row as usize])) {
                let code = self.events.facet(row, split);
                *totals.entry(code).or_default() += 1;
                *cells.entry((code, bucket)).or_default() += 1;
            }
        });
        let mut series: Vec<(u32, u32)> = totals.into_iter().collect();
        series.sort_unstable_by_key(|(code, count)| (Reverse(*count), *code));
        let has_rest = series.len() > MOST_SERIES;
        series.truncate(MOST_SERIES);
        let place: HashMap<u32, usize> =
            series.iter().enumerate().map(|(at, (code, _))| (*code, at)).collect();
        let mut counts = vec![0; series.len() * columns];
        let mut rest = if has_rest { vec![0; columns] } else { Vec::new() };
        for ((code, bucket), count) in cells {
            match place.get(&code) {
                Some(at) => counts[at * columns + bucket] = count,
                None => rest[bucket] += count,
            }
        }
        Timeline { series: series.into_iter().map(|(code, _)| Code(code)).collect(), counts, rest }
    }
}
