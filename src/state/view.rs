//! Which screen is shown, what was asked to be loaded, and which event is open.

use audit_model::Category;
use std::collections::BTreeSet;

/// A screen of the connected page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Histogram, facets, list, details.
    #[default]
    Timeline,
    /// A card for each category.
    Charts,
    /// What the rules found.
    Findings,
}

impl Tab {
    /// All, in the order of the header.
    pub const ALL: [Self; 3] = [Self::Timeline, Self::Charts, Self::Findings];

    /// The name in an address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Charts => "charts",
            Self::Findings => "findings",
        }
    }

    /// The screen of this name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.slug() == slug)
    }
}

/// What of the period is to be loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Plan {
    /// Every published key but messages, reactions and threads; the rest on request.
    #[default]
    SecurityFirst,
    /// All there is, unknown keys included.
    Everything,
    /// The published keys of these categories; with [`Category::Other`] it is everything.
    Chosen(BTreeSet<Category>),
}
