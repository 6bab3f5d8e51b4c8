//! A first look over the events that are to be written.

use crate::fields::Fields;
use audit_model::{AuditEvent, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// Columns for fields of `details`, at most; more stay in the column `details` only. Published events have some sixty.
pub const MOST_COLUMNS: usize = 400;

/// What the events have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// How many there are.
    pub events: u64,
    /// How many of each key.
    pub counts: BTreeMap<String, u64>,
    /// The names of the fields of `details`, up to [`MOST_COLUMNS`].
    pub details: BTreeSet<String>,
    /// Whether there are more names than that.
    pub more_details: bool,
    /// Whether any has top-level fields that no description knows.
    pub extra: bool,
    /// The times of the oldest and the newest.
    pub span: Option<(Timestamp, Timestamp)>,
}

impl Survey {
    /// Looks at one event.
    pub fn take(&mut self, event: &AuditEvent<'_>) {
        self.events += 1;
        match self.counts.get_mut(event.event_key.as_ref()) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(event.event_key.to_string(), 1)),
        }
        let at = event.created_at;
        self.span = Some(self.span.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
        self.extra |= event.extra.is_some();
        for (name, _) in Fields::read(&event.details).map(|fields| fields.0).unwrap_or_default() {
            if self.details.contains(name.as_ref()) {
                continue;
            }
            if self.details.len() < MOST_COLUMNS {
                self.details.insert(name.into_owned());
            } else {
                self.more_details = true;
            }
        }
    }
}
