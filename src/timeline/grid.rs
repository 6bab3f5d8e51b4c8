//! The bars of the histogram as stretches of time: even on the clock on the wall, also where that one is put forward
//! or back.

use crate::charts::buckets::Buckets;
use crate::charts::ticks::Zone;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use std::sync::Arc;

/// Even stretches beyond this are not counted by the store in one go.
const MOST_FINE: usize = audit_store::MOST_BUCKETS;

/// A row of bars, each from its edge up to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// One more than there are bars; empty where there are none.
    edges: Arc<[i64]>,
    /// The width of a bar but for those in which the clocks change.
    width_ms: i64,
    /// The even stretches that bars are put together from; the bars themselves where no clock changes.
    fine: Buckets,
}

impl Default for Grid {
    fn default() -> Self {
        Self { edges: Arc::from([]), width_ms: 0, fine: Buckets::default() }
    }
}

impl Grid {
    /// Bars that are even buckets.
    pub fn even(buckets: Buckets) -> Self {
        let edges = match buckets.count {
            0 => Arc::from([]),
            count => (0..=count).map(|index| buckets.edge(index)).collect(),
        };
        Self { edges, width_ms: buckets.width_ms, fine: buckets }
    }

    /// Bars of a width over `start_ms..end_ms`, beginning at local midnight, weeks on Monday. Where the clocks change
    /// meanwhile, a day has 23 or 25 hours and the next bar begins at midnight again; only over very long ranges it
    /// does not. `offset_minutes` is the local time's lead over UTC at an instant.
    pub fn cover(
        start_ms: i64,
        end_ms: i64,
        width_ms: i64,
        offset_minutes: impl Fn(i64) -> i32 + Copy,
    ) -> Self {
        let even = Buckets::of_width(start_ms, end_ms, width_ms, offset_minutes(start_ms));
        uneven(&even, end_ms, offset_minutes).unwrap_or_else(|| Self::even(even))
    }

