//! Audit events as files, and back from files.
//!
//! - [`EventWriter`] writes events into any [`std::io::Write`]: JSON as the API gives it, NDJSON, CSV with a column
//!   for each field of `details`, or the words of security tools, see [`schema`]. A [`Survey`] of the same events comes first: it finds the columns and the counts.
//! - [`Redaction`] leaves fields out or replaces them by stable pseudonyms, on the way into the file.
//! - [`Manifest`] says beside the file what is in it, what is missing, and its hash.
//! - [`read::Reader`] takes a file in pieces of any size and finds out by itself what it is. What it cannot read it
//!   hands back with its text; nothing is dropped in silence.
//! - [`send`] knows what other systems ask for, and what their answers mean.
//!
//! What is written is read back exactly, with one exception: CSV cannot tell an empty text from none.
//! Nothing here knows a browser, and nothing does I/O of its own.

mod csv_columns;
mod digest;
pub mod fields;
pub mod formula;
mod json;
mod manifest;
mod notes;
mod preview;
pub mod read;
mod redact;
pub mod schema;
pub mod send;
mod survey;
pub mod typed;
mod writer;

pub use csv_columns::{DETAILS_PREFIX, Separator};
pub use digest::Digest;
pub use manifest::{
    Completeness, FORMAT, FileFacts, Manifest, Missing, Origin, Redacted, Selection, Stretch, VERSION,
};
pub use notes::{NOTES_FIELD, Notes};
pub use preview::{Preview, preview};
pub use redact::{Key, Redaction, Treatment, names_person, redactable};
pub use schema::Schema;
pub use survey::{MOST_COLUMNS, Survey};
pub use writer::{EventWriter, Format, Layout, Written};
