//! Event ids: which are known, and their exact text. 16 bytes each where they are UUIDs in the usual spelling.

use crate::arena::{Arena, Span};
use crate::chunked::Chunked;
use crate::id_index::IdIndex;
use crate::uuid;
use hashbrown::DefaultHashBuilder;
use std::borrow::Cow;
use std::hash::BuildHasher;

/// The id of every row, and the row of every id.
#[derive(Debug, Default)]
pub struct Ids {
    stored: Stored,
    index: IdIndex,
}

/// Ids by row.
#[derive(Debug, Default)]
struct Stored {
    /// The bytes of a UUID, or of a [`Span`].
    bytes: Chunked<[u8; 16]>,
    /// A bit for every row: whether its id is text in the arena.
    is_text: Chunked<u64>,
    texts: Arena,
    hasher: DefaultHashBuilder,
}

/// An id that no row has.
pub struct NewId<'a> {
    id: Id<'a>,
    hash: u64,
}

impl Ids {
    /// The row that has this id, or what it takes to give it to one.
    pub fn find<'a>(&self, id: &'a str) -> Result<u32, NewId<'a>> {
        let new = self.read(id);
        self.row_of(&new).ok_or(new)
    }

    /// As [`find`](Self::find), for many ids. Each is far from the last in memory, and the processor fetches several at
    /// once where nothing but looking up is done.
    pub fn find_all<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Vec<Result<u32, NewId<'a>>> {
        let new: Vec<NewId<'a>> = ids.map(|id| self.read(id)).collect();
        let rows: Vec<Option<u32>> = new.iter().map(|new| self.row_of(new)).collect();
        rows.into_iter().zip(new).map(|(row, new)| row.ok_or(new)).collect()
    }

    /// The row that has this id by now.
    pub fn row_of(&self, NewId { id, hash }: &NewId<'_>) -> Option<u32> {
        self.index.table(*hash).find(*hash, |row| self.stored.get(*row) == *id).copied()
    }

    fn read<'a>(&self, id: &'a str) -> NewId<'a> {
        let id = Id::of(id);
        let hash = self.stored.hash(&id);
        NewId { id, hash }
    }

    /// Gives the next row its id; `false` if there is no room.
    pub fn push(&mut self, new: &NewId<'_>) -> bool {
        let Self { stored, index } = self;
        let Ok(row) = u32::try_from(stored.bytes.len()) else { return false };
        if !stored.push(&new.id) {
            return false;
        }
        index.table_mut(new.hash).insert_unique(new.hash, row, |row| stored.hash(&stored.get(*row)));
        true
    }

    /// The id of a row, as it came.
    pub fn get(&self, row: u32) -> Cow<'_, str> {
        match self.stored.get(row) {
            Id::Uuid(bytes) => Cow::Owned(uuid::format(bytes)),
            Id::Text(text) => Cow::Borrowed(text),
        }
    }
}

#[derive(PartialEq, Eq)]
enum Id<'a> {
    Uuid([u8; 16]),
    Text(&'a str),
}

impl<'a> Id<'a> {
    fn of(text: &'a str) -> Self {
        uuid::parse(text).map_or(Self::Text(text), Self::Uuid)
    }
}

impl Stored {
    fn get(&self, row: u32) -> Id<'_> {
        let bytes = self.bytes.get(row);
        if self.is_text.get(row / 64) >> (row % 64) & 1 == 1 {
            Id::Text(self.texts.get(Span::from_bytes(bytes)))
        } else {
            Id::Uuid(bytes)
        }
    }

    fn hash(&self, id: &Id<'_>) -> u64 {
        match id {
            Id::Uuid(bytes) => self.hasher.hash_one(u128::from_le_bytes(*bytes)),
            Id::Text(text) => self.hasher.hash_one(text),
        }
    }

    fn push(&mut self, id: &Id<'_>) -> bool {
        let row = self.bytes.len() as u32;
        let (bytes, is_text) = match id {
            Id::Uuid(bytes) => (*bytes, 0),
            Id::Text(text) => match self.texts.push(text) {
                Some(span) => (span.to_bytes(), 1),
                None => return false,
            },
        };
        if row.is_multiple_of(64) {
            self.is_text.push(is_text);
        } else {
            self.is_text.change_last(|bits| bits | is_text << (row % 64));
        }
        self.bytes.push(bytes);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_an_id_of_its_own_and_comes_back_exactly() {
        let texts = [
            "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
            "0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9",
            "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8fg",
            "0a1b2c3d-4e5f-6071-8293a-4b5c6d7e8f9",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "x",
            "ж0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f",
        ];
        let mut ids = Ids::default();
        for (row, text) in (0..).zip(texts) {
            let Err(new) = ids.find(text) else { panic!("{text} is new") };
            assert!(ids.push(&new));
            assert_eq!(ids.find(text).ok(), Some(row));
            assert_eq!(ids.get(row), text);
        }
    }
}
