//! The request rate, shared by everything that uses one token.

use crate::clock::Clock;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// The documented limit is about 50 requests a second for each token; the margin is for requests that leave
/// evenly and arrive in a bunch, and for other programs with the same token.
pub const DEFAULT_RATE: u32 = 40;

/// How many requests may leave at once before they are spaced out.
const BURST: u32 = 5;

/// Lets requests pass, at most so many in any second, and none during a pause.
///
/// One gate serves all walks and look-ups of a token. It has interior mutability and borrows nothing across an
/// await.
#[derive(Debug)]
pub struct RateGate {
    per_second: u32,
    /// When the latest requests passed, oldest first; never more than the rate.
    passed: RefCell<VecDeque<u64>>,
    paused_until_ms: Cell<u64>,
    sent: Cell<u64>,
    limited: Cell<u64>,
}

/// The pause is longer than the caller is willing to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PausedTooLong {
    /// How long it still lasts.
    pub remaining_ms: u64,
}

impl RateGate {
    /// A gate for so many requests in any second, at least one.
    pub fn new(per_second: u32) -> Self {
        Self {
            per_second: per_second.max(1),
            passed: RefCell::default(),
            paused_until_ms: Cell::new(0),
            sent: Cell::new(0),
            limited: Cell::new(0),
        }
    }

    /// Waits for the turn of one request, which must then be sent at once.
    ///
    /// # Errors
    /// At once, where the gate is paused for longer than `patience_ms` from now.
    pub async fn acquire(&self, clock: &impl Clock, patience_ms: u64) -> Result<(), PausedTooLong> {
        loop {
            let now = clock.now_ms();
            let remaining_ms = self.paused_until_ms.get().saturating_sub(now);
            if remaining_ms > patience_ms {
                return Err(PausedTooLong { remaining_ms });
            }
            match self.opens_at(now) {
                at if at <= now => {
                    self.pass(now);
                    return Ok(());
                }
                at => clock.sleep(at - now).await,
            }
        }
    }

    /// Lets nothing pass before this instant of [`Clock::now_ms`]. A pause is only ever made longer.
    pub fn pause_until(&self, at_ms: u64) {
        self.paused_until_ms.set(self.paused_until_ms.get().max(at_ms));
    }

    /// Counts an answer 429.
    pub(crate) fn count_limited(&self) {
        self.limited.set(self.limited.get() + 1);
    }

    /// The end of the pause, as [`Clock::now_ms`], where there is one now.
    pub fn paused_until(&self, now_ms: u64) -> Option<u64> {
        Some(self.paused_until_ms.get()).filter(|end| *end > now_ms)
    }

    /// How many requests have been sent. Each one that reads the audit log leaves an entry there.
    pub fn sent(&self) -> u64 {
        self.sent.get()
    }

    /// How many of them were answered with 429.
    pub fn limited(&self) -> u64 {
        self.limited.get()
    }

    /// The earliest instant at which the next request may pass.
    fn opens_at(&self, now: u64) -> u64 {
        let passed = self.passed.borrow();
        let after = |count: u32, window_ms: u64| {
            let nth_last = passed.len().checked_sub(count as usize)?;
            passed.get(nth_last).map(|at| at + window_ms)
        };
        let burst_window_ms = (u64::from(BURST) * 1_000).div_ceil(u64::from(self.per_second));
        now.max(self.paused_until_ms.get())
            .max(after(self.per_second, 1_000).unwrap_or(0))
            .max(after(BURST, burst_window_ms).unwrap_or(0))
    }

    fn pass(&self, now: u64) {
        let mut passed = self.passed.borrow_mut();
        if passed.len() >= self.per_second as usize {
            passed.pop_front();
        }
        passed.push_back(now);
        self.sent.set(self.sent.get() + 1);
    }
}
