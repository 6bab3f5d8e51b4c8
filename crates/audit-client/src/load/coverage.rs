//! Which keys have been read completely, and for which stretches of time.

use super::range::{Stretches, TimeRange};
use audit_model::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// One published event key, or the whole log with whatever keys it holds.
pub type Scope = Option<&'static str>;

/// What has been read completely. Reading the whole log reads every key; reading every published key does not read
/// the whole log, which may hold others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    whole: Stretches,
    by_key: BTreeMap<&'static str, Stretches>,
}

/// A stretch of time in which the same scopes have been read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The stretch.
    pub range: TimeRange,
    /// The share of the scopes that have been read in it, 0 to 1.
    pub share: f64,
}

impl Coverage {
    /// Takes note that a stretch has been read completely; says how many milliseconds of it are new to the scope
    /// itself.
    pub fn mark(&mut self, scope: Scope, range: TimeRange) -> u64 {
        match scope {
            None => self.whole.add(range),
            Some(key) => self.by_key.entry(key).or_default().add(range),
        }
    }

    /// Takes back that anything of a stretch has been read.
    pub fn forget(&mut self, range: TimeRange) {
        self.whole.remove(range);
        self.by_key.values_mut().for_each(|read| read.remove(range));
        self.by_key.retain(|_, read| read.iter().next().is_some());
    }

    /// All that was marked: first what was read of the whole log, then of single keys.
    pub fn stretches(&self) -> impl Iterator<Item = (Scope, TimeRange)> {
        let whole = self.whole.iter().map(|one| (None, one));
        whole.chain(self.by_key.iter().flat_map(|(key, read)| read.iter().map(|one| (Some(*key), one))))
    }

    /// What of a scope has been read, be it with the whole log.
    fn of(&self, scope: Scope) -> Stretches {
        let mut read = self.whole.clone();
        if let Some(by_key) = scope.and_then(|key| self.by_key.get(key)) {
            read.add_all(by_key);
        }
        read
    }

    /// Whether all of a stretch has been read.
    pub fn is_read(&self, scope: Scope, range: TimeRange) -> bool {
        self.of(scope).holds(range)
    }

    /// What of a stretch has not been read, newest first.
    pub fn missing(&self, scope: Scope, range: TimeRange) -> Vec<TimeRange> {
        let mut missing = self.of(scope).gaps(range);
        missing.reverse();
        missing
    }

    /// What of a stretch has not been read in one at least of the scopes, newest first.
    pub fn missing_any(&self, scopes: &[Scope], range: TimeRange) -> Vec<TimeRange> {
        let mut any = Stretches::default();
        for gap in scopes.iter().flat_map(|scope| self.missing(*scope, range)) {
            any.add(gap);
        }
        any.iter().rev().collect()
    }

    /// The part of a stretch that has been read, 0 to 1, over all scopes alike.
    pub fn fraction(&self, scopes: &[Scope], range: TimeRange) -> f64 {
        if scopes.is_empty() {
            return 1.0;
        }
        let length = range.length() as f64;
        scopes.iter().map(|scope| self.of(*scope).held(range) as f64 / length).sum::<f64>()
            / scopes.len() as f64
    }

    /// How much has been read where, oldest first; together exactly the range. For a strip under a time axis.
    pub fn levels(&self, scopes: &[Scope], range: TimeRange) -> Vec<Level> {
        // How the number of scopes read changes at an instant.
        let mut changes: BTreeMap<Timestamp, i64> = BTreeMap::new();
        for one in scopes.iter().flat_map(|scope| self.of(*scope).within(range).collect::<Vec<_>>()) {
            *changes.entry(one.start).or_default() += 1;
            *changes.entry(Timestamp(one.end.0.saturating_add(1))).or_default() -= 1;
        }
        let share = |read: i64| if scopes.is_empty() { 1.0 } else { read as f64 / scopes.len() as f64 };
        let (mut levels, mut from, mut read) = (Vec::new(), range.start, 0);
        for (at, change) in changes.into_iter().filter(|(_, change)| *change != 0) {
            let before = TimeRange::new(from, Timestamp(at.0.saturating_sub(1)).min(range.end));
            levels.extend(before.map(|range| Level { range, share: share(read) }));
            (from, read) = (at, read + change);
        }
        levels.extend(TimeRange::new(from, range.end).map(|range| Level { range, share: share(read) }));
        levels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange { start: Timestamp(start), end: Timestamp(end) }
    }

    fn half_read() -> Coverage {
        let mut coverage = Coverage::default();
        coverage.mark(None, range(50, 59));
        coverage.mark(Some("user_login"), range(70, 79));
        coverage
    }

    #[test]
    fn the_whole_log_counts_for_every_key_but_no_key_for_the_whole() {
        let coverage = half_read();
        assert!(coverage.is_read(Some("user_login"), range(52, 55)));
        assert!(coverage.is_read(Some("user_login"), range(70, 79)));
        assert!(!coverage.is_read(None, range(70, 79)));
        assert!(!coverage.is_read(Some("user_logout"), range(70, 79)));
    }

    #[test]
    fn what_is_forgotten_is_missing_in_every_scope_and_the_rest_comes_back() {
        let mut coverage = half_read();
        coverage.forget(range(55, 74));
        assert_eq!(coverage.missing(None, range(50, 59)), [range(55, 59)]);
        assert_eq!(coverage.missing(Some("user_login"), range(70, 79)), [range(70, 74)]);
        let mut again = Coverage::default();
        for (scope, one) in coverage.stretches() {
            again.mark(scope, one);
        }
        assert_eq!(again, coverage);
        coverage.forget(range(0, 100));
        assert_eq!(coverage, Coverage::default());
    }

    #[test]
    fn what_is_missing_comes_newest_first() {
        let coverage = half_read();
        assert_eq!(
            coverage.missing(Some("user_login"), range(40, 89)),
            [range(80, 89), range(60, 69), range(40, 49)]
        );
        assert_eq!(coverage.missing(None, range(40, 59)), [range(40, 49)]);
        assert_eq!(coverage.missing(None, range(50, 59)), []);
        let both = [Some("user_login"), Some("user_logout")];
        assert_eq!(coverage.missing_any(&both, range(40, 89)), [range(60, 89), range(40, 49)]);
    }

    #[test]
    fn a_longer_period_lacks_only_what_it_adds() {
        let coverage = half_read();
        assert_eq!(coverage.missing(None, range(50, 69)), [range(60, 69)]);
        assert!((coverage.fraction(&[None], range(50, 69)) - 0.5).abs() < 1e-9);
        assert!((coverage.fraction(&[], range(50, 69)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn levels_cover_the_range_and_say_how_much_is_there() {
        let levels = half_read().levels(&[Some("user_login"), Some("user_logout")], range(45, 89));
        let shares: Vec<(TimeRange, f64)> = levels.iter().map(|level| (level.range, level.share)).collect();
        assert_eq!(
            shares,
            [
                (range(45, 49), 0.0),
                (range(50, 59), 1.0),
                (range(60, 69), 0.0),
                (range(70, 79), 0.5),
                (range(80, 89), 0.0)
            ]
        );
        assert_eq!(
            Coverage::default().levels(&[None], range(5, 5)),
            [Level { range: range(5, 5), share: 0.0 }]
        );
    }
}
