//! Even buckets of time: how wide, and where they begin.

use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};

/// Milliseconds in a week.
pub const WEEK_MS: i64 = 7 * DAY_MS;

/// The widths people read at a glance, in ms, ascending. Up to a day they divide it, so that buckets begin at local
/// midnight.
pub const WIDTHS_MS: [i64; 19] = [
    SECOND_MS,
    5 * SECOND_MS,
    10 * SECOND_MS,
    15 * SECOND_MS,
    30 * SECOND_MS,
    MINUTE_MS,
    2 * MINUTE_MS,
    5 * MINUTE_MS,
    10 * MINUTE_MS,
    15 * MINUTE_MS,
    30 * MINUTE_MS,
    HOUR_MS,
    2 * HOUR_MS,
    3 * HOUR_MS,
    6 * HOUR_MS,
    12 * HOUR_MS,
    DAY_MS,
    2 * DAY_MS,
    WEEK_MS,
];

/// The narrowest of [`WIDTHS_MS`] of which at most `target_count` fit into `range_ms`; several weeks for the
/// longest, so that no range, however it came about, makes more bars than a screen shows. A range that is no multiple of it takes one bucket more, and one more again where it begins within a bucket.
pub fn bucket_width(range_ms: i64, target_count: usize) -> i64 {
    let target = i64::try_from(target_count.max(1)).unwrap_or(i64::MAX);
    WIDTHS_MS.into_iter().find(|width| range_ms.max(0) / width <= target).unwrap_or_else(|| {
        let weeks = range_ms.div_ceil_by(WEEK_MS);
        weeks.div_ceil_by(target) * WEEK_MS
    })
}

/// The start of the bucket that holds `ms`: aligned to local midnight, for weeks to Monday.
///
/// `offset_minutes` is the local time's lead over UTC at `ms`.
pub fn bucket_start(ms: i64, width_ms: i64, offset_minutes: i32) -> i64 {
    // 1970-01-01 was a Thursday: the first Monday came four days later.
    let anchor_ms = if width_ms % WEEK_MS == 0 { 4 * DAY_MS } else { 0 };
    let shift_ms = i64::from(offset_minutes) * MINUTE_MS - anchor_ms;
    (ms + shift_ms).div_euclid(width_ms.max(1)) * width_ms.max(1) - shift_ms
}

/// A row of even buckets, each `[start, start + width)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Buckets {
    /// Start of the first bucket, ms since 1970.
    pub start_ms: i64,
    /// Width of each, ms, at least 1 where there are buckets.
    pub width_ms: i64,
    /// How many there are.
    pub count: usize,
}

impl Buckets {
    /// Buckets over `start_ms..end_ms` (end excluded), at most about `target_count`, aligned to local time as it
    /// is at the start. Where daylight saving changes within the range, later buckets keep their even width.
    pub fn cover(start_ms: i64, end_ms: i64, target_count: usize, offset_minutes: i32) -> Self {
        let width_ms = bucket_width(end_ms.saturating_sub(start_ms), target_count);
        Self::of_width(start_ms, end_ms, width_ms, offset_minutes)
    }

    /// Buckets of a width over `start_ms..end_ms`, as [`cover`](Self::cover) has them.
    pub fn of_width(start_ms: i64, end_ms: i64, width_ms: i64, offset_minutes: i32) -> Self {
        let width_ms = width_ms.max(1);
        let first_ms = bucket_start(start_ms, width_ms, offset_minutes);
        let count = usize::try_from((end_ms - first_ms).div_ceil_by(width_ms)).unwrap_or_default().max(1);
        Self { start_ms: first_ms, width_ms, count }
    }

    /// The end of the last bucket, excluded.
    pub fn end_ms(&self) -> i64 {
        self.edge(self.count)
    }

    /// Where bucket `index` begins and the one before it ends; `count` gives the end of all.
    pub fn edge(&self, index: usize) -> i64 {
        let index = i64::try_from(index).unwrap_or(i64::MAX);
        self.start_ms.saturating_add(index.saturating_mul(self.width_ms))
    }

    /// `[start, end)` of a bucket.
    pub fn span(&self, index: usize) -> (i64, i64) {
        (self.edge(index), self.edge(index + 1))
    }

    /// The bucket that holds `ms`, the nearest one for an instant outside. `None` where there are no buckets.
    pub fn at(&self, ms: i64) -> Option<usize> {
        let last = self.count.checked_sub(1)?;
        let index = ms.saturating_sub(self.start_ms).div_euclid(self.width_ms.max(1));
        Some(usize::try_from(index).unwrap_or_default().min(last))
    }

