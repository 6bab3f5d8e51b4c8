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
//!   have a code each. A full chunk of 32,768 rows is sealed: codes shrink to one or two bytes, and the rows of
//!   each code are listed in two bytes more. Sealed chunks never change. Each knows its oldest and newest time, so
//!   that the rows of a code within a window are looked for in few chunks only.
//! - **Ids** (`ids`, `id_index`): 16 bytes where they are UUIDs as the API spells them, else the text.
//! - **Entities** have no dictionary: ids of messages occur once or twice, and are numbers. Their counts are kept
//!   in a hash table, and only if asked for.
//! - **Labels** (`labels`): what an event has several of, or none: scopes and roles out of its details, and what the page
//!   tells of it (notes, tags, cases). Few rows have any, so a list of those rows is enough: they are counted by
//!   looking at each, and the counts are good until filters or events change.
//! - **Filters** (`filter`, `test`, `hits`). A clause about one column becomes a bit for every code: a search in
//!   the user agent looks at some hundred texts. Anything else (text anywhere, details, entities) becomes a bit for
//!   every row, and a search that goes on from the last one looks only at what that one found.
//! - **Views** (`view`, `tally`, `views`) are counts, with the filters that they stand on. When one is read, it
//!   counts what has arrived since, and then moves to the filters in force (`journey`): from where it stands,
//!   from the counts of everything, or from zero; by rows that come and go, or by whole parts. Rows are found by
//!   the order of time, by the rows of a code, or through the narrowest other filter. The way with the fewest rows
//!   to look at wins, and views that go the same way share it (`journeys`). Views that nobody reads cost nothing.
//! - **Counts of parts** (`parts`, `totals`): those of each kind, each user agent, and each eight hours. While
//!   nothing else is filtered, a category or a search in the user agent adds a few thousand bytes a kind or agent,
//!   however many events those have, and a window is put together from whole blocks and the rows at its ends
//!   (`tiling`). They are given up for a column with very many codes, and where they would outweigh the events.
//! - **The list** (`views::list`) is found as far as it is looked at: from the newest row on, or, where matches lie
//!   far apart, by the rows of a code, from the chunk with the newest on.
//!
//! # What it takes
//! Just under 64 bytes an event for the believable million of `benches/support`: ids, indexes, empty details, and
//! all that the seven views of a screen keep (`tests/memory.rs`). A store of few events takes up to some megabytes
//! for the counts of parts. `--bench interactions` times what a person does, seven views read after each change;
//! `docs/benchmarks.md` has the same in a browser, beside other engines.
//!
//! # What was tried
//! - Counting into one table stalls where neighbours are alike, and most events are of two kinds: four tables,
//!   summed up at the end, are faster for small tables (`histogram`).
//! - One hash table for all ids is half empty after it doubled, and doubling a million entries takes tens of
//!   milliseconds at once: many tables of unequal shares. With 64 of them every twentieth append of 500 events took one or two
//!   milliseconds for a table that doubled; with 1,024 nearly every one took a little longer; of 256, few do, and little.
//! - Counts of parts as plain numbers took four times the memory; a byte with its overflows in a list needs no case
//!   for large counts. Counting rows into them one by one waits for memory at every table; table by table for a batch
//!   of rows, appending takes a third less time.
//! - Counting what arrives into parts at once took a quarter of the time of an append, and parts are asked for only where
//!   filters change: up to 16,384 rows wait until then. Looking the ids of a batch up together saved a tenth, and asking
//!   for the memory of a whole piece at once as much: in a browser every growth is a call to it.
//! - Rows that lie far apart are counted one by one, not piece by piece: the ends of short loops are hard to foresee.
//! - Taking a million events into a timeline of other buckets takes some 20 ms once. Spread over several answers, each of
//!   them counted by a pass meanwhile, it took 10 ms fifteen times.
//! - Blocks of six hours were hardly faster than those of eight under a brush, and take half a byte an event more.
//! - Codes found by bisection in each chunk took a seventh of the time of selecting an address. Where at least every
//!   third code occurs, a list by code takes less room and needs no search.
//! - Scanning a chunk that still fills for a code took a fifth of the time of selecting an actor: its rows are a list
//!   for each code, from the last one back.
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
mod labels;
mod map;
mod meaning;
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
mod walk;
mod zone;

#[cfg(test)]
extern crate self as audit_store;
/// The same properties as with full-sized chunks, but with so small ones that every sequence fills several.
#[cfg(test)]
#[path = "../tests/properties.rs"]
mod properties;

pub use clause::{Clause, Field, ID_PREFIX, Source, Value};
pub use facet::{Code, Facet, Row};
pub use meaning::{Called, Meaning};
pub use store::{Appended, Store};
pub use views::beside::Beside;
pub use views::during::During;
pub use views::timeline::{Buckets, MOST_BUCKETS, MOST_SERIES, Timeline};
pub use zone::{WEEK_HOURS, Zone};
