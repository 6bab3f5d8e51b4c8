//! All loaded events as columns, the selection over them, and the views the screen reads.
//!
//! - [`Store::append`] takes events in any order, from several walks at once; repeats are known by their id.
//! - A filter is a [`Clause`] with a [`Source`]. A view leaves out the clauses of its own source: the counts of
//!   categories show what else could be picked, the timeline shows what lies outside of the brush.
//! - Views are exact, and always answer for everything appended and every clause set so far.
//!
//! Nothing here knows how events are fetched or drawn, and nothing does I/O or reads a clock.

mod arena;
mod bits;
mod chunked;
mod clause;
mod coded;
mod columns;
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
mod rows;
mod selection;
mod sparse;
mod store;
mod tally;
mod test;
mod text;
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
