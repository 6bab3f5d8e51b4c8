//! Rows by time, whatever order they arrive in.

use crate::columns::Columns;
use std::cmp::Reverse;
use std::ops::Range;

/// Rows from the oldest to the newest. Of two events of one instant, the one that arrived first is the newer:
/// the API gives newest first.
#[derive(Debug, Default)]
pub struct Order {
    rows: Vec<u32>,
}

/// So many rows at least are put into their places at once, if nobody asks for them before.
const MANY: usize = 1 << 16;

impl Order {
    /// Settles if much has arrived: sorting takes room, and should not all be left to the first view.
    pub fn settle_if_many(&mut self, columns: &Columns) {
        if columns.len() - self.rows.len() >= MANY.max(self.rows.len() / 8) {
            self.settle(columns);
        }
    }

    /// Puts the rows that arrived since the last call into their places. Cheap where they are the newest of all;
    /// else what comes after them moves, once for the whole batch: four bytes a row.
    pub fn settle(&mut self, columns: &Columns) {
        let settled = self.rows.len();
        if settled == columns.len() {
            return;
        }
        let mut late: Vec<(i64, Reverse<u32>)> = (settled as u32..columns.len() as u32)
            .rev()
            .map(|row| (columns.time(row), Reverse(row)))
            .collect();
        if !late.is_sorted() {
            // Stable, though no two are equal: it makes use of the runs that pages are.
            late.sort();
        }
        if late.len() > self.rows.capacity() - settled {
            // Not twice as much, as a vector would take by itself.
            self.rows.reserve_exact(late.len().max(settled / 8));
        }
        self.rows.resize(columns.len(), 0);
        let (mut old, mut write) = (settled, columns.len());
        while let Some((time, Reverse(row))) = late.pop() {
            let newest = old.checked_sub(1).map(|last| columns.time(self.rows[last]));
            // Rows that are here already arrived earlier: at the same instant they stay the newer ones.
            let after = match newest {
                Some(newest) if newest >= time => {
                    self.rows[..old].partition_point(|row| columns.time(*row) < time)
                }
                _ => old,
            };
            self.rows.copy_within(after..old, write - (old - after));
            write -= old - after + 1;
            old = after;
            self.rows[write] = row;
        }
    }

    /// All settled rows, oldest first.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The positions of the rows from one instant up to but not including another.
    pub fn range(&self, columns: &Columns, from: i64, until: i64) -> Range<usize> {
        let start = self.rows.partition_point(|row| columns.time(*row) < from);
        let end = self.rows.partition_point(|row| columns.time(*row) < until);
        start..end.max(start)
    }

    /// The position of a settled row.
    pub fn position(&self, columns: &Columns, row: u32) -> usize {
        let key = (columns.time(row), Reverse(row));
        self.rows.partition_point(|other| (columns.time(*other), Reverse(*other)) < key)
    }
}
