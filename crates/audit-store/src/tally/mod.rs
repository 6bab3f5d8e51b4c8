//! Counts under a set of filters, moved along as the filters and the events change.

mod calendar;
mod cells;
mod column;
mod entities;
mod split;

pub use calendar::Calendar;
pub use cells::Cells;
pub use column::ColumnTally;
pub use entities::EntityTally;
pub use split::Split;

use crate::events::Events;
use crate::journey::{Means, Start};

/// Something that is counted.
pub trait Tally {
    /// What it knows of the events without filters.
    fn means(&self, events: &Events) -> Means;

    /// Takes notice of events that have arrived, without counting them yet.
    fn grow(&mut self, events: &Events);

    /// Goes back to where a journey starts.
    fn start(&mut self, start: Start, events: &Events);

    /// Adds a number (wrapping) to the count of each row.
    fn add_rows(&mut self, rows: &[u32], change: u32, events: &Events);

    /// Adds all events of a kind, `sign` times.
    fn add_kind(&mut self, kind: u32, sign: u32, events: &Events);
}

/// Adds `sign` times (wrapping) the second counts to the first.
fn add_counts(counts: &mut [u32], others: &[u32], sign: u32) {
    for (count, other) in counts.iter_mut().zip(others) {
        *count = count.wrapping_add(other.wrapping_mul(sign));
    }
}
