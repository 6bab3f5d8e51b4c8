//! Counts by time and category.

use super::names;
use crate::charts::buckets::Buckets;
use crate::charts::labels;
use crate::charts::series::SeriesData;
use crate::i18n::I18n;
use crate::state::App;
use crate::state::period::TimeRange;
use crate::timeline::histogram::{HistogramData, HistogramSeries};
use audit_model::{Category, Timestamp};
use audit_store::Facet;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// About so many bars in the histogram.
const BARS: usize = 120;
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

/// Counts by category slug, one for each bucket. Ignores the selected stretch of time, follows all else.
fn by_category(app: App, buckets: Buckets) -> HashMap<String, Vec<u32>> {
    let span = audit_store::Buckets {
        start: Timestamp(buckets.start_ms),
        width_ms: buckets.width_ms,
        count: buckets.count,
    };
    app.log.view(|store| {
        let timeline = store.timeline(span, Facet::Category);
        let rows = timeline.counts.chunks(buckets.count.max(1));
        let named = timeline.series.iter().zip(rows);
        named
            .filter_map(|(code, row)| Some((store.label(Facet::Category, *code)?.into_owned(), row.to_vec())))
            .collect()
    })
}

/// The histogram over the whole loaded period.
pub fn histogram(app: App, i18n: I18n) -> HistogramData {
    let Some(range) = app.range.get() else { return HistogramData::default() };
    let buckets = buckets(range, BARS);
    let counts = by_category(app, buckets);
    let present: Vec<Category> =
        Category::ALL.into_iter().filter(|category| counts.contains_key(category.slug())).collect();
    let mut flat = vec![0; buckets.count * present.len()];
    for (at, category) in present.iter().enumerate() {
        for (bucket, count) in counts[category.slug()].iter().enumerate() {
            flat[bucket * present.len() + at] = *count;
        }
    }
    let series = present
        .into_iter()
        .map(|category| HistogramSeries {
            slug: category.slug().to_owned(),
            label: names::label(app, i18n, Facet::Category, category.slug()),
        })
        .collect();
    HistogramData {
        start_ms: buckets.start_ms,
        width_ms: buckets.width_ms,
        buckets: buckets.count,
        series,
        counts: flat.into(),
        version: app.log.version() * 2 + u64::from(i18n.lang() == crate::i18n::Lang::Ru),
    }
}

/// The shape over time of each category, by slug, for the facets.
pub fn sparks(app: App) -> Arc<HashMap<String, Vec<u32>>> {
    match app.range.get() {
        Some(range) => Arc::new(by_category(app, buckets(range, SPARK_POINTS))),
        None => Arc::default(),
    }
}

/// Each category over time, within the selected stretch if there is one.
pub fn series(app: App, target: usize) -> HashMap<String, SeriesData> {
    let Some(loaded) = app.range.get() else { return HashMap::new() };
    let range = app.filters.get().range.unwrap_or(loaded);
    let buckets = buckets(range, target);
    by_category(app, buckets)
        .into_iter()
        .map(|(slug, counts)| (slug, SeriesData { buckets, counts: counts.into() }))
        .collect()
}
