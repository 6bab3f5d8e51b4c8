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
        let local = i128::from(time.millis()) + i128::from(self.offset_at(time).0);
        // 1970-01-01 was a Thursday.
        let monday_first = local + i128::from(3 * DAY_MS);
        monday_first.div_euclid(i128::from(HOUR_MS)).rem_euclid(WEEK_HOURS as i128) as usize
    }

    /// The stretch of time around an instant, first and last of it, that has the same hour of the week.
    pub(crate) fn hour_around(&self, time: Timestamp) -> (i64, i64) {
        let (offset, since, until) = self.offset_at(time);
        let into_hour =
            (i128::from(time.millis()) + i128::from(offset)).rem_euclid(i128::from(HOUR_MS)) as i64;
        let start = time.millis().saturating_sub(into_hour);
        let end = time.millis().saturating_add(HOUR_MS - 1 - into_hour);
        (start.max(since), end.min(until))
    }

    /// The day around an instant: when it begins, and when the next one does. Where the clocks are put back over
    /// midnight, what comes after the first one is of the new day: days follow one another as instants do.
    pub(crate) fn day_around(&self, time: Timestamp) -> (i64, i64) {
        let at = i128::from(time.millis());
        let mut day = (at + i128::from(self.offset_at(time).0)).div_euclid(i128::from(DAY_MS));
        while self.midnight(day + 1) <= at {
            day += 1;
        }
        while self.midnight(day) > at {
            day -= 1;
        }
        (clamped(self.midnight(day)), clamped(self.midnight(day + 1)))
    }

    /// When a day begins, counted from 1970.
    fn midnight(&self, day: i128) -> i128 {
        let local = day * i128::from(DAY_MS);
        let offset_at = |at: i128| i128::from(self.offset_at(Timestamp(clamped(at))).0);
        // The offset at midnight leads to it; the one that held a day before tells, all but, when that is.
        let before = offset_at(local - i128::from(DAY_MS));
        local - offset_at(local - before)
    }

    /// The offset at an instant, and the first and the last instant for which it holds.
    fn offset_at(&self, time: Timestamp) -> (i64, i64, i64) {
        let next = self.changes.partition_point(|(from, _)| *from <= time);
        let until = self.changes.get(next).map_or(i64::MAX, |(from, _)| from.millis().saturating_sub(1));
        match next.checked_sub(1).map(|last| self.changes[last]) {
            Some((since, offset)) => (offset, since.millis(), until),
            None => (self.offset_ms, i64::MIN, until),
        }
    }
}

fn clamped(ms: i128) -> i64 {
    ms.clamp(i64::MIN.into(), i64::MAX.into()) as i64
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

    #[test]
    fn days_begin_at_local_midnight_and_follow_one_another() {
        let at = |text: &str| Timestamp::parse(text).unwrap();
        let day = |zone: &Zone, text| {
            let (start, end) = zone.day_around(at(text));
            (Timestamp(start).to_string(), (end - start) / HOUR_MS)
        };
        let berlin = Zone { offset_ms: 2 * HOUR_MS, changes: vec![(at("2026-10-25T01:00:00Z"), HOUR_MS)] };
        let whole = ("2026-10-24T22:00:00.000Z".to_owned(), 25);
        assert_eq!(day(&berlin, "2026-10-24T22:00:00Z"), whole);
        assert_eq!(day(&berlin, "2026-10-25T22:59:59Z"), whole);
        assert_eq!(day(&berlin, "2026-10-25T23:00:00Z"), ("2026-10-25T23:00:00.000Z".to_owned(), 24));
        // At midnight the clocks are put back to eleven.
        let havana =
            Zone { offset_ms: -4 * HOUR_MS, changes: vec![(at("2026-11-01T04:00:00Z"), -5 * HOUR_MS)] };
        let mut previous = None;
        for minutes in (0..4 * 24 * 60).step_by(20) {
            let time = at("2026-10-30T00:00:00Z").0 + minutes * 60_000;
            let (start, end) = havana.day_around(Timestamp(time));
            assert!((start..end).contains(&time), "{start} {time} {end}");
            assert!(previous.is_none_or(|(was, ended)| was == start || ended == start));
            previous = Some((start, end));
        }
    }
}
