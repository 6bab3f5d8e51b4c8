//! The counts of all events, whatever the filters: where the counts under a filter start from when that is the
//! shorter way, and what it costs to read the rows of a code.

use crate::facet::Column;
use crate::parts::{Blocks, Parts};

/// Unfiltered counts of every column, of all events and of their parts.
///
/// The second lets a category be toggled by adding a few thousand counts instead of visiting its events.
#[derive(Debug, Default)]
pub struct Totals {
    columns: [Vec<u32>; 4],
    parts: [Parts; 4],
    pub blocks: Blocks,
}

impl Totals {
    /// Counts an event in.
    pub fn add(&mut self, codes: [u32; 4], time: i64) {
        let block = self.blocks.add(time);
        let places = [codes[Column::Kind as usize], codes[Column::Agent as usize], block];
        for ((column, parts), code) in self.columns.iter_mut().zip(&mut self.parts).zip(codes) {
            add_one(column, code as usize);
            parts.add(code, places);
        }
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
