//! When to try again, and how long to wait before. Nothing here waits.

use crate::failure::{ApiFailure, FailureKind, Remedy};
use crate::transport::Method;

/// The longest wait between tries that the client chooses by itself.
const LONGEST_BACKOFF_MS: u64 = 60_000;

/// How persistent a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Tries after the first one, for faults that may pass. The API's documentation asks for at most three.
    pub retries: u32,
    /// The same until the API has answered for the first time: then a wrong address is more likely than a passing
    /// fault, and a person is waiting for the sentence.
    pub retries_before_first_answer: u32,
    /// The wait before the second try, in milliseconds; it doubles from try to try.
    pub backoff_ms: u64,
    /// The longest that one request waits for the rate limit, in milliseconds, all pauses together.
    pub patience_ms: u64,
    /// How long an answer may take to arrive whole, in milliseconds.
    pub timeout_ms: u64,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            retries: 3,
            retries_before_first_answer: 1,
            backoff_ms: 1_000,
            patience_ms: 120_000,
            timeout_ms: 30_000,
        }
    }
}

/// What one request has been through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    faults: u32,
    limited: u32,
    paused_ms: u64,
}

/// What to do after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Try again after this wait; others need not wait.
    Backoff {
        /// The wait.
        ms: u64,
    },
    /// Nobody may send for this long; then try again, if `again` is set.
    PauseAll {
        /// The wait.
        ms: u64,
        /// Whether this request goes on after the pause.
        again: bool,
    },
    /// Report the failure.
    GiveUp,
}

impl RetryPolicy {
    /// Decides what follows a failure, and notes it in `attempts`. `proven` says whether the API has ever answered.
    pub fn judge(
        &self,
        attempts: &mut Attempts,
        failure: &ApiFailure,
        method: Method,
        proven: bool,
        rng: &mut fastrand::Rng,
    ) -> Verdict {
        match failure.remedy() {
            Remedy::None => Verdict::GiveUp,
            // The device knows: another try is of use once there is a network again, and not sooner.
            Remedy::Backoff if matches!(failure.kind, FailureKind::Network { offline: true, .. }) => {
                Verdict::GiveUp
            }
            Remedy::PauseAll => self.pause(attempts, failure.retry_after_ms, method, rng),
            Remedy::Backoff => self.back_off(attempts, failure.retry_after_ms, method, proven, rng),
        }
    }

    fn pause(
        &self,
        attempts: &mut Attempts,
        told_ms: Option<u64>,
        method: Method,
        rng: &mut fastrand::Rng,
    ) -> Verdict {
        let told_ms = told_ms.filter(|ms| *ms > 0);
        let ms = match told_ms {
            Some(told) if attempts.limited == 0 => told,
            // No or a useless answer to "how long", or one that did not help: grow.
            told => told.unwrap_or(0).max(self.grown_ms(attempts.limited, rng)),
        };
        attempts.limited += 1;
        attempts.paused_ms = attempts.paused_ms.saturating_add(ms);
        let safe = method == Method::Get || told_ms.is_some();
        Verdict::PauseAll { ms, again: safe && attempts.paused_ms <= self.patience_ms }
    }

    fn back_off(
        &self,
        attempts: &mut Attempts,
        told_ms: Option<u64>,
        method: Method,
        proven: bool,
        rng: &mut fastrand::Rng,
    ) -> Verdict {
        let retries = if proven { self.retries } else { self.retries_before_first_answer };
        let told_ms = told_ms.unwrap_or(0);
        // A request that writes may have been carried out although its answer got lost.
        if method == Method::Post || attempts.faults >= retries || told_ms > self.patience_ms {
            return Verdict::GiveUp;
        }
        let ms = told_ms.max(self.grown_ms(attempts.faults, rng));
        attempts.faults += 1;
        Verdict::Backoff { ms }
    }

    /// 1, 2, 4 … times the first wait, times 0.5 to 1.5, so that clients which failed together do not return
    /// together.
    fn grown_ms(&self, round: u32, rng: &mut fastrand::Rng) -> u64 {
        let grown = self.backoff_ms.saturating_mul(1 << round.min(16)).min(LONGEST_BACKOFF_MS);
        grown / 2 + rng.u64(0..=grown)
    }
}
