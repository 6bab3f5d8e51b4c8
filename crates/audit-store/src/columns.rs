//! The columns that are filtered and counted, in chunks of rows in the order of arrival; rows never move.

use crate::bits::Bits;
use crate::chunked::{self, CHUNK, are_scattered, chunk_of, place_of};
use crate::coded::{Accepted, Coded, Open, compress};
use crate::facet::Column;
use crate::histogram::{self, Each};

/// Times and coded columns of all rows.
#[derive(Debug, Default)]
pub struct Columns {
    chunks: Vec<Chunk>,
    len: usize,
    /// For sealing: zeros, as many as any column has codes.
    scratch: Vec<u32>,
}

#[derive(Debug)]
struct Chunk {
    times: Times,
    /// The oldest and the newest of them.
    span: (i64, i64),
    codes: [Coded; 4],
}

/// Milliseconds since 1970.
#[derive(Debug)]
enum Times {
    /// While the chunk fills, and where the other form does not fit.
    Exact(Vec<i64>),
    /// Whole seconds after a first time: what all of them are in practice.
    Seconds { first: i64, after: Box<[u32]> },
}

impl Times {
    fn get(&self, place: usize) -> i64 {
        match self {
            Self::Exact(times) => times[place],
            Self::Seconds { first, after } => first + i64::from(after[place]) * 1_000,
        }
    }

    fn seal(&mut self) {
        let Self::Exact(times) = self else { return };
        let Some(first) = times.iter().min().copied() else { return };
        let after = |time: &i64| {
            let since = time.checked_sub(first)?;
            u32::try_from(since / 1_000).ok().filter(|_| since % 1_000 == 0)
        };
        if let Some(after) = times.iter().map(after).collect::<Option<Box<[u32]>>>() {
            *self = Self::Seconds { first, after };
        }
    }
}

impl Columns {
    pub fn len(&self) -> usize {
        self.len
    }

    /// Adds a row; `highest` says how many codes each column has.
    pub fn push(&mut self, time: i64, codes: [u32; 4], highest: [usize; 4]) {
        if self.len.is_multiple_of(CHUNK) {
            // As in `Chunked`.
            let room = if self.chunks.is_empty() { 0 } else { CHUNK };
            make_room(room * BYTES_A_ROW);
            self.chunks.push(Chunk {
                times: Times::Exact(Vec::with_capacity(room)),
                span: (time, time),
                codes: [(); 4].map(|()| Coded::Open(Open::with_room(room))),
            });
        }
        self.len += 1;
        let Some(chunk) = self.chunks.last_mut() else { return };
        chunk.span = (chunk.span.0.min(time), chunk.span.1.max(time));
        if let Times::Exact(times) = &mut chunk.times {
            times.push(time);
        }
        for (column, code) in chunk.codes.iter_mut().zip(codes) {
            column.push(code);
        }
        if self.len.is_multiple_of(CHUNK) {
            chunk.times.seal();
            let most = highest.into_iter().max().unwrap_or_default();
            self.scratch.resize(most.max(self.scratch.len()), 0);
            for column in &mut chunk.codes {
                column.seal(&mut self.scratch);
            }
        }
    }

    /// The time of a row below [`len`](Self::len).
    pub fn time(&self, row: u32) -> i64 {
        self.chunks[chunk_of(row)].times.get(place_of(row))
    }

    /// The code of a row below [`len`](Self::len).
    pub fn code(&self, column: Column, row: u32) -> u32 {
        self.chunks[chunk_of(row)].codes[column as usize].get(place_of(row))
    }

    /// Adds a number (wrapping) to the count of every row's code. Fastest where neighbours are of one chunk.
    pub fn tally(&self, column: Column, rows: &[u32], change: u32, counts: &mut [u32]) {
        histogram::count(counts, change, rows.len(), Codes { columns: self, column, rows });
    }

    /// Calls `visit` with the time of every row.
    pub fn times(&self, rows: &[u32], mut visit: impl FnMut(u32, i64)) {
        for (chunk, rows) in self.by_chunk(rows) {
            match &chunk.times {
                Times::Exact(times) => rows.iter().for_each(|row| visit(*row, times[place_of(*row)])),
                Times::Seconds { first, after } => {
                    for row in rows {
                        visit(*row, first + i64::from(after[place_of(*row)]) * 1_000);
                    }
                }
            }
        }
    }

