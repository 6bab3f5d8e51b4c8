//! When in the week things happen.

use super::before;
use crate::charts::buckets::bucket_start;
use crate::charts::heat::{Cells, DAYS, HOURS, HeatData};
use crate::charts::heat_view::CellHour;
use crate::platform::zone;
use crate::state::App;
use crate::state::period::TimeRange;
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use audit_store::Zone;
use leptos::prelude::*;

/// Offsets are looked up for whole such stretches of time, and a stretch more, so that they stay the same while new
/// events are followed: other offsets cost a pass over all events.
const STRETCH_MS: i64 = 128 * DAY_MS;

/// The hours of the week, under all filters.
pub fn heat(app: App) -> HeatData {
    let Some(loaded) = app.range.get() else { return HeatData::default() };
    let zone = zone_over(loaded);
    let Some(counts) = app.log.view(|store| Some(store.heat_map(&zone))) else { return HeatData::default() };
    let range = app.filters.with(|filters| filters.range).unwrap_or(loaded);
    // What is to come is not quiet, and an address may ask for a thousand years.
    let times = range.overlap(loaded).map_or([0; DAYS * HOURS], |over| times(over, &zone));
    HeatData::new(&counts, &times, before::is_all_read(app))
}

/// The hours that a cell stands for and that have events, newest first.
pub fn hours(app: App, cell: usize) -> Vec<CellHour> {
    let Some(loaded) = app.range.get() else { return Vec::new() };
    let range = app.filters.with(|filters| filters.range).unwrap_or(loaded);
    let zone = zone_over(loaded);
    let spans = range.overlap(loaded).map(|over| spans(over, cell, &zone)).unwrap_or_default();
    app.log.view(|store| {
        let count = |(from, until): (i64, i64)| {
            let count = store.during(Timestamp(from), Timestamp(until)).matching();
            CellHour { span: (from, until), count: u32::try_from(count).unwrap_or(u32::MAX) }
        };
        spans.into_iter().rev().map(count).filter(|hour| hour.count > 0).collect()
    })
}

/// The parts of a stretch that are a cell's, oldest first, ends excluded.
fn spans(range: TimeRange, cell: usize, zone: &Zone) -> Vec<(i64, i64)> {
    let mut spans: Vec<(i64, i64)> = Vec::new();
    for (from, until) in local_hours(range, zone) {
        if zone.hour_of_week(Timestamp(from)) == cell {
            match spans.last_mut() {
                // An hour that comes twice is one stretch.
                Some(last) if last.1 == from => last.1 = until,
                _ => spans.push((from, until)),
            }
        }
    }
    spans
}

/// How many hours of a stretch each cell stands for; one that is cut counts.
fn times(range: TimeRange, zone: &Zone) -> Cells {
    let mut times = [0; DAYS * HOURS];
    for (from, _) in local_hours(range, zone) {
        if let Some(times) = times.get_mut(zone.hour_of_week(Timestamp(from))) {
            *times += 1;
        }
    }
    times
}

/// The hours of a stretch by the clock on the wall, oldest first, ends excluded.
fn local_hours(range: TimeRange, zone: &Zone) -> impl Iterator<Item = (i64, i64)> {
    let end = range.end.0.saturating_add(1);
    let mut at = range.start.0;
    std::iter::from_fn(move || {
        let from = at;
        // They begin at whole hours of some minutes' offset, which may change in between.
        at = bucket_start(from, HOUR_MS, offset_minutes(zone, from)) + HOUR_MS;
        (from < end).then_some((from, at.min(end)))
    })
}

fn offset_minutes(zone: &Zone, ms: i64) -> i32 {
    let last = zone.changes.partition_point(|(from, _)| from.0 <= ms).checked_sub(1);
    let offset_ms = last.map_or(zone.offset_ms, |last| zone.changes[last].1);
    i32::try_from(offset_ms / MINUTE_MS).unwrap_or_default()
}

/// The zone that is shown, as the store wants it. Subscribes to it.
pub fn zone_over(range: TimeRange) -> Zone {
    zone::track();
    let start = range.start.0.div_euclid(STRETCH_MS) * STRETCH_MS;
    let end = (range.end.0.div_euclid(STRETCH_MS) + 2) * STRETCH_MS;
    let in_ms = |minutes: i32| i64::from(minutes) * MINUTE_MS;
    Zone {
        offset_ms: in_ms(zone::offset_minutes(start)),
        changes: zone::changes(start, end)
            .into_iter()
            .map(|(from, to)| (Timestamp(from), in_ms(to)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> i64 {
        Timestamp::parse(text).unwrap().0
    }

    fn range(start: &str, end: &str) -> TimeRange {
        TimeRange { start: Timestamp(ms(start)), end: Timestamp(ms(end) - 1) }
    }

    #[test]
    fn a_cell_stands_for_the_same_hour_of_every_week() {
        // Tuesdays from three to four, three weeks, of which the first begins within the hour.
        let found = spans(range("2026-11-03T03:20:00Z", "2026-11-18T00:00:00Z"), 24 + 3, &Zone::default());
        let expected = [
            ("2026-11-03T03:20:00Z", "2026-11-03T04:00:00Z"),
            ("2026-11-10T03:00:00Z", "2026-11-10T04:00:00Z"),
            ("2026-11-17T03:00:00Z", "2026-11-17T04:00:00Z"),
        ];
        assert_eq!(found, expected.map(|(from, until)| (ms(from), ms(until))));
    }

    #[test]
    fn each_cell_is_counted_as_often_as_it_comes() {
        let found = times(range("2026-11-02T00:00:00Z", "2026-11-10T02:30:00Z"), &Zone::default());
        assert_eq!((found[0], found[HOURS + 2], found[HOURS + 3], found[6 * HOURS]), (2, 2, 1, 1));
    }

    #[test]
    fn an_hour_that_comes_twice_is_one_stretch() {
        let change = (Timestamp(ms("2026-10-25T01:00:00Z")), HOUR_MS);
        let berlin = Zone { offset_ms: 2 * HOUR_MS, changes: vec![change] };
        let found = spans(range("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), 6 * 24 + 2, &berlin);
        assert_eq!(found, [(ms("2026-10-25T00:00:00Z"), ms("2026-10-25T02:00:00Z"))]);
        let kolkata = Zone { offset_ms: 330 * MINUTE_MS, changes: Vec::new() };
        let found = spans(range("2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z"), 12, &kolkata);
        assert_eq!(found, [(ms("2026-11-02T06:30:00Z"), ms("2026-11-02T07:30:00Z"))]);
    }
}
