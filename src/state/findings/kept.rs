//! What the reader has said about findings, as it is kept in this browser for one workspace.

use super::trace::Trace;
use crate::state::alerts::AlertSettings;
use audit_detect::{Allow, Expected, Finding, Rule, Settings, Thresholds};
use serde::{Deserialize, Serialize};

/// The most findings that are remembered as looked at; the oldest are forgotten first.
const MOST_LOOKED: usize = 2_000;
/// The most notices that are remembered.
const MOST_NOTICES: usize = 500;

/// A message about a finding that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// About which finding.
    pub about: Trace,
    /// To whom, by id.
    pub to: String,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
}

/// A message about an event that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventNotice {
    /// About which event, by id.
    pub event: String,
    /// To whom, by id.
    pub to: String,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
}

/// What is kept in this browser for one workspace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Findings that were looked at.
    pub looked: Vec<Trace>,
    /// Messages about findings that were sent.
    pub notices: Vec<Notice>,
    /// Messages about events that were sent.
    pub event_notices: Vec<EventNotice>,
    /// Thresholds, allow-list, and what was expected.
    pub settings: Settings,
    /// Whom the last message went to, by id.
    pub recipient: Option<String>,
    /// What a new incident sets off.
    pub alerts: AlertSettings,
    /// Findings about which a message went out by itself, or was to: noted before it is sent.
    pub tried: Vec<Trace>,
}

/// What the reader has made of a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Not looked at yet, or it has grown since.
    #[default]
    New,
    /// Looked at.
    Looked,
    /// Said to be expected, or covered by the allow-list.
    Expected,
    /// Weighs too little by itself.
    Quiet,
}

/// Leaves the newest so many.
fn forget_oldest<T>(list: &mut Vec<T>, most: usize) {
    list.drain(..list.len().saturating_sub(most));
}

impl Kept {
    /// What the reader has made of a finding.
    pub fn standing(&self, finding: &Finding) -> Standing {
        use audit_detect::Silence;
        match finding.silence {
            Some(Silence::Alone) => Standing::Quiet,
            Some(Silence::Allowed { .. } | Silence::Expected { .. }) => Standing::Expected,
            None => {
                let seen = |trace: &Trace| trace.is_of(finding) && finding.to.0 <= trace.to_ms;
                if self.looked.iter().any(seen) { Standing::Looked } else { Standing::New }
            }
        }
    }

