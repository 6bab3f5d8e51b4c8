//! All loaded events as columns, the selection over them, and the views the screen reads.
//!
//! - [`Store::append`] takes events in any order, from several walks at once; repeats are known by their id.
//! - A filter is a [`Clause`] with a [`Source`]. A view leaves out the clauses of its own source: the counts of
//!   categories show what else could be picked, the timeline shows what lies outside of the brush.
//! - Views are exact, and always answer for everything appended and every clause set so far.
//!
//! Nothing here knows how events are fetched or drawn, and nothing does I/O or reads a clock.
//!
//! # How it is built
//! An event is a *row*, numbered in the order of arrival. Rows never move, so that a row number is good for the
//! life of the store, whatever arrives later and in between. Time is an order beside the rows (4 bytes each): a
//! late page moves numbers, not columns. The price is that a stretch of time is not one stretch of memory; since
//! pages are, neighbours in time mostly are neighbours in memory.
//!
//! - **Columns** (`columns`, `coded`). Event key, actor type and entity type are one code, the *kind*: few
//!   combinations occur, and category, key and both types are read off its counts. Actor, address and user agent
//!   have a code each. A full chunk of 32,768 rows is sealed: codes become two-byte places among the distinct
//!   codes of the chunk, and the rows of each code are listed in two bytes more. Sealed chunks never change.
//! - **Ids** (`ids`, `id_index`): 16 bytes where they are UUIDs as the API spells them, else the text.
//! - **Entities** have no dictionary: ids of messages occur once or twice, and are numbers. Their counts are kept
//!   in a hash table, and only if asked for.
//! - **Filters** (`filter`, `test`, `hits`). A clause about one column becomes a bit for every code: a search in
//!   the user agent looks at some hundred texts. Anything else (text anywhere, details, entities) becomes a bit for
//!   every row, and a search that goes on from the last one looks only at what that one found.
//! - **Views** (`view`, `tally`, `views`) are counts, with the filters that they stand on. When one is read, it
//!   counts what has arrived since, and then moves to the filters in force (`journey`): from where it stands,
//!   from the counts of everything, or from zero; by rows that come and go, or by whole kinds. Rows are found by
//!   the order of time, by the rows of a code, or through the narrowest other filter. The way with the fewest rows
//!   to look at wins, and views that go the same way share it (`journeys`). Views that nobody reads cost nothing.
//! - **Counts by kind** (`totals`) of actors, addresses, hours and buckets let a category be toggled by adding a
//!   few thousand counts, however many events it has. They are given up for a column with very many codes.
//! - **The list** (`views::list`) is found as far as it is looked at, or read off the codes and sorted where
//!   matches lie far apart.
//!
//! # What it takes
//! About 57 bytes an event for the believable million of `benches/support` (ids, indexes and empty details
//! included), and 4 more while a heat map and a timeline are kept; `cargo bench -p audit-store --bench load` says.
//! `--bench interactions` times what a person does, seven views read after each change.
//!
//! # What was tried
//! - Counting into one table stalls where neighbours are alike, and most events are of two kinds: four tables,
//!   summed up at the end, are faster for small tables (`histogram`).
//! - One hash table for all ids is half empty after it doubled, and doubling a million entries takes tens of
//!   milliseconds at once: many tables of unequal shares.
//! - Physical time order would make windows sequential, but needs rows that move, and with them a second number
//!   for every row, and rewriting for each late page.

mod arena;
mod bits;
mod chunked;
mod clause;
mod coded;
mod columns;
mod detail;
mod dictionary;
mod events;
mod facet;
mod filter;
mod histogram;
mod hits;
mod id_index;
mod ids;
mod journey;
mod journeys;
mod kinds;
mod order;
mod parts;
mod rows;
mod selection;
mod sparse;
mod store;
mod tally;
mod test;
mod text;
mod tiling;
mod totals;
mod uuid;
mod view;
mod views;
mod zone;

#[cfg(test)]
extern crate self as audit_store;
/// The same properties as with full-sized chunks, but with so small ones that every sequence fills several.
#[cfg(test)]
#[path = "../tests/properties.rs"]
mod properties;

pub use clause::{Clause, Field, ID_PREFIX, Source, Value};
pub use facet::{Code, Facet, Row};
pub use store::{Appended, Store};
pub use views::during::During;
pub use views::timeline::{Buckets, MOST_BUCKETS, MOST_SERIES, Timeline};
pub use zone::{WEEK_HOURS, Zone};
