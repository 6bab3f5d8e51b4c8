//! The filters as one line of text, and back.
//!
//! `category:auth,security ip:203.0.113.0/24 -event:user_logout actor:"Игорь Панов" details.scopes:messages:read text`
//!
//! - Pieces are joined by "and", values behind one name, set apart by commas, by "or". A minus turns a piece round.
//! - Names: those of the facets (`category`, `event`, `actor`, `entity`, `type`, `ip`, `client`, `scope`, `role`, `note`,
//!   `tag`, `case`), `agent` and `details`
//!   (a text in that field), `details.NAME` (a text in that field of the details), `has` (a field that is there, or any
//!   `note`), and `time:FROM..UNTIL`. A client is a family, a version of it, or that on a platform: `Chrome/142/Linux`. Russian names are read, too. `none` stands for "no value".
//! - Words without a name are one phrase, looked for in all fields; a quoted phrase stands for itself. Quotes also keep
//!   spaces, commas and the word `none` in a value; a backslash keeps a quote.
//! - Times are local: `2026-11-16`, `2026-11-16T14:00`, `2026-11-16T14:00:30`. The stretch ends before UNTIL, but a day
//!   is meant whole.
//!
//! [`read`] and [`write()`] agree: what was written reads as the same filters. Nothing here knows the page.

pub mod complete;
pub mod lex;
pub mod names;
pub mod read;
pub mod time;
mod write;

pub use complete::Asked;
pub use read::{Found, Lookup, Problem, ProblemKind, read};
pub use write::write;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
