//! A time zone as a table of offsets.

use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS};

/// The offsets of a named time zone over the time that is looked at. Where they come from (the browser knows
/// all zones) is not the store's business.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Zone {
    /// East of UTC, in milliseconds, before the first change.
    pub offset_ms: i64,
    /// When the offset changes and what it is from then on, in milliseconds; ascending.
    pub changes: Vec<(Timestamp, i64)>,
}

/// Hours in a week: the cells of a heat map.
pub const WEEK_HOURS: usize = 168;

impl Zone {
    /// The hour of the week, from 0 (Monday, from midnight) to 167.
    pub fn hour_of_week(&self, time: Timestamp) -> usize {
        let changes = self.changes.partition_point(|(from, _)| *from <= time);
        let offset = changes.checked_sub(1).map_or(self.offset_ms, |last| self.changes[last].1);
        // 1970-01-01 was a Thursday.
        let monday_first = i128::from(time.millis()) + i128::from(offset) + i128::from(3 * DAY_MS);
        (monday_first.div_euclid(i128::from(HOUR_MS))).rem_euclid(WEEK_HOURS as i128) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_offset_moves_the_hour() {
        let berlin = Zone {
            offset_ms: 2 * HOUR_MS,
            changes: vec![(Timestamp::parse("2026-10-25T01:00:00Z").unwrap(), HOUR_MS)],
        };
        let hour = |text| berlin.hour_of_week(Timestamp::parse(text).unwrap());
        assert_eq!(hour("2026-10-25T00:59:59Z"), 6 * 24 + 2);
        assert_eq!(hour("2026-10-25T01:00:00Z"), 6 * 24 + 2);
        assert_eq!(hour("2026-10-25T23:00:00Z"), 0);
        assert_eq!(Zone::default().hour_of_week(Timestamp(-1)), 2 * 24 + 23);
    }
}
