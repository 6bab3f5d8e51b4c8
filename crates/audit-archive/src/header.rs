//! What is in clear: how the key is made of the passphrase, and what records are bound to.

use serde::{Deserialize, Serialize};

/// What an archive calls itself.
const FORMAT: &str = "pachca-audit-archive";
/// The version of archives that this crate writes.
const VERSION: u32 = 1;
/// How the key is made.
const DERIVATION: &str = "PBKDF2-SHA-256";
/// Rounds of it for a new archive.
pub const ITERATIONS: u32 = 1_000_000;
/// Fewer are no protection; more would only keep a person waiting.
const ITERATIONS_TAKEN: std::ops::RangeInclusive<u32> = 600_000..=20_000_000;
/// Bytes of chance in a salt.
pub const SALT_BYTES: usize = 16;

/// The names of chunks begin so.
const CHUNK: &str = "chunk-";

/// What a sealed record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Opens with the right passphrase, and holds nothing.
    Check,
    /// The [`Index`](crate::Index).
    Index,
    /// Names of people, chats and tags.
    Names,
    /// Events, by the number of the chunk.
    Chunk(u64),
}

impl Kind {
    /// The name of the record.
    pub fn name(self) -> String {
        match self {
            Self::Check => "check".to_owned(),
            Self::Index => "index".to_owned(),
            Self::Names => "names".to_owned(),
            Self::Chunk(number) => format!("{CHUNK}{number:08}"),
        }
    }

    /// The number of the chunk that a record of this name is.
    pub fn chunk_number(name: &str) -> Option<u64> {
        name.strip_prefix(CHUNK)?.parse().ok()
    }
}

/// The record in clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    format: String,
    version: u32,
    key: String,
    /// Rounds of the derivation.
    pub iterations: u32,
    salt: String,
}

/// Why a header is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderProblem {
    /// It is none of ours, or damaged.
    NotOurs,
    /// A newer version of this page has written it.
    Newer,
}

impl Header {
    /// The name of its record.
    pub const NAME: &'static str = "header";

    /// The header of a new archive.
    pub fn new(salt: [u8; SALT_BYTES]) -> Self {
        let salt = salt.iter().map(|byte| format!("{byte:02x}")).collect();
        let (format, key) = (FORMAT.to_owned(), DERIVATION.to_owned());
        Self { format, version: VERSION, key, iterations: ITERATIONS, salt }
    }

    /// Reads a header.
    ///
    /// # Errors
    /// Where the archive cannot be opened with it.
    pub fn read(bytes: &[u8]) -> Result<Self, HeaderProblem> {
        #[derive(Deserialize)]
        struct Any {
            format: String,
            version: u32,
        }
        let any: Any = serde_json::from_slice(bytes).map_err(|_| HeaderProblem::NotOurs)?;
        if any.format == FORMAT && any.version > VERSION {
            return Err(HeaderProblem::Newer);
        }
        let header: Self = serde_json::from_slice(bytes).map_err(|_| HeaderProblem::NotOurs)?;
        let is_ours = header.format == FORMAT && header.version == VERSION && header.key == DERIVATION;
        let is_usable = ITERATIONS_TAKEN.contains(&header.iterations) && header.salt().is_some();
        if is_ours && is_usable { Ok(header) } else { Err(HeaderProblem::NotOurs) }
    }

    /// As it is kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Texts and numbers are always JSON.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// What the passphrase is salted with; nothing where the text is none.
    pub fn salt(&self) -> Option<[u8; SALT_BYTES]> {
        let digits = self.salt.as_bytes();
        if digits.len() != 2 * SALT_BYTES || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let mut salt = [0; SALT_BYTES];
        for (byte, pair) in salt.iter_mut().zip(digits.chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(salt)
    }

    /// What a record is bound to: the additional data of its cipher.
    pub fn binding(&self, kind: Kind) -> Vec<u8> {
        let mut bytes = self.to_bytes();
        bytes.push(0);
        bytes.extend_from_slice(kind.name().as_bytes());
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_comes_back_and_holds_nothing_else() {
        let header = Header::new([0xab; SALT_BYTES]);
        let text = String::from_utf8(header.to_bytes()).unwrap();
        assert_eq!(
            text,
            r#"{"format":"pachca-audit-archive","version":1,"key":"PBKDF2-SHA-256","iterations":1000000,"salt":"abababababababababababababababab"}"#
        );
        let read = Header::read(text.as_bytes()).unwrap();
        assert_eq!((read.salt(), &read), (Some([0xab; SALT_BYTES]), &header));
    }

    #[test]
    fn what_cannot_be_opened_is_refused() {
        let text = String::from_utf8(Header::new([1; SALT_BYTES]).to_bytes()).unwrap();
        let read = |text: &str| Header::read(text.as_bytes()).unwrap_err();
        assert_eq!(read("{}"), HeaderProblem::NotOurs);
        assert_eq!(read(&text.replace("audit", "other")), HeaderProblem::NotOurs);
        assert_eq!(read(&text.replace("1000000", "1")), HeaderProblem::NotOurs);
        assert_eq!(read(&text.replace("1000000", "4000000000")), HeaderProblem::NotOurs);
        assert_eq!(read(&text.replace("0101", "zz")), HeaderProblem::NotOurs);
        assert_eq!(read(&text.replace("0101", "+1+1")), HeaderProblem::NotOurs);
        assert_eq!(read(r#"{"format":"pachca-audit-archive","version":2}"#), HeaderProblem::Newer);
    }

    #[test]
    fn no_record_is_bound_like_another() {
        let (one, other) = (Header::new([1; SALT_BYTES]), Header::new([2; SALT_BYTES]));
        let kinds = [Kind::Check, Kind::Index, Kind::Names, Kind::Chunk(1), Kind::Chunk(2)];
        let mut all: Vec<_> = [one, other].iter().flat_map(|it| kinds.map(|kind| it.binding(kind))).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 10);
        assert_eq!(Kind::chunk_number(&Kind::Chunk(123_456_789).name()), Some(123_456_789));
        assert_eq!(Kind::chunk_number("index"), None);
    }
}
