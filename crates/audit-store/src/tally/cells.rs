//! Counts of what is not in a column but follows from a row's time: the hour of the week, the bucket of a
//! timeline (with a facet's value). The cell of each row is computed once.

use super::Tally;
use crate::chunked::{Chunked, are_scattered, by_chunk, place_of};
use crate::events::Events;
use crate::facet::Column;
use crate::histogram::{self, Each};
use crate::journey::{Means, Start};
use crate::parts::{MOST_WAITING, Part, Parts, Places};
use crate::totals::add_one;

/// Says which cell a row belongs to.
pub trait Grid {
    /// A number large enough for all cells and [`OUTSIDE`](Self::OUTSIDE).
    type Cell: Copy + PartialEq + TryFrom<u32> + Into<usize>;

    /// Not a cell.
    const OUTSIDE: Self::Cell;

    /// The cell of a row; nothing for a row that is not counted.
    fn cell(&mut self, row: u32, events: &Events) -> Option<u32>;
}

/// How many rows are in each cell.
#[derive(Clone, Debug)]
pub struct Cells<G: Grid> {
    pub grid: G,
    /// Of each row; [`Grid::OUTSIDE`] for one that is not counted.
    cells: Chunked<G::Cell>,
    pub counts: Vec<u32>,
    /// The counts of all events.
    all: Vec<u32>,
    /// The counts of parts of them.
    parts: Parts,
    /// Rows that are not in the parts yet: their cells and places.
    waiting: Vec<(u32, Places)>,
}

impl<G: Grid> Cells<G> {
    pub fn new(grid: G) -> Self {
        let (counts, all, waiting) = Default::default();
        Self { grid, cells: Chunked::default(), counts, all, parts: Parts::default(), waiting }
    }

    fn settle(&mut self) {
        self.parts.add(self.waiting.iter().copied());
        self.waiting.clear();
    }
}

impl<G: Grid> Tally for Cells<G> {
    fn means(&mut self, _: &Events) -> Means {
        self.settle();
        Means { everything: true, parts: self.parts.known() }
    }

    fn grow(&mut self, events: &Events) {
        for row in self.cells.len() as u32..events.len() as u32 {
            let number = self.grid.cell(row, events);
            let cell = number.and_then(|cell| G::Cell::try_from(cell).ok()).unwrap_or(G::OUTSIDE);
            self.cells.push(cell);
            let Some(number) = number.filter(|_| cell != G::OUTSIDE) else { continue };
            add_one(&mut self.all, cell.into());
            let code = |column| events.columns.code(column, row);
            let block = events.totals.blocks.place(events.columns.time(row));
            self.waiting.push((number, [code(Column::Kind), code(Column::Agent), block]));
            if self.waiting.len() >= MOST_WAITING {
                self.settle();
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

    fn add_part(&mut self, part: Part, sign: u32, _: &Events) {
        self.parts.add_to(&mut self.counts, part, sign);
    }
}

/// The cells of some rows.
struct CellsOf<'a, C> {
    cells: &'a Chunked<C>,
    rows: &'a [u32],
}

impl<C: Copy + Into<usize>> Each for CellsOf<'_, C> {
    #[inline]
    fn each(self, mut visit: impl FnMut(usize)) {
        if are_scattered(self.rows) {
            return self.rows.iter().for_each(|row| visit(self.cells.get(*row).into()));
        }
        for (chunk, rows) in by_chunk(self.rows) {
            let Some(cells) = self.cells.chunk(chunk) else { continue };
            rows.iter().for_each(|row| visit(cells[place_of(*row)].into()));
        }
    }
}
