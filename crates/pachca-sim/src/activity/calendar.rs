//! Days as the workspace's time zone counts them.

use crate::config::Config;
use crate::rng::Rng;
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use chrono::{DateTime, Datelike};
use std::ops::RangeInclusive;

/// The days of a history.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// The oldest instant.
    pub start: Timestamp,
    /// The newest instant.
    pub end: Timestamp,
    offset_ms: i64,
}

/// Russia's public holidays on fixed dates: month and day.
const HOLIDAYS: &[(u32, u32)] = &[
    (1, 1),
    (1, 2),
    (1, 3),
    (1, 4),
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (2, 23),
    (3, 8),
    (5, 1),
    (5, 9),
    (6, 12),
    (11, 4),
];

/// Where in the day people are at work, by the hour from 09:00 on; lunch is at 13.
const WORKING_HOURS: &[u64] = &[6, 10, 11, 10, 4, 8, 11, 10, 9, 5];

impl Calendar {
    /// The calendar of a history.
    pub fn of(config: &Config) -> Self {
        Self {
            start: config.start(),
            end: config.end,
            offset_ms: i64::from(config.utc_offset_minutes) * MINUTE_MS,
        }
    }

    /// The local days that the history touches, counted from 1970-01-01.
    pub fn days(&self) -> RangeInclusive<i64> {
        self.day_of(self.start)..=self.day_of(self.end)
    }

    /// The local day of an instant.
    pub const fn day_of(&self, at: Timestamp) -> i64 {
        (at.0 + self.offset_ms).div_euclid(DAY_MS)
    }

    /// When a local day begins.
    pub const fn midnight(&self, day: i64) -> Timestamp {
        Timestamp(day * DAY_MS - self.offset_ms)
    }

    /// Whether it is a Saturday, a Sunday or a holiday.
    pub fn is_day_off(&self, day: i64) -> bool {
        // 1970-01-01 was a Thursday.
        let weekday = (day + 3).rem_euclid(7);
        weekday >= 5
            || DateTime::from_timestamp_millis(day * DAY_MS)
                .is_some_and(|date| HOLIDAYS.contains(&(date.month(), date.day())))
    }

    /// Some time when people are at work, within the history.
    pub fn working_time(&self, rng: &mut Rng) -> Timestamp {
        let days = self.days();
        for try_number in 0..100 {
            let day = rng.between(*days.start(), *days.end());
            let hour = 9 + rng.weighted(WORKING_HOURS) as i64;
            let at = Timestamp(self.midnight(day).0 + hour * HOUR_MS + rng.between(0, 3_599) * 1_000);
            if self.covers(at) && (!self.is_day_off(day) || try_number > 80) {
                return at;
            }
        }
        // A history that knows no working hour, such as one short night.
        Timestamp(rng.between(self.start.0 / 1_000 + 1, self.end.0 / 1_000 - 1) * 1_000)
    }

    /// Whether an instant belongs to the history.
    pub fn covers(&self, at: Timestamp) -> bool {
        self.start <= at && at <= self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(end: &str, days: u32) -> Calendar {
        let end = Timestamp::parse(end).unwrap();
        Calendar::of(&Config { days, ..Config::sample(end) })
    }

    #[test]
    fn days_follow_the_zone_and_know_weekends_and_holidays() {
        let calendar = calendar("2026-11-23T09:00:00Z", 30);
        let day = |text: &str| calendar.day_of(Timestamp::parse(text).unwrap());
        assert_eq!(day("2026-11-22T21:00:00Z"), day("2026-11-23T12:00:00Z"));
        assert_eq!(calendar.midnight(day("2026-11-23T12:00:00Z")).to_string(), "2026-11-22T21:00:00.000Z");
        let off: Vec<bool> = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-04"]
            .map(|date| calendar.is_day_off(day(&format!("{date}T12:00:00Z"))))
            .into();
        assert_eq!(off, [false, true, true, false, true]);
    }

    #[test]
    fn working_times_are_inside_even_a_history_of_one_weekend_day() {
        for (end, days) in [("2026-11-23T09:00:00Z", 30), ("2026-11-22T03:00:00Z", 1)] {
            let calendar = calendar(end, days);
            let mut rng = Rng::new(1, 1);
            assert!((0..500).all(|_| calendar.covers(calendar.working_time(&mut rng))));
        }
    }
}
