//! A dictionary-coded column of one chunk: the codes of its rows, and the rows of its codes.
//!
//! While a chunk fills, its codes are plain numbers, and its rows hang together by code. A full chunk never changes again, so it is sealed: one or two
//! bytes a row for the code (as it is, or, where a code is too large for that, its place among the distinct codes of
//! this chunk) and two for the list of rows by code.

use crate::bits::Bits;
use crate::chunked::{CHUNK, MASK, place_of};

/// One column of one chunk.
#[derive(Debug)]
pub enum Coded {
    Open(Open),
    Sealed(Sealed),
}

/// A column of a chunk that still fills: each row knows the one before it with the same code.
#[derive(Debug)]
pub struct Open {
    codes: Vec<u32>,
    /// The place before with the same code, or [`NOWHERE`].
    before: Vec<u16>,
    /// The last place with each code, or [`NOWHERE`]; codes beyond the end do not occur.
    last: Vec<u16>,
}

/// No place: there are fewer in a chunk.
const NOWHERE: u16 = u16::MAX;

/// A column of a full chunk.
#[derive(Debug)]
pub struct Sealed {
    local: Local,
    /// Distinct codes, ascending; none where `ends` are by code.
    codes: Box<[u32]>,
    /// Where the rows of each code end in `rows`: of each in `codes`, or of each from 0 on.
    ends: Box<[u16]>,
    /// Rows by code, then ascending.
    rows: Box<[u16]>,
}

/// The code of each row.
#[derive(Debug)]
enum Local {
    Byte(Box<[u8; CHUNK]>),
    Short(Box<[u16; CHUNK]>),
    /// Where it is in [`Sealed::codes`].
    Place(Box<[u16; CHUNK]>),
}

/// The highest codes that one byte and two are used for. So low in tests that all forms occur.
const MOST_BYTE: u32 = if cfg!(test) { 3 } else { u8::MAX as u32 };
const MOST_SHORT: u32 = if cfg!(test) { 5 } else { u16::MAX as u32 };

impl Coded {
    /// The code of the row at a place of this chunk.
    pub fn get(&self, place: usize) -> u32 {
        match self {
            Self::Open(open) => open.codes[place],
            Self::Sealed(sealed) => {
                let place = place % CHUNK;
                match &sealed.local {
                    Local::Byte(local) => u32::from(local[place]),
                    Local::Short(local) => u32::from(local[place]),
                    Local::Place(local) => sealed.codes[usize::from(local[place])],
                }
            }
        }
    }

    /// Adds a row to a chunk that is not full.
    pub fn push(&mut self, code: u32) {
        if let Self::Open(open) = self {
            open.push(code);
        }
    }

    /// Calls `visit` with the code of every row. The rows are of this chunk.
    #[inline]
    pub fn each(&self, rows: &[u32], mut visit: impl FnMut(u32)) {
        match self {
            Self::Open(open) => rows.iter().for_each(|row| visit(open.codes[place_of(*row)])),
            Self::Sealed(Sealed { local, codes, .. }) => match local {
                Local::Byte(local) => rows.iter().for_each(|row| visit(u32::from(local[at(*row)]))),
                Local::Short(local) => rows.iter().for_each(|row| visit(u32::from(local[at(*row)]))),
                Local::Place(local) => {
                    rows.iter().for_each(|row| visit(codes[usize::from(local[at(*row)])]));
                }
            },
        }
    }

    /// Keeps those of this chunk's rows whose code is in `accepted` (or, negated, is not).
    pub fn retain(&self, rows: &[u32], accepted: &Bits, negated: bool, kept: &mut Vec<u32>) {
        let passes = |code: u32| accepted.get(code as usize) != negated;
        match self {
            Self::Open(open) => compress(rows, kept, |row| passes(open.codes[place_of(row)])),
            Self::Sealed(Sealed { local, codes, .. }) => match local {
                Local::Byte(local) => compress(rows, kept, |row| passes(u32::from(local[at(row)]))),
                Local::Short(local) => compress(rows, kept, |row| passes(u32::from(local[at(row)]))),
                Local::Place(local) => {
                    compress(rows, kept, |row| passes(codes[usize::from(local[at(row)])]));
                }
            },
        }
    }

    /// Lists the rows whose code is in `accepted`; `first` is the first row of this chunk.
    pub fn list(&self, accepted: &Accepted<'_>, first: u32, list: &mut Vec<u32>) {
        match self {
            Self::Open(open) => match accepted {
                Accepted::Few(few) => few.iter().for_each(|code| open.list(*code, first, list)),
                Accepted::Set(..) => {
                    let rows = (first..).zip(&open.codes).filter(|(_, code)| accepted.contains(**code));
                    list.extend(rows.map(|(row, _)| row));
                }
            },
            Self::Sealed(sealed) => {
                let mut add = |index: usize| {
                    list.extend(sealed.rows_of(index).iter().map(|place| first + u32::from(*place)));
                };
                match accepted {
                    Accepted::Few(few) => few.iter().filter_map(|code| sealed.index_of(*code)).for_each(add),
                    Accepted::Set(..) if sealed.codes.is_empty() => {
                        (0..sealed.ends.len()).filter(|code| accepted.contains(*code as u32)).for_each(add);
                    }
                    Accepted::Set(..) => {
                        for (index, code) in sealed.codes.iter().enumerate() {
                            if accepted.contains(*code) {
                                add(index);
                            }
                        }
                    }
                }
            }
        }
    }

