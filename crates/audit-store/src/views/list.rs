//! The list of matching events, newest first.
//!
//! The list is found as far as it is looked at, from the newest on. Where few rows pass, so that they lie far
//! apart, it is cheaper to read them off their codes, chunk by chunk, and to sort them; or all of them, where they are
//! found in another way.

use crate::chunked::CHUNK;
use crate::events::Events;
use crate::map::Map;
use crate::order::Order;
use crate::rows::{Rows, everything};
use crate::selection::Footing;
use crate::{Row, Store};
use std::cmp::Reverse;
use std::ops::Range;

/// The matching rows as far as they were looked at.
#[derive(Debug)]
pub struct Listing {
    footing: Footing,
    /// For how many events it was made.
    seen: usize,
    /// Where matching rows can be, in the order of time.
    ranges: Vec<Range<usize>>,
    /// Whether all rows there match.
    whole: bool,
    /// Rows in the ranges from here on are in `found`, if they match.
    next: usize,
    /// Newest first.
    found: Vec<u32>,
}

/// How many rows are looked at in one go, at least. So few in tests that lists are found in several.
const STEP: usize = if cfg!(test) { 4 } else { 512 };
/// To look at a row in the order of time costs so many times less than to fetch and sort one.
const SORTING: usize = if cfg!(test) { 2 } else { 8 };

impl Store {
    /// The `n`-th newest event that passes all clauses, from 0. Of one instant, what arrived first is the newer.
    pub fn nth(&mut self, n: usize) -> Option<Row> {
        self.rows(n..n.checked_add(1)?).pop()
    }

    /// The newest events that pass all clauses, those at a range of places; fewer where the list ends before.
    pub fn rows(&mut self, places: Range<usize>) -> Vec<Row> {
        let (listing, map) = self.listing();
        listing.find(places.end, &map);
        if listing.whole {
            let rows = listing.ranges.iter().rev().flat_map(|range| range.clone().rev());
            let wanted = places.len();
            return rows
                .skip(places.start)
                .take(wanted)
                .map(|position| Row(map.order.rows()[position]))
                .collect();
        }
        let end = places.end.min(listing.found.len());
        listing.found.get(places.start..end).unwrap_or_default().iter().map(|row| Row(*row)).collect()
    }

    /// The newest of all events, whatever the clauses, those at a range of places; fewer where the log ends before.
    pub fn all_rows(&mut self, places: Range<usize>) -> Vec<Row> {
        self.settle();
        let newest_first = self.order.rows().iter().rev();
        newest_first.skip(places.start).take(places.len()).map(|row| Row(*row)).collect()
    }

    /// How many matching events are newer than this one; nothing if it does not pass.
    pub fn rank(&mut self, row: Row) -> Option<usize> {
        if row.0 as usize >= self.len() {
            return None;
        }
        let (listing, map) = self.listing();
        let position = map.order.position(&map.events.columns, row.0);
        if listing.whole {
            let newer = listing
                .ranges
                .iter()
                .map(|range| range.end.max(position + 1) - range.start.max(position + 1));
            return listing.ranges.iter().any(|range| range.contains(&position)).then(|| newer.sum());
        }
        listing.find_from(position, &map);
        let key = |row: u32| (map.events.columns.time(row), Reverse(row));
        let place = listing.found.partition_point(|other| key(*other) > key(row.0));
        (listing.found.get(place) == Some(&row.0)).then_some(place)
    }

    fn listing(&mut self) -> (&mut Listing, Map<'_>) {
        self.settle();
        let Self { events, order, selection, views, .. } = self;
        let footing = selection.footing(|_| false, None, events);
        let map = Map { events, order, selection };
        let fits = |listing: &Listing| listing.footing == footing && listing.seen == events.len();
        let listing = views.listing.take().filter(fits).unwrap_or_else(|| Listing::new(footing, &map));
        (views.listing.insert(listing), map)
    }
}

impl Listing {
    fn new(footing: Footing, map: &Map<'_>) -> Self {
        let seen = map.events.len();
        let time = map.selection.all(&footing).find(|filter| filter.is_time());
        let ranges = time.map_or_else(|| everything(seen), |time| time.ranges(map.events, map.order));
        let whole = footing.len() == usize::from(time.is_some());
        Self { footing, seen, ranges, whole, next: seen, found: Vec::new() }
    }

