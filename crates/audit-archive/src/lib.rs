//! An archive of events in records that only a passphrase opens. What is here is plain data: whoever has a cipher and
//! a place for records keeps them, see `docs/archive.md`.
//!
//! - [`Header`] is in clear and says how the key is made. Every other record is sealed, and bound to the header, to its
//!   kind and to its number, so that none can stand in for another.
//! - [`Index`] says which chunks of events there are, of which days they have events, and what of the log was read
//!   completely. It is written together with the chunks, so it never claims what is not there.
//! - [`Index::without`] is what is left when chunks are lost: their days count as unread.

mod header;
mod index;
mod joining;

pub use header::{Header, HeaderProblem, ITERATIONS, Kind, SALT_BYTES};
pub use index::{Chunk, Damage, Index, days_of};
pub use joining::{KEPT_BY_API_MS, reach, trusted};