    /// How many bars there are.
    pub fn count(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// Where the first begins.
    pub fn start_ms(&self) -> i64 {
        self.edges.first().copied().unwrap_or_default()
    }

    /// Where the last ends, excluded.
    pub fn end_ms(&self) -> i64 {
        self.edges.last().copied().unwrap_or_default()
    }

    /// How wide a bar is; those in which the clocks change are wider or narrower.
    pub const fn width_ms(&self) -> i64 {
        self.width_ms
    }

    /// The even stretches to count by.
    pub const fn fine(&self) -> Buckets {
        self.fine
    }

    /// The counts of the bars from those of [`fine`](Self::fine).
    pub fn bars_of(&self, fine: &[u32]) -> Vec<u32> {
        let place = |ms: i64| usize::try_from((ms - self.fine.start_ms) / self.fine.width_ms.max(1));
        let sum = |pair: &[i64]| {
            let range = place(pair[0]).unwrap_or_default()..place(pair[1]).unwrap_or_default();
            range.filter_map(|index| fine.get(index)).sum()
        };
        self.edges.windows(2).map(sum).collect()
    }

    /// Where bar `index` begins and the one before it ends; the end of all for any further one.
    pub fn edge(&self, index: usize) -> i64 {
        self.edges.get(index).copied().unwrap_or_else(|| self.end_ms())
    }

    /// `[start, end)` of a bar.
    pub fn span(&self, index: usize) -> (i64, i64) {
        (self.edge(index), self.edge(index + 1))
    }

    /// The bar that holds `ms`, the nearest one for an instant outside. `None` where there are no bars.
    pub fn at(&self, ms: i64) -> Option<usize> {
        let last = self.count().checked_sub(1)?;
        Some(self.edges.partition_point(|edge| *edge <= ms).saturating_sub(1).min(last))
    }

    /// The number of the edge nearest to `ms`, 0 to `count`.
    pub fn nearest_edge(&self, ms: i64) -> usize {
        let Some(at) = self.at(ms) else { return 0 };
        let (start, end) = self.span(at);
        if ms.saturating_sub(start) < end.saturating_sub(ms) { at } else { at + 1 }
    }

    /// The number of the edge at `ms`, if there is one.
    pub fn edge_at(&self, ms: i64) -> Option<usize> {
        self.edges.binary_search(&ms).ok()
    }
}

/// The bars where a change of clocks would shift even ones away from midnight.
fn uneven(even: &Buckets, end_ms: i64, offset_minutes: impl Fn(i64) -> i32 + Copy) -> Option<Grid> {
    let most_ms = i64::try_from(MOST_FINE).unwrap_or(i64::MAX).saturating_mul(HOUR_MS);
    if even.end_ms().saturating_sub(even.start_ms) > most_ms {
        return None;
    }
    let offset_ms = |ms: i64| i64::from(offset_minutes(ms)) * MINUTE_MS;
    let first_ms = offset_ms(even.start_ms);
    let days = (0..).map(|day| even.start_ms + day * DAY_MS).take_while(|ms| *ms < end_ms);
    let changes = days.chain([end_ms]).map(|ms| offset_ms(ms) - first_ms);
    // Bars that a change shifts by whole bars stay where they are on the clock.
    let odd_ms = changes.filter(|by_ms| by_ms % even.width_ms.max(1) != 0).fold(0, divisor);
    if odd_ms == 0 {
        return None;
    }
    let zone = Zone { offset_minutes };
    let local_ms = even.start_ms + first_ms;
    let mut edges = vec![even.start_ms];
    for index in 1.. {
        let ms = zone.instant(local_ms + index * even.width_ms);
        // A time of the clock that was skipped is where the next one begins.
        if edges.last().is_some_and(|last| *last < ms) {
            edges.push(ms);
        }
        if ms >= end_ms {
            break;
        }
    }
    let width_ms = divisor(even.width_ms, odd_ms);
    let count = usize::try_from((edges.last()? - even.start_ms) / width_ms).ok()?;
    let fine = Buckets { start_ms: even.start_ms, width_ms, count };
    (count <= MOST_FINE).then(|| Grid { edges: edges.into(), width_ms: even.width_ms, fine })
}

/// The greatest common divisor.
const fn divisor(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::buckets::WEEK_MS;
    use audit_model::Timestamp;

    fn ms(text: &str) -> i64 {
        Timestamp::parse(text).unwrap().0
    }

    /// Central Europe in 2026: summer time from 29 March to 25 October, both at 01:00 UTC.
    fn berlin(at: i64) -> i32 {
        if (ms("2026-03-29T01:00:00Z")..ms("2026-10-25T01:00:00Z")).contains(&at) { 120 } else { 60 }
    }

    fn clock(grid: &Grid) -> Vec<String> {
        let local = |index| Timestamp(grid.edge(index) + i64::from(berlin(grid.edge(index))) * MINUTE_MS);
        (0..=grid.count()).map(|index| local(index).to_string()[5..16].replace('T', " ")).collect()
    }

    #[test]
    fn days_begin_at_midnight_on_both_sides_of_a_change() {
        let autumn = Grid::cover(ms("2026-10-23T22:00:00Z"), ms("2026-10-26T23:00:00Z"), DAY_MS, berlin);
        assert_eq!(clock(&autumn), ["10-24 00:00", "10-25 00:00", "10-26 00:00", "10-27 00:00"]);
        assert_eq!(autumn.edge(2) - autumn.edge(1), 25 * HOUR_MS);
        let spring = Grid::cover(ms("2026-03-28T10:00:00Z"), ms("2026-03-30T10:00:00Z"), DAY_MS, berlin);
        assert_eq!(clock(&spring), ["03-28 00:00", "03-29 00:00", "03-30 00:00", "03-31 00:00"]);
        assert_eq!(spring.edge(2) - spring.edge(1), 23 * HOUR_MS);
        let weeks = Grid::cover(ms("2026-10-14T10:00:00Z"), ms("2026-10-28T10:00:00Z"), WEEK_MS, berlin);
        assert_eq!(clock(&weeks), ["10-12 00:00", "10-19 00:00", "10-26 00:00", "11-02 00:00"]);
    }

    #[test]
    fn hours_are_hours_whatever_the_clocks_do() {
        let grid = Grid::cover(ms("2026-10-24T22:00:00Z"), ms("2026-10-25T23:00:00Z"), HOUR_MS, berlin);
        assert_eq!(grid.count(), 25);
        assert_eq!(grid.fine().count, 25);
        let six = Grid::cover(ms("2026-10-24T22:00:00Z"), ms("2026-10-25T23:00:00Z"), 6 * HOUR_MS, berlin);
        assert_eq!(clock(&six), ["10-25 00:00", "10-25 06:00", "10-25 12:00", "10-25 18:00", "10-26 00:00"]);
    }

    #[test]
    fn counts_of_fine_stretches_add_up_to_bars() {
        let grid = Grid::cover(ms("2026-10-23T22:00:00Z"), ms("2026-10-26T23:00:00Z"), DAY_MS, berlin);
        assert_eq!(grid.fine().width_ms, HOUR_MS);
        assert_eq!(grid.bars_of(&vec![1; grid.fine().count]), [24, 25, 24]);
        let even = Grid::even(Buckets { start_ms: 0, width_ms: 10, count: 3 });
        assert_eq!(even.bars_of(&[4, 0, 7]), [4, 0, 7]);
        assert_eq!(even.bars_of(&[4]), [4, 0, 0], "counts that are missing are zero");
    }

    #[test]
    fn an_instant_finds_its_bar_and_the_nearest_edge() {
        let grid = Grid::even(Buckets { start_ms: 1000, width_ms: 10, count: 5 });
        assert_eq!([999, 1000, 1009, 1010, 1049, 1050].map(|ms| grid.at(ms).unwrap()), [0, 0, 0, 1, 4, 4]);
        assert_eq!([900, 1004, 1005, 1046, 2000].map(|ms| grid.nearest_edge(ms)), [0, 0, 1, 5, 5]);
        assert_eq!((Grid::default().at(5), Grid::default().nearest_edge(5)), (None, 0));
        assert_eq!((grid.span(4), grid.edge(9)), ((1040, 1050), 1050));
        assert_eq!((grid.edge_at(1020), grid.edge_at(1021)), (Some(2), None));
    }

    #[test]
    fn absurd_ranges_stay_even() {
        let grid =
            Grid::cover(ms("0001-01-01T00:00:00Z"), ms("9999-12-31T00:00:00Z"), 5_000 * WEEK_MS, berlin);
        assert_eq!(grid.fine().count, grid.count());
    }
}
