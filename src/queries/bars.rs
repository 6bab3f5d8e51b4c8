//! The bars of the histogram: what is counted, split and compared.

use super::before::{Comparison, during};
use super::histogram::{BARS, stored};
use super::names;
use crate::charts::buckets::{Buckets, bucket_width};
use crate::charts::labels;
use crate::i18n::I18n;
use crate::state::App;
use crate::state::filters::Filters;
use crate::state::own::OwnReads;
use crate::state::period::TimeRange;
use crate::state::steps::fits;
use crate::timeline::grid::Grid;
use crate::timeline::histogram::{HistogramData, HistogramSeries};
use crate::timeline::slots;
use audit_model::{Category, Timestamp};
use audit_store::{Facet, Store, Timeline};
use leptos::prelude::*;
use std::borrow::Cow;
use std::sync::Arc;

/// What the numbers of the histogram depend on: while the brush is dragged, nothing of it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The stretch that is shown.
    pub shown: TimeRange,
    /// Whether that is everything.
    is_whole: bool,
    /// The width of a bar, if one was chosen and makes neither too few nor too many.
    pub step_ms: Option<i64>,
    split: Facet,
    filters: Filters,
    own: Option<OwnReads>,
    loaded: usize,
    epoch: u64,
}

/// What the histogram is asked for now. Subscribes.
pub fn asked(app: App) -> Option<Asked> {
    let range = app.range.get()?;
    let lens = app.lens.get();
    let shown = lens.within(range);
    Some(Asked {
        shown,
        is_whole: shown == range,
        step_ms: lens.step_ms.filter(|step_ms| fits(*step_ms, shown.millis())),
        split: lens.split,
        filters: app.filters.get().with_range(None),
        own: app.log.own(),
        loaded: app.log.view(|store| store.len()),
        epoch: app.log.epoch(),
    })
}

/// The histogram. Of the state it follows only the names. `last` is what was shown before: values keep their colours.
pub fn histogram(app: App, i18n: I18n, asked: Option<&Asked>, last: Option<&HistogramData>) -> HistogramData {
    let Some(asked) = asked else { return HistogramData::default() };
    let grid = grid(asked.shown, asked.step_ms);
    let (named, rest) = app.log.peek(|store| {
        let fine = stored(grid.fine());
        // What is shown first is counted once and then followed, for it is shown most; anything else takes a pass over
        // its own events, which is quicker than to begin to follow it.
        let is_usual = asked.is_whole && asked.step_ms.is_none() && asked.split == Facet::Category;
        let timeline = if is_usual {
            store.timeline(fine, asked.split)
        } else {
            let (from, until) = (Timestamp(grid.start_ms()), Timestamp(grid.end_ms()));
            store.during(from, until).timeline(fine, asked.split)
        };
        (values(store, &timeline, asked.split, &grid), timeline.rest)
    });
    let parts = match asked.split {
        Facet::Category => by_slug(named),
        _ => by_slot(named, &grid.bars_of(&rest), last),
    };
    let named = parts.into_iter().map(|Part { slug, value, counts }| {
        let label = match &value {
            Some(value) => names::label(app, i18n, asked.split, value),
            None => i18n.t("split-rest"),
        };
        (HistogramSeries { slug, label, value }, counts)
    });
    HistogramData::from_series(grid, named.collect())
}

/// The values of a timeline with their counts in the bars, the most frequent first.
fn values(store: &Store, timeline: &Timeline, split: Facet, grid: &Grid) -> Vec<(String, Vec<u32>)> {
    let rows = timeline.counts.chunks(grid.fine().count.max(1));
    let label = |code| store.label(split, code).map(Cow::into_owned).unwrap_or_default();
    timeline.series.iter().zip(rows).map(|(code, row)| (label(*code), grid.bars_of(row))).collect()
}

/// A part of the bars: its colour, its value if it is one, and its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    slug: String,
    value: Option<String>,
    counts: Vec<u32>,
}

/// Categories in the order of the screens, each with a colour of its own.
fn by_slug(mut named: Vec<(String, Vec<u32>)>) -> Vec<Part> {
    let place = |slug: &str| Category::ALL.iter().position(|category| category.slug() == slug);
    named.sort_by_key(|(slug, _)| place(slug));
    named.into_iter().map(|(slug, counts)| Part { value: Some(slug.clone()), slug, counts }).collect()
}

