//! What the histogram shows.

use super::stack::stacking;
use crate::charts::buckets::Buckets;
use std::sync::Arc;

/// One part of each bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistogramSeries {
    /// Names its colour, the custom property `--c-{slug}`.
    pub slug: String,
    /// What people read.
    pub label: String,
}

/// Counts by bucket and series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistogramData {
    /// Start of the first bucket, ms since 1970.
    pub start_ms: i64,
    /// Width of each bucket, ms.
    pub width_ms: i64,
    /// The parts of a bar, in the order tooltips fall back to; how they are stacked is decided here.
    pub series: Vec<HistogramSeries>,
    /// `counts[bucket * series.len() + series]`.
    pub counts: Arc<[u32]>,
    /// How many buckets there are.
    pub buckets: usize,
}

impl Default for HistogramData {
    fn default() -> Self {
        Self { start_ms: 0, width_ms: 1, series: Vec::new(), counts: Arc::from([]), buckets: 0 }
    }
}

impl HistogramData {
    /// From counts that are ordered by series, then bucket: `counts[series * buckets.count + bucket]`. Counts that
    /// are missing are zero.
    pub fn from_series(buckets: Buckets, series: Vec<HistogramSeries>, counts: &[u32]) -> Self {
        let count =
            |bucket: usize, at: usize| counts.get(at * buckets.count + bucket).copied().unwrap_or_default();
        let len = series.len();
        let counts =
            (0..buckets.count).flat_map(|bucket| (0..len).map(move |at| count(bucket, at))).collect();
        let Buckets { start_ms, width_ms, count: buckets } = buckets;
        Self { start_ms, width_ms, series, counts, buckets }
    }

    /// The buckets.
    pub fn grid(&self) -> Buckets {
        Buckets { start_ms: self.start_ms, width_ms: self.width_ms, count: self.buckets }
    }

    /// The counts of a bucket, by series; empty for a bucket that there is not.
    pub fn bucket(&self, index: usize) -> &[u32] {
        let len = self.series.len();
        self.counts.get(index * len..(index + 1) * len).unwrap_or_default()
    }

    /// All events of a bucket.
    pub fn total(&self, index: usize) -> u64 {
        self.bucket(index).iter().map(|count| u64::from(*count)).sum()
    }

    /// All events of each bucket.
    pub fn totals(&self) -> Vec<u64> {
        (0..self.buckets).map(|index| self.total(index)).collect()
    }

    /// The events of the highest bar.
    pub fn max_total(&self) -> u64 {
        (0..self.buckets).map(|index| self.total(index)).max().unwrap_or_default()
    }

    /// The series with events in buckets `first..end` and how many, most first.
    pub fn breakdown(&self, first: usize, end: usize) -> Vec<(usize, u64)> {
        let mut sums = vec![0_u64; self.series.len()];
        for index in first..end.min(self.buckets) {
            for (sum, count) in sums.iter_mut().zip(self.bucket(index)) {
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

    fn data() -> HistogramData {
        let series =
            ["auth", "security"].map(|slug| HistogramSeries { slug: slug.into(), label: slug.into() });
        let buckets = Buckets { start_ms: 100, width_ms: 10, count: 3 };
        HistogramData::from_series(buckets, series.into(), &[1, 2, 3, 0, 9, 4])
    }

    #[test]
    fn counts_are_ordered_by_bucket() {
        let data = data();
        assert_eq!(*data.counts, [1, 0, 2, 9, 3, 4]);
        assert_eq!(data.totals(), [1, 11, 7]);
        assert_eq!(data.max_total(), 11);
        assert_eq!(data.bucket(3), Vec::<u32>::new());
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
        let buckets = Buckets { start_ms: 0, width_ms: 1, count: 2 };
        let data = HistogramData::from_series(buckets, vec![HistogramSeries::default()], &[5]);
        assert_eq!(data.totals(), [5, 0]);
    }

    #[test]
    fn a_new_language_is_a_change() {
        let mut other = data();
        assert_eq!(other, data());
        other.series[0].label = "Вход".into();
        assert_ne!(other, data());
    }
}
