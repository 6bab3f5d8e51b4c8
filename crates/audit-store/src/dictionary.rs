//! Distinct texts and their codes.

use crate::Code;
use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Texts by code and codes by text; code 0 is the text that is missing.
#[derive(Debug, Default)]
pub struct Dictionary {
    texts: String,
    /// Where the text of code `i + 1` ends.
    ends: Vec<u32>,
    codes: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Dictionary {
    /// One more than the highest code in use.
    pub fn len(&self) -> usize {
        self.ends.len() + 1
    }

    /// The code of a text, given out now if it is new; nothing if there is no room.
    pub fn intern(&mut self, text: Option<&str>) -> Option<u32> {
        let Some(text) = text else { return Some(Code::MISSING.0) };
        let code = u32::try_from(self.len()).ok().filter(|code| *code <= MOST);
        let Self { texts, ends, codes, hasher } = self;
        let hash = hasher.hash_one(text);
        let same = |code: &u32| is_same(text_of(texts, ends, *code), text);
        match codes.entry(hash, same, |code| hasher.hash_one(text_of(texts, ends, *code))) {
            Entry::Occupied(known) => Some(*known.get()),
            Entry::Vacant(place) => {
                let code = code?;
                ends.push(u32::try_from(texts.len() + text.len()).ok()?);
                texts.push_str(text);
                place.insert(code);
                Some(code)
            }
        }
    }

    /// The code of a text that is in use.
    pub fn code(&self, text: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(text);
        self.codes.find(hash, |code| is_same(text_of(&self.texts, &self.ends, *code), text)).copied()
    }

    /// The text of a code; nothing for the one that is missing, and for codes not given out.
    pub fn text(&self, code: u32) -> Option<&str> {
        (code > 0 && (code as usize) < self.len()).then(|| text_of(&self.texts, &self.ends, code))
    }
}

/// Codes above are free for other uses.
const MOST: u32 = i32::MAX as u32;

#[inline]
fn text_of<'a>(texts: &'a str, ends: &[u32], code: u32) -> &'a str {
    let index = code as usize - 1;
    let start = index.checked_sub(1).map_or(0, |before| ends[before]);
    &texts[start as usize..ends[index] as usize]
}

/// Whether two texts are the same, eight bytes at once: in WebAssembly the usual comparison goes byte by byte.
fn is_same(one: &str, other: &str) -> bool {
    let (eights, rest) = one.as_bytes().as_chunks::<8>();
    let (other_eights, other_rest) = other.as_bytes().as_chunks::<8>();
    let same_rest = || rest.iter().zip(other_rest).all(|(one, other)| one == other);
    one.len() == other.len()
        && eights
            .iter()
            .zip(other_eights)
            .all(|(one, other)| u64::from_ne_bytes(*one) == u64::from_ne_bytes(*other))
        && same_rest()
}
