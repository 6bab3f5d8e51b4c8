//! Each category over time, with what came before and what is ordinary.

use super::before;
use super::histogram::{BARS, ByCategory, buckets, by_category, by_category_within};
use crate::charts::buckets::Buckets;
use crate::charts::labels;
use crate::charts::ordinary::{kinds, ordinary};
use crate::charts::series::SeriesData;
use crate::state::App;
use crate::state::period::TimeRange;
use leptos::prelude::*;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A selection of fewer bars of the histogram gets a grid of its own in the charts.
const FEW_BARS: usize = 24;

/// Each category that occurs over time, by slug, within the selected stretch if there is one.
///
/// The bars of the histogram are counted already. A short stretch is counted anew, in finer steps, but not while
/// it is being dragged: that takes a pass over all events. So does a stretch before that these bars do not hold.
pub fn series(app: App) -> HashMap<String, SeriesData> {
    let Some(loaded) = app.range.get() else { return HashMap::new() };
    let all = buckets(loaded, BARS);
    let compared = before::comparison(app).filter(before::Comparison::is_exact);
    // What is still to come has a place only where what came before stands in it.
    let has_future = compared.is_some_and(|it| it.is_with_whole());
    let selected = app.filters.get().range;
    let selected =
        selected.map(|range| if has_future { range } else { range.overlap(loaded).unwrap_or(range) });
    let shown = selected.map_or(0..all.count, |range| {
        all.nearest_edge(range.start.0)..all.nearest_edge(range.end.0.saturating_add(1))
    });
    let is_dragged = app.brushing.get();
    if let Some(range) = selected.filter(|_| shown.len() < FEW_BARS && !is_dragged) {
        let fine = buckets(range, BARS / 2);
        let counts = by_category(app, fine);
        let before = compared.map(|it| by_category_within(app, it.before, earlier(fine, it.shift_ms())));
        let over = 0..fine.at(loaded.end.0).map_or(fine.count, |last| last + 1);
        return of_parts(fine, &counts, &over, before.as_ref(), 0..fine.count, &HashMap::new());
    }
    let counts = by_category(app, all);
    let to_come = selected.map_or(0, |range| beyond(all, range.end.0));
    let part = Buckets { start_ms: all.edge(shown.start), count: shown.len().saturating_add(to_come), ..all };
    let ordinary = if before::is_all_read(app) { ordinary_of(all, loaded, &counts) } else { HashMap::new() };
    match compared {
        // Where the stretch is cut off within a bucket, so is the one before, which these bars do not tell.
        Some(it) if it.shift_ms() % all.width_ms == 0 && (is_dragged || !it.is_running) => {
            let steps = usize::try_from(it.shift_ms() / all.width_ms).unwrap_or_default();
            let first = shown.start.saturating_sub(steps);
            of_parts(part, &counts, &shown, Some(&counts), first..first.saturating_add(part.count), &ordinary)
        }
        Some(it) if !is_dragged => {
            let before = by_category_within(app, it.before, earlier(part, it.shift_ms()));
            of_parts(part, &counts, &shown, Some(&before), 0..part.count, &ordinary)
        }
        _ => of_parts(part, &counts, &shown, None, 0..0, &ordinary),
    }
}

/// How many buckets as wide as those of a grid follow it until an instant is past.
fn beyond(grid: Buckets, until_ms: i64) -> usize {
    let ms = until_ms.saturating_add(1).saturating_sub(grid.end_ms()).max(0);
    usize::try_from(ms / grid.width_ms.max(1)).unwrap_or_default()
}

const fn earlier(grid: Buckets, shift_ms: i64) -> Buckets {
    Buckets { start_ms: grid.start_ms.saturating_sub(shift_ms), ..grid }
}

/// The counts of `shown`, beside those of `earlier` in `before` and the ordinary ranges of `shown`.
fn of_parts(
    buckets: Buckets,
    counts: &ByCategory,
    shown: &Range<usize>,
    before: Option<&ByCategory>,
    earlier: Range<usize>,
    ordinary: &HashMap<&str, Vec<(u32, u32)>>,
) -> HashMap<String, SeriesData> {
    let one = |(slug, counts): (&String, &Vec<u32>)| {
        let counts: Arc<[u32]> = counts.get(shown.clone()).unwrap_or_default().into();
        // A category that did not occur before has a line at zero, not none.
        let before =
            before.map(|before| match before.get(slug).and_then(|counts| counts.get(earlier.clone())) {
                Some(counts) => counts.into(),
                None => vec![0; earlier.len()].into(),
            });
        let ordinary = ordinary.get(slug.as_str()).and_then(|ranges| ranges.get(shown.clone()));
        let ordinary = ordinary.unwrap_or_default().into();
        (slug.clone(), SeriesData { buckets, counts, before: before.unwrap_or_default(), ordinary })
    };
    counts.iter().map(one).collect()
}

/// What is ordinary for each category in the loaded period.
fn ordinary_of(all: Buckets, loaded: TimeRange, counts: &ByCategory) -> HashMap<&str, Vec<(u32, u32)>> {
    let Some(kinds) = kinds(all, labels::offset_minutes) else { return HashMap::new() };
    let first = usize::from(all.start_ms < loaded.start.0);
    let end = all.count - usize::from(all.end_ms() > loaded.end.0.saturating_add(1)).min(all.count);
    counts.iter().map(|(slug, counts)| (slug.as_str(), ordinary(&kinds, counts, first..end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Buckets = Buckets { start_ms: 40, width_ms: 10, count: 2 };

    fn counts(of: &[(&str, &[u32])]) -> ByCategory {
        of.iter().map(|(slug, counts)| ((*slug).to_owned(), counts.to_vec())).collect()
    }

    #[test]
    fn before_stands_under_its_counterpart() {
        let all = counts(&[("auth", &[1, 2, 3, 4, 5, 6])]);
        let ordinary = HashMap::from([("auth", vec![(0, 9); 6])]);
        let found = of_parts(GRID, &all, &(4..6), Some(&all), 2..4, &ordinary);
        let auth = &found["auth"];
        assert_eq!((&*auth.counts, &*auth.before, auth.ordinary.len()), (&[5, 6][..], &[3, 4][..], 2));
    }

    #[test]
    fn what_is_to_come_has_a_place_and_no_count() {
        let all = counts(&[("auth", &[1, 2, 3, 4, 5, 6])]);
        assert_eq!([59, 60, 69, 79].map(|until_ms| beyond(GRID, until_ms)), [0, 0, 1, 2]);
        let grid = Buckets { count: 4, ..GRID };
        let found = of_parts(grid, &all, &(4..6), Some(&all), 0..4, &HashMap::new());
        let auth = &found["auth"];
        assert_eq!((&*auth.counts, &*auth.before, auth.buckets.count), (&[5, 6][..], &[1, 2, 3, 4][..], 4));
    }

    #[test]
    fn what_did_not_occur_before_was_zero_and_what_is_not_known_is_nothing() {
        let now = counts(&[("auth", &[5, 6])]);
        let with = |before: Option<&ByCategory>| {
            let found = of_parts(GRID, &now, &(0..2), before, 0..2, &HashMap::new());
            found["auth"].before.to_vec()
        };
        assert_eq!(with(Some(&counts(&[]))), [0, 0]);
        assert_eq!(with(None), Vec::<u32>::new());
        assert_eq!(earlier(GRID, 20).start_ms, 20);
    }
}
