//! Findings in company: what weighs too little by itself, and what weighs more together.
//!
//! Sources: Splunk, risk-based alerting (scores of one object add up before anybody is disturbed); Elastic, building
//! block rules (kept out of sight, used by others) and the rule on five different alerts of one host; Panther, three
//! alerts of one Azure user in 15 minutes.

use crate::desk::hash;
use crate::fact::{Fact, Facts};
use crate::finding::{Evidence, Finding, FindingId, Silence};
use crate::rule::{Rule, Severity};
use audit_model::time::MINUTE_MS;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// What keeps quiet alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Company {
    /// From this weight on, findings of one actor speak.
    pub weight: u8,
    /// Findings so many minutes apart weigh together.
    pub minutes: u32,
}

impl Default for Company {
    fn default() -> Self {
        Self { weight: 3, minutes: 60 }
    }
}

/// When several rules at once are a finding of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SeveralSettings {
    /// So many different rules about one actor.
    pub rules: u32,
    /// That weigh so much together: a new phone on a journey is three rules, too.
    pub weight: u8,
    /// Within so many minutes.
    pub minutes: u32,
}

impl Default for SeveralSettings {
    fn default() -> Self {
        Self { rules: 3, weight: 6, minutes: 60 }
    }
}

/// The findings of each actor by time, as places in the list.
fn by_actor(findings: &[Finding]) -> Vec<Vec<usize>> {
    let mut by_actor: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, finding) in findings.iter().enumerate() {
        if let Some(actor) = finding.actor.as_deref() {
            by_actor.entry(actor).or_default().push(place);
        }
    }
    let mut lists: Vec<Vec<usize>> = by_actor.into_values().collect();
    for list in &mut lists {
        list.sort_by_key(|place| (findings[*place].from, findings[*place].id));
    }
    lists.sort();
    lists
}

/// Whether two findings lie within so many minutes of each other.
fn near(left: &Finding, right: &Finding, minutes: u32) -> bool {
    let reach = i64::from(minutes) * MINUTE_MS;
    left.from.0 <= right.to.0 + reach && right.from.0 <= left.to.0 + reach
}

/// Weighs findings with their neighbours: silences those that are alone, and makes graver what is graver in company.
/// `findings` are those that nothing else silences.
pub fn weigh(findings: &mut [Finding], company: &Company) {
    let mut silenced = Vec::new();
    let mut raised = Vec::new();
    for list in by_actor(findings) {
        for &place in &list {
            let finding = &findings[place];
            let others = list.iter().map(|other| &findings[*other]);
            let mut rules: BTreeSet<Rule> = BTreeSet::new();
            let mut weight = 0u32;
            for other in others.filter(|other| near(finding, other, company.minutes)) {
                // Of one rule only once: the same thing twice is not two things.
                if other.id == finding.id || other.rule != finding.rule && rules.insert(other.rule) {
                    weight += u32::from(other.weight);
                }
            }
            if finding.rule == Rule::TokenMade && !rules.is_empty() {
                raised.push(place);
            }
            if weight < u32::from(company.weight) {
                silenced.push(place);
            }
        }
    }
    for place in raised {
        findings[place].severity = findings[place].severity.max(Severity::High);
    }
    for place in silenced {
        findings[place].silence = Some(Silence::Alone);
    }
}

/// Findings of their own for actors about whom several rules speak at once.
pub fn several(findings: &[Finding], settings: &SeveralSettings) -> Vec<Finding> {
    let mut found = Vec::new();
    for list in by_actor(findings) {
        let mut next = 0;
        while next < list.len() {
            // As many as follow each other closely enough, from the first on.
            let first = &findings[list[next]];
            let until = first.from.0 + i64::from(settings.minutes) * MINUTE_MS;
            let together: Vec<&Finding> = list[next..]
                .iter()
                .map(|place| &findings[*place])
                .take_while(|finding| finding.from.0 <= until)
                .collect();
            let mut weights: HashMap<Rule, u8> = HashMap::new();
            for finding in &together {
                let weight = weights.entry(finding.rule).or_default();
                *weight = (*weight).max(finding.weight);
            }
            let weight: u32 = weights.values().map(|weight| u32::from(*weight)).sum();
            if weights.len() >= settings.rules as usize && weight >= u32::from(settings.weight) {
                next += together.len();
                found.push(join(&together));
            } else {
                next += 1;
            }
        }
    }
    found
}

