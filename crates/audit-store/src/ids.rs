//! Event ids: which are known, and their exact text. 16 bytes each where they are UUIDs in the usual spelling.

use crate::arena::{Arena, Span};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::borrow::Cow;
use std::hash::BuildHasher;

/// The id of every row.
#[derive(Debug, Default)]
pub struct Ids {
    /// The bytes of a UUID, or of a [`Span`].
    bytes: Vec<[u8; 16]>,
    /// A bit for every row: whether its id is text in the arena.
    is_text: Vec<u64>,
    texts: Arena,
    rows: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Ids {
    /// The row that has this id.
    pub fn find(&self, id: &str) -> Option<u32> {
        match parse_uuid(id.as_bytes()) {
            Some(uuid) => {
                let same = |row: &u32| !self.is_text(*row) && self.bytes[*row as usize] == uuid;
                self.rows.find(self.hasher.hash_one(uuid), same).copied()
            }
            None => {
                let same = |row: &u32| self.is_text(*row) && self.text(*row) == id;
                self.rows.find(self.hasher.hash_one(id), same).copied()
            }
        }
    }

    /// Gives the next row an id that is not known yet; `false` if there is no room.
    pub fn push(&mut self, id: &str) -> bool {
        let Ok(row) = u32::try_from(self.bytes.len()) else { return false };
        let (bytes, hash) = match parse_uuid(id.as_bytes()) {
            Some(uuid) => (uuid, self.hasher.hash_one(uuid)),
            None => match self.texts.push(id) {
                Some(span) => (span.to_bytes(), self.hasher.hash_one(id)),
                None => return false,
            },
        };
        if row.is_multiple_of(64) {
            self.is_text.push(0);
        }
        if parse_uuid(id.as_bytes()).is_none() {
            self.is_text[row as usize / 64] |= 1 << (row % 64);
        }
        self.bytes.push(bytes);
        let (stored, is_text, texts, hasher) = (&self.bytes, &self.is_text, &self.texts, &self.hasher);
        self.rows.insert_unique(hash, row, |row| {
            let bytes = stored[*row as usize];
            if is_text[*row as usize / 64] >> (row % 64) & 1 == 1 {
                hasher.hash_one(texts.get(Span::from_bytes(bytes)))
            } else {
                hasher.hash_one(bytes)
            }
        });
        true
    }

    /// The id of a row, as it came.
    pub fn get(&self, row: u32) -> Cow<'_, str> {
        if self.is_text(row) {
            Cow::Borrowed(self.text(row))
        } else {
            Cow::Owned(format_uuid(self.bytes[row as usize]))
        }
    }

    fn is_text(&self, row: u32) -> bool {
        self.is_text[row as usize / 64] >> (row % 64) & 1 == 1
    }

    fn text(&self, row: u32) -> &str {
        self.texts.get(Span::from_bytes(self.bytes[row as usize]))
    }
}

/// Where the hyphens are.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

/// A UUID in lower case with hyphens, the one spelling that [`format_uuid`] gives back.
fn parse_uuid(text: &[u8]) -> Option<[u8; 16]> {
    let text: &[u8; 36] = text.try_into().ok()?;
    let mut bytes = [0; 16];
    let mut at = 0;
    for byte in &mut bytes {
        if HYPHENS.contains(&at) {
            if text[at] != b'-' {
                return None;
            }
            at += 1;
        }
        *byte = digit(text[at])? << 4 | digit(text[at + 1])?;
        at += 2;
    }
    Some(bytes)
}

const fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}

fn format_uuid(bytes: [u8; 16]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(36);
    for byte in bytes {
        if HYPHENS.contains(&text.len()) {
            text.push('-');
        }
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_an_id_of_its_own_and_comes_back_exactly() {
        let texts = [
            "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
            "0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "x",
            "ж0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f",
        ];
        let mut ids = Ids::default();
        for (row, text) in (0..).zip(texts) {
            assert_eq!(ids.find(text), None);
            assert!(ids.push(text));
            assert_eq!(ids.find(text), Some(row));
            assert_eq!(ids.get(row), text);
        }
    }
}
