//! What this visit itself leaves in the log: every read of the log is an event there.

use audit_model::{AuditEvent, Timestamp};
use std::cell::Cell;

/// The key of the event that a read of the log leaves.
pub const READ_KEY: &str = "audit_events_accessed";

/// How far the clocks of this device and of the server may differ, in milliseconds.
const SLACK_MS: i64 = 120_000;

/// The log keeps so much of a user agent, in characters.
const USER_AGENT_KEPT: usize = 255;

/// Counts the reads of the log, and knows the events that they left.
#[derive(Debug, Default)]
pub struct Footprint {
    sent: Cell<u64>,
    entries: Cell<u64>,
    span: Cell<Option<(Timestamp, Timestamp)>>,
}

/// Who this visit is, as the log names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visitor {
    /// The id of the token's owner.
    pub actor_id: String,
    /// The browser, as it names itself; `None` where any counts as ours.
    pub user_agent: Option<String>,
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

    /// Whether the event was left by this visit: a read of the log, by this person and browser, within the visit.
    pub fn claims(&self, event: &AuditEvent<'_>, visitor: &Visitor) -> bool {
        event.event_key == READ_KEY
            && self.claims_read(
                event.created_at,
                event.actor_id.as_deref(),
                event.user_agent.as_deref(),
                visitor,
            )
    }

    /// The same for the parts of an event whose key is known to be [`READ_KEY`].
    pub fn claims_read(
        &self,
        at: Timestamp,
        actor_id: Option<&str>,
        user_agent: Option<&str>,
        visitor: &Visitor,
    ) -> bool {
        let within = |(first, last): (Timestamp, Timestamp)| {
            (first.0.saturating_sub(SLACK_MS)..=last.0.saturating_add(SLACK_MS)).contains(&at.0)
        };
        let kept = |agent: &str| agent.chars().take(USER_AGENT_KEPT).collect::<String>();
        self.span.get().is_some_and(within)
            && actor_id == Some(visitor.actor_id.as_str())
            && visitor.user_agent.as_deref().is_none_or(|agent| user_agent.map(kept) == Some(kept(agent)))
    }
}
