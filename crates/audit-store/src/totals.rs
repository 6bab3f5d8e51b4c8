//! The counts of all events, whatever the filters: where the counts under a filter start from when that is the
//! shorter way, and what it costs to read the rows of a code.

use crate::facet::Column;
use crate::parts::{Blocks, Parts, Places};

/// Unfiltered counts of every column, of all events and of their parts.
///
/// The second lets a category be toggled by adding a few thousand counts instead of visiting its events.
#[derive(Debug, Default)]
pub struct Totals {
    columns: [Vec<u32>; 4],
    parts: [Parts; 4],
    pub blocks: Blocks,
    /// Rows that are not in the parts yet: their codes and blocks.
    pending: Vec<([u32; 4], Places)>,
}

impl Totals {
    /// Counts an event in.
    pub fn add(&mut self, codes: [u32; 4], time: i64) {
        let block = self.blocks.add(time);
        let places = [codes[Column::Kind as usize], codes[Column::Agent as usize], block];
        self.pending.push((codes, places));
        for (column, code) in self.columns.iter_mut().zip(codes) {
            add_one(column, code as usize);
        }
    }

    /// Brings the parts up to date: after every few events, since waiting ones take room.
    pub fn settle(&mut self) {
        for (index, parts) in self.parts.iter_mut().enumerate() {
            parts.add(self.pending.iter().map(|(codes, places)| (codes[index], *places)));
        }
        self.pending.clear();
    }

    /// How many events have each code.
    pub fn of(&self, column: Column) -> &[u32] {
        &self.columns[column as usize]
    }

    /// How many events of each part have each code.
    pub fn parts(&self, column: Column) -> &Parts {
        &self.parts[column as usize]
    }
}

/// Adds one to a count, which may be a new one.
pub fn add_one(counts: &mut Vec<u32>, index: usize) {
    if counts.len() <= index {
        counts.resize(index + 1, 0);
    }
    counts[index] += 1;
}
