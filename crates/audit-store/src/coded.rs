//! A dictionary-coded column of one chunk: the codes of its rows, and the rows of its codes.
//!
//! While a chunk fills, its codes are plain numbers. A full chunk never changes again, so it is sealed: two bytes
//! a row for the code (its place among the distinct codes of this chunk) and two for the list of rows by code.

use crate::bits::Bits;
use crate::chunked::{CHUNK, MASK, place_of};

/// One column of one chunk.
#[derive(Debug)]
pub enum Coded {
    Open(Vec<u32>),
    Sealed(Sealed),
}

/// A column of a full chunk.
#[derive(Debug)]
pub struct Sealed {
    /// For each row, where its code is in `codes`.
    local: Box<[u16; CHUNK]>,
    /// Distinct codes, ascending.
    codes: Box<[u32]>,
    /// Where the rows of each code end in `rows`.
    ends: Box<[u16]>,
    /// Rows by code, then ascending.
    rows: Box<[u16]>,
}

impl Coded {
    /// The code of the row at a place of this chunk.
    pub fn get(&self, place: usize) -> u32 {
        match self {
            Self::Open(codes) => codes[place],
            Self::Sealed(sealed) => sealed.codes[usize::from(sealed.local[place % CHUNK])],
        }
    }

    /// Adds a number (wrapping, so that it may stand for a negative one) to the count of the code of every row.
    /// The rows are of this chunk.
    pub fn tally(&self, rows: &[u32], change: u32, counts: &mut [u32]) {
        match self {
            Self::Open(codes) => {
                for row in rows {
                    let count = &mut counts[codes[place_of(*row)] as usize];
                    *count = count.wrapping_add(change);
                }
            }
            Self::Sealed(Sealed { local, codes, .. }) => {
                for row in rows {
                    let count = &mut counts[codes[usize::from(local[(row & MASK) as usize])] as usize];
                    *count = count.wrapping_add(change);
                }
            }
        }
    }

    /// Keeps those of this chunk's rows whose code is in `accepted` (or, negated, is not).
    pub fn retain(&self, rows: &[u32], accepted: &Bits, negated: bool, kept: &mut Vec<u32>) {
        match self {
            Self::Open(codes) => kept
                .extend(rows.iter().filter(|row| accepted.get(codes[place_of(**row)] as usize) != negated)),
            Self::Sealed(Sealed { local, codes, .. }) => {
                // One look-up a row: whether a code is accepted is asked once for each that occurs here.
                if rows.len() > codes.len() {
                    let accepted: Vec<bool> =
                        codes.iter().map(|code| accepted.get(*code as usize) != negated).collect();
                    kept.extend(
                        rows.iter().filter(|row| accepted[usize::from(local[(**row & MASK) as usize])]),
                    );
                } else {
                    kept.extend(rows.iter().filter(|row| {
                        accepted.get(codes[usize::from(local[(**row & MASK) as usize])] as usize) != negated
                    }));
                }
            }
        }
    }

    /// Lists the rows whose code is in `accepted`; `first` is the first row of this chunk.
    pub fn list(&self, accepted: &Accepted<'_>, first: u32, list: &mut Vec<u32>) {
        match self {
            Self::Open(codes) => list.extend(
                (first..).zip(codes).filter(|(_, code)| accepted.contains(**code)).map(|(row, _)| row),
            ),
            Self::Sealed(sealed) => match accepted {
                Accepted::Few(few) => {
                    for index in few.iter().filter_map(|code| sealed.codes.binary_search(code).ok()) {
                        list.extend(sealed.rows_of(index).iter().map(|place| first + u32::from(*place)));
                    }
                }
                Accepted::Set(..) => {
                    for (index, code) in sealed.codes.iter().enumerate() {
                        if accepted.contains(*code) {
                            list.extend(sealed.rows_of(index).iter().map(|place| first + u32::from(*place)));
                        }
                    }
                }
            },
        }
    }

    /// Turns a full chunk into its final form. `scratch` is all zero and as long as there are codes.
    pub fn seal(&mut self, scratch: &mut [u32]) {
        let Self::Open(open) = self else { return };
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
        let mut local = Box::new([0; CHUNK]);
        let mut rows = vec![0; open.len()];
        for (place, code) in open.iter().enumerate() {
            let index = scratch[*code as usize];
            local[place % CHUNK] = index as u16;
            let next = &mut starts[index as usize];
            rows[*next] = place as u16;
            *next += 1;
        }
        for code in &codes {
            scratch[*code as usize] = 0;
        }
        *self = Self::Sealed(Sealed { local, codes: codes.into(), ends: ends.into(), rows: rows.into() });
    }
}

impl Sealed {
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

impl Accepted<'_> {
    fn contains(&self, code: u32) -> bool {
        match self {
            Self::Few(few) => few.contains(&code),
            Self::Set(set, negated) => set.get(code as usize) != *negated,
        }
    }
}