/// The most frequent values in the order of their colours, and below them the rest.
fn by_slot(named: Vec<(String, Vec<u32>)>, rest: &[u32], last: Option<&HistogramData>) -> Vec<Part> {
    let had = last.map_or(&[][..], |last| &last.series);
    let had: Vec<(usize, &str)> =
        had.iter().filter_map(|it| Some((slots::slot_of(&it.slug)?, it.value.as_deref()?))).collect();
    let values: Vec<String> = named.iter().map(|(value, _)| value.clone()).collect();
    let given = slots::slots(&had, &values);
    let further = named.iter().skip(given.len()).map(|(_, counts)| counts.as_slice()).chain([rest]);
    let mut others: Vec<u32> = Vec::new();
    for counts in further {
        others.resize(others.len().max(counts.len()), 0);
        others.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    let mut parts: Vec<(usize, Part)> = given
        .into_iter()
        .zip(named)
        .map(|(slot, (value, counts))| (slot, Part { slug: slots::slug(slot), value: Some(value), counts }))
        .collect();
    parts.sort_by_key(|(slot, _)| *slot);
    let rest = Part { slug: "rest".to_owned(), value: None, counts: others };
    let has_rest = rest.counts.iter().any(|count| *count > 0);
    has_rest.then_some(rest).into_iter().chain(parts.into_iter().map(|(_, part)| part)).collect()
}

/// What the histogram stands beside, where that was chosen: what is selected, else what is shown, and what came before
/// it. Subscribes.
pub fn compared(app: App) -> Option<Comparison> {
    let lens = app.lens.get();
    let loaded = app.range.get().filter(|_| lens.compares)?;
    let now = app.filters.with(|filters| filters.range).unwrap_or_else(|| lens.within(loaded));
    Some(app.progress.with(|progress| Comparison::of(now, loaded, &progress.levels, lens.whole_before)))
}

/// How many events there were at the same place of the period before, for each bar that has one. Only where both have
/// been read completely: what was not read is not nothing.
pub fn before(app: App, grid: &Grid, compared: Option<&Comparison>) -> Arc<[Option<u32>]> {
    let Some(it) = compared.filter(|it| it.is_exact()) else { return Arc::from([]) };
    let (now, before) = ((it.now.start.0, it.now.end.0), it.before);
    let fine = Buckets { start_ms: grid.fine().start_ms - it.shift_ms(), ..grid.fine() };
    let counts = app.log.peek(|store| {
        let timeline = during(store, before).timeline(stored(fine), Facet::Category);
        let mut counts = vec![0; fine.count];
        for row in timeline.counts.chunks(fine.count.max(1)) {
            counts.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
        }
        counts
    });
    let loaded = app.range.get_untracked().map_or(now, |loaded| (loaded.start.0, loaded.end.0));
    let is_now = |bar: usize| is_inside(grid.span(bar), now, loaded);
    grid.bars_of(&counts).into_iter().enumerate().map(|(bar, count)| is_now(bar).then_some(count)).collect()
}

/// Whether all events of a bar are within a stretch that is compared: one that is cut would stand beside a whole one.
/// What lies beyond what is loaded has none. Both stretches have both ends.
fn is_inside(bar: (i64, i64), now: (i64, i64), loaded: (i64, i64)) -> bool {
    let (first, last) = (bar.0.max(loaded.0), (bar.1 - 1).min(loaded.1));
    first <= last && now.0 <= first && last <= now.1
}

/// The bars over a stretch.
fn grid(shown: TimeRange, step_ms: Option<i64>) -> Grid {
    let (start_ms, end_ms) = (shown.start.0, shown.end.0.saturating_add(1));
    let width_ms = step_ms.unwrap_or_else(|| bucket_width(end_ms.saturating_sub(start_ms), BARS));
    Grid::cover(start_ms, end_ms, width_ms, labels::offset_minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(of: &[(&str, u32)]) -> Vec<(String, Vec<u32>)> {
        of.iter().map(|(value, count)| ((*value).to_owned(), vec![*count])).collect()
    }

    fn said(parts: &[Part]) -> Vec<(&str, Option<&str>, u32)> {
        parts.iter().map(|it| (it.slug.as_str(), it.value.as_deref(), it.counts[0])).collect()
    }

    #[test]
    fn the_most_frequent_have_colours_and_the_others_are_the_rest() {
        let many: Vec<(String, u32)> = (0..10).map(|number| (number.to_string(), 20 - number)).collect();
        let many: Vec<(&str, u32)> = many.iter().map(|(value, count)| (value.as_str(), *count)).collect();
        let parts = by_slot(named(&many), &[7], None);
        let said = said(&parts);
        assert_eq!(said.len(), 9);
        assert_eq!(said[0], ("rest", None, 12 + 11 + 7), "the ninth, the tenth, and what was not even named");
        assert_eq!((said[1], said[8]), (("s1", Some("0"), 20), ("s8", Some("7"), 13)));
        assert_eq!(by_slot(named(&many[..2]), &[], None).len(), 2, "no rest without further values");
    }

    #[test]
    fn colours_stay_when_the_order_changes() {
        let series = |slug: &str, value: &str| {
            (HistogramSeries { slug: slug.into(), value: Some(value.into()), ..Default::default() }, vec![1])
        };
        let grid = Grid::even(Buckets { start_ms: 0, width_ms: 1, count: 1 });
        let last = HistogramData::from_series(grid, vec![series("s1", "a"), series("s2", "b")]);
        let parts = by_slot(named(&[("c", 9), ("b", 5), ("a", 3)]), &[], Some(&last));
        assert_eq!(said(&parts), [("s1", Some("a"), 3), ("s2", Some("b"), 5), ("s3", Some("c"), 9)]);
    }

    #[test]
    fn only_bars_that_are_wholly_compared_have_a_counterpart() {
        let (now, loaded) = ((20, 39), (5, 39));
        assert!(is_inside((20, 30), now, loaded) && is_inside((30, 40), now, loaded));
        assert!(!is_inside((15, 25), now, loaded) && !is_inside((10, 20), now, loaded));
        assert!(is_inside((30, 50), now, loaded), "nothing is loaded of what sticks out");
        assert!(is_inside((0, 10), (5, 19), loaded) && !is_inside((40, 50), now, loaded));
    }

    #[test]
    fn categories_come_in_the_order_of_the_screens() {
        let parts = by_slug(named(&[("messages", 9), ("security", 5), ("auth", 3)]));
        assert_eq!(
            parts.iter().map(|it| it.slug.as_str()).collect::<Vec<_>>(),
            ["auth", "messages", "security"]
        );
    }
}
