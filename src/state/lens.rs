//! How the histogram looks at the log. It selects nothing: what is selected are the filters.

use super::filters::Filters;
use super::period::TimeRange;
use audit_store::Facet;

/// How the histogram looks at the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The stretch that it shows; everything that is loaded if not given.
    pub shown: Option<TimeRange>,
    /// How wide a bar is, in ms; as suits what is shown if not given.
    pub step_ms: Option<i64>,
    /// What bars are split by.
    pub split: Facet,
    /// Whether it stands beside the period before.
    pub compares: bool,
    /// Whether a stretch that is not over is compared with the whole one before, and not with as much of it.
    pub whole_before: bool,
}

impl Default for Lens {
    fn default() -> Self {
        Self { shown: None, step_ms: None, split: Facet::Category, compares: false, whole_before: false }
    }
}

/// What bars can be split by.
pub const SPLITS: [Facet; 5] =
    [Facet::Category, Facet::EventKey, Facet::Actor, Facet::Address, Facet::Client];

impl Lens {
    /// The stretch that is shown of what is loaded.
    pub fn within(&self, loaded: TimeRange) -> TimeRange {
        self.shown.and_then(|shown| shown.overlap(loaded)).unwrap_or(loaded)
    }
}

/// What undoing brings back: what was selected and what was shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ranges {
    /// The selected stretch.
    pub selected: Option<TimeRange>,
    /// The stretch that the histogram shows.
    pub shown: Option<TimeRange>,
}

impl Ranges {
    /// Those in force.
    pub const fn of(filters: &Filters, lens: &Lens) -> Self {
        Self { selected: filters.range, shown: lens.shown }
    }
}
