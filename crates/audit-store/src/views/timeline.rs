//! How many events each stretch of time has, split by a facet.

use crate::map::Map;
use crate::rows::Rows;
use crate::tally::{Cells, Split};
use crate::view::View;
use crate::views::{Period, is_own};
use crate::{Code, Facet, Source, Store};
use audit_model::Timestamp;
use hashbrown::HashMap;
use std::cmp::Reverse;

/// Stretches of time of one width, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Buckets {
    /// When the first one starts.
    pub start: Timestamp,
    /// How wide each is, in milliseconds; below 1 there are no buckets.
    pub width_ms: i64,
    /// How many there are; those beyond [`MOST_BUCKETS`] stay empty and are left out of a timeline.
    pub count: usize,
}

impl Buckets {
    /// How many of them a timeline has.
    pub(crate) fn shown(&self) -> usize {
        self.count.min(MOST_BUCKETS)
    }

    /// The bucket that an instant falls into.
    pub fn index(&self, time: Timestamp) -> Option<usize> {
        if time < self.start || self.width_ms < 1 {
            return None;
        }
        // Only times ages apart need more than 64 bits, and dividing those takes many times as long.
        let index = match time.millis().checked_sub(self.start.millis()) {
            Some(since) => usize::try_from(since / self.width_ms).ok()?,
            None => {
                let since = i128::from(time.millis()) - i128::from(self.start.millis());
                usize::try_from(since / i128::from(self.width_ms)).ok()?
            }
        };
        (index < self.shown()).then_some(index)
    }
}

/// Counts by value and bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The values that occur within the buckets, by frequency, then by code; at most [`MOST_SERIES`].
    pub series: Vec<Code>,
    /// For each series in turn, its count in each bucket.
    pub counts: Vec<u32>,
    /// The counts of all further values together, by bucket; empty if there are none.
    pub rest: Vec<u32>,
}

/// A timeline has no more buckets than this: more than any screen has columns.
pub const MOST_BUCKETS: usize = 1 << 14;

/// A timeline shows so many values one by one; there may be a million actors.
pub const MOST_SERIES: usize = 128;

/// So many timelines are kept; a page shows a few, each with what came before, and one is dragged.
const MOST_TIMELINES: usize = 6;

impl Store {
    /// How many events there are in each bucket, split by a facet. Leaves out the time clause, and no other.
    /// The last few buckets asked for are remembered; others cost a pass over all events.
    pub fn timeline(&mut self, buckets: Buckets, split: Facet) -> Timeline {
        self.timeline_without(buckets, split, |source| source == Source::Time)
    }

    /// As [`Store::timeline`], but leaves out the clauses of the facet that it is split by, too: what else could be
    /// picked has its shape over time, as it has its count.
    pub fn overview(&mut self, buckets: Buckets, split: Facet) -> Timeline {
        self.timeline_without(buckets, split, |source| source == Source::Time || is_own(split, source))
    }

    /// A timeline of the events of a period, counted row by row and not remembered: what a stretch that is looked at
    /// closely costs follows from its own events.
    pub(super) fn timeline_in(&mut self, buckets: Buckets, split: Facet, period: Period) -> Timeline {
        self.settle();
        let Self { events, order, selection, .. } = self;
        let footing = selection.footing(|_| false, period, events);
        let map = Map { events, order, selection };
        counted(&Split { buckets, facet: split }, &map.passing(&footing), &map)
    }

