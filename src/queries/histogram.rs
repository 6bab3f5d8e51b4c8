//! Counts by time and category.

use super::names;
use crate::charts::buckets::Buckets;
use crate::charts::labels;
use crate::i18n::I18n;
use crate::state::App;
use crate::state::period::TimeRange;
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

/// The histogram over the whole loaded period.
pub fn histogram(app: App, i18n: I18n) -> HistogramData {
    let Some(range) = app.range.get() else { return HistogramData::default() };
    let buckets = buckets(range, BARS);
    let counts = by_category(app, buckets);
    let present = Category::ALL.into_iter().filter(|category| counts.contains_key(category.slug()));
    let (series, rows): (Vec<_>, Vec<_>) = present
        .map(|category| {
            let slug = category.slug();
            let label = names::label(app, i18n, Facet::Category, slug);
            (HistogramSeries { slug: slug.to_owned(), label }, counts[slug].as_slice())
        })
        .unzip();
    HistogramData::from_series(buckets, series, &rows.concat())
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
