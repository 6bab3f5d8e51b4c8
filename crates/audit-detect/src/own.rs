//! What rules that the reader has brought found: findings like those of the rules here, beside which they stand.

use crate::desk::hash;
use crate::fact::Facts;
use crate::finding::{Evidence, Finding, FindingId};
use crate::rule::{Rule, Severity};
use audit_model::Timestamp;
use serde::Serialize;
use std::sync::Arc;

/// A rule that the reader has brought, as its author describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OwnRule {
    /// What it is known by.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub description: String,
    /// When it may be wrong.
    pub false_positives: Vec<String>,
    /// Where to read more: text, and not to be trusted as an address.
    pub references: Vec<String>,
}

/// What such a rule found.
#[derive(Clone, Debug)]
pub struct OwnFinding {
    /// The rule.
    pub rule: Arc<OwnRule>,
    /// How grave the rule says it is.
    pub severity: Severity,
    /// Whom it is about; nothing where it is about nobody alone.
    pub actor: Option<String>,
    /// Everybody who acts in the evidence.
    pub actors: Vec<String>,
    /// The addresses of the evidence, the first first.
    pub addresses: Vec<String>,
    /// The user agents of the evidence.
    pub user_agents: Vec<String>,
    /// The oldest event.
    pub from: Timestamp,
    /// The newest.
    pub to: Timestamp,
    /// The ids of the first events, oldest first.
    pub ids: Vec<String>,
    /// How many there are in all.
    pub count: u32,
}

impl From<OwnFinding> for Finding {
    /// Its id is of the rule and its first event, so it stays the same while events arrive.
    fn from(own: OwnFinding) -> Self {
        let first = own.ids.first().map_or("", String::as_str);
        Self {
            id: FindingId(hash(&[Rule::Own.slug(), &own.rule.key, first])),
            rule: Rule::Own,
            own: Some(own.rule),
            severity: own.severity,
            confidence: 100,
            weight: Rule::Own.weight(),
            actor: own.actor,
            actors: own.actors,
            addresses: own.addresses,
            user_agents: own.user_agents,
            from: own.from,
            to: own.to,
            evidence: Evidence { ids: own.ids, count: own.count },
            facts: Facts::new(),
            usual: None,
            silence: None,
        }
    }
}

impl Finding {
    /// The key of the reader's own rule that found it; nothing for the rules here.
    pub fn own_key(&self) -> Option<&str> {
        self.own.as_deref().map(|rule| rule.key.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allow::{Allow, AllowWhat, Expected, ExpectedScope};
    use crate::finding::Silence;
    use crate::settings::Settings;
    use crate::testing::Lab;

    fn own(key: &str, actor: &str, id: &str, minute: i64) -> Finding {
        let at = Timestamp(1_767_614_400_000 + minute * 60_000);
        Finding::from(OwnFinding {
            rule: Arc::new(OwnRule { key: key.to_owned(), title: key.to_owned(), ..OwnRule::default() }),
            severity: Severity::Low,
            actor: Some(actor.to_owned()),
            actors: vec![actor.to_owned()],
            addresses: vec!["203.0.113.9".to_owned()],
            user_agents: vec!["curl/8.5.0".to_owned()],
            from: at,
            to: at,
            ids: vec![id.to_owned()],
            count: 1,
        })
    }

    #[test]
    fn they_speak_whatever_they_weigh_and_join_the_story_of_their_actor() {
        let mut lab = Lab::new();
        lab.event("user_2fa_disabled", "7", Lab::OFFICE, Lab::CHROME, "{}");
        let more = [own("a", "7", "e1", 5), own("a", "8", "e2", 5)];
        let report = lab.report().with(&more, 0, &Settings::default());
        assert_eq!((report.findings().count(), report.stories().len()), (3, 2));
        assert_eq!(report.finding(more[0].id).and_then(Finding::own_key), Some("a"));
        assert_eq!(report.stories()[0].findings.len(), 2);
    }

    #[test]
    fn the_allow_list_and_what_is_expected_hold_for_them_by_their_rule() {
        let (first, second) = (own("a", "7", "e1", 0), own("b", "7", "e1", 0));
        let silent = |settings: &Settings| {
            let report = Lab::new().report().with(&[first.clone(), second.clone()], 0, settings);
            [first.id, second.id].map(|id| report.finding(id).and_then(|one| one.silence.clone()))
        };
        let allow = Allow {
            what: AllowWhat::Address("203.0.113.0/24".into()),
            reason: String::new(),
            until_ms: None,
        };
        let allowed = Some(Silence::Allowed { entry: 0 });
        let settings = Settings { allow: vec![allow], ..Settings::default() };
        assert_eq!(silent(&settings), [allowed.clone(), allowed]);
        let once = Expected::once(&first);
        for scope in [once.scope.clone(), ExpectedScope::Actor("7".into()), ExpectedScope::Rule] {
            let expected = vec![Expected { scope, ..once.clone() }];
            let settings = Settings { expected, ..Settings::default() };
            assert_eq!(silent(&settings), [Some(Silence::Expected { entry: 0 }), None]);
        }
    }

    #[test]
    fn of_two_at_the_same_time_only_the_one_that_was_meant_is_expected() {
        let (first, second) = (own("a", "7", "e1", 0), own("a", "7", "e2", 0));
        let once = Expected::once(&first);
        assert!(once.covers(&first) && !once.covers(&second));
        let json = serde_json::to_string(&once).unwrap();
        assert!(serde_json::from_str::<Expected>(&json).unwrap().covers(&first));
    }
}
