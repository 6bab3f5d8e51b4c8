//! Counts of the rows of a *part* of all events: of one kind, of one user agent, of one stretch of time. Where a
//! whole part comes or goes, its counts are added instead of its rows.
//!
//! Few counts are large, so that a count is one byte, and each time it runs over is written down beside it. That
//! takes a quarter of the memory of plain numbers, and sixteen of them are added at once.

use hashbrown::HashMap;
use std::ops::Range;

/// A part of all events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The events of a kind, by its code.
    Kind(u32),
    /// The events with a user agent, by its code.
    Agent(u32),
    /// The events of a stretch of time, by its place in [`Blocks`].
    Block(u32),
}

/// The parts that an event is in: its kind, its agent, its block.
pub type Places = [u32; 3];

impl Part {
    const fn table(self) -> (usize, u32) {
        match self {
            Self::Kind(place) => (0, place),
            Self::Agent(place) => (1, place),
            Self::Block(place) => (2, place),
        }
    }
}

/// For each part, how many of its rows have each code.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    tables: [Vec<Small>; 3],
    bytes: usize,
    rows: usize,
    given_up: bool,
}

/// Counts of one part.
#[derive(Clone, Debug, Default)]
struct Small {
    low: Vec<u8>,
    /// A code for every time that its byte ran over.
    carries: Vec<u32>,
}

/// With codes above this they are given up: there are too many counts.
const MOST_CODES: usize = if cfg!(test) { 12 } else { 1 << 14 };
/// They are also given up where they take more bytes than this, and more than [`BYTES_A_ROW`].
const FREE_BYTES: usize = if cfg!(test) { 256 } else { 4 << 20 };
const BYTES_A_ROW: usize = 6;
/// So many rows may wait to be counted into parts. Those are asked for where filters change, and events may arrive often
/// in between; and the more rows are counted together, the less each costs.
pub const MOST_WAITING: usize = if cfg!(test) { 7 } else { 1 << 14 };

impl Parts {
    /// Counts rows in, each by its code and the parts it is in. Table by table: most counts are far from each other,
    /// and so the processor fetches many at a time.
    pub fn add(&mut self, rows: impl Iterator<Item = (u32, Places)> + Clone) {
        if self.given_up {
            return;
        }
        let (count, most) = rows.clone().fold((0, 0), |(count, most), (code, _)| (count + 1, most.max(code)));
        self.rows += count;
        if most as usize >= MOST_CODES || self.bytes > FREE_BYTES.max(self.rows * BYTES_A_ROW) {
            *self = Self { given_up: true, ..Self::default() };
            return;
        }
        for (index, table) in self.tables.iter_mut().enumerate() {
            for (code, places) in rows.clone() {
                let place = places[index] as usize;
                if table.len() <= place {
                    self.bytes += (place + 1 - table.len()) * size_of::<Small>();
                    table.resize_with(place + 1, Small::default);
                }
                self.bytes += table[place].add(code);
            }
        }
    }

    /// Whether counts are kept.
    pub const fn known(&self) -> bool {
        !self.given_up
    }

    /// Adds those of a part `sign` times (wrapping; 1 or its negative).
    pub fn add_to(&self, counts: &mut [u32], part: Part, sign: u32) {
        let (table, place) = part.table();
        if let Some(small) = self.tables[table].get(place as usize) {
            small.add_to(counts, sign);
        }
    }
}

impl Small {
    /// Says how many bytes more this takes.
    fn add(&mut self, code: u32) -> usize {
        let index = code as usize;
        let before = self.low.capacity();
        if self.low.len() <= index {
            if before <= index {
                // Not twice as much, as a vector would take by itself.
                self.low.reserve_exact(index + index / 8 + 1 - self.low.len());
            }
            self.low.resize(index + 1, 0);
        }
        self.low[index] = self.low[index].wrapping_add(1);
        if self.low[index] == 0 {
            self.carries.push(code);
            return size_of::<u32>();
        }
        self.low.capacity() - before
    }

    fn add_to(&self, counts: &mut [u32], sign: u32) {
        let both = counts.iter_mut().zip(&self.low);
        if sign == 1 {
            both.for_each(|(count, low)| *count = count.wrapping_add(u32::from(*low)));
        } else {
            both.for_each(|(count, low)| *count = count.wrapping_sub(u32::from(*low)));
        }
        for code in &self.carries {
            if let Some(count) = counts.get_mut(*code as usize) {
                *count = count.wrapping_add(sign.wrapping_mul(256));
            }
        }
    }
}

/// Stretches of time of one width, those that have events.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    places: HashMap<i64, u32>,
    /// For each place its number, counted from 1970, and how many rows it has.
    known: Vec<(i64, u32)>,
    last: u32,
    /// The stretch of the last one: neighbours are of one block, and dividing takes its time.
    stretch: Range<i64>,
}

/// How wide a block is: a third of a day. Narrower ones cost more memory than they save time.
pub const BLOCK_MS: i64 = if cfg!(test) { 40_000 } else { 8 * 3_600_000 };

/// The number of the block that an instant is in.
pub const fn block_of(time: i64) -> i64 {
    time.div_euclid(BLOCK_MS)
}

impl Blocks {
    /// The place of the block that an instant is in; a row is counted there.
    pub fn add(&mut self, time: i64) -> u32 {
        if !self.stretch.contains(&time) {
            let number = block_of(time);
            self.last = *self.places.entry(number).or_insert_with(|| {
                self.known.push((number, 0));
                self.known.len() as u32 - 1
            });
            let start = number.saturating_mul(BLOCK_MS);
            self.stretch = start..start.saturating_add(BLOCK_MS);
        }
        self.known[self.last as usize].1 += 1;
        self.last
    }

    /// The place of an instant whose row is counted.
    pub fn place(&self, time: i64) -> u32 {
        self.places.get(&block_of(time)).copied().unwrap_or(u32::MAX)
    }

    /// The blocks that have events and numbers from one to another: number, place and rows, ascending.
    pub fn between(&self, first: i64, last: i64) -> Vec<(i64, u32, usize)> {
        let mut found: Vec<(i64, u32, usize)> = (0..)
            .zip(&self.known)
            .filter(|(_, (number, _))| (first..=last).contains(number))
            .map(|(place, (number, rows))| (*number, place, *rows as usize))
            .collect();
        found.sort_unstable();
        found
    }
}
