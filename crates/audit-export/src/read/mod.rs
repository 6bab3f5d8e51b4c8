//! Events out of files: what the official command-line tool, this dashboard and the API itself write.
//!
//! A file comes in pieces of any size and is never held as a whole. What kind of file it is shows in its first bytes,
//! whatever its name says: a JSON array, pages of the API, one object a line, or a table with our columns.

mod encoding;
mod item;
mod lines;
mod nested;
mod sniff;
mod table;

use crate::Manifest;
use audit_model::AuditEvent;
use audit_model::event::EventError;
use encoding::Decoder;
use item::Items;
use sniff::Sniffed;

/// A record is at most so long. Real ones have some hundred bytes; what goes on for longer is damaged.
pub(crate) const LONGEST: usize = 8 << 20;

/// What came out of a piece of a file.
#[derive(Debug, Default)]
pub struct Batch<'a> {
    /// The events, in their order.
    pub events: Vec<AuditEvent<'a>>,
    /// What could not be read.
    pub bad: Vec<Bad>,
    /// Names that stand beside events, each once.
    pub names: Vec<Name>,
    /// Manifests.
    pub manifests: Vec<Manifest>,
    /// Events of a table in which something stands for their details that does not say what they are: they have none.
    /// Pachca's command-line tool writes `[object Object]` there.
    pub without_details: usize,
}

/// A record that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// Which line of the file, or, where a file has no lines, which record: counted from 1.
    pub place: u64,
    /// What was wrong.
    pub reason: Reason,
    /// Its text.
    pub raw: String,
}

/// What was wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is no event.
    Event(EventError),
    /// It is not UTF-8.
    NotText,
    /// It ends in the middle.
    CutShort,
    /// It goes on for longer than any record does.
    TooLong,
    /// It is a manifest of a later version of this crate.
    NewerManifest,
}

/// A name of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The type of the thing, as in `entity_type`.
    pub of: String,
    /// Its id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// Why a file could not be read at all, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is nothing in it.
    Empty,
    /// It is nothing that this crate knows.
    NotOurs,
    /// A table, but without the columns that make an event.
    NoColumns,
    /// A workbook or another archive in ZIP form.
    Zip,
    /// A Parquet file.
    Parquet,
    /// Events in the words of other programs: [`crate::Schema`].
    Schema,
    /// It is gzip inside of gzip, or gzip that nobody has unpacked.
    Gzip,
    /// From some place on it cannot be taken apart into records.
    Damaged,
}

/// What kind of file it turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A JSON array, or one or more pages of the API.
    Json,
    /// One object a line.
    Ndjson,
    /// A table.
    Csv,
}

/// Reads a file piece by piece.
#[derive(Debug, Default)]
pub struct Reader {
    decoder: Decoder,
    state: State,
    items: Items,
    records: u64,
}

#[derive(Debug)]
enum State {
    /// So far it is not known what it is.
    Unknown(Vec<u8>),
    Nested(nested::Nested),
    Lines(lines::Lines),
    Table(Box<table::Table>),
    Failed(Problem),
}

impl Default for State {
    fn default() -> Self {
        Self::Unknown(Vec::new())
    }
}

impl Reader {
    /// A reader at the beginning of a file.
    pub fn new() -> Self {
        Self::default()
    }

    /// What kind of file it is, once that is known.
    pub const fn kind(&self) -> Option<Kind> {
        match self.state {
            State::Nested(_) => Some(Kind::Json),
            State::Lines(_) => Some(Kind::Ndjson),
            State::Table(_) => Some(Kind::Csv),
            State::Unknown(_) | State::Failed(_) => None,
        }
    }

    /// Takes the next piece, and hands on what it completes.
    ///
    /// # Errors
    /// As soon as it is clear that there is no use going on.
    pub fn feed(&mut self, piece: &[u8], take: impl FnMut(Batch<'_>)) -> Result<(), Problem> {
        let decoded = self.decoder.decode(piece);
        self.read(&decoded, false, take)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Where it was no file that can be read.
    pub fn finish(&mut self, take: impl FnMut(Batch<'_>)) -> Result<(), Problem> {
        let rest = self.decoder.finish();
        self.read(&rest, true, take)
    }

    fn read(&mut self, bytes: &[u8], is_end: bool, mut take: impl FnMut(Batch<'_>)) -> Result<(), Problem> {
        let mut first = Vec::new();
        let mut bytes = bytes;
        if let State::Unknown(begun) = &mut self.state {
            begun.extend_from_slice(bytes);
            match sniff::sniff(begun, is_end) {
                Some(sniffed) => {
                    first = std::mem::take(begun);
                    self.state = match sniffed {
                        Sniffed::Nested => State::Nested(nested::Nested::default()),
                        Sniffed::Lines => State::Lines(lines::Lines::default()),
                        Sniffed::Table(separator) => State::Table(Box::new(table::Table::new(separator))),
                        Sniffed::Problem(problem) => State::Failed(problem),
                    };
                    bytes = &first;
                }
                None => return Ok(()),
            }
        }
        let records = &mut self.records;
        let outcome = match &mut self.state {
            State::Nested(nested) => nested.read(bytes, is_end, &mut self.items, records, &mut take),
            State::Lines(lines) => lines.read(bytes, is_end, &mut self.items, records, &mut take),
            State::Table(table) => table.read(bytes, is_end, &mut self.items, records, &mut take),
            State::Failed(problem) => Err(*problem),
            State::Unknown(_) => Ok(()),
        };
        drop(first);
        if let Err(problem) = outcome {
            self.state = State::Failed(problem);
        }
        outcome
    }
}