    fn timeline_without(
        &mut self,
        buckets: Buckets,
        split: Facet,
        leave_out: impl Fn(Source) -> bool,
    ) -> Timeline {
        self.settle();
        let Self { events, order, selection, views, journeys, .. } = self;
        let footing = selection.footing(leave_out, None, events);
        let map = Map { events, order, selection };
        let grid = Split { buckets, facet: split };
        views.timelines.retain(|view| view.tally.grid.fits(events));
        if !grid.fits(events) {
            return counted(&grid, &map.passing(&footing), &map);
        }
        let timelines = &mut views.timelines;
        let same = |view: &View<Cells<Split>>| view.tally.grid == grid;
        let mut view = match timelines.iter().position(same) {
            Some(index) => timelines.remove(index),
            None => View::new(Cells::new(grid)),
        };
        view.travel(&footing, &map, journeys);
        let cells: Vec<(Code, &[u32])> = match buckets.shown() {
            0 => Vec::new(),
            shown => (0..).map(Code).zip(view.tally.counts.chunks(shown)).collect(),
        };
        let timeline = Timeline::of(cells, buckets.shown());
        if timelines.len() >= MOST_TIMELINES {
            timelines.remove(0);
        }
        timelines.push(view);
        timeline
    }
}

/// Up to so many cells are counted in a table; more are found by their value.
const MOST_CELLS: usize = 1 << 20;

/// The long way, for a split with too many cells to keep and for what is not kept.
fn counted(grid: &Split, rows: &Rows, map: &Map<'_>) -> Timeline {
    let Split { buckets, facet } = grid;
    let shown = buckets.shown();
    let codes = map.events.facet_codes(*facet).filter(|codes| codes.saturating_mul(shown) <= MOST_CELLS);
    if let Some(codes) = codes {
        let mut cells = vec![0u32; codes * shown];
        for piece in rows.pieces(map.order) {
            map.events.columns.times(piece, |row, time| {
                let place = buckets
                    .index(Timestamp(time))
                    .map(|bucket| map.events.facet(row, *facet) as usize * shown + bucket);
                if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
                    *cell += 1;
                }
            });
        }
        return Timeline::of((0..).map(Code).zip(cells.chunks(shown.max(1))).collect(), shown);
    }
    let mut places = HashMap::new();
    let mut cells: Vec<u32> = Vec::new();
    let mut codes = Vec::new();
    let mut totals = HashMap::<u32, u32>::new();
    let mut inside = Vec::new();
    for piece in rows.pieces(map.order) {
        map.events.columns.times(piece, |row, time| {
            if let Some(bucket) = buckets.index(Timestamp(time)) {
                let code = map.events.facet(row, *facet);
                *totals.entry(code).or_default() += 1;
                inside.push((code, bucket as u32));
            }
        });
    }
    let mut order: Vec<(u32, u32)> = totals.into_iter().collect();
    order.sort_unstable_by_key(|(code, count)| (Reverse(*count), *code));
    for (code, _) in order.iter().take(MOST_SERIES) {
        places.insert(*code, codes.len());
        codes.push(Code(*code));
    }
    let has_rest = order.len() > MOST_SERIES;
    cells.resize(codes.len() * shown, 0);
    let mut rest = vec![0; if has_rest { shown } else { 0 }];
    for (code, bucket) in inside {
        match places.get(&code) {
            Some(place) => cells[place * shown + bucket as usize] += 1,
            None => rest[bucket as usize] += 1,
        }
    }
    Timeline { series: codes, counts: cells, rest }
}

impl Timeline {
    /// Puts series in order; each is a value and its counts, which may stop short of the last buckets.
    fn of(cells: Vec<(Code, &[u32])>, shown: usize) -> Self {
        let mut order: Vec<(u64, Code, &[u32])> = cells
            .into_iter()
            .map(|(code, counts)| (counts.iter().map(|count| u64::from(*count)).sum(), code, counts))
            .filter(|(total, ..)| *total > 0)
            .collect();
        order.sort_unstable_by_key(|(total, code, _)| (Reverse(*total), *code));
        let has_rest = order.len() > MOST_SERIES;
        let mut timeline = Self { rest: vec![0; if has_rest { shown } else { 0 }], ..Self::default() };
        for (index, (_, code, counts)) in order.into_iter().enumerate() {
            if index < MOST_SERIES {
                timeline.series.push(code);
                timeline.counts.extend_from_slice(counts);
                timeline.counts.resize((index + 1) * shown, 0);
            } else {
                timeline.rest.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
        }
        timeline
    }
}
