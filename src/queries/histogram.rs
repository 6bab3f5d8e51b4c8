//! Counts by time and category.

use super::names;
use crate::charts::buckets::{Buckets, bucket_width};
use crate::charts::labels;
use crate::i18n::I18n;
use crate::state::App;
use crate::state::filters::Filters;
use crate::state::own::OwnReads;
use crate::state::period::TimeRange;
use crate::timeline::grid::Grid;
use crate::timeline::histogram::{HistogramData, HistogramSeries};
use audit_model::{Category, Timestamp};
use audit_store::{Facet, Store, Timeline};
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// About so many bars in the histogram, and points in a chart.
pub const BARS: usize = 120;
/// About so many points in a sparkline.
const SPARK_POINTS: usize = 31;

/// Even buckets over a stretch, aligned to local time.
pub fn buckets(range: TimeRange, target: usize) -> Buckets {
    Buckets::cover(
        range.start.0,
        range.end.0.saturating_add(1),
        target,
        labels::offset_minutes(range.start.0),
    )
}

/// Counts by category slug, one for each bucket.
pub type ByCategory = HashMap<String, Vec<u32>>;

/// Ignores the selected stretch of time, follows all else.
pub fn by_category(app: App, buckets: Buckets) -> ByCategory {
    app.log.view(|store| {
        let timeline = store.timeline(stored(buckets), Facet::Category);
        named(store, &timeline, buckets)
    })
}

const fn stored(buckets: Buckets) -> audit_store::Buckets {
    audit_store::Buckets {
        start: Timestamp(buckets.start_ms),
        width_ms: buckets.width_ms,
        count: buckets.count,
    }
}

fn named(store: &Store, timeline: &Timeline, buckets: Buckets) -> ByCategory {
    let rows = timeline.counts.chunks(buckets.count.max(1));
    let named = timeline.series.iter().zip(rows);
    named
        .filter_map(|(code, row)| Some((store.label(Facet::Category, *code)?.into_owned(), row.to_vec())))
        .collect()
}

/// What the numbers of the histogram depend on: while the brush is dragged, nothing of it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The stretch that is shown.
    shown: TimeRange,
    /// Whether that is everything.
    is_whole: bool,
    filters: Filters,
    own: Option<OwnReads>,
    loaded: usize,
    epoch: u64,
}

/// What the histogram is asked for now. Subscribes.
pub fn asked(app: App) -> Option<Asked> {
    let range = app.range.get()?;
    let shown = app.lens.get().within(range);
    Some(Asked {
        shown,
        is_whole: shown == range,
        filters: app.filters.get().with_range(None),
        own: app.log.own(),
        loaded: app.log.view(|store| store.len()),
        epoch: app.log.epoch(),
    })
}

/// The histogram. Of the state it follows only the names.
pub fn histogram(app: App, i18n: I18n, asked: Option<&Asked>) -> HistogramData {
    let Some(asked) = asked else { return HistogramData::default() };
    let grid = grid(asked.shown);
    let counts = app.log.peek(|store| {
        let fine = stored(grid.fine());
        // Everything is counted once and then followed; a closer look takes a pass over its own events.
        let timeline = if asked.is_whole {
            store.timeline(fine, Facet::Category)
        } else {
            let (from, until) = (Timestamp(grid.start_ms()), Timestamp(grid.end_ms()));
            store.during(from, until).timeline(fine, Facet::Category)
        };
        named(store, &timeline, grid.fine())
    });
    let present = Category::ALL.into_iter().filter_map(|category| {
        let slug = category.slug();
        let label = || names::label(app, i18n, Facet::Category, slug);
        let row = grid.bars_of(counts.get(slug)?);
        Some((HistogramSeries { slug: slug.to_owned(), label: label() }, row))
    });
    let series = present.collect();
    HistogramData::from_series(grid, series)
}

/// The bars over a stretch.
fn grid(shown: TimeRange) -> Grid {
    let (start_ms, end_ms) = (shown.start.0, shown.end.0.saturating_add(1));
    let width_ms = bucket_width(end_ms.saturating_sub(start_ms), BARS);
    Grid::cover(start_ms, end_ms, width_ms, labels::offset_minutes)
}

/// The shape over time of each category, by slug, for the facets: also of those that are not picked.
pub fn sparks(app: App) -> Arc<ByCategory> {
    let Some(range) = app.range.get() else { return Arc::default() };
    let buckets = buckets(range, SPARK_POINTS);
    app.log.view(|store| {
        let overview = store.overview(stored(buckets), Facet::Category);
        Arc::new(named(store, &overview, buckets))
    })
}
