//! Counts over time of one thing.

use super::buckets::Buckets;
use std::sync::Arc;

/// How many events each bucket of time has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesData {
    /// The buckets.
    pub buckets: Buckets,
    /// One count for each, but for those that are still to come.
    pub counts: Arc<[u32]>,
    /// How many their counterparts of the period before have; empty where that has not been read completely.
    pub before: Arc<[u32]>,
    /// From how many to how many is ordinary for each, see [`super::ordinary`]; empty where there is not enough to say.
    pub ordinary: Arc<[(u32, u32)]>,
}

impl Default for SeriesData {
    fn default() -> Self {
        Self {
            buckets: Buckets::default(),
            counts: Arc::from([]),
            before: Arc::from([]),
            ordinary: Arc::from([]),
        }
    }
}

impl SeriesData {
    /// The greatest count.
    pub fn max(&self) -> u32 {
        self.counts.iter().copied().max().unwrap_or_default()
    }

    /// The greatest number that is drawn.
    pub fn top(&self) -> u32 {
        let highs = self.ordinary.iter().map(|(_, high)| high);
        self.counts.iter().chain(&*self.before).chain(highs).copied().max().unwrap_or_default()
    }
}

/// A row of a chart's table: a stretch of buckets and how many events it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The first bucket.
    pub first: usize,
    /// One past the last bucket.
    pub end: usize,
    /// The events in them.
    pub total: u64,
}

/// The rows of a table with the same numbers as a chart: buckets with something in them only, and neighbours joined
/// where there would be more than `most` rows, so that nothing is left out.
pub fn table_rows(totals: &[u64], most: usize) -> Vec<TableRow> {
    let most = most.max(1);
    let filled = totals.iter().filter(|total| **total > 0).count();
    let step = if filled <= most { 1 } else { totals.len().div_ceil(most) };
    let rows = totals.chunks(step).enumerate().map(|(i, chunk)| TableRow {
        first: i * step,
        end: i * step + chunk.len(),
        total: chunk.iter().sum(),
    });
    rows.filter(|row| row.total > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_buckets_get_no_row() {
        let rows = table_rows(&[0, 5, 0, 7], 60);
        assert_eq!(
            rows.iter().map(|row| (row.first, row.end, row.total)).collect::<Vec<_>>(),
            [(1, 2, 5), (3, 4, 7)]
        );
        assert_eq!(table_rows(&[], 60), []);
    }

    #[test]
    fn many_buckets_are_joined_and_none_is_lost() {
        let totals: Vec<u64> = (1..=130).collect();
        let rows = table_rows(&totals, 60);
        assert!(rows.len() <= 60);
        assert_eq!(rows.iter().map(|row| row.total).sum::<u64>(), totals.iter().sum::<u64>());
        assert_eq!((rows[0].first, rows.last().unwrap().end), (0, 130));
        assert!(rows.windows(2).all(|pair| pair[0].end == pair[1].first));
    }
}
