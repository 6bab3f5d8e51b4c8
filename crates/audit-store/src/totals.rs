//! The counts of all events, whatever the filters: where the counts under a filter start from when that is the
//! shorter way, and what it costs to read the rows of a code.

use crate::facet::Column;
use crate::parts::{Blocks, MOST_WAITING, Part, Parts, Places};
use std::cell::RefCell;

/// Unfiltered counts of every column, of all events and of their parts.
///
/// The second lets a category be toggled by adding a few thousand counts instead of visiting its events.
#[derive(Debug, Default)]
pub struct Totals {
    columns: [Vec<u32>; 4],
    parts: RefCell<[Parts; 4]>,
    pub blocks: Blocks,
    /// Rows that are not in the parts yet: their codes and places.
    waiting: RefCell<Vec<([u32; 4], Places)>>,
}

impl Totals {
    /// Counts an event in.
    pub fn add(&mut self, codes: [u32; 4], time: i64) {
        let block = self.blocks.add(time);
        let places = [codes[Column::Kind as usize], codes[Column::Agent as usize], block];
        self.waiting.get_mut().push((codes, places));
        for (column, code) in self.columns.iter_mut().zip(codes) {
            add_one(column, code as usize);
        }
        if self.waiting.get_mut().len() >= MOST_WAITING {
            self.settle();
        }
    }

    /// Counts those that wait into the parts.
    fn settle(&self) {
        let mut waiting = self.waiting.borrow_mut();
        for (index, parts) in self.parts.borrow_mut().iter_mut().enumerate() {
            parts.add(waiting.iter().map(|(codes, places)| (codes[index], *places)));
        }
        waiting.clear();
    }

    /// How many events have each code.
    pub fn of(&self, column: Column) -> &[u32] {
        &self.columns[column as usize]
    }

    /// Whether it is known how many events of each part have each code; if so, that is up to date after this.
    pub fn know_parts(&self, column: Column) -> bool {
        self.settle();
        self.parts.borrow()[column as usize].known()
    }

    /// Adds those of a part, `sign` times (wrapping; 1 or its negative), to the counts of a column.
    pub fn add_part(&self, column: Column, counts: &mut [u32], part: Part, sign: u32) {
        self.parts.borrow()[column as usize].add_to(counts, part, sign);
    }
}

/// Adds one to a count, which may be a new one.
pub fn add_one(counts: &mut Vec<u32>, index: usize) {
    if counts.len() <= index {
        counts.resize(index + 1, 0);
    }
    counts[index] += 1;
}
