//! On which days things happen.

use crate::map::Map;
use crate::tally::{Cells, LocalDays};
use crate::view::View;
use crate::{Store, Zone};
use audit_model::Timestamp;

impl Store {
    /// The days of a zone that have matching events, newest first: when each begins, and how many it has. The zone of
    /// the last call is remembered; another one costs a pass over all events. Beyond 65,535 days with events, those
    /// that came last are left out.
    pub fn days(&mut self, zone: &Zone) -> Vec<(Timestamp, usize)> {
        self.settle();
        let Self { events, order, selection, views, journeys, .. } = self;
        let footing = selection.footing(|_| false, None, events);
        let map = Map { events, order, selection };
        let kept = views.days.take().filter(|view| view.tally.grid.zone == *zone);
        let view =
            views.days.insert(kept.unwrap_or_else(|| View::new(Cells::new(LocalDays::new(zone.clone())))));
        view.travel(&footing, &map, journeys);
        let Cells { grid, counts, .. } = &view.tally;
        let counted = grid.starts.iter().zip(counts).filter(|(_, count)| **count > 0);
        let mut days: Vec<(Timestamp, usize)> =
            counted.map(|(start, count)| (Timestamp(*start), *count as usize)).collect();
        days.sort_unstable_by(|a, b| b.cmp(a));
        days
    }
}
