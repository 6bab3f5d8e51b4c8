//! What is ordinary for an hour: the range in which most counts of its like lie.
//!
//! Alike are buckets that begin at the same time of day, on working days (Monday to Friday) or on the weekend. The
//! range is their median, give or take twice the scaled median deviation from it, and no less than twice the square
//! root of the median, by which counts differ by chance alone. It takes four of a kind at least, which is two weeks.

use super::buckets::Buckets;
use audit_model::time::{DAY_MS, MINUTE_MS};
use std::collections::HashMap;
use std::ops::Range;

/// Fewer of a kind say nothing.
const LEAST: usize = 4;
/// So many deviations are still ordinary.
const DEVIATIONS: f64 = 2.0;
/// What makes the median deviation of normal numbers their standard deviation.
const SCALE: f64 = 1.4826;

/// When a bucket begins: on a weekend or not, and how long after midnight.
type Kind = (bool, i64);

/// Which kind each bucket is of; nothing for buckets longer than a day, which are of no kind.
pub fn kinds(buckets: Buckets, offset_minutes: impl Fn(i64) -> i32) -> Option<Vec<Kind>> {
    if !(1..=DAY_MS).contains(&buckets.width_ms) {
        return None;
    }
    let kind = |index| {
        let start_ms = buckets.edge(index);
        let local = start_ms + i64::from(offset_minutes(start_ms)) * MINUTE_MS;
        // 1970-01-01 was a Thursday.
        let weekday = (local.div_euclid(DAY_MS) + 3).rem_euclid(7);
        (weekday >= 5, local.rem_euclid(DAY_MS))
    };
    Some((0..buckets.count).map(kind).collect())
}

/// The ordinary range of each bucket, both ends included; empty where a kind has too few. Only the buckets of `whole`
/// are learnt from: others are cut off by the ends of the log.
pub fn ordinary(kinds: &[Kind], counts: &[u32], whole: Range<usize>) -> Vec<(u32, u32)> {
    let mut alike: HashMap<Kind, Vec<u32>> = HashMap::new();
    for index in whole {
        if let (Some(kind), Some(count)) = (kinds.get(index), counts.get(index)) {
            alike.entry(*kind).or_default().push(*count);
        }
    }
    let ranges: HashMap<Kind, (u32, u32)> = alike
        .into_iter()
        .filter(|(_, counts)| counts.len() >= LEAST)
        .map(|(kind, counts)| (kind, range(counts)))
        .collect();
    let found: Vec<(u32, u32)> = kinds.iter().filter_map(|kind| ranges.get(kind).copied()).collect();
    if found.len() == kinds.len() { found } else { Vec::new() }
}

fn range(counts: Vec<u32>) -> (u32, u32) {
    let middle = median(counts.iter().map(|count| f64::from(*count)).collect());
    let deviation = median(counts.iter().map(|count| (f64::from(*count) - middle).abs()).collect());
    let reach = DEVIATIONS * (SCALE * deviation).max(middle.sqrt());
    ((middle - reach).max(0.0).floor() as u32, (middle + reach).ceil() as u32)
}

/// The median of some numbers; 0 of none.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    match values.len() {
        0 => 0.0,
        len if len % 2 == 1 => values[half],
        _ => f64::midpoint(values[half - 1], values[half]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::time::HOUR_MS;

    /// Four weeks from Monday 2026-11-02, by six hours.
    const GRID: Buckets = Buckets { start_ms: 1_793_577_600_000, width_ms: 6 * HOUR_MS, count: 4 * 28 };

    /// A hundred at noon of working days, nothing at any other time.
    fn noons() -> Vec<u32> {
        (0..GRID.count).map(|index| if index % 4 == 2 && (index / 4) % 7 < 5 { 100 } else { 0 }).collect()
    }

    #[test]
    fn working_days_and_weekends_have_each_their_own_range() {
        let kinds = kinds(GRID, |_| 0).unwrap();
        let mut counts = noons();
        counts[2] = 900;
        let ranges = ordinary(&kinds, &counts, 0..GRID.count);
        assert_eq!(ranges[2], (80, 120), "one that is out of the range does not widen it");
        assert_eq!((ranges[3], ranges[5 * 4 + 2]), ((0, 0), (0, 0)));
    }

    #[test]
    fn what_is_local_decides() {
        let kinds = kinds(GRID, |_| 180).unwrap();
        assert_eq!(kinds[0], (false, 3 * HOUR_MS));
        assert_eq!(kinds[4 * 4 + 3], (false, 21 * HOUR_MS), "Friday evening in London");
        assert_eq!(super::kinds(GRID, |_| 420).unwrap()[4 * 4 + 3], (true, HOUR_MS), "Saturday elsewhere");
    }

    #[test]
    fn a_week_is_not_enough_and_neither_are_wide_buckets() {
        let week = Buckets { count: 28, ..GRID };
        assert!(ordinary(&kinds(week, |_| 0).unwrap(), &noons(), 0..28).is_empty());
        assert!(kinds(Buckets { width_ms: 2 * DAY_MS, ..GRID }, |_| 0).is_none());
        // With the ends of the log cut off, three weekends are left.
        assert!(ordinary(&kinds(GRID, |_| 0).unwrap(), &noons(), 30..GRID.count - 30).is_empty());
    }

    #[test]
    fn the_median_of_an_even_number_lies_between() {
        assert_eq!([vec![], vec![3.0], vec![4.0, 1.0]].map(median), [0.0, 3.0, 2.5]);
    }
}
