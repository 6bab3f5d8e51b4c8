//! What the reader's own Sigma rules found, as findings like any other, and what is said of the rules.

use crate::state::App;
use audit_detect::{Finding, OwnFinding, OwnRule, Rule, Severity};
use audit_model::Timestamp;
use audit_store::Store;
use leptos::prelude::*;
use std::sync::Arc;
use worker_link::sigma::{self, Level, RuleInfo};

/// The fields whose value a correlation names when it is about a person.
const PEOPLE: [&str; 2] = ["User", "actor_id"];

/// How grave Sigma's words are in ours. A rule that says nothing is in the middle.
pub const fn severity(level: Option<Level>) -> Severity {
    match level {
        Some(Level::Informational | Level::Low) => Severity::Low,
        Some(Level::Medium) | None => Severity::Medium,
        Some(Level::High) => Severity::High,
        Some(Level::Critical) => Severity::Critical,
    }
}

/// What the author of a rule says of it.
pub fn rule(info: &RuleInfo) -> Arc<OwnRule> {
    let RuleInfo { key, title, description, references, false_positives, .. } = info.clone();
    Arc::new(OwnRule { key, title, description, false_positives, references })
}

/// A finding, with who acts in its events and from where as the log has it.
pub fn finding(store: &Store, found: &sigma::Finding, rule: Arc<OwnRule>, severity: Severity) -> Finding {
    let (mut actors, mut addresses, mut user_agents) = (Vec::new(), Vec::new(), Vec::new());
    let rows = found.ids.iter().filter_map(|id| store.row_of_id(id));
    for event in rows.filter_map(|row| store.event(row)) {
        for (list, value) in [
            (&mut actors, event.actor_id),
            (&mut addresses, event.ip_address),
            (&mut user_agents, event.user_agent),
        ] {
            if let Some(value) = value.filter(|value| !list.iter().any(|known: &String| known == value)) {
                list.push(value.into_owned());
            }
        }
    }
    // A correlation is about the person it groups by; whatever has one actor is about them.
    let grouped = found.group.iter().find(|(field, _)| PEOPLE.contains(&field.as_str()));
    let alone = (found.group.is_empty() && actors.len() == 1).then(|| actors[0].clone());
    let at = |seconds: i64| Timestamp(seconds.saturating_mul(1_000));
    Finding::from(OwnFinding {
        rule,
        severity,
        actor: grouped.map(|(_, id)| id.clone()).filter(|id| !id.is_empty()).or(alone),
        actors,
        addresses,
        user_agents,
        from: at(found.from_seconds),
        to: at(found.to_seconds),
        ids: found.ids.clone(),
        count: u32::try_from(found.count).unwrap_or(u32::MAX),
    })
}

/// How many findings of a rule are to be shown.
pub fn count(app: App, key: &str) -> usize {
    app.findings
        .report
        .with(|report| report.of_rule(Rule::Own).filter(|finding| finding.own_key() == Some(key)).count())
}

/// The titles of rules that were given up because they took too long.
pub fn slow(app: App) -> Vec<String> {
    let slow = app.sigma.results.with(|results| results.slow.clone());
    slow.iter().filter_map(|key| app.sigma.rule(key)).map(|rule| rule.title).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::AuditEvent;

    fn store() -> Store {
        let event = |number: usize, actor: Option<&'static str>| AuditEvent {
            id: format!("e{number}").into(),
            created_at: Timestamp(number as i64 * 1_000),
            event_key: "user_2fa_fail".into(),
            actor_id: actor.map(Into::into),
            actor_type: None,
            entity_id: None,
            entity_type: None,
            details: "{}".into(),
            ip_address: actor.map(|_| "203.0.113.9".into()),
            user_agent: None,
            extra: None,
        };
        let mut store = Store::new();
        store.append(&[event(1, Some("7")), event(2, Some("8")), event(3, None)]);
        store
    }

    fn found(ids: &[&str], group: &[(&str, &str)]) -> Finding {
        let found = sigma::Finding {
            rule: "r".to_owned(),
            group: group.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect(),
            from_seconds: 1,
            to_seconds: 3,
            count: 300,
            ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        };
        finding(&store(), &found, Arc::default(), Severity::Low)
    }

    #[test]
    fn a_finding_is_about_whom_the_rule_groups_by_or_who_acts_alone() {
        let one = found(&["e1", "gone"], &[]);
        assert_eq!((one.actor.as_deref(), one.address()), (Some("7"), Some("203.0.113.9")));
        assert_eq!((one.evidence.count, one.evidence.ids.len(), one.to), (300, 2, Timestamp(3_000)));
        assert_eq!(found(&["e1", "e2"], &[]).actor, None);
        assert_eq!(found(&["e1"], &[("SourceIP", "203.0.113.9")]).actor, None);
        assert_eq!(found(&["e1", "e2"], &[("User", "8")]).actor.as_deref(), Some("8"));
    }

    #[test]
    fn events_without_actor_or_address_are_evidence_of_nobody() {
        let nobody = found(&["e3"], &[("User", "")]);
        assert_eq!((nobody.actor.as_deref(), nobody.actors.len(), nobody.address()), (None, 0, None));
    }
}
