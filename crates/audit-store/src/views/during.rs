//! The views of another period than the one selected, all other clauses alike: for comparison with it.

use crate::{Buckets, Code, Facet, Store, Timeline, WEEK_HOURS, Zone};
use audit_model::Timestamp;

/// Views of another period, see [`Store::during`].
#[derive(Debug)]
pub struct During<'a> {
    store: &'a mut Store,
    period: (Timestamp, Timestamp),
}

impl Store {
    /// The views as they were if [`crate::Source::Time`] had a clause from an instant up to but not including
    /// another.
    pub fn during(&mut self, from: Timestamp, until: Timestamp) -> During<'_> {
        During { store: self, period: (from, until) }
    }
}

impl During<'_> {
    /// As [`Store::matching`].
    pub fn matching(&mut self) -> usize {
        self.store.matching_in(Some(self.period))
    }

    /// As [`Store::counts`].
    pub fn counts(&mut self, facet: Facet) -> Vec<(Code, u32)> {
        self.store.counts_in(facet, Some(self.period))
    }

    /// As [`Store::top`].
    pub fn top(&mut self, facet: Facet, n: usize) -> Vec<(Code, u32)> {
        self.store.top_in(facet, n, Some(self.period))
    }

    /// As [`Store::distinct`].
    pub fn distinct(&mut self, facet: Facet) -> usize {
        self.store.distinct_in(facet, Some(self.period))
    }

    /// As [`Store::timeline`], but of this period only, and counted anew each time: as dear as the period has events.
    pub fn timeline(&mut self, buckets: Buckets, split: Facet) -> Timeline {
        self.store.timeline_in(buckets, split, Some(self.period))
    }

    /// As [`Store::heat_map`].
    pub fn heat_map(&mut self, zone: &Zone) -> [u32; WEEK_HOURS] {
        self.store.heat_map_in(zone, Some(self.period))
    }
}
