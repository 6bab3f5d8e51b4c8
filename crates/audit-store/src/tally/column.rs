//! Counts of the codes of a column.

use super::{Tally, add_counts};
use crate::events::Events;
use crate::facet::Column;
use crate::journey::{Means, Start};

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
    fn means(&self, events: &Events) -> Means {
        let kinds = self.column == Column::Kind || events.totals.of_kind(self.column, 0).is_some();
        Means { everything: true, kinds }
    }

    fn grow(&mut self, events: &Events) {
        self.counts.resize(events.codes(self.column), 0);
    }

    fn start(&mut self, start: Start, events: &Events) {
        match start {
            Start::Here => {}
            Start::Nothing => self.counts.fill(0),
            Start::Everything => {
                self.counts.fill(0);
                add_counts(&mut self.counts, events.totals.of(self.column), 1);
            }
        }
    }

    fn add_rows(&mut self, rows: &[u32], change: u32, events: &Events) {
        events.columns.tally(self.column, rows, change, &mut self.counts);
    }

    fn add_kind(&mut self, kind: u32, sign: u32, events: &Events) {
        if self.column == Column::Kind {
            let total = events.totals.of(Column::Kind).get(kind as usize).copied().unwrap_or_default();
            if let Some(count) = self.counts.get_mut(kind as usize) {
                *count = count.wrapping_add(total.wrapping_mul(sign));
            }
        } else if let Some(counts) = events.totals.of_kind(self.column, kind) {
            add_counts(&mut self.counts, counts, sign);
        }
    }
}
