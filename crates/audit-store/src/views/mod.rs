//! What the screen reads.

mod counts;
mod heat;
mod rows;
pub mod timeline;

use crate::{Facet, Source};

/// Whether a source is the facet's own.
fn is_own(facet: Facet, source: Source) -> bool {
    source == Source::Only(facet) || source == Source::Except(facet)
}
