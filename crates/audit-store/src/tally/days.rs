//! The days of a calendar as cells.

use super::cells::Grid;
use crate::Zone;
use crate::events::Events;
use audit_model::Timestamp;
use hashbrown::HashMap;

/// The days in a zone that have events, in the order in which they came up.
#[derive(Clone, Debug)]
pub struct LocalDays {
    pub zone: Zone,
    /// When each began.
    pub starts: Vec<i64>,
    places: HashMap<i64, u32>,
    /// The last day that was found: its begin and its end, and the cell. Neighbours share it.
    last: Option<(i64, i64, u32)>,
}

impl LocalDays {
    pub fn new(zone: Zone) -> Self {
        Self { zone, starts: Vec::new(), places: HashMap::new(), last: None }
    }
}

impl Grid for LocalDays {
    type Cell = u16;

    const OUTSIDE: u16 = u16::MAX;

    fn cell(&mut self, row: u32, events: &Events) -> Option<u32> {
        let time = events.columns.time(row);
        if let Some((start, end, cell)) = self.last
            && (start..end).contains(&time)
        {
            return Some(cell);
        }
        let (start, end) = self.zone.day_around(Timestamp(time));
        let next = u32::try_from(self.starts.len()).ok()?;
        let cell = *self.places.entry(start).or_insert_with(|| {
            self.starts.push(start);
            next
        });
        self.last = Some((start, end, cell));
        Some(cell)
    }
}
