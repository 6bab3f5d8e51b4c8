//! Counts of the codes of a column.

use super::Tally;
use crate::events::Events;
use crate::facet::Column;
use crate::journey::{Means, Start};
use crate::parts::Part;

/// How many rows have each code of a column.
#[derive(Clone, Debug)]
pub struct ColumnTally {
    pub column: Column,
    pub counts: Vec<u32>,
}

impl ColumnTally {
    pub const fn new(column: Column) -> Self {
        Self { column, counts: Vec::new() }
    }
}

impl Tally for ColumnTally {
    fn means(&mut self, events: &Events) -> Means {
        Means { everything: true, parts: events.totals.know_parts(self.column) }
    }

    fn grow(&mut self, events: &Events) {
        self.counts.resize(events.codes(self.column), 0);
    }

    fn start(&mut self, start: Start, events: &Events) {
        match start {
            Start::Here => {}
            Start::Nothing => self.counts.fill(0),
            Start::Everything => {
                self.counts.clear();
                self.counts.extend_from_slice(events.totals.of(self.column));
                self.counts.resize(events.codes(self.column), 0);
            }
        }
    }

    fn add_rows(&mut self, rows: &[u32], change: u32, events: &Events) {
        events.columns.tally(self.column, rows, change, &mut self.counts);
    }

    fn add_part(&mut self, part: Part, sign: u32, events: &Events) {
        events.totals.add_part(self.column, &mut self.counts, part, sign);
    }
}
