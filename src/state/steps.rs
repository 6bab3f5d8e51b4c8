//! How wide a bar may be chosen to be.

use crate::charts::buckets::WEEK_MS;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};

/// The widths that can be chosen, in ms, with their names in an address.
pub const STEPS: [(i64, &str); 11] = [
    (MINUTE_MS, "1m"),
    (5 * MINUTE_MS, "5m"),
    (15 * MINUTE_MS, "15m"),
    (30 * MINUTE_MS, "30m"),
    (HOUR_MS, "1h"),
    (2 * HOUR_MS, "2h"),
    (3 * HOUR_MS, "3h"),
    (6 * HOUR_MS, "6h"),
    (12 * HOUR_MS, "12h"),
    (DAY_MS, "1d"),
    (WEEK_MS, "1w"),
];

/// The fewest and the most bars that a chosen width may make.
const BARS: std::ops::RangeInclusive<i64> = 2..=2_000;

/// Whether bars so wide are of use over so much time, both in ms.
pub fn fits(width_ms: i64, range_ms: i64) -> bool {
    BARS.contains(&(range_ms / width_ms.max(1)))
}

/// The widths that are of use over so much time.
pub fn fitting(range_ms: i64) -> impl Iterator<Item = i64> {
    STEPS.into_iter().map(|(width_ms, _)| width_ms).filter(move |width_ms| fits(*width_ms, range_ms))
}

/// The width of this name.
pub fn by_name(name: &str) -> Option<i64> {
    STEPS.into_iter().find(|(_, known)| *known == name).map(|(width_ms, _)| width_ms)
}

/// The name of a width.
pub fn name_of(width_ms: i64) -> Option<&'static str> {
    STEPS.into_iter().find(|(known, _)| *known == width_ms).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_widths_that_make_a_histogram_are_offered() {
        let hours =
            |range_ms| fitting(range_ms).map(|width_ms| width_ms as f64 / HOUR_MS as f64).collect::<Vec<_>>();
        assert_eq!(hours(HOUR_MS).first().copied(), Some(1.0 / 60.0));
        assert_eq!(hours(HOUR_MS).last().copied(), Some(0.5));
        assert_eq!(hours(90 * DAY_MS), [2.0, 3.0, 6.0, 12.0, 24.0, 168.0]);
        assert_eq!(hours(MINUTE_MS), Vec::<f64>::new());
    }

    #[test]
    fn names_lead_to_widths_and_back() {
        assert!(STEPS.into_iter().all(|(width_ms, name)| by_name(name) == Some(width_ms)));
        assert!(STEPS.into_iter().all(|(width_ms, name)| name_of(width_ms) == Some(name)));
        assert_eq!((by_name("7h"), name_of(7)), (None, None));
    }
}
