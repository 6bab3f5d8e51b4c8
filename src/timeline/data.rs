//! What the histogram shows.

use super::grid::Grid;
use super::stack::stacking;
use std::sync::Arc;

/// One part of each bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistogramSeries {
    /// Names its colour, the custom property `--c-{slug}`.
    pub slug: String,
    /// What people read.
    pub label: String,
    /// The value of what bars are split by; nothing for all the further ones together.
    pub value: Option<String>,
}

/// Counts by bar and series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistogramData {
    /// The bars.
    pub grid: Grid,
    /// The parts of a bar, in the order tooltips fall back to; how they are stacked is decided here.
    pub series: Vec<HistogramSeries>,
    /// `counts[bar * series.len() + series]`.
    pub counts: Arc<[u32]>,
    /// How many events there were at the same place of the period before, for the bars that have such a place; empty
    /// where nothing is compared.
    pub before: Arc<[Option<u32>]>,
}

impl Default for HistogramData {
    fn default() -> Self {
        Self { grid: Grid::default(), series: Vec::new(), counts: Arc::from([]), before: Arc::from([]) }
    }
}

impl HistogramData {
    /// From each series with its counts in the bars. Counts that are missing are zero.
    pub fn from_series(grid: Grid, series: Vec<(HistogramSeries, Vec<u32>)>) -> Self {
        let (series, rows): (Vec<_>, Vec<_>) = series.into_iter().unzip();
        let count = |bar: usize, row: &Vec<u32>| row.get(bar).copied().unwrap_or_default();
        let counts = (0..grid.count()).flat_map(|bar| rows.iter().map(move |row| count(bar, row))).collect();
        Self { grid, series, counts, before: Arc::from([]) }
    }

    /// The bars.
    pub fn grid(&self) -> Grid {
        self.grid.clone()
    }

    /// How many bars there are.
    pub fn bars(&self) -> usize {
        self.grid.count()
    }

    /// The counts of a bar, by series; empty for a bar that there is not.
    pub fn bar(&self, index: usize) -> &[u32] {
        let len = self.series.len();
        self.counts.get(index * len..(index + 1) * len).unwrap_or_default()
    }

    /// All events of a bar.
    pub fn total(&self, index: usize) -> u64 {
        self.bar(index).iter().map(|count| u64::from(*count)).sum()
    }

    /// All events of each bar.
    pub fn totals(&self) -> Vec<u64> {
        (0..self.bars()).map(|index| self.total(index)).collect()
    }

    /// The same beside the period before.
    #[must_use]
    pub fn with_before(self, before: Arc<[Option<u32>]>) -> Self {
        Self { before, ..self }
    }

    /// How many events there were before at the places of bars `first..end`; nothing if any of them has no such place.
    pub fn before(&self, first: usize, end: usize) -> Option<u64> {
        let counts = self.before.get(first..end).filter(|counts| !counts.is_empty())?;
        counts.iter().map(|count| count.map(u64::from)).sum()
    }

    /// What decides whether a bar says anything: its events and those before. For tables, which leave out the others.
    pub fn has_events(&self, index: usize) -> bool {
        self.total(index) > 0 || self.before.get(index).copied().flatten().is_some_and(|count| count > 0)
    }

    /// The events of the highest bar, or of the highest one before.
    pub fn max_total(&self) -> u64 {
        let now = (0..self.bars()).map(|index| self.total(index)).max().unwrap_or_default();
        self.before.iter().flatten().map(|count| u64::from(*count)).fold(now, u64::max)
    }

    /// The series with events in bars `first..end` and how many, most first.
    pub fn breakdown(&self, first: usize, end: usize) -> Vec<(usize, u64)> {
        let mut sums = vec![0_u64; self.series.len()];
        for index in first..end.min(self.bars()) {
            for (sum, count) in sums.iter_mut().zip(self.bar(index)) {
                *sum += u64::from(*count);
            }
        }
        let mut parts: Vec<_> = sums.into_iter().enumerate().filter(|(_, sum)| *sum > 0).collect();
        parts.sort_by_key(|(at, sum)| (std::cmp::Reverse(*sum), *at));
        parts
    }

    /// The places of the series from the bottom of a bar to its top.
    pub fn stacked(&self) -> Vec<usize> {
        stacking(self.series.iter().map(|series| series.slug.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::buckets::Buckets;

    fn data() -> HistogramData {
        let series = |slug: &str| HistogramSeries { slug: slug.into(), label: slug.into(), value: None };
        let grid = Grid::even(Buckets { start_ms: 100, width_ms: 10, count: 3 });
        let rows = vec![(series("auth"), vec![1, 2, 3]), (series("security"), vec![0, 9, 4])];
        HistogramData::from_series(grid, rows)
    }

    #[test]
    fn counts_are_ordered_by_bar() {
        let data = data();
        assert_eq!(*data.counts, [1, 0, 2, 9, 3, 4]);
        assert_eq!(data.totals(), [1, 11, 7]);
        assert_eq!(data.max_total(), 11);
        assert_eq!(data.bar(3), Vec::<u32>::new());
    }

    #[test]
    fn a_breakdown_has_the_most_frequent_first() {
        let data = data();
        assert_eq!(data.breakdown(1, 2), [(1, 9), (0, 2)]);
        assert_eq!(data.breakdown(0, 1), [(0, 1)]);
        assert_eq!(data.breakdown(0, 99), [(1, 13), (0, 6)]);
    }

    #[test]
    fn too_few_counts_are_zeros() {
        let grid = Grid::even(Buckets { start_ms: 0, width_ms: 1, count: 2 });
        let data = HistogramData::from_series(grid, vec![(HistogramSeries::default(), vec![5])]);
        assert_eq!(data.totals(), [5, 0]);
    }

    #[test]
    fn what_came_before_is_known_only_of_bars_that_have_a_place_there() {
        let data = data().with_before(Arc::from([Some(5), Some(20), None]));
        assert_eq!((data.before(0, 1), data.before(0, 2), data.before(1, 3)), (Some(5), Some(25), None));
        assert_eq!(data.max_total(), 20, "the line stays on the plot");
        assert_eq!(HistogramData::default().before(0, 1), None);
    }

    #[test]
    fn a_new_language_is_a_change() {
        let mut other = data();
        assert_eq!(other, data());
        other.series[0].label = "Вход".into();
        assert_ne!(other, data());
    }
}
