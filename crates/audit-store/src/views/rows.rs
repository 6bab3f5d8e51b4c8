//! The list of matching events, newest first.

use crate::{Row, Store};

impl Store {
    /// The `n`-th newest event that passes all clauses, from 0. Of one instant, what arrived first is the newer.
    pub fn nth(&mut self, n: usize) -> Option<Row> {
        self.order.settle(&self.events.times);
        self.order.rows().iter().rev().filter(|row| self.passes(**row)).nth(n).map(|row| Row(*row))
    }

    /// How many matching events are newer than this one; nothing if it does not pass.
    pub fn rank(&mut self, row: Row) -> Option<usize> {
        self.order.settle(&self.events.times);
        if row.0 as usize >= self.len() || !self.passes(row.0) {
            return None;
        }
        let newer = self.order.rows().iter().rev().take_while(|other| **other != row.0);
        Some(newer.filter(|row| self.passes(**row)).count())
    }
}
