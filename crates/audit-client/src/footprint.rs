//! What this visit itself leaves in the log: every read of the log is an event there.

use audit_model::Timestamp;
use std::cell::Cell;

/// Counts the reads of the log.
#[derive(Debug, Default)]
pub struct Footprint {
    sent: Cell<u64>,
    entries: Cell<u64>,
    span: Cell<Option<(Timestamp, Timestamp)>>,
}

impl Footprint {
    /// A read is sent now.
    pub(crate) fn sent_at(&self, wall: Timestamp) {
        self.sent.set(self.sent.get() + 1);
        self.entries.set(self.entries.get() + 1);
        let (first, last) = self.span.get().unwrap_or((wall, wall));
        self.span.set(Some((first.min(wall), last.max(wall))));
    }

    /// One of the reads was refused, or failed, with a status: that leaves no event.
    pub(crate) fn was_refused(&self) {
        self.entries.set(self.entries.get().saturating_sub(1));
    }

    /// How many requests for the log were sent.
    pub fn requests(&self) -> u64 {
        self.sent.get()
    }

    /// How many events they have left: refusals leave none, answers that got lost on the way do.
    pub fn entries(&self) -> u64 {
        self.entries.get()
    }

    /// From the first read of the visit to the latest, by this device's clock.
    pub fn span(&self) -> Option<(Timestamp, Timestamp)> {
        self.span.get()
    }
}