    /// The number of the edge nearest to `ms`, 0 to `count`.
    pub fn nearest_edge(&self, ms: i64) -> usize {
        let width_ms = self.width_ms.max(1);
        let index = (ms.saturating_sub(self.start_ms).saturating_add(width_ms / 2)).div_euclid(width_ms);
        usize::try_from(index).unwrap_or_default().min(self.count)
    }
}

trait DivCeil {
    fn div_ceil_by(self, by: Self) -> Self;
}

impl DivCeil for i64 {
    fn div_ceil_by(self, by: Self) -> Self {
        self.div_euclid(by) + Self::from(self.rem_euclid(by) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::Timestamp;

    fn ms(text: &str) -> i64 {
        Timestamp::parse(text).unwrap().0
    }

    #[test]
    fn edges_do_not_move_with_the_end_of_the_period() {
        for hours in 0..48 {
            let end_ms = ms("2026-11-20T10:23:45Z") + hours * HOUR_MS;
            let buckets = Buckets::cover(end_ms - 30 * DAY_MS, end_ms, 120, 180);
            assert_eq!(buckets.width_ms, 6 * HOUR_MS);
            assert_eq!((buckets.start_ms + 180 * MINUTE_MS).rem_euclid(buckets.width_ms), 0, "{hours}");
        }
    }

    #[test]
    fn the_width_is_the_narrowest_that_fits() {
        assert_eq!(bucket_width(28 * DAY_MS, 120), 6 * HOUR_MS);
        assert_eq!(bucket_width(30 * DAY_MS + 1, 120), 6 * HOUR_MS);
        assert_eq!(bucket_width(30 * DAY_MS, 20), 2 * DAY_MS);
        assert_eq!(bucket_width(7 * DAY_MS, 120), 2 * HOUR_MS);
        assert_eq!(bucket_width(DAY_MS, 120), 15 * MINUTE_MS);
        assert_eq!(bucket_width(90 * DAY_MS, 120), DAY_MS);
        assert_eq!(bucket_width(MINUTE_MS, 120), SECOND_MS);
        assert_eq!(bucket_width(0, 120), SECOND_MS);
        assert_eq!(bucket_width(800 * DAY_MS, 120), WEEK_MS);
        assert_eq!(bucket_width(5_000 * DAY_MS, 120), 6 * WEEK_MS);
        assert_eq!(bucket_width(DAY_MS, 0), DAY_MS);
    }

    #[test]
    fn buckets_begin_at_local_midnight() {
        // 14:21 in Moscow, +03:00, and in Kolkata, +05:30.
        let at = ms("2026-11-18T11:21:07Z");
        assert_eq!(bucket_start(at, DAY_MS, 180), ms("2026-11-17T21:00:00Z"));
        assert_eq!(bucket_start(at, 6 * HOUR_MS, 180), ms("2026-11-18T09:00:00Z"));
        assert_eq!(bucket_start(at, HOUR_MS, 330), ms("2026-11-18T10:30:00Z"));
        assert_eq!(bucket_start(at, DAY_MS, -300), ms("2026-11-18T05:00:00Z"));
    }

    #[test]
    fn weeks_begin_on_monday() {
        let wednesday = ms("2026-11-18T11:21:07Z");
        assert_eq!(bucket_start(wednesday, WEEK_MS, 0), ms("2026-11-16T00:00:00Z"));
        assert_eq!(bucket_start(wednesday, WEEK_MS, 180), ms("2026-11-15T21:00:00Z"));
    }

    #[test]
    fn buckets_cover_the_whole_range() {
        for (start, end, offset) in [
            ("2026-10-26T05:11:00Z", "2026-11-23T08:00:00Z", 180),
            ("2026-11-23T07:59:59.500Z", "2026-11-23T08:00:00Z", -210),
            ("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z", 0),
            ("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z", 0),
        ] {
            let buckets = Buckets::cover(ms(start), ms(end), 120, offset);
            assert!(buckets.start_ms <= ms(start) && buckets.end_ms() >= ms(end), "{buckets:?}");
            assert!((1..=122).contains(&buckets.count), "{buckets:?}");
            assert!(
                buckets.end_ms() - buckets.width_ms <= ms(end).max(ms(start)),
                "no bucket beyond the end"
            );
        }
    }

    #[test]
    fn an_instant_finds_its_bucket_and_the_nearest_edge() {
        let buckets = Buckets { start_ms: 1000, width_ms: 10, count: 5 };
        assert_eq!([999, 1000, 1009, 1010, 1049, 1050].map(|ms| buckets.at(ms).unwrap()), [0, 0, 0, 1, 4, 4]);
        assert_eq!([900, 1004, 1005, 1046, 2000].map(|ms| buckets.nearest_edge(ms)), [0, 0, 1, 5, 5]);
        assert_eq!(Buckets::default().at(5), None);
        assert_eq!(buckets.span(4), (1040, 1050));
    }
}
