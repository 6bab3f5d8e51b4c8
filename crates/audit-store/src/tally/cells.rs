//! Counts of what is not in a column but follows from a row's time: the hour of the week, the bucket of a
//! timeline (with a facet's value). The cell of each row is computed once.

use super::{Tally, add_counts};
use crate::chunked::{Chunked, by_chunk, place_of};
use crate::events::Events;
use crate::facet::Column;
use crate::histogram::{self, Each};
use crate::journey::{Means, Start};
use crate::totals::add_one;

/// Says which cell a row belongs to.
pub trait Grid {
    /// The cell of a row, below [`OUTSIDE`]; nothing for a row that is not counted.
    fn cell(&mut self, row: u32, events: &Events) -> Option<u32>;

    /// Where the cells of a kind start; nothing if they do not lie together.
    fn start_of_kind(&self, kind: u32, events: &Events) -> Option<u32>;
}

/// How many rows are in each cell.
#[derive(Clone, Debug)]
pub struct Cells<G> {
    pub grid: G,
    /// Of each row; [`OUTSIDE`] for one that is not counted.
    cells: Chunked<u16>,
    pub counts: Vec<u32>,
    /// The counts of all events.
    all: Vec<u32>,
    /// The counts of each kind, from its first cell on.
    by_kind: Vec<Vec<u32>>,
}

/// Not a cell.
pub const OUTSIDE: u16 = u16::MAX;

impl<G: Grid> Cells<G> {
    pub fn new(grid: G) -> Self {
        Self { grid, cells: Chunked::default(), counts: Vec::new(), all: Vec::new(), by_kind: Vec::new() }
    }
}

impl<G: Grid> Tally for Cells<G> {
    fn means(&self, events: &Events) -> Means {
        Means { everything: true, kinds: self.grid.start_of_kind(0, events).is_some() }
    }

    fn grow(&mut self, events: &Events) {
        for row in self.cells.len() as u32..events.len() as u32 {
            let cell = self.grid.cell(row, events).and_then(|cell| u16::try_from(cell).ok());
            let cell = cell.unwrap_or(OUTSIDE);
            self.cells.push(cell);
            if cell == OUTSIDE {
                continue;
            }
            add_one(&mut self.all, usize::from(cell));
            let kind = events.columns.code(Column::Kind, row);
            if let Some(start) = self.grid.start_of_kind(kind, events) {
                if self.by_kind.len() <= kind as usize {
                    self.by_kind.resize_with(kind as usize + 1, Vec::new);
                }
                add_one(&mut self.by_kind[kind as usize], usize::from(cell) - start as usize);
            }
        }
        self.counts.resize(self.all.len(), 0);
    }

    fn start(&mut self, start: Start, _: &Events) {
        match start {
            Start::Here => {}
            Start::Nothing => self.counts.fill(0),
            Start::Everything => self.counts.copy_from_slice(&self.all),
        }
    }

    fn add_rows(&mut self, rows: &[u32], change: u32, _: &Events) {
        let Self { cells, counts, .. } = self;
        histogram::count(counts, change, rows.len(), CellsOf { cells, rows });
    }

    fn add_kind(&mut self, kind: u32, sign: u32, events: &Events) {
        let (Some(start), Some(counts)) =
            (self.grid.start_of_kind(kind, events), self.by_kind.get(kind as usize))
        else {
            return;
        };
        if let Some(own) = self.counts.get_mut(start as usize..) {
            add_counts(own, counts, sign);
        }
    }
}

/// The cells of some rows.
struct CellsOf<'a> {
    cells: &'a Chunked<u16>,
    rows: &'a [u32],
}

impl Each for CellsOf<'_> {
    #[inline]
    fn each(self, mut visit: impl FnMut(usize)) {
        for (chunk, rows) in by_chunk(self.rows) {
            let Some(cells) = self.cells.chunk(chunk) else { continue };
            rows.iter().for_each(|row| visit(usize::from(cells[place_of(*row)])));
        }
    }
}
