//! What the reader's own Sigma rules found, shaped for the screen.

use super::findings::{Proof, moment};
use super::list::{ActorView, actor_view, row_view};
use crate::i18n::I18n;
use crate::platform::intl::{self, Style};
use crate::state::App;
use crate::state::filters::Filters;
use crate::state::period::TimeRange;
use audit_detect::Severity;
use audit_model::Timestamp;
use audit_model::time::MINUTE_MS;
use audit_store::Facet;
use leptos::prelude::*;
use std::cmp::Reverse;
use std::hash::{DefaultHasher, Hash, Hasher};
use worker_link::sigma::{Finding, Level, RuleInfo};

/// How many people and addresses a card names.
const NAMED: usize = 3;
/// What is shown before and after a finding, in milliseconds.
const AROUND_MS: i64 = 10 * MINUTE_MS;
/// So many people at most become filters.
const MOST_LED: usize = 8;

/// A finding as a card.
#[derive(Clone, Debug, PartialEq)]
pub struct SigmaCard {
    /// What it is known by.
    pub id: String,
    /// How grave, as the rule says.
    pub severity: Severity,
    /// The rule.
    pub rule: RuleInfo,
    /// From when to when.
    pub when: String,
    /// Who is in it, the first few.
    pub who: Vec<ActorView>,
    /// How many more people there are.
    pub more: usize,
    /// From where, the first few.
    pub addresses: Vec<String>,
    /// How many events.
    pub events: usize,
    /// How many of them are known by name.
    pub named: usize,
}

/// How grave Sigma's words are in ours. A rule that says nothing is in the middle.
pub const fn severity(level: Option<Level>) -> Severity {
    match level {
        Some(Level::Informational | Level::Low) => Severity::Low,
        Some(Level::Medium) | None => Severity::Medium,
        Some(Level::High) => Severity::High,
        Some(Level::Critical) => Severity::Critical,
    }
}

/// Of rule and first event, so it is the same while events arrive.
fn id(finding: &Finding) -> String {
    let mut hasher = DefaultHasher::new();
    (&finding.rule, finding.ids.first()).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The findings of the severities that are picked, the gravest first, of equally grave ones the newest; and how many
/// there are.
pub fn cards(app: App, i18n: I18n, most: usize) -> (Vec<SigmaCard>, usize) {
    let results = app.sigma.results.get();
    let picked = app.findings.severities.get();
    let mut shown: Vec<(Severity, &Finding, RuleInfo)> = results
        .findings
        .iter()
        .filter_map(|finding| {
            let rule = app.sigma.rule(&finding.rule)?;
            Some((severity(rule.level), finding, rule))
        })
        .filter(|(severity, ..)| picked.is_empty() || picked.contains(severity))
        .collect();
    shown.sort_by_key(|(severity, finding, _)| (Reverse(*severity), Reverse(finding.to_seconds)));
    let all = shown.len();
    let cards = shown.into_iter().take(most);
    (cards.map(|(severity, finding, rule)| card(app, i18n, severity, finding, rule)).collect(), all)
}

fn card(app: App, i18n: I18n, severity: Severity, finding: &Finding, rule: RuleInfo) -> SigmaCard {
    let (who, addresses) = involved(app, finding);
    let at = |seconds: i64| Timestamp(seconds.saturating_mul(1_000));
    SigmaCard {
        id: id(finding),
        severity,
        rule,
        when: moment(i18n, at(finding.from_seconds), at(finding.to_seconds)),
        more: who.len().saturating_sub(NAMED),
        who: who.iter().take(NAMED).map(|id| actor_view(app, id)).collect(),
        addresses: addresses.into_iter().take(NAMED).collect(),
        events: finding.count,
        named: finding.ids.len(),
    }
}

/// Who acts in the events that are named, and from where.
fn involved(app: App, finding: &Finding) -> (Vec<String>, Vec<String>) {
    let (mut who, mut addresses) = (Vec::<String>::new(), Vec::<String>::new());
    app.log.peek(|store| {
        let rows = finding.ids.iter().filter_map(|id| store.row_of_id(id));
        for event in rows.filter_map(|row| store.event(row)) {
            for (list, value) in [(&mut who, event.actor_id), (&mut addresses, event.ip_address)] {
                if let Some(value) = value.filter(|value| !list.iter().any(|known| known == value)) {
                    list.push(value.into_owned());
                }
            }
        }
    });
    (who, addresses)
}

fn find<T>(app: App, wanted: &str, read: impl FnOnce(&Finding) -> T) -> Option<T> {
    app.sigma.results.with(|results| results.findings.iter().find(|finding| id(finding) == wanted).map(read))
}

/// The events that prove a finding, oldest first, as far as they are loaded.
pub fn evidence(app: App, i18n: I18n, id: &str, most: usize) -> Vec<Proof> {
    let ids = find(app, id, |finding| finding.ids.iter().take(most).cloned().collect::<Vec<_>>());
    app.log.peek(|store| {
        let rows = ids.iter().flatten().filter_map(|id| store.row_of_id(id));
        let proof = |row| {
            let event = store.event(row)?;
            let moment = intl::date(i18n.lang(), Style::DayMinute, event.created_at);
            Some(Proof { moment, row: row_view(app, i18n, &event) })
        };
        rows.filter_map(proof).collect()
    })
}

/// What leads to the events of a finding: who is in it, from a little before until a little after.
pub fn led(app: App, id: &str) -> Filters {
    let Some(finding) = find(app, id, Clone::clone) else { return Filters::default() };
    let (who, _) = involved(app, &finding);
    let at = |seconds: i64, more_ms: i64| Timestamp(seconds.saturating_mul(1_000).saturating_add(more_ms));
    let range = TimeRange::new(at(finding.from_seconds, -AROUND_MS), at(finding.to_seconds, AROUND_MS + 999));
    let all = Filters::default().with_range(range);
    // Many people make a long line of filters, and the time alone leads there, too.
    if who.len() > MOST_LED {
        return all;
    }
    who.iter().fold(all, |filters, id| filters.toggled(Facet::Actor, id))
}

/// The titles of rules that were given up because they took too long.
pub fn slow(app: App) -> Vec<String> {
    let slow = app.sigma.results.with(|results| results.slow.clone());
    slow.iter().filter_map(|key| app.sigma.rule(key)).map(|rule| rule.title).collect()
}