    /// Turns a full chunk into its final form. `scratch` is all zero and as long as there are codes.
    pub fn seal(&mut self, scratch: &mut [u32]) {
        let Self::Open(Open { codes: open, .. }) = self else { return };
        let mut codes = Vec::new();
        for code in open.iter() {
            if scratch[*code as usize] == 0 {
                codes.push(*code);
            }
            scratch[*code as usize] += 1;
        }
        codes.sort_unstable();
        let mut end = 0;
        let mut starts = Vec::with_capacity(codes.len());
        let mut ends = Vec::with_capacity(codes.len());
        for (index, code) in codes.iter().enumerate() {
            let count = std::mem::replace(&mut scratch[*code as usize], index as u32);
            starts.push(end as usize);
            end += count;
            ends.push(end as u16);
        }
        let highest = codes.last().copied().unwrap_or_default();
        let mut places = Box::new([0; CHUNK]);
        let mut rows = vec![0; open.len()];
        for (place, code) in open.iter().enumerate() {
            let index = scratch[*code as usize];
            places[place % CHUNK] = index as u16;
            let next = &mut starts[index as usize];
            rows[*next] = place as u16;
            *next += 1;
        }
        for code in &codes {
            scratch[*code as usize] = 0;
        }
        let mut local = Local::Place(places);
        if highest <= MOST_BYTE {
            if let Ok(bytes) = open.iter().map(|code| *code as u8).collect::<Box<[u8]>>().try_into() {
                local = Local::Byte(bytes);
            }
        } else if highest <= MOST_SHORT
            && let Ok(shorts) = open.iter().map(|code| *code as u16).collect::<Box<[u16]>>().try_into()
        {
            local = Local::Short(shorts);
        }
        // Where most codes occur, it takes no more room to be found without a search.
        if !matches!(local, Local::Place(_)) && highest as usize <= codes.len() * DENSE {
            let mut by_code = Vec::with_capacity(highest as usize + 1);
            for (code, end) in codes.iter().zip(&ends) {
                let before = by_code.last().copied().unwrap_or_default();
                by_code.resize(*code as usize, before);
                by_code.push(*end);
            }
            (codes, ends) = (Vec::new(), by_code);
        }
        *self = Self::Sealed(Sealed { local, codes: codes.into(), ends: ends.into(), rows: rows.into() });
    }
}

impl Open {
    /// An empty one with room for so many rows.
    pub fn with_room(rows: usize) -> Self {
        Self { codes: Vec::with_capacity(rows), before: Vec::with_capacity(rows), last: Vec::new() }
    }

    fn push(&mut self, code: u32) {
        let index = code as usize;
        if self.last.len() <= index {
            self.last.resize(index + 1, NOWHERE);
        }
        let place = self.codes.len() as u16;
        self.codes.push(code);
        self.before.push(std::mem::replace(&mut self.last[index], place));
    }

    /// Lists the rows of a code, ascending.
    fn list(&self, code: u32, first: u32, list: &mut Vec<u32>) {
        let start = list.len();
        let mut place = self.last.get(code as usize).copied().unwrap_or(NOWHERE);
        while place != NOWHERE {
            list.push(first + u32::from(place));
            place = self.before[usize::from(place)];
        }
        list[start..].reverse();
    }
}

/// Of so many codes at least one occurs where they are found without a search.
const DENSE: usize = 3;

/// A row's place in its chunk, such that none lies beyond it.
const fn at(row: u32) -> usize {
    (row & MASK) as usize
}

impl Sealed {
    /// Where the rows of a code end, by its place in `ends`.
    fn index_of(&self, code: u32) -> Option<usize> {
        if self.codes.is_empty() {
            return Some(code as usize).filter(|code| *code < self.ends.len());
        }
        self.codes.binary_search(&code).ok()
    }

    fn rows_of(&self, index: usize) -> &[u16] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.rows[usize::from(start)..usize::from(self.ends[index])]
    }
}

/// The codes whose rows are wanted.
#[derive(Debug)]
pub enum Accepted<'a> {
    /// So few that each is looked up.
    Few(Vec<u32>),
    /// Those in the set, or, negated, those not in it.
    Set(&'a Bits, bool),
}

/// So many codes are looked up one by one in each chunk, at most.
const FEW: usize = 8;

impl<'a> Accepted<'a> {
    /// Those in a set, or, negated, those not in it.
    pub fn of(set: &'a Bits, negated: bool) -> Self {
        if !negated && set.count() <= FEW { Self::Few(set.ones().collect()) } else { Self::Set(set, negated) }
    }

    fn contains(&self, code: u32) -> bool {
        match self {
            Self::Few(few) => few.contains(&code),
            Self::Set(set, negated) => set.get(code as usize) != *negated,
        }
    }
}

/// Appends the rows that pass, without a branch for each: which do is hard to foresee.
pub fn compress(rows: &[u32], kept: &mut Vec<u32>, mut passes: impl FnMut(u32) -> bool) {
    let mut end = kept.len();
    kept.resize(end + rows.len(), 0);
    for row in rows {
        kept[end] = *row;
        end += usize::from(passes(*row));
    }
    kept.truncate(end);
}
