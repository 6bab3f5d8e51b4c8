//! Values of which an event has several, or none: most have none.

use crate::Code;
use crate::dictionary::Dictionary;

/// Codes by row, for rows that arrive in order. A row without any costs nothing.
#[derive(Debug, Default)]
pub struct Labels {
    pub names: Dictionary,
    /// Ascending.
    rows: Vec<u32>,
    /// Where the codes of each of those rows end.
    ends: Vec<u32>,
    codes: Vec<u32>,
}

impl Labels {
    /// Gives a row, the last so far, its values, each once. Those there is no room for are left out.
    pub fn assign<'a>(&mut self, row: u32, values: impl Iterator<Item = &'a str>) {
        let before = self.codes.len();
        let names = &mut self.names;
        self.codes.extend(values.filter_map(|value| names.intern(Some(value))));
        match u32::try_from(self.codes.len()) {
            Ok(end) if self.codes.len() > before => {
                self.rows.push(row);
                self.ends.push(end);
            }
            _ => self.codes.truncate(before),
        }
    }

    /// Forgets which row has which values. The codes of values stay what they are.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.ends.clear();
        self.codes.clear();
    }

    /// Whether exactly these rows have exactly these values, given in one order.
    pub fn says(&self, told: &[(u32, Vec<&str>)]) -> bool {
        let names =
            |codes: &[u32]| codes.iter().filter_map(|code| self.names.text(*code)).collect::<Vec<_>>();
        told.len() == self.rows.len()
            && self.since(0).zip(told).all(|((row, codes), told)| row == told.0 && names(codes) == told.1)
    }

    /// The rows that have any.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The rows from `first` on that have any, with their codes.
    pub fn since(&self, first: u32) -> impl Iterator<Item = (u32, &[u32])> {
        let start = self.rows.partition_point(|row| *row < first);
        (start..self.rows.len()).map(|index| (self.rows[index], self.codes_at(index)))
    }

    /// The codes of a row.
    pub fn of(&self, row: u32) -> &[u32] {
        self.rows.binary_search(&row).map_or(&[], |index| self.codes_at(index))
    }

    /// The first code of a row.
    pub fn first_of(&self, row: u32) -> u32 {
        self.of(row).first().copied().unwrap_or(Code::MISSING.0)
    }

    /// How many of the rows, which ascend, have each code.
    pub fn count(&self, rows: &[u32]) -> Vec<u32> {
        let mut counts = vec![0; self.names.len()];
        let mut index = 0;
        for row in rows {
            while self.rows.get(index).is_some_and(|other| other < row) {
                index += 1;
            }
            if self.rows.get(index) == Some(row) {
                self.codes_at(index).iter().for_each(|code| counts[*code as usize] += 1);
            }
        }
        counts
    }

    fn codes_at(&self, index: usize) -> &[u32] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.codes[start as usize..self.ends[index] as usize]
    }
}
