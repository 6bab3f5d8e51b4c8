//! Counts by time and category, for charts and facets.

use super::before::during;
use crate::charts::buckets::Buckets;
use crate::charts::labels;
use crate::state::App;
use crate::state::period::TimeRange;
use audit_model::Timestamp;
use audit_store::{Facet, Store, Timeline};
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

/// The same within a stretch: of a bucket that sticks out only what is inside counts. A pass over its events each time.
pub fn by_category_within(app: App, stretch: TimeRange, buckets: Buckets) -> ByCategory {
    app.log.view(|store| {
        let timeline = during(store, stretch).timeline(stored(buckets), Facet::Category);
        named(store, &timeline, buckets)
    })
}

/// The same for the store.
pub const fn stored(buckets: Buckets) -> audit_store::Buckets {
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

/// The shape over time of each category, by slug, for the facets: also of those that are not picked.
pub fn sparks(app: App, range: Option<TimeRange>) -> Arc<ByCategory> {
    let Some(range) = range else { return Arc::default() };
    let buckets = buckets(range, SPARK_POINTS);
    app.log.view(|store| {
        let overview = store.overview(stored(buckets), Facet::Category);
        Arc::new(named(store, &overview, buckets))
    })
}
