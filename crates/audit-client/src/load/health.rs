//! What failures mean for the whole: go on, wait, or give up.

use crate::failure::{ApiFailure, FailureKind};

/// The first wait for a connection, in milliseconds; it doubles from try to try.
const FIRST_WAIT_MS: u64 = 2_000;
/// The longest one.
const LONGEST_WAIT_MS: u64 = 30_000;
/// So many tries without any answer are enough, while the device says that it is online: about five minutes.
const TRIES: u32 = 8;
/// The wait after a refusal that did not say how long, in milliseconds.
const UNTOLD_WAIT_MS: u64 = 60_000;

/// Why nothing is sent at present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What happened.
    pub failure: ApiFailure,
    /// When the next request is tried, as [`crate::Clock::now_ms`].
    pub until_ms: u64,
}

impl Waiting {
    /// Whether the API itself told us to wait, so that nothing else can make it shorter.
    pub fn is_told(&self) -> bool {
        self.failure.kind == FailureKind::RateLimited
    }
}

/// What a failed request means for its slice and for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is the slice's own: others go on.
    OfSlice,
    /// All have to wait; the slice goes on later as if nothing had happened.
    Wait,
    /// No use going on.
    Fatal,
}

/// How well requests get through.
#[derive(Clone, Debug, Default)]
pub struct Health {
    /// Failures since the last page.
    in_a_row: usize,
    waiting: Option<Waiting>,
    wait_ms: u64,
    tries: u32,
}

impl Health {
    /// A page has come.
    pub fn page(&mut self) {
        *self = Self::default();
    }

    /// Somebody starts again: only a wait that the API itself has told us stays.
    pub fn restart(&mut self) {
        let told = self.waiting.take().filter(Waiting::is_told);
        *self = Self { waiting: told, ..Self::default() };
    }

    /// A request has failed, with so many side by side.
    pub fn failure(&mut self, failure: &ApiFailure, side_by_side: usize, now_ms: u64) -> Meaning {
        self.in_a_row += 1;
        match &failure.kind {
            FailureKind::RateLimited => {
                let told = failure.retry_after_ms.unwrap_or(UNTOLD_WAIT_MS).max(1);
                self.wait_until(failure, now_ms.saturating_add(told));
                Meaning::Wait
            }
            FailureKind::Network { offline: true, .. } => self.wait_for_connection(failure, true, now_ms),
            // A single one may be about its slice, for instance an answer that a filter on the way does not like.
            FailureKind::Network { .. } | FailureKind::Timeout
                if self.in_a_row > 1 || self.waiting.is_some() =>
            {
                self.wait_for_connection(failure, false, now_ms)
            }
            FailureKind::Network { .. }
            | FailureKind::Timeout
            | FailureKind::ServerFault
            | FailureKind::BadAnswer(_)
            | FailureKind::BrokenPaging(_)
            | FailureKind::NotFound
            | FailureKind::Invalid => {
                if self.in_a_row > side_by_side.max(2) {
                    Meaning::Fatal
                } else {
                    Meaning::OfSlice
                }
            }
            _ => Meaning::Fatal,
        }
    }

    fn wait_for_connection(&mut self, failure: &ApiFailure, offline: bool, now_ms: u64) -> Meaning {
        // Requests that were under way when the first of them failed tell nothing new.
        if self.waiting.as_ref().is_some_and(|waiting| waiting.until_ms > now_ms) {
            return Meaning::Wait;
        }
        self.tries += u32::from(!offline);
        if self.tries > TRIES {
            return Meaning::Fatal;
        }
        self.wait_ms = (self.wait_ms * 2).clamp(FIRST_WAIT_MS, LONGEST_WAIT_MS);
        self.wait_until(failure, now_ms.saturating_add(self.wait_ms));
        Meaning::Wait
    }

    fn wait_until(&mut self, failure: &ApiFailure, until_ms: u64) {
        let until_ms = self.waiting.as_ref().map_or(until_ms, |waiting| waiting.until_ms.max(until_ms));
        self.waiting = Some(Waiting { failure: failure.clone(), until_ms });
    }

    /// How many requests may be under way now: none while waiting, then one until a page has come.
    pub fn most(&self, side_by_side: usize, now_ms: u64) -> usize {
        match &self.waiting {
            None => side_by_side,
            Some(waiting) if waiting.until_ms > now_ms => 0,
            Some(_) => 1,
        }
    }

    /// Tries at once, unless the API itself has told us to wait.
    pub fn nudge(&mut self) {
        if let Some(waiting) = self.waiting.as_mut().filter(|waiting| !waiting.is_told()) {
            waiting.until_ms = 0;
            self.wait_ms = 0;
        }
    }

    /// Why nothing is sent at present, or nothing but a try.
    pub fn waiting(&self) -> Option<&Waiting> {
        self.waiting.as_ref()
    }
}
