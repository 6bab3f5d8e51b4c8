//! Buckets of time, split by a facet, as cells.

use super::cells::Grid;
use crate::Facet;
use crate::events::Events;
use crate::views::timeline::Buckets;
use audit_model::Timestamp;

/// The buckets for the first code of a facet, then those for the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub buckets: Buckets,
    pub facet: Facet,
}

impl Split {
    /// Whether there are few enough cells; a split by entities never has.
    pub fn fits(&self, events: &Events) -> bool {
        events
            .facet_codes(self.facet)
            .and_then(|codes| codes.checked_mul(self.buckets.shown()))
            .is_some_and(|cells| cells < usize::from(Self::OUTSIDE))
    }

    fn start_of(&self, code: u32) -> u32 {
        code.saturating_mul(self.buckets.shown() as u32)
    }
}

impl Grid for Split {
    type Cell = u16;

    const OUTSIDE: u16 = u16::MAX;

    fn cell(&mut self, row: u32, events: &Events) -> Option<u32> {
        let bucket = self.buckets.index(Timestamp(events.columns.time(row)))?;
        Some(self.start_of(events.facet(row, self.facet)).saturating_add(bucket as u32))
    }
}
