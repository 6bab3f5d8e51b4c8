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
mod clause;
mod dictionary;
mod events;
mod facet;
mod filter;
mod ids;
mod kinds;
mod order;
mod sparse;
mod store;
mod text;
mod views;
mod zone;

pub use clause::{Clause, Field, ID_PREFIX, Source, Value};
pub use facet::{Code, Facet, Row};
pub use store::{Appended, Store};
pub use views::timeline::{Buckets, MOST_BUCKETS, MOST_SERIES, Timeline};
pub use zone::{WEEK_HOURS, Zone};
