//! Texts that few rows have.

use crate::arena::{Arena, Span};

/// Texts by row, for rows that arrive in order. A row without one costs nothing.
#[derive(Debug, Default)]
pub struct SparseTexts {
    /// Ascending.
    rows: Vec<u32>,
    spans: Vec<Span>,
    texts: Arena,
}

impl SparseTexts {
    /// Keeps a text for a row that is yet to come; nothing if there is no room.
    pub fn store(&mut self, text: &str) -> Option<Span> {
        self.texts.push(text)
    }

    /// Gives a row, the last so far, its text.
    pub fn assign(&mut self, row: u32, span: Span) {
        self.rows.push(row);
        self.spans.push(span);
    }

    /// The text of a row.
    pub fn get(&self, row: u32) -> Option<&str> {
        let index = self.rows.binary_search(&row).ok()?;
        Some(self.texts.get(self.spans[index]))
    }

    /// All texts of the rows from `first` on.
    pub fn since(&self, first: u32) -> impl Iterator<Item = (u32, &str)> {
        let start = self.rows.partition_point(|row| *row < first);
        self.rows[start..].iter().zip(&self.spans[start..]).map(|(row, span)| (*row, self.texts.get(*span)))
    }
}
