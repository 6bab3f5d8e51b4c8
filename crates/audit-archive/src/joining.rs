//! An archive and the log of today: what is still to be read, and from when on what was read is to be trusted.

use audit_client::load::{Coverage, TimeRange};
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, MINUTE_MS};

/// How long the API keeps events, in milliseconds.
pub const KEPT_BY_API_MS: i64 = 90 * DAY_MS;

/// The log gets some events late. What was read of so many milliseconds before its last reading is read again.
const LATE_MS: i64 = 15 * MINUTE_MS;

/// What is to be read so that the log has no gap between the archive and the period: not further back than the API
/// goes, unless the person asks for that.
pub fn reach(period: TimeRange, archived: Option<TimeRange>, now: Timestamp) -> TimeRange {
    let oldest = Timestamp(now.0.saturating_sub(KEPT_BY_API_MS));
    let start = archived.map_or(period.start, |archived| archived.start.max(oldest).min(period.start));
    TimeRange { start, ..period }
}

/// What of an archive's coverage counts: all but its newest minutes.
#[must_use]
pub fn trusted(mut coverage: Coverage) -> Coverage {
    if let Some(end) = coverage.stretches().map(|(_, stretch)| stretch.end).max() {
        coverage.forget(TimeRange { start: Timestamp(end.0.saturating_sub(LATE_MS)), end });
    }
    coverage
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange { start: Timestamp(start), end: Timestamp(end) }
    }

    #[test]
    fn what_lies_between_the_archive_and_the_period_is_read_as_far_back_as_the_api_goes() {
        let now = Timestamp(200 * DAY_MS);
        let day = |first: i64, last: i64| range(first * DAY_MS, last * DAY_MS);
        assert_eq!(reach(day(193, 200), Some(day(150, 180)), now), day(150, 200));
        assert_eq!(reach(day(193, 200), Some(day(20, 180)), now), day(110, 200));
        assert_eq!(reach(day(193, 200), Some(day(195, 196)), now), day(193, 200));
        assert_eq!(reach(day(50, 200), Some(day(20, 180)), now), day(50, 200));
        assert_eq!(reach(day(193, 200), None, now), day(193, 200));
    }

    #[test]
    fn the_newest_minutes_are_read_again() {
        let mut coverage = Coverage::default();
        coverage.mark(None, range(0, 100 * MINUTE_MS));
        coverage.mark(Some("user_login"), range(0, 90 * MINUTE_MS));
        let left = trusted(coverage);
        assert_eq!(left.missing(None, range(0, 100 * MINUTE_MS)), [range(85 * MINUTE_MS, 100 * MINUTE_MS)]);
        assert_eq!(
            left.missing(Some("user_login"), range(0, 90 * MINUTE_MS)),
            [range(85 * MINUTE_MS, 90 * MINUTE_MS)]
        );
        assert_eq!(trusted(Coverage::default()), Coverage::default());
    }
}
