//! A stretch of time put together from whole blocks, and rows at its ends.

use crate::map::Map;
use crate::parts::{BLOCK_MS, Part, block_of};
use std::ops::Range;

/// What adds up to some stretches of time. Rows are given by positions in the order of time.
#[derive(Debug, Default)]
pub struct Tiling {
    pub enter: Vec<Range<usize>>,
    pub leave: Vec<Range<usize>>,
    pub parts: Vec<(Part, u32)>,
}

/// A row that is counted costs as much as so many that are looked at, itself included.
const ROW: usize = 5;

impl Tiling {
    /// Lets a range go in or out. Adding a block costs as much as looking at `block` rows.
    pub fn cover(&mut self, range: Range<usize>, enters: bool, block: usize, map: &Map<'_>) {
        let Map { events, order, .. } = *map;
        let rows = order.rows();
        let (Some(first), Some(last)) =
            (rows.get(range.start), range.end.checked_sub(1).and_then(|last| rows.get(last)))
        else {
            return;
        };
        let number = |row: u32| block_of(events.columns.time(row));
        let (first, last) = (number(*first), number(*last));
        let mut start = order.range(&events.columns, first.saturating_mul(BLOCK_MS), i64::MAX).start;
        for (_, place, len) in events.totals.blocks.between(first, last) {
            let whole = start..start + len;
            start = whole.end;
            let inside = whole.start.max(range.start)..whole.end.min(range.end);
            if block + (len - inside.len()) * ROW < inside.len() * ROW {
                self.parts.push((Part::Block(place), if enters { 1 } else { u32::MAX }));
                self.add(whole.start..inside.start, !enters);
                self.add(inside.end..whole.end, !enters);
            } else {
                self.add(inside, enters);
            }
        }
    }

    fn add(&mut self, range: Range<usize>, enters: bool) {
        if range.is_empty() {
            return;
        }
        let ranges = if enters { &mut self.enter } else { &mut self.leave };
        match ranges.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => ranges.push(range),
        }
    }

    /// How many rows are counted in or out one by one.
    pub fn rows(&self) -> usize {
        self.enter.iter().chain(&self.leave).map(Range::len).sum()
    }
}
