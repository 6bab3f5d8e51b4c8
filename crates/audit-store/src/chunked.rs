//! A list in pieces of one size: growing copies nothing, leaves no holes in memory, and wastes no half of it.

/// Rows in a piece, as a power of two. So few in tests that random sequences fill several.
pub const SHIFT: u32 = if cfg!(test) { 5 } else { 15 };
/// Rows in a piece.
pub const CHUNK: usize = 1 << SHIFT;
/// The part of a row number that tells its place in its piece.
pub const MASK: u32 = CHUNK as u32 - 1;

/// The piece that a row is in.
pub const fn chunk_of(row: u32) -> usize {
    (row >> SHIFT) as usize
}

/// The place of a row in its piece.
pub const fn place_of(row: u32) -> usize {
    (row & MASK) as usize
}

/// The pieces of a list of rows whose neighbours are of one piece of rows.
pub fn by_chunk(mut rows: &[u32]) -> impl Iterator<Item = (usize, &[u32])> {
    std::iter::from_fn(move || {
        let first = *rows.first()?;
        let (piece, rest) = rows.split_at(run(rows, first));
        rows = rest;
        Some((chunk_of(first), piece))
    })
}

/// Whether so few of the rows are of each piece that they are better looked at one by one: where a loop over a piece
/// ends is hard to foresee, and the processor fetches ahead only as far as it foresees.
pub fn are_scattered(rows: &[u32]) -> bool {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
    rows.len() < MANY_IN_PIECE * (chunk_of(*first).abs_diff(chunk_of(*last)) + 1)
}

/// So many rows of a piece make up for the end of its loop.
const MANY_IN_PIECE: usize = if cfg!(test) { 4 } else { 64 };

/// How many rows at the start are of the same piece as `first`. Looked at many at once: nearly always all are.
fn run(rows: &[u32], first: u32) -> usize {
    const AT_ONCE: usize = 32;
    let mut same = 0;
    for rows in rows.chunks(AT_ONCE) {
        if chunk_of(rows.iter().fold(0, |bits, row| bits | (row ^ first))) != 0 {
            return same + rows.iter().take_while(|row| chunk_of(*row ^ first) == 0).count();
        }
        same += rows.len();
    }
    same
}

/// Values by row.
#[derive(Clone, Debug)]
pub struct Chunked<T> {
    chunks: Vec<Vec<T>>,
}

impl<T> Default for Chunked<T> {
    fn default() -> Self {
        Self { chunks: Vec::new() }
    }
}

impl<T: Copy> Chunked<T> {
    pub fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * CHUNK + last.len())
    }

    pub fn push(&mut self, value: T) {
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => last.push(value),
            // The first piece grows as it must; where there is one, another is likely to be filled, and memory that is asked
            // for seldom costs less than memory that is asked for often.
            _ => {
                let room = if self.chunks.is_empty() { 1 } else { CHUNK };
                let mut piece = Vec::with_capacity(room);
                piece.push(value);
                self.chunks.push(piece);
            }
        }
    }

    /// Changes the last value.
    pub fn change_last(&mut self, change: impl FnOnce(T) -> T) {
        if let Some(last) = self.chunks.last_mut().and_then(|chunk| chunk.last_mut()) {
            *last = change(*last);
        }
    }

    /// The value of a row below [`len`](Self::len).
    pub fn get(&self, row: u32) -> T {
        self.chunks[chunk_of(row)][place_of(row)]
    }

    /// A piece.
    pub fn chunk(&self, index: usize) -> Option<&[T]> {
        self.chunks.get(index).map(Vec::as_slice)
    }

    /// The values from `row` on.
    pub fn since(&self, row: u32) -> impl Iterator<Item = T> {
        let first = self
            .chunks
            .get(chunk_of(row))
            .map_or(&[][..], |chunk| chunk.get(place_of(row)..).unwrap_or_default());
        let rest = self.chunks.iter().skip(chunk_of(row) + 1).flatten();
        first.iter().chain(rest).copied()
    }
}
