//! The hours of the week as cells.

use super::cells::Grid;
use crate::Zone;
use crate::events::Events;
use audit_model::Timestamp;

/// The hours of the week in a zone.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub zone: Zone,
    /// The last hour that was found: first and last instant, and the cell. Neighbours share it.
    last: Option<(i64, i64, u32)>,
}

impl Calendar {
    pub const fn new(zone: Zone) -> Self {
        Self { zone, last: None }
    }
}

impl Grid for Calendar {
    type Cell = u8;

    const OUTSIDE: u8 = u8::MAX;

    fn cell(&mut self, row: u32, events: &Events) -> Option<u32> {
        let time = events.columns.time(row);
        if let Some((start, end, cell)) = self.last
            && (start..=end).contains(&time)
        {
            return Some(cell);
        }
        let (start, end) = self.zone.hour_around(Timestamp(time));
        let cell = self.zone.hour_of_week(Timestamp(time)) as u32;
        self.last = Some((start, end, cell));
        Some(cell)
    }
}