    /// The rows that are in a period (or, negated, are not).
    pub fn retain_in(&self, rows: &[u32], period: &Period, negated: bool) -> Vec<u32> {
        let mut kept = Vec::new();
        for (chunk, rows) in self.by_chunk(rows) {
            let inside = chunk.span.0 >= period.start && chunk.span.1 < period.end;
            if inside || !chunk.is_in(period) {
                kept.extend_from_slice(if inside == negated { &[] } else { rows });
                continue;
            }
            compress(rows, &mut kept, |row| period.contains(&chunk.times.get(place_of(row))) != negated);
        }
        kept
    }

    /// The rows whose code is in a set (or, negated, is not).
    pub fn retain(&self, column: Column, rows: &[u32], accepted: &Bits, negated: bool) -> Vec<u32> {
        let mut kept = Vec::new();
        if are_scattered(rows) {
            compress(rows, &mut kept, |row| accepted.get(self.code(column, row) as usize) != negated);
            return kept;
        }
        for (chunk, rows) in self.by_chunk(rows) {
            chunk.codes[column as usize].retain(rows, accepted, negated, &mut kept);
        }
        kept
    }

    /// All rows that have one of these codes, by chunk, then by code. Chunks without any row in `period` are left
    /// out.
    pub fn list(&self, column: Column, accepted: &Accepted<'_>, period: &Period) -> Vec<u32> {
        let mut list = Vec::new();
        for (index, chunk) in self.chunks.iter().enumerate().filter(|(_, chunk)| chunk.is_in(period)) {
            chunk.codes[column as usize].list(accepted, (index * CHUNK) as u32, &mut list);
        }
        list
    }

    /// The rows of one chunk that have one of these codes.
    pub fn list_chunk(&self, index: usize, column: Column, accepted: &Accepted<'_>, list: &mut Vec<u32>) {
        if let Some(chunk) = self.chunks.get(index) {
            chunk.codes[column as usize].list(accepted, (index * CHUNK) as u32, list);
        }
    }

    /// How many rows are in chunks that have any row in a period.
    pub fn near(&self, period: &Period) -> usize {
        (self.chunks.iter().filter(|chunk| chunk.is_in(period)).count() * CHUNK).min(self.len)
    }

    /// Chunks that have any row in a period, and the times of their newest rows; the newest first.
    pub fn newest_chunks(&self, period: &Period) -> Vec<(i64, usize)> {
        let chunks = self.chunks.iter().enumerate().filter(|(_, chunk)| chunk.is_in(period));
        let mut newest: Vec<(i64, usize)> = chunks.map(|(index, chunk)| (chunk.span.1, index)).collect();
        newest.sort_unstable_by(|a, b| b.cmp(a));
        newest
    }

    /// The pieces of a list of rows that are of one chunk.
    fn by_chunk<'a>(&'a self, rows: &'a [u32]) -> impl Iterator<Item = (&'a Chunk, &'a [u32])> {
        chunked::by_chunk(rows).filter_map(|(chunk, rows)| Some((self.chunks.get(chunk)?, rows)))
    }
}

/// What a row takes in all, roughly, while its chunk fills.
const BYTES_A_ROW: usize = 96;

/// Has the allocator ask for so much memory at once, if it has not got it: to grow is a call to the browser in
/// WebAssembly, and what a chunk takes would be asked for in some dozens of them.
fn make_room(bytes: usize) {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(bytes)));
}

/// From a time up to but not including another.
pub type Period = std::ops::Range<i64>;

/// Every time but the very last there is.
pub const ALWAYS: Period = i64::MIN..i64::MAX;

impl Chunk {
    fn is_in(&self, period: &Period) -> bool {
        *period == ALWAYS || (self.span.0 < period.end && self.span.1 >= period.start)
    }
}

/// The codes of some rows.
struct Codes<'a> {
    columns: &'a Columns,
    column: Column,
    rows: &'a [u32],
}

impl Each for Codes<'_> {
    #[inline]
    fn each(self, mut visit: impl FnMut(usize)) {
        if are_scattered(self.rows) {
            let Self { columns, column, rows } = self;
            return rows.iter().for_each(|row| visit(columns.code(column, *row) as usize));
        }
        for (chunk, rows) in self.columns.by_chunk(self.rows) {
            chunk.codes[self.column as usize].each(rows, |code| visit(code as usize));
        }
    }
}