    /// With these findings looked at, or no longer.
    #[must_use]
    pub fn with_looked<'a>(&self, findings: impl Iterator<Item = &'a Finding>, looked: bool) -> Self {
        let mut kept = self.clone();
        for finding in findings {
            kept.looked.retain(|trace| !trace.is_of(finding));
            if looked {
                kept.looked.push(Trace::of(finding));
            }
        }
        forget_oldest(&mut kept.looked, MOST_LOOKED);
        kept
    }

    /// With something more expected.
    #[must_use]
    pub fn with_expected(&self, expected: Expected) -> Self {
        let mut kept = self.clone();
        if !kept.settings.expected.contains(&expected) {
            kept.settings.expected.push(expected);
        }
        kept
    }

    /// With an entry more on the allow-list.
    #[must_use]
    pub fn with_allowed(&self, entry: Allow) -> Self {
        let mut kept = self.clone();
        kept.settings.allow.retain(|known| known.what != entry.what);
        kept.settings.allow.push(entry);
        kept
    }

    /// With a rule on or off.
    #[must_use]
    pub fn with_rule(&self, rule: Rule, on: bool) -> Self {
        let mut kept = self.clone();
        if on {
            kept.settings.off.remove(&rule);
        } else {
            kept.settings.off.insert(rule);
        }
        kept
    }

    /// With other thresholds.
    #[must_use]
    pub fn with_thresholds(&self, thresholds: Thresholds) -> Self {
        let mut kept = self.clone();
        kept.settings.thresholds = thresholds;
        kept
    }

    /// Without the exception at a place of its list.
    #[must_use]
    pub fn without_exception(&self, expected: bool, place: usize) -> Self {
        let mut kept = self.clone();
        let settings = &mut kept.settings;
        if expected && place < settings.expected.len() {
            settings.expected.remove(place);
        } else if !expected && place < settings.allow.len() {
            settings.allow.remove(place);
        }
        kept
    }

    /// Without what makes a finding expected.
    #[must_use]
    pub fn without_expected(&self, finding: &Finding) -> Self {
        let mut kept = self.clone();
        kept.settings.expected.retain(|entry| !entry.covers(finding));
        kept.settings.allow.retain(|entry| !entry.covers(finding));
        kept
    }

    /// Why a finding is expected, in the reader's own words.
    pub fn reason(&self, finding: &Finding) -> Option<&str> {
        use audit_detect::Silence;
        let reason = match finding.silence {
            Some(Silence::Expected { entry }) => &self.settings.expected.get(entry)?.reason,
            Some(Silence::Allowed { entry }) => &self.settings.allow.get(entry)?.reason,
            _ => return None,
        };
        Some(reason.as_str()).filter(|reason| !reason.is_empty())
    }

    /// With a message sent.
    #[must_use]
    pub fn with_notice(&self, notice: Notice) -> Self {
        let mut kept = self.clone();
        kept.notices.push(notice);
        forget_oldest(&mut kept.notices, MOST_NOTICES);
        kept
    }

    /// With a message about an event sent.
    #[must_use]
    pub fn with_event_notice(&self, notice: EventNotice) -> Self {
        let mut kept = self.clone();
        kept.event_notices.push(notice);
        forget_oldest(&mut kept.event_notices, MOST_NOTICES);
        kept
    }

    /// The last message about an event.
    pub fn event_notice(&self, event: &str) -> Option<&EventNotice> {
        self.event_notices.iter().rev().find(|notice| notice.event == event)
    }

    /// With findings about which a message goes out by itself.
    #[must_use]
    pub fn with_tried(&self, findings: &[Finding]) -> Self {
        let mut kept = self.clone();
        kept.tried.extend(findings.iter().map(Trace::of));
        forget_oldest(&mut kept.tried, MOST_LOOKED);
        kept
    }

    /// Whether a message about any of these findings went out, or was to by itself.
    pub fn was_tried(&self, findings: &[&Finding]) -> bool {
        let tried = |finding: &&Finding| self.tried.iter().any(|trace| trace.is_of(finding));
        findings.iter().any(tried) || self.notice(findings).is_some()
    }

    /// The last message about any of these findings.
    pub fn notice(&self, findings: &[&Finding]) -> Option<&Notice> {
        self.notices.iter().rev().find(|notice| findings.iter().any(|finding| notice.about.is_of(finding)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_detect::{Engine, ExpectedScope, Report};
    use audit_model::{AuditEvent, Timestamp};
    use audit_store::Store;

    /// Wrong codes of an actor, a minute apart, and what the rules make of them.
    fn burst(codes: i64) -> Report {
        let code = |number: i64| AuditEvent {
            id: format!("event-{number}").into(),
            created_at: Timestamp(number * 60_000),
            event_key: "user_2fa_fail".into(),
            actor_id: Some("7".into()),
            actor_type: Some("User".into()),
            entity_id: Some("7".into()),
            entity_type: Some("User".into()),
            details: "{}".into(),
            ip_address: Some("203.0.113.9".into()),
            user_agent: Some("curl/8.5.0".into()),
            extra: None,
        };
        let mut store = Store::new();
        store.append(&(0..codes).map(code).collect::<Vec<_>>());
        report(&mut store, Settings::default())
    }

    fn report(store: &mut Store, settings: Settings) -> Report {
        let mut engine = Engine::new(settings);
        while !engine.step(store, 1_000).is_done() {}
        engine.report(store)
    }

    fn only(report: &Report) -> Finding {
        let found = report.all().iter().find(|finding| finding.rule == Rule::TwoFactorBurst);
        found.cloned().unwrap()
    }

    #[test]
    fn what_was_looked_at_is_new_again_once_it_has_grown() {
        let (before, after) = (only(&burst(5)), only(&burst(8)));
        let kept = Kept::default().with_looked(std::iter::once(&before), true);
        assert_eq!(kept.standing(&before), Standing::Looked);
        assert_eq!(kept.standing(&after), Standing::New);
        let kept = kept.with_looked(std::iter::once(&after), true);
        assert_eq!((kept.looked.len(), kept.standing(&after)), (1, Standing::Looked));
        assert_eq!(kept.with_looked(std::iter::once(&after), false).standing(&after), Standing::New);
    }

    #[test]
    fn what_is_expected_is_kept_with_its_reason_and_can_be_taken_back() {
        let finding = only(&burst(5));
        let expected = Expected { reason: "exercise".into(), ..Expected::once(&finding) };
        let kept = Kept::default().with_expected(expected.clone()).with_expected(expected);
        assert_eq!(kept.settings.expected.len(), 1);
        let json = serde_json::to_string(&kept).unwrap();
        let read: Kept = serde_json::from_str(&json).unwrap();
        assert_eq!(read, kept);
        let mut silenced = finding.clone();
        silenced.silence = Some(audit_detect::Silence::Expected { entry: 0 });
        assert_eq!(
            (kept.standing(&silenced), kept.reason(&silenced)),
            (Standing::Expected, Some("exercise"))
        );
        assert!(kept.without_expected(&finding).settings.expected.is_empty());
        let others = Expected { scope: ExpectedScope::Actor("8".into()), ..Expected::once(&finding) };
        let kept = Kept::default().with_expected(others);
        assert_eq!(kept.without_expected(&finding).settings.expected.len(), 1, "not about this one");
    }

    #[test]
    fn exceptions_and_rules_come_and_go_by_their_place() {
        use audit_detect::AllowWhat;
        let allow = |reason: &str| Allow {
            what: AllowWhat::Address("192.0.2.0/24".into()),
            reason: reason.into(),
            until_ms: None,
        };
        let kept = Kept::default().with_allowed(allow("a")).with_allowed(allow("b"));
        assert_eq!(kept.settings.allow, [allow("b")], "the same thing once");
        let kept = kept.with_expected(Expected::once(&only(&burst(5)))).with_rule(Rule::OffHours, false);
        assert!(kept.without_exception(false, 0).settings.allow.is_empty());
        assert!(kept.without_exception(true, 0).settings.expected.is_empty());
        assert_eq!(kept.without_exception(true, 7), kept);
        assert!(kept.settings.off.contains(&Rule::OffHours));
        assert!(kept.with_rule(Rule::OffHours, true).settings.off.is_empty());
    }

    fn own(key: &str, ids: &[&str], to_ms: i64) -> Finding {
        let rule = std::sync::Arc::new(audit_detect::OwnRule { key: key.to_owned(), ..Default::default() });
        Finding::from(audit_detect::OwnFinding {
            rule,
            severity: audit_detect::Severity::Low,
            actor: Some("7".to_owned()),
            actors: Vec::new(),
            addresses: Vec::new(),
            user_agents: Vec::new(),
            from: Timestamp(1),
            to: Timestamp(to_ms),
            ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            count: 1,
        })
    }

    #[test]
    fn what_a_rule_of_ones_own_found_is_known_again_by_the_rule_and_its_event() {
        let finding = own("a", &["e1", "e2"], 5);
        let kept = Kept::default().with_looked(std::iter::once(&finding), true);
        let json = serde_json::to_string(&kept).unwrap();
        let kept: Kept = serde_json::from_str(&json).unwrap();
        assert_eq!(kept.standing(&finding), Standing::Looked);
        assert_eq!(kept.standing(&own("a", &["e0", "e1", "e2"], 5)), Standing::Looked, "more of the past");
        assert_eq!(kept.standing(&own("a", &["e1", "e2", "e3"], 9)), Standing::New, "it has grown");
        assert_eq!(kept.standing(&own("b", &["e1", "e2"], 5)), Standing::New);
        assert_eq!(kept.standing(&own("a", &["e2"], 5)), Standing::New);
    }

    #[test]
    fn a_message_about_an_event_is_remembered_by_the_event() {
        let notice = EventNotice { event: "e1".to_owned(), to: "9".to_owned(), at_ms: 5 };
        let kept = Kept::default().with_event_notice(notice.clone());
        assert_eq!((kept.event_notice("e1"), kept.event_notice("e2")), (Some(&notice), None));
    }

    #[test]
    fn a_notice_is_found_again_by_what_happened() {
        let finding = only(&burst(5));
        let notice = Notice { about: Trace::of(&finding), to: "12".into(), at_ms: 5 };
        let kept = Kept::default().with_notice(notice.clone());
        assert_eq!(kept.notice(&[&only(&burst(8))]), Some(&notice));
        let mut other = finding.clone();
        other.actor = Some("8".into());
        assert_eq!(kept.notice(&[&other]), None);
        assert!(kept.was_tried(&[&other, &finding]) && !kept.was_tried(&[&other]));
        let kept = Kept::default().with_tried(std::slice::from_ref(&other));
        assert!(kept.was_tried(&[&finding, &other]) && !kept.was_tried(&[&finding]));
    }
}
