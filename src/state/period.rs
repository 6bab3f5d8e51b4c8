//! The period that is loaded.

use audit_model::Timestamp;
use audit_model::time::{DAY_MS, SECOND_MS};

/// What period the person asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// So many days, back from the moment of connecting.
    Days(u16),
    /// A fixed stretch, both ends included.
    Fixed(TimeRange),
}

pub use audit_client::load::TimeRange;

/// The presets of the connect screen, in days. Pachca keeps 90.
pub const PRESETS: [u16; 4] = [1, 7, 30, 90];

/// The shortest stretch that holds both.
pub fn union(one: TimeRange, other: TimeRange) -> TimeRange {
    TimeRange { start: one.start.min(other.start), end: one.end.max(other.end) }
}

impl Default for Period {
    fn default() -> Self {
        Self::Days(7)
    }
}

impl Period {
    /// The stretch this means when asked at `now`. Its end is fixed from then on, so that our own reads, which
    /// the log records, do not chase us: the log has whole seconds, so it is the last instant of the second before.
    pub const fn resolve(self, now: Timestamp) -> TimeRange {
        match self {
            Self::Days(days) => {
                let end = now.0 - now.0.rem_euclid(SECOND_MS) - 1;
                TimeRange { start: Timestamp(end.saturating_sub(days as i64 * DAY_MS)), end: Timestamp(end) }
            }
            Self::Fixed(range) => range,
        }
    }
}
