//! A view that is kept: its counts and the filters they stand on.

use crate::journeys::Journeys;
use crate::map::Map;
use crate::rows::Rows;
use crate::selection::{FilterId, Footing};
use crate::tally::{ColumnTally, Tally};

/// Counts under a footing.
#[derive(Debug)]
pub struct View<T> {
    pub tally: T,
    /// Nothing before it was read for the first time.
    footing: Option<Footing>,
    /// For how many events.
    seen: usize,
}

impl<T: Tally> View<T> {
    pub const fn new(tally: T) -> Self {
        Self { tally, footing: None, seen: 0 }
    }

    /// Whether it stands on a footing, everything counted.
    pub fn is_at(&self, footing: &Footing, map: &Map<'_>) -> bool {
        self.footing.as_ref() == Some(footing) && self.seen == map.events.len()
    }

    /// The filters that it stands on.
    pub fn footing(&self) -> &[FilterId] {
        self.footing.as_deref().unwrap_or_default()
    }

    /// Counts what has arrived since, under the filters that the view stands on.
    fn catch_up(&mut self, map: &Map<'_>) {
        let len = map.events.len();
        self.tally.grow(map.events);
        if let Some(footing) = &self.footing
            && self.seen < len
        {
            let new = Rows::List((self.seen as u32..len as u32).collect());
            let footing = footing.clone();
            self.add(&map.retain(new, &footing), 1, map);
        }
        self.seen = len;
    }

    /// Brings the view to a footing.
    pub fn travel(&mut self, to: &Footing, map: &Map<'_>, journeys: &mut Journeys) {
        self.catch_up(map);
        if self.footing.as_ref() == Some(to) {
            return;
        }
        let journey = journeys.find(self.footing.as_deref(), to, self.tally.means(map.events), map);
        self.tally.start(journey.start, map.events);
        self.add(&journey.enter, 1, map);
        self.add(&journey.leave, u32::MAX, map);
        journey.parts.iter().for_each(|(part, sign)| self.tally.add_part(*part, *sign, map.events));
        self.footing = Some(to.clone());
    }

    fn add(&mut self, rows: &Rows, change: u32, map: &Map<'_>) {
        for piece in rows.pieces(map.order) {
            self.tally.add_rows(piece, change, map.events);
        }
    }
}

impl View<ColumnTally> {
    /// Takes over the counts of another view of the same column.
    pub fn take_over(&mut self, counts: &[u32], footing: &Footing, map: &Map<'_>) {
        self.tally.counts.clear();
        self.tally.counts.extend_from_slice(counts);
        self.footing = Some(footing.clone());
        self.seen = map.events.len();
    }
}
