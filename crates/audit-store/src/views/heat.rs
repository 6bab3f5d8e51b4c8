//! When in the week things happen.

use crate::{Store, WEEK_HOURS, Zone};
use audit_model::Timestamp;

impl Store {
    /// How many matching events fall into each hour of the week, see [`Zone::hour_of_week`].
    pub fn heat_map(&mut self, zone: &Zone) -> [u32; WEEK_HOURS] {
        let mut cells = [0; WEEK_HOURS];
        self.for_each_passing(
            |_| false,
            |row| cells[zone.hour_of_week(Timestamp(self.events.times[row as usize]))] += 1,
        );
        cells
    }
}
