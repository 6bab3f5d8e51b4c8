//! Findings as they leave the page: an address, a notification, a file.

use super::{Incident, card, incidents, led, moment};
use crate::charts::labels;
use crate::i18n::I18n;
use crate::platform::address_bar;
use crate::state::App;
use crate::state::address::Address;
use crate::state::findings::Standing;
use crate::state::period::Period;
use crate::state::view::Tab;
use crate::text::escape::harmless;
use crate::text::finding as text;
use audit_detect::{Finding, Severity};
use leptos::prelude::*;

/// The address of a finding in what is loaded now, for whoever opens it later: with the very stretch that is loaded.
/// Of a rule of the reader's own, which others may not have, it leads to the events.
pub fn link(app: App, id: &str) -> String {
    let own = app.findings.find(id).filter(|finding| finding.own.is_some());
    let address = match own {
        Some(finding) => {
            Address { event: finding.evidence.ids.first().cloned(), filters: led(&[finding]), ..loaded(app) }
        }
        None => Address { tab: Tab::Findings, finding: Some(id.to_owned()), ..loaded(app) },
    };
    address_bar::whole(&address)
}

/// The address of an event in what is loaded now.
pub fn link_to_event(app: App, id: &str) -> String {
    address_bar::whole(&Address { event: Some(id.to_owned()), ..loaded(app) })
}

/// The address of what is loaded now, with the very stretch.
fn loaded(app: App) -> Address {
    Address {
        period: app.range.get_untracked().map_or_else(|| app.period.get_untracked(), Period::Fixed),
        plan: app.plan.get_untracked(),
        sample: app.sample.get_untracked(),
        ..Address::default()
    }
}

/// An incident as it is told outside of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The id of its first finding.
    pub id: String,
    /// The gravest severity.
    pub severity: Severity,
    /// The sentence of the finding that says most.
    pub headline: String,
    /// The severity and that sentence.
    pub title: String,
    /// Who, from where and when.
    pub body: String,
}

/// An incident as it is told outside of the page; nothing if it has no findings.
pub fn told(app: App, i18n: I18n, findings: &[Finding]) -> Option<Told> {
    let kept = app.findings.kept.get();
    let severity = findings.iter().map(|finding| finding.severity).max()?;
    let incident = Incident {
        id: findings.first()?.id,
        severity,
        findings: findings.iter().collect(),
        standing: Standing::New,
    };
    let card = card(app, i18n, &kept, &incident);
    let word = text::severity(i18n.lang(), severity);
    let title =
        i18n.ta("alerts-notice", &[("severity", word.into()), ("headline", card.headline.as_str().into())]);
    let who = card.who.into_iter().map(|actor| actor.name);
    let body = who.chain(card.addresses).chain([card.when]).collect::<Vec<_>>().join(" · ");
    Some(Told { id: card.id, severity, headline: card.headline, title, body })
}

/// The incidents that are shown, as Markdown.
pub fn markdown(app: App, i18n: I18n) -> String {
    let lang = i18n.lang();
    let span = app.range.get_untracked().map(|range| labels::span(lang, (range.start.0, range.end.0 + 1)));
    let mut text =
        format!("## {}\n", i18n.ta("findings-markdown-title", &[("span", span.unwrap_or_default().into())]));
    for incident in shown(app) {
        text.push_str(&items(app, i18n, &incident));
    }
    text
}

/// One incident as Markdown, by its findings' ids; nothing if it has none.
pub fn markdown_of(app: App, i18n: I18n, ids: &[String]) -> String {
    let found: Vec<Finding> = ids.iter().filter_map(|id| app.findings.find(id)).collect();
    let title = untrack(|| told(app, i18n, &found)).map(|told| told.title).unwrap_or_default();
    if found.is_empty() {
        String::new()
    } else {
        format!("## {}\n{}", harmless(&title), items(app, i18n, &found))
    }
}

fn items(app: App, i18n: I18n, incident: &[Finding]) -> String {
    let names = app.names.0.get_untracked();
    let when = |finding: &Finding| moment(i18n, finding.from, finding.to);
    text::markdown::items(&incident.iter().collect::<Vec<_>>(), i18n.lang(), names.as_ref(), when)
}

/// The incidents that are shown as JSON: the findings as the rules give them, each with its sentence.
pub fn json(app: App, i18n: I18n) -> String {
    let names = app.names.0.get_untracked();
    let findings: Vec<serde_json::Value> = shown(app)
        .iter()
        .flatten()
        .map(|finding| {
            let mut value = serde_json::to_value(finding).unwrap_or_default();
            value["sentence"] = text::sentence(finding, i18n.lang(), names.as_ref()).into();
            value
        })
        .collect();
    let range = app.range.get_untracked();
    let whole = serde_json::json!({
        "period": range.map(|range| [range.start.to_string(), range.end.to_string()]),
        "complete": !app.progress.with_untracked(|progress| progress.is_loading() || !progress.gaps.is_empty()),
        "findings": findings,
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

/// The findings of each incident that the choice shows.
fn shown(app: App) -> Vec<Vec<Finding>> {
    let (report, kept) = (app.findings.report.get_untracked(), app.findings.kept.get_untracked());
    let (which, severities) = (app.findings.which.get_untracked(), app.findings.severities.get_untracked());
    let all = incidents(&report, &kept).into_iter().filter(|one| one.is_chosen(which, &severities));
    all.map(|incident| incident.findings.into_iter().cloned().collect()).collect()
}
