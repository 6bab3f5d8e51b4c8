//! How far a loading is, and how long it will take.

use super::coverage::Scope;
use super::health::Waiting;
use super::range::TimeRange;
use std::collections::VecDeque;

/// Over how long a time the rate is taken, in milliseconds.
const WINDOW_MS: u64 = 4_000;

/// Numbers for a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Whether requests are under way or waiting for their turn.
    pub running: bool,
    /// Whether a person has paused it.
    pub paused: bool,
    /// Requests that brought a page.
    pub pages: u64,
    /// Events that came, those that came twice counted twice.
    pub events: u64,
    /// About how many events there are in all, once enough of the log has been seen.
    pub expected: Option<u64>,
    /// The part of the requests that is done, 0 to 1; never goes back but when something else is wanted.
    pub fraction: f64,
    /// Milliseconds left at the present rate, once there is one.
    pub left_ms: Option<u64>,
    /// Pages a second over the last seconds.
    pub pages_per_second: f64,
    /// What is being read now, the most important first.
    pub reading: Vec<Reading>,
    /// How many parts were set aside after their retries.
    pub set_aside: usize,
    /// Why nothing is sent at present, and when it goes on.
    pub waiting: Option<Waiting>,
}

/// Something being read now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What of the log.
    pub scope: Scope,
    /// What of it has not come yet: the walk is at the end of it and goes back in time.
    pub unread: TimeRange,
}

/// When the latest pages came.
#[derive(Debug, Default)]
pub struct Pace {
    recent: VecDeque<u64>,
    since_ms: Option<u64>,
    /// How many came in all.
    pub pages: u64,
}

impl Pace {
    /// A page has come.
    pub fn page(&mut self, now_ms: u64) {
        self.since_ms.get_or_insert(now_ms);
        self.pages += 1;
        self.recent.push_back(now_ms);
        self.forget(now_ms);
    }

    fn forget(&mut self, now_ms: u64) {
        while self.recent.front().is_some_and(|at| at.saturating_add(WINDOW_MS) < now_ms) {
            self.recent.pop_front();
        }
    }

    /// Pages a second over the last seconds.
    pub fn per_second(&mut self, now_ms: u64) -> f64 {
        self.forget(now_ms);
        let since = self.since_ms.unwrap_or(now_ms).max(now_ms.saturating_sub(WINDOW_MS));
        let span_ms = now_ms.saturating_sub(since).max(500);
        self.recent.len() as f64 * 1_000.0 / span_ms as f64
    }

    /// Begins anew after a pause, which says nothing about the pace.
    pub fn restart(&mut self) {
        self.recent.clear();
        self.since_ms = None;
    }
}
