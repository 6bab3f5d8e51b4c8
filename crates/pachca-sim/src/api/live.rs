//! Events that go on arriving while the workspace runs.

use super::Sim;
use crate::LiveActivity;
use audit_model::Timestamp;
use audit_model::time::MINUTE_MS;

/// What goes on, and how far it has come.
#[derive(Debug)]
pub struct Arrivals {
    activity: LiveActivity,
    per_minute: f64,
    /// Since when that is the rate.
    since: Timestamp,
    /// How many have arrived since then.
    count: u64,
}

impl Arrivals {
    pub const fn new(activity: LiveActivity) -> Self {
        Self { activity, per_minute: 0.0, since: Timestamp(0), count: 0 }
    }

    /// When the next event is due. Counted from the start of the rate, so that fractions do not add up.
    fn next(&self) -> Timestamp {
        let ms = (self.count + 1) as f64 * MINUTE_MS as f64 / self.per_minute;
        Timestamp(self.since.0.saturating_add(ms.min(1e15) as i64))
    }
}

impl Sim {
    /// Lets time pass: whatever was due until `now` is in the log afterwards. Each request does that too; a
    /// server calls it besides, so that a long silence does not pile up.
    pub fn advance(&mut self, now: Timestamp) {
        let Self { arrivals, workspace, log, settings, .. } = self;
        if settings.live_per_minute != arrivals.per_minute {
            (arrivals.per_minute, arrivals.since, arrivals.count) = (settings.live_per_minute, self.now, 0);
        }
        self.now = self.now.max(now);
        while arrivals.per_minute > 0.0 && arrivals.next() <= self.now {
            log.push(arrivals.activity.next(workspace, arrivals.next()));
            arrivals.count += 1;
        }
    }
}
