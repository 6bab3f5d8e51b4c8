//! Findings in company: what weighs too little by itself, and what weighs more together.
//!
//! Sources: Splunk, risk-based alerting (scores of one object add up before anybody is disturbed); Elastic, building
//! block rules (kept out of sight, used by others) and the rule on five different alerts of one host; Panther, three
//! alerts of one Azure user in 15 minutes.
//!
//! What is new about a sign-in is *one* observation, however many sides it has: a new phone is used for the first time
//! on its own network and at a weekend, and somebody's first day at home is a new network at an unusual hour. Risk that
//! adds up is for what is independent (Splunk calls the rest over-counting), so novelties weigh together as much as the
//! heaviest of them, which is context and no finding. They speak in the company of anything else, such as a wrong code,
//! a token made or a role raised, or where all of [`NOVELTIES`] come together, as Entra ID's unfamiliar sign-in
//! properties ask.

use crate::desk::hash;
use crate::fact::{Fact, Facts};
use crate::finding::{Evidence, Finding, FindingId, Silence};
use crate::rule::{Rule, Severity};
use audit_model::time::MINUTE_MS;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// So many kinds of novelty there are: another place, another client, another hour.
const NOVELTIES: usize = 3;

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

/// How much findings of different rules weigh together.
fn together(weights: impl Iterator<Item = (Rule, u8)>) -> u32 {
    let (mut others, mut heaviest, mut novelties) = (0, 0, 0);
    for (rule, weight) in weights {
        if rule.is_novelty() {
            heaviest = heaviest.max(u32::from(weight));
            novelties += usize::from(weight > 0);
        } else {
            others += u32::from(weight);
        }
    }
    others + heaviest + u32::from(novelties == NOVELTIES)
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
        // How far those before reach: where that is not far enough, nothing before is near either.
        let mut reaches = i64::MIN;
        let reach = |place: &usize| {
            reaches = reaches.max(findings[*place].to.0);
            reaches
        };
        let reaches: Vec<i64> = list.iter().map(reach).collect();
        let span = i64::from(company.minutes) * MINUTE_MS;
        for (position, &place) in list.iter().enumerate() {
            let finding = &findings[place];
            let before = (0..position).rev().take_while(|at| reaches[*at] + span >= finding.from.0);
            let after = position + 1..list.len();
            let after = after.take_while(|at| findings[list[*at]].from.0 <= finding.to.0 + span);
            // Of one rule only once: the same thing twice is not two things.
            let mut weights = BTreeMap::from([(finding.rule, finding.weight)]);
            for other in before.chain(after).map(|at| &findings[list[at]]) {
                let kin = finding.rule.keeps_company() && other.rule.keeps_company();
                if kin && near(finding, other, company.minutes) {
                    weights.entry(other.rule).or_insert(other.weight);
                }
            }
            if finding.rule == Rule::TokenMade && weights.len() > 1 {
                raised.push(place);
            }
            if together(weights.into_iter()) < u32::from(company.weight) {
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
            let weight = self::together(weights.iter().map(|(rule, weight)| (*rule, *weight)));
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

    fn spoken(lab: &Lab) -> Vec<Rule> {
        lab.report().findings().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_new_phone_on_its_own_network_is_context_and_with_a_wrong_code_it_speaks() {
        let mut lab = Lab::new();
        lab.usual_life("7", 20);
        lab.sign_in("7", "198.51.100.9", Lab::CHROME);
        lab.usual_life("7", 1);
        lab.sign_in("7", "203.0.113.9", Lab::FIREFOX);
        let report = lab.report();
        let quiet = report.all().iter().map(|finding| (finding.rule, finding.silence.clone()));
        assert!(quiet.clone().all(|(_, silence)| silence == Some(Silence::Alone)), "{report:?}");
        assert_eq!(quiet.count(), 3, "they are there for whoever asks");
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        assert_eq!(spoken(&lab), [Rule::LoneFailure, Rule::NewDevice, Rule::NewAddress]);
    }

    #[test]
    fn a_leak_rule_speaks_and_lends_no_weight() {
        let mut lab = Lab::new();
        lab.usual_life("7", 20);
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        lab.on("dlp_violation_detected", "7", "1", r#"{"dlp_rule_name":"Паспорта"}"#);
        assert_eq!(spoken(&lab), [Rule::LeakRuleHit]);
    }

    #[test]
    fn where_place_client_and_hour_are_new_at_once_the_sign_in_speaks() {
        let mut lab = Lab::new();
        lab.usual_life("7", 20);
        lab.wait_until_hour(3);
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        assert_eq!(spoken(&lab), [], "an hour and a place");
        lab.usual_life("7", 1);
        lab.wait_until_hour(23);
        lab.sign_in("7", "198.18.77.9", Lab::FIREFOX);
        assert_eq!(spoken(&lab), [Rule::NewDevice, Rule::NewAddress, Rule::OffHours]);
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
        assert!(lab.report().of_rule(Rule::SeveralAtOnce).next().is_none(), "three rules that weigh four");
        lab.event("user_2fa_disabled", "7", "203.0.113.9", Lab::FIREFOX, "{}");
        let several = lab.only(Rule::SeveralAtOnce);
        assert_eq!(several.severity, Severity::Critical);
        assert_eq!(several.evidence.count, 3, "the sign-in counts once");
        assert_eq!(several.facts[&Fact::Count], 4i64.into());
    }
}