    /// Finds so many rows, if there are.
    fn find(&mut self, wanted: usize, map: &Map<'_>) {
        if self.whole || self.next == 0 || self.found.len() >= wanted {
            return;
        }
        let all = map.rebuild_cost(&self.footing);
        let reach: usize = self.ranges.iter().map(Range::len).sum();
        // As if those that match were spread evenly.
        let scan = reach.min((wanted as f64 * reach as f64 / all.max(1) as f64) as usize);
        // What is found in a chunk is found at once.
        let listed = wanted.max(all / map.events.columns.len().div_ceil(CHUNK).max(1)).min(all);
        if scan > STEP && listed.saturating_mul(SORTING) < scan && self.find_by_chunk(wanted, map) {
            return;
        }
        let mut step = STEP;
        let mut looked = 0;
        while self.next > 0 && self.found.len() < wanted {
            if looked > STEP && self.found.is_empty() || looked > SORTING * STEP {
                if self.find_by_chunk(wanted, map) {
                    return;
                }
                if all.saturating_mul(SORTING) < self.next {
                    self.find_all(map);
                    return;
                }
            }
            looked += self.look(step, map);
            step *= 2;
        }
    }

    /// Finds so many rows by the lists of their codes, chunk after chunk from the newest on, until no chunk that is
    /// left has a newer row; `false` if no filter is about codes.
    fn find_by_chunk(&mut self, wanted: usize, map: &Map<'_>) -> bool {
        let narrowest = map.narrowest(&self.footing);
        let Some((id, (column, accepted))) =
            narrowest.and_then(|id| Some((id, map.selection.get(id)?.codes()?)))
        else {
            return false;
        };
        let columns = &map.events.columns;
        let rest: Footing = self.footing.iter().copied().filter(|other| *other != id).collect();
        // What is asked for next is likely to be what comes next.
        let wanted = wanted.max(2 * self.found.len());
        let mut chunks = columns.newest_chunks(&map.period(&self.footing)).into_iter().peekable();
        let (mut keyed, mut rows) = (Vec::new(), Vec::new());
        while let Some((_, chunk)) = chunks.next() {
            columns.list_chunk(chunk, column, &accepted, &mut rows);
            let kept = map.retain(Rows::List(std::mem::take(&mut rows)), &rest);
            for piece in kept.pieces(map.order) {
                columns.times(piece, |row, time| keyed.push((time, Reverse(row))));
            }
            let Some((newest_left, _)) = chunks.peek() else { break };
            if keyed.len() < wanted {
                continue;
            }
            let sure = keyed.iter().filter(|(time, _)| time > newest_left).count();
            if sure >= wanted {
                keyed.retain(|(time, _)| time > newest_left);
                self.next = map.order.range(columns, newest_left.saturating_add(1), i64::MAX).start;
                self.found = newest_first(keyed);
                return true;
            }
        }
        self.next = 0;
        self.found = newest_first(keyed);
        true
    }

    /// Finds all rows from a position on.
    fn find_from(&mut self, position: usize, map: &Map<'_>) {
        while self.next > position {
            if map.rebuild_cost(&self.footing).saturating_mul(SORTING) < self.next - position {
                self.find_all(map);
                return;
            }
            self.look(self.next - position, map);
        }
    }

    /// Looks at up to so many rows more; says at how many.
    fn look(&mut self, step: usize, map: &Map<'_>) -> usize {
        let Some(range) = self.ranges.iter().rev().find(|range| range.start < self.next) else {
            self.next = 0;
            return 0;
        };
        let end = range.end.min(self.next);
        let start = range.start.max(end.saturating_sub(step));
        let kept = map.retain(Rows::range(start..end), &self.footing);
        let first = self.found.len();
        kept.pieces(map.order).into_iter().for_each(|rows| self.found.extend_from_slice(rows));
        self.found[first..].reverse();
        self.next = start;
        end - start
    }

    fn find_all(&mut self, map: &Map<'_>) {
        let Map { events, order, .. } = map;
        self.found = sorted(&map.passing(&self.footing), events, order);
        self.next = 0;
    }
}

/// Rows, newest first.
fn sorted(rows: &Rows, events: &Events, order: &Order) -> Vec<u32> {
    let mut keyed: Vec<(i64, Reverse<u32>)> = Vec::with_capacity(rows.len());
    for piece in rows.pieces(order) {
        events.columns.times(piece, |row, time| keyed.push((time, Reverse(row))));
    }
    newest_first(keyed)
}

fn newest_first(mut keyed: Vec<(i64, Reverse<u32>)>) -> Vec<u32> {
    keyed.sort_unstable_by(|a, b| b.cmp(a));
    keyed.into_iter().map(|(_, Reverse(row))| row).collect()
}