/// One finding of several.
fn join(parts: &[&Finding]) -> Finding {
    let first = parts[0];
    let mut whole = Finding {
        id: FindingId(hash(&[Rule::SeveralAtOnce.slug(), &first.id.to_string()])),
        rule: Rule::SeveralAtOnce,
        severity: Rule::SeveralAtOnce.severity(),
        confidence: 90,
        weight: 0,
        actors: Vec::new(),
        addresses: Vec::new(),
        user_agents: Vec::new(),
        evidence: Evidence { ids: Vec::new(), count: 0 },
        facts: Facts::new(),
        silence: None,
        ..first.clone()
    };
    let mut rules = Vec::new();
    for part in parts {
        whole.from = whole.from.min(part.from);
        whole.to = whole.to.max(part.to);
        for (all, more) in [
            (&mut whole.actors, &part.actors),
            (&mut whole.addresses, &part.addresses),
            (&mut whole.user_agents, &part.user_agents),
            (&mut whole.evidence.ids, &part.evidence.ids),
        ] {
            for one in more {
                if !all.contains(one) {
                    all.push(one.clone());
                }
            }
        }
        let rule = part.rule.slug().to_owned();
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    // Events that several of them have count once, as far as they are known by name.
    whole.evidence.count = whole.evidence.ids.len() as u32;
    whole.evidence.ids.truncate(200);
    whole.facts.insert(Fact::Count, rules.len().into());
    whole.facts.insert(Fact::Rules, rules.into());
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Lab;

    #[test]
    fn a_new_network_alone_keeps_quiet_and_with_a_new_client_it_speaks() {
        let mut lab = Lab::new();
        lab.usual_life("7", 20);
        lab.sign_in("7", "198.51.100.9", Lab::CHROME);
        let report = lab.report();
        let new = report.all().iter().find(|finding| finding.rule == Rule::NewAddress).unwrap();
        assert_eq!(new.silence, Some(Silence::Alone));
        assert_eq!(report.findings().count(), 0);

        lab.usual_life("7", 1);
        lab.sign_in("7", "203.0.113.9", Lab::FIREFOX);
        let report = lab.report();
        let spoken: Vec<Rule> = report.findings().map(|finding| finding.rule).collect();
        assert_eq!(spoken, [Rule::NewDevice, Rule::NewAddress], "the graver first");
    }

    #[test]
    fn a_token_in_company_is_graver() {
        let mut lab = Lab::new();
        lab.usual_life("7", 20);
        lab.event("access_token_created", "7", "192.0.2.1", Lab::CHROME, "{}");
        assert_eq!(lab.report().findings().count(), 0);
        lab.usual_life("7", 1);
        lab.sign_in("7", "203.0.113.9", Lab::FIREFOX);
        lab.event("access_token_created", "7", "203.0.113.9", Lab::FIREFOX, "{}");
        let report = lab.report();
        let severities: Vec<Severity> = report.of_rule(Rule::TokenMade).map(|one| one.severity).collect();
        assert_eq!(severities, [Severity::High], "the first goes on keeping quiet");
    }

    #[test]
    fn three_rules_that_weigh_enough_are_a_finding_of_their_own() {
        let mut lab = Lab::new();
        lab.usual_life("7", 20);
        lab.sign_in("7", "203.0.113.9", Lab::FIREFOX);
        lab.event("access_token_created", "7", "203.0.113.9", Lab::FIREFOX, "{}");
        assert!(lab.report().of_rule(Rule::SeveralAtOnce).next().is_none(), "three rules that weigh five");
        lab.event("user_2fa_disabled", "7", "203.0.113.9", Lab::FIREFOX, "{}");
        let several = lab.only(Rule::SeveralAtOnce);
        assert_eq!(several.severity, Severity::Critical);
        assert_eq!(several.evidence.count, 3, "the sign-in counts once");
        assert_eq!(several.facts[&Fact::Count], 4i64.into());
    }
}
