//! Sets of rows on their way into the counts or out of them.

use crate::order::Order;
use std::ops::Range;

/// Some rows, each once.
#[derive(Debug)]
pub enum Rows {
    /// Positions in the order of time.
    Ranges(Vec<Range<usize>>),
    /// Row by row.
    List(Vec<u32>),
}

impl Rows {
    pub const fn none() -> Self {
        Self::List(Vec::new())
    }

    pub fn range(range: Range<usize>) -> Self {
        Self::Ranges(std::iter::once(range).collect())
    }

    pub fn len(&self) -> usize {
        match self {
            Self::Ranges(ranges) => ranges.iter().map(Range::len).sum(),
            Self::List(rows) => rows.len(),
        }
    }

    /// The rows in pieces.
    pub fn pieces<'a>(&'a self, order: &'a Order) -> Vec<&'a [u32]> {
        match self {
            Self::Ranges(ranges) => ranges.iter().map(|range| &order.rows()[range.clone()]).collect(),
            Self::List(rows) => vec![rows.as_slice()],
        }
    }
}

/// All of so many positions, as ranges.
pub fn everything(len: usize) -> Vec<Range<usize>> {
    std::iter::once(0..len).collect()
}

/// What is in the first ranges but not in the second; both ascend and do not overlap.
pub fn without(ranges: &[Range<usize>], others: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut left = ranges.to_vec();
    for other in others {
        left = left
            .into_iter()
            .flat_map(|range| {
                let before = range.start..range.end.min(other.start);
                let after = range.start.max(other.end)..range.end;
                [before, after]
            })
            .filter(|range| range.start < range.end)
            .collect();
    }
    left
}
