//! How far loading has come.

use super::period::TimeRange;
use audit_client::ApiFailure;
use audit_client::check::ConnectFailure;
pub use audit_client::load::{Gap, Level, Reading};
use audit_model::Timestamp;

/// What loading is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// Nothing was asked for yet.
    #[default]
    Idle,
    /// Pages are coming in.
    Loading,
    /// The person stopped it; what is there stays.
    Cancelled,
    /// All that was asked for has been read, or the gaps say what has not.
    Done,
    /// No use going on, for instance because the token was revoked. What is there stays.
    Failed(ConnectFailure),
}

/// Numbers for the progress line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// What loading is doing.
    pub stage: Stage,
    /// Distinct events in the store.
    pub events: usize,
    /// How many events there may be in all, from how much of the work is done.
    pub expected: Option<usize>,
    /// The part of the work that is done, 0 to 1.
    pub fraction: f64,
    /// Milliseconds left at the speed so far.
    pub left_ms: Option<u64>,
    /// Requests a second over the last seconds.
    pub requests_per_second: u32,
    /// Seconds until the next request, where the API asked us to wait for more than a moment.
    pub pause_s: Option<u32>,
    /// Whether the person has paused it.
    pub paused: bool,
    /// Why nothing is sent at present; it goes on by itself.
    pub waiting: Option<ApiFailure>,
    /// What is being read now, the most important first.
    pub reading: Vec<Reading>,
    /// How much of what is wanted has been read where, oldest first; together exactly the wanted period.
    pub levels: Vec<Level>,
    /// How many events this visit itself has left in the log.
    pub left_in_log: u64,
    /// Events that could not be read; their raw text is kept.
    pub unreadable: usize,
    /// Events that came again with other content; the first is kept.
    pub conflicting: usize,
    /// Stretches that are missing.
    pub gaps: Vec<Gap>,
    /// Whether keys outside the plan were left for later.
    pub rest_left: bool,
}

impl Progress {
    /// Whether requests are under way.
    pub fn is_loading(&self) -> bool {
        self.stage == Stage::Loading
    }
}

/// The stretches of time that gaps cover, joined where they touch: what a person needs to know is missing.
pub fn missing_stretches(gaps: &[Gap]) -> Vec<TimeRange> {
    let mut ranges: Vec<TimeRange> = gaps.iter().map(|gap| gap.range).collect();
    ranges.sort_unstable();
    let mut joined: Vec<TimeRange> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= Timestamp(last.end.0.saturating_add(1)) => {
                last.end = last.end.max(range.end);
            }
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_that_touch_are_one() {
        let gap = |start, end| Gap {
            range: TimeRange { start: Timestamp(start), end: Timestamp(end) },
            scope: None,
            failure: None,
        };
        let joined = missing_stretches(&[gap(50, 60), gap(0, 10), gap(10, 20), gap(5, 12)]);
        assert_eq!(joined, [gap(0, 20).range, gap(50, 60).range]);
        assert!(missing_stretches(&[]).is_empty());
    }
}
