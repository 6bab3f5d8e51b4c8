//! How a finding is known again on another visit.

use audit_detect::{Finding, Rule};
use serde::{Deserialize, Serialize};

/// A finding as it is known again on another visit: ids may change with the period, what happened does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The rule.
    pub rule: Rule,
    /// Whom it is about; nothing where it is about an address.
    pub actor: Option<String>,
    /// Its first address.
    pub address: Option<String>,
    /// Its oldest event, in milliseconds since 1970.
    pub from_ms: i64,
    /// Its newest.
    pub to_ms: i64,
    /// Of a rule of the reader's own: which one, and the first event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<(String, String)>,
}

impl Trace {
    /// The trace of a finding.
    pub fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule,
            actor: finding.actor.clone(),
            address: finding.address().map(str::to_owned),
            from_ms: finding.from.0,
            to_ms: finding.to.0,
            own: finding.own_key().map(|key| {
                let first = finding.evidence.ids.first().cloned();
                (key.to_owned(), first.unwrap_or_default())
            }),
        }
    }

    /// Whether it is of the same thing: of the same actor, or of the same address where there is none, at the time; of
    /// a rule of the reader's own, with the same event.
    pub fn is_of(&self, finding: &Finding) -> bool {
        if self.own.is_some() || finding.own.is_some() {
            return self.own.as_ref().is_some_and(|(key, event)| {
                finding.own_key() == Some(key) && finding.evidence.ids.contains(event)
            });
        }
        let same = match &self.actor {
            Some(_) => self.actor == finding.actor,
            None => finding.actor.is_none() && self.address.as_deref() == finding.address(),
        };
        self.rule == finding.rule && same && finding.from.0 <= self.to_ms && self.from_ms <= finding.to.0
    }
}
