//! Counts under a set of filters, moved along as the filters and the events change.

mod calendar;
mod cells;
mod column;
mod days;
mod entities;
mod split;

pub use calendar::Calendar;
pub use cells::Cells;
pub use column::ColumnTally;
pub use days::LocalDays;
pub use entities::EntityTally;
pub use split::Split;

use crate::events::Events;
use crate::journey::{Means, Start};
use crate::parts::Part;

/// Something that is counted.
pub trait Tally {
    /// What it knows of the events without filters; that is up to date after this.
    fn means(&mut self, events: &Events) -> Means;

    /// Takes notice of events that have arrived, without counting them yet.
    fn grow(&mut self, events: &Events);

    /// Goes back to where a journey starts.
    fn start(&mut self, start: Start, events: &Events);

    /// Adds a number (wrapping) to the count of each row.
    fn add_rows(&mut self, rows: &[u32], change: u32, events: &Events);

    /// Adds all events of a part, `sign` times.
    fn add_part(&mut self, part: Part, sign: u32, events: &Events);
}
