//! The counts of all events, whatever the filters: where the counts under a filter start from when that is the
//! shorter way, and what it costs to read the rows of a code.

use crate::facet::Column;

/// Unfiltered counts of every column, and of every column under each kind.
///
/// The second lets a category be toggled by adding a few thousand counts instead of visiting its events.
#[derive(Debug, Default)]
pub struct Totals {
    columns: [Vec<u32>; 4],
    /// For each column but the kinds, its counts for each kind.
    by_kind: [Vec<Vec<u32>>; 4],
    /// Columns with too many codes: these counts would outweigh the events.
    given_up: [bool; 4],
}

/// A column with more codes than this has no counts by kind.
const MOST_CODES: usize = if cfg!(test) { 6 } else { 1 << 14 };
/// With more kinds than this there are no counts by kind.
const MOST_KINDS: usize = 512;

impl Totals {
    /// Counts an event in.
    pub fn add(&mut self, codes: [u32; 4]) {
        let kind = codes[Column::Kind as usize] as usize;
        for (column, code) in Column::ALL.into_iter().zip(codes) {
            let (index, code) = (column as usize, code as usize);
            add_one(&mut self.columns[index], code);
            if column == Column::Kind || self.given_up[index] {
                continue;
            }
            let kinds = &mut self.by_kind[index];
            if kind >= MOST_KINDS || code >= MOST_CODES {
                self.given_up[index] = true;
                *kinds = Vec::new();
                continue;
            }
            if kinds.len() <= kind {
                kinds.resize_with(kind + 1, Vec::new);
            }
            add_one(&mut kinds[kind], code);
        }
    }

    /// How many events have each code.
    pub fn of(&self, column: Column) -> &[u32] {
        &self.columns[column as usize]
    }

    /// How many events of a kind have each code of a column other than the kinds; nothing where that is not kept.
    pub fn of_kind(&self, column: Column, kind: u32) -> Option<&[u32]> {
        let kinds = &self.by_kind[column as usize];
        (!self.given_up[column as usize]).then(|| kinds.get(kind as usize).map_or(&[][..], Vec::as_slice))
    }
}

/// Adds one to a count, which may be a new one.
pub fn add_one(counts: &mut Vec<u32>, index: usize) {
    if counts.len() <= index {
        counts.resize(index + 1, 0);
    }
    counts[index] += 1;
}
