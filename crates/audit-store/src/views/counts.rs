//! How many events have each value of a facet.

use crate::views::is_own;
use crate::{Code, Facet, Store};
use hashbrown::HashMap;
use std::cmp::Reverse;

impl Store {
    /// How many events pass all clauses.
    pub fn matching(&mut self) -> usize {
        let mut count = 0;
        self.for_each_passing(|_| false, |_| count += 1);
        count
    }

    /// The values of a facet that occur, and how often, in no particular order; the missing value, too.
    /// Leaves out the facet's own clauses.
    pub fn counts(&mut self, facet: Facet) -> Vec<(Code, u32)> {
        let mut counts = HashMap::<u32, u32>::new();
        self.for_each_passing(
            |source| is_own(facet, source),
            |row| *counts.entry(self.events.facet(row, facet)).or_default() += 1,
        );
        counts.into_iter().map(|(code, count)| (Code(code), count)).collect()
    }

    /// The most frequent values of a facet, at most `n`, without the missing one: by count, then by label.
    /// Leaves out the facet's own clauses.
    pub fn top(&mut self, facet: Facet, n: usize) -> Vec<(Code, u32)> {
        let mut counts = self.counts(facet);
        counts.retain(|(code, _)| *code != Code::MISSING);
        counts.sort_by_cached_key(|(code, count)| {
            (Reverse(*count), self.label(facet, *code).map(std::borrow::Cow::into_owned))
        });
        counts.truncate(n);
        counts
    }

    /// How many values of a facet occur, without the missing one. Leaves out the facet's own clauses.
    pub fn distinct(&mut self, facet: Facet) -> usize {
        self.counts(facet).iter().filter(|(code, _)| *code != Code::MISSING).count()
    }
}
