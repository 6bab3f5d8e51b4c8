//! While you look: what a new incident sets off, and what it has set off.

use super::findings::Trace;
use audit_client::ApiFailure;
use audit_detect::{Finding, FindingId, Report, Severity};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a new incident sets off, as it is kept in this browser for one workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertSettings {
    /// From this severity on.
    pub from: Severity,
    /// The number of what was not seen yet, in the title of the tab.
    pub title: bool,
    /// A notification of the browser.
    pub notification: bool,
    /// A sound.
    pub sound: bool,
    /// A message to an admin, by itself.
    pub message: bool,
    /// To whom, by id.
    pub to: Option<String>,
}

impl Default for AlertSettings {
    fn default() -> Self {
        Self {
            from: Severity::High,
            title: true,
            notification: false,
            sound: false,
            message: false,
            to: None,
        }
    }
}

impl AlertSettings {
    /// Whether new events are of use while the page cannot be seen.
    pub const fn reaches_out(&self) -> bool {
        self.notification || self.sound || self.message
    }
}

/// Whether the browser shows notifications of this page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Permission {
    /// Nobody has asked the person.
    #[default]
    Open,
    /// It does.
    Granted,
    /// It does not: the person or the browser has said no.
    Denied,
    /// It cannot.
    Missing,
}

/// What became of a message that went out by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It waits for its turn, or is on its way.
    Sending,
    /// It has arrived.
    Sent,
    /// One about the same incident went out before.
    Already,
    /// It was refused.
    Refused(ApiFailure),
    /// The answer was lost, and the log has the message.
    Found,
    /// The answer was lost, and the log does not have it. It is not sent again by itself.
    Unclear,
    /// The token may not, or nobody was chosen.
    Impossible,
}

/// What a new incident has set off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// The incident's first finding, by id.
    pub id: String,
    /// How grave.
    pub severity: Severity,
    /// The sentence that says most about it.
    pub headline: String,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Whether the browser showed a notification.
    pub notified: bool,
    /// Whether there was a sound.
    pub sounded: bool,
    /// What became of the message, if there is to be one.
    pub message: Option<Fate>,
}

/// The most alerts that the log of a session holds.
const MOST_ALERTS: usize = 200;

/// All of it, as handles that are free to copy.
#[derive(Clone, Copy)]
pub struct Alerts {
    /// Whether the browser shows notifications of this page.
    pub permission: RwSignal<Permission>,
    /// How many incidents have come that nobody has seen.
    pub unseen: RwSignal<usize>,
    /// What was set off in this session, the newest first.
    pub log: RwSignal<Vec<Alert>>,
}

impl Alerts {
    /// Nothing has come.
    pub fn new() -> Self {
        Self { permission: RwSignal::default(), unseen: RwSignal::default(), log: RwSignal::default() }
    }

    /// Notes what was set off.
    pub fn note(self, alert: Alert) {
        self.log.update(|log| {
            log.insert(0, alert);
            log.truncate(MOST_ALERTS);
        });
    }

    /// Notes what became of the message about an incident.
    pub fn note_message(self, id: &str, fate: Fate) {
        self.log.update(|log| {
            if let Some(alert) = log.iter_mut().find(|alert| alert.id == id) {
                alert.message = Some(fate);
            }
        });
    }
}

impl Default for Alerts {
    fn default() -> Self {
        Self::new()
    }
}

/// Tells incidents that come while somebody looks from what was there before.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    since_ms: i64,
    told: Vec<Trace>,
}

/// The most findings of incidents that are remembered as told.
const MOST_TOLD: usize = 2_000;

impl Watch {
    /// Watches from this instant on: what happened before is old, however late it is found.
    pub const fn since(since_ms: i64) -> Self {
        Self { since_ms, told: Vec::new() }
    }

    /// The incidents that are new and grave enough, each by its findings, oldest first. Each incident once, however much
    /// of it follows.
    pub fn take(&mut self, report: &Report, from: Severity) -> Vec<Vec<Finding>> {
        let by_id: HashMap<FindingId, &Finding> =
            report.findings().map(|finding| (finding.id, finding)).collect();
        let mut fresh = Vec::new();
        for story in report.stories() {
            if story.to.0 <= self.since_ms {
                continue;
            }
            let findings: Vec<&Finding> =
                story.findings.iter().filter_map(|id| by_id.get(id).copied()).collect();
            let told = findings.iter().any(|finding| self.told.iter().any(|trace| trace.is_of(finding)));
            let arrived =
                findings.iter().any(|finding| finding.severity >= from && finding.to.0 > self.since_ms);
            if !told && !arrived {
                continue;
            }
            if !told {
                fresh.push(findings.iter().copied().cloned().collect());
            }
            // Whatever joins it later is known by any of these.
            self.told.retain(|trace| !findings.iter().any(|finding| trace.is_of(finding)));
            self.told.extend(findings.iter().copied().map(Trace::of));
        }
        let surplus = self.told.len().saturating_sub(MOST_TOLD);
        self.told.drain(..surplus);
        fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_detect::{Engine, Settings};
    use audit_model::{AuditEvent, Timestamp};
    use audit_store::Store;

    struct Log(Store, i64);

    impl Log {
        fn fail(&mut self, actor: &str, minute: i64) {
            self.1 += 1;
            let event = AuditEvent {
                id: format!("event-{}", self.1).into(),
                created_at: Timestamp(minute * 60_000),
                event_key: "user_2fa_fail".into(),
                actor_id: Some(actor.to_owned().into()),
                actor_type: Some("User".into()),
                entity_id: Some(actor.to_owned().into()),
                entity_type: Some("User".into()),
                details: "{}".into(),
                ip_address: Some("203.0.113.9".into()),
                user_agent: Some("curl/8.5.0".into()),
                extra: None,
            };
            self.0.append(&[event]);
        }

        fn report(&mut self) -> Report {
            let mut engine = Engine::new(Settings::default());
            while !engine.step(&mut self.0, 1_000).is_done() {}
            engine.report(&self.0)
        }
    }

    fn who(incidents: &[Vec<Finding>]) -> Vec<Option<&str>> {
        incidents.iter().map(|findings| findings[0].actor.as_deref()).collect()
    }

    #[test]
    fn old_incidents_are_not_news_however_late_they_are_found_and_a_new_one_is_told_once() {
        let mut log = Log(Store::new(), 0);
        for minute in 0..6 {
            log.fail("old", minute);
        }
        let mut watch = Watch::since(1_000 * 60_000);
        assert!(watch.take(&log.report(), Severity::High).is_empty());
        for minute in 1_001..1_006 {
            log.fail("new", minute);
        }
        assert_eq!(who(&watch.take(&log.report(), Severity::High)), [Some("new")]);
        // More of the same, and an older page of the log that comes late.
        for minute in 1_006..1_040 {
            log.fail("new", minute);
        }
        for minute in 500..506 {
            log.fail("late", minute);
        }
        assert!(watch.take(&log.report(), Severity::High).is_empty());
        for minute in 2_000..2_006 {
            log.fail("new", minute);
        }
        assert_eq!(who(&watch.take(&log.report(), Severity::High)), [Some("new")], "another incident");
    }

    #[test]
    fn what_is_not_grave_enough_is_told_once_it_is() {
        let mut log = Log(Store::new(), 0);
        for minute in 11..16 {
            log.fail("7", minute);
        }
        let mut watch = Watch::since(10 * 60_000);
        assert!(watch.take(&log.report(), Severity::Critical).is_empty());
        assert_eq!(watch.take(&log.report(), Severity::High).len(), 1);
    }
}
