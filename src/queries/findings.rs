//! Findings, shaped for the strip and for their screen.

mod cases;
mod outside;

pub use cases::offer;
pub use outside::{Told, json, link, link_to_event, markdown, markdown_of, told};

use super::list::{ActorView, RowView, actor_view, row_view};
use crate::charts::labels;
use crate::i18n::I18n;
use crate::platform::intl::{self, Style};
use crate::state::App;
use crate::state::cases::InCase;
use crate::state::filters::Filters;
use crate::state::findings::{Kept, Standing, Which};
use crate::state::period::TimeRange;
use crate::text::finding as text;
use crate::timeline::marks::Mark;
use audit_detect::{Finding, FindingId, Report, Rule, Severity};
use audit_model::Timestamp;
use audit_model::time::MINUTE_MS;
use audit_store::Facet;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is shown before and after a finding, in milliseconds.
const AROUND_MS: i64 = 10 * MINUTE_MS;

/// So many addresses at most become filters, where a rule of the reader's own is about none of them alone.
const MOST_LED: usize = 8;

/// How many people and addresses a card names.
const NAMED: usize = 3;

/// An incident as a card: findings that belong together, with the gravest as its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The id of its first finding.
    pub id: String,
    /// The gravest severity.
    pub severity: Severity,
    /// The sentence of the finding that says most.
    pub headline: String,
    /// From when to when.
    pub when: String,
    /// Who is in it, the first few.
    pub who: Vec<ActorView>,
    /// How many more people there are.
    pub more: usize,
    /// From where, the first few.
    pub addresses: Vec<String>,
    /// Its findings by id, in the order of time.
    pub findings: Vec<String>,
    /// What the reader has made of it.
    pub standing: Standing,
    /// Whom the last message about it went to, and when.
    pub notice: Option<(String, String)>,
    /// The cases that have its events, those with all of them first.
    pub cases: Vec<InCase>,
}

/// A finding in full, but for its events.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingView {
    /// Its id.
    pub id: String,
    /// The rule.
    pub rule: Rule,
    /// How grave.
    pub severity: Severity,
    /// What the rule is called.
    pub name: String,
    /// What happened.
    pub sentence: String,
    /// How sure.
    pub sure: String,
    /// From when to when.
    pub when: String,
    /// Whom it is about.
    pub actor: Option<ActorView>,
    /// What was normal before; nothing where its rule does not ask, or that is said already.
    pub before: Option<String>,
    /// What to do.
    pub next: String,
    /// Why the rule exists.
    pub why: String,
    /// Where the threshold comes from.
    pub source: String,
    /// How many events prove it.
    pub events: usize,
    /// How many of them are known by name.
    pub named: usize,
    /// What the reader has made of it.
    pub standing: Standing,
    /// Why it was expected.
    pub reason: Option<String>,
}

/// An incident in full.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inside {
    /// What was normal before, where that is one thing for all of it.
    pub before: Option<String>,
    /// Its findings.
    pub findings: Vec<FindingView>,
}

/// An event that proves a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// Day and time.
    pub moment: String,
    /// The event, as in the list.
    pub row: RowView,
}

/// Numbers about incidents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By severity, the gravest first, of those that the choice shows.
    pub severities: [usize; 4],
    /// By choice, in the order of [`Which::ALL`].
    pub which: [usize; 5],
    /// Findings to be shown.
    pub findings: usize,
}

/// The findings that make an incident, oldest first; what keeps quiet or was expected stands for itself.
struct Incident<'a> {
    id: FindingId,
    severity: Severity,
    findings: Vec<&'a Finding>,
    standing: Standing,
}

impl Incident<'_> {
    /// Whether the reader's choices show it; no severity chosen is all of them.
    fn is_chosen(&self, which: Which, severities: &BTreeSet<Severity>) -> bool {
        which.shows(self.standing) && (severities.is_empty() || severities.contains(&self.severity))
    }
}

fn incidents<'a>(report: &'a Report, kept: &Kept) -> Vec<Incident<'a>> {
    let told = report.stories().iter().map(|story| {
        let findings: Vec<&Finding> = story.findings.iter().filter_map(|id| report.finding(*id)).collect();
        let is_new = findings.iter().any(|finding| kept.standing(finding) == Standing::New);
        let standing = if is_new { Standing::New } else { Standing::Looked };
        Incident { id: story.id, severity: story.severity, findings, standing }
    });
    let silent = report.all().iter().filter(|finding| !finding.speaks()).map(|finding| Incident {
        id: finding.id,
        severity: finding.severity,
        findings: vec![finding],
        standing: kept.standing(finding),
    });
    told.chain(silent).collect()
}

/// From when to when, in minutes.
pub fn moment(i18n: I18n, from: Timestamp, to: Timestamp) -> String {
    let floor = |ms: i64| ms - ms.rem_euclid(MINUTE_MS);
    let (start, end) = (floor(from.0), floor(to.0));
    if start == end {
        return intl::date(i18n.lang(), Style::DayMinute, from);
    }
    labels::span(i18n.lang(), (start, end + MINUTE_MS))
}

fn card(app: App, i18n: I18n, kept: &Kept, incident: &Incident<'_>) -> Card {
    let names = app.names.get();
    // "Several at once" says less than what happened at once, and the title of a rule less than a sentence.
    let grave = |finding: &&&Finding| {
        let is_sentence = finding.own.is_none();
        (finding.rule != Rule::SeveralAtOnce, finding.severity, is_sentence, finding.confidence)
    };
    let told = incident.findings.iter().max_by_key(grave);
    let mut who: Vec<&str> = Vec::new();
    let mut addresses: Vec<&str> = Vec::new();
    for finding in &incident.findings {
        let actors = finding.actor.iter().chain(&finding.actors);
        for (list, one) in
            actors.map(|actor| (true, actor)).chain(finding.addresses.iter().map(|address| (false, address)))
        {
            let list = if list { &mut who } else { &mut addresses };
            if !list.contains(&one.as_str()) {
                list.push(one);
            }
        }
    }
    let from = incident.findings.iter().map(|finding| finding.from).min().unwrap_or_default();
    let to = incident.findings.iter().map(|finding| finding.to).max().unwrap_or_default();
    let notice = kept.notice(&incident.findings).map(|notice| told_of(app, i18n, &notice.to, notice.at_ms));
    Card {
        id: incident.id.to_string(),
        severity: incident.severity,
        headline: told
            .map(|finding| text::sentence(finding, i18n.lang(), names.as_ref()))
            .unwrap_or_default(),
        when: moment(i18n, from, to),
        more: who.len().saturating_sub(NAMED),
        who: who.into_iter().take(NAMED).map(|id| actor_view(app, id)).collect(),
        addresses: addresses.into_iter().take(NAMED).map(str::to_owned).collect(),
        findings: incident.findings.iter().map(|finding| finding.id.to_string()).collect(),
        standing: incident.standing,
        notice,
        cases: app.notes.with(|book| cases::cases_of(book, &incident.findings)),
    }
}

/// The incidents that the choice shows, the gravest first, of equally grave ones the newest; and how many there are.
pub fn cards(app: App, i18n: I18n, most: usize) -> (Vec<Card>, usize) {
    let (report, kept) = (app.findings.report.get(), app.findings.kept.get());
    let (which, severities) = (app.findings.which.get(), app.findings.severities.get());
    let all = incidents(&report, &kept);
    // What is open stays, whatever becomes of it: nothing goes from under the reader's eyes.
    let open = app.findings.open.get().and_then(|id| FindingId::parse(&id));
    let is_open =
        |one: &Incident<'_>| open.is_some_and(|id| one.findings.iter().any(|finding| finding.id == id));
    let shown: Vec<_> = all.iter().filter(|one| one.is_chosen(which, &severities) || is_open(one)).collect();
    let most = shown.iter().position(|one| is_open(one)).map_or(most, |place| most.max(place + 1));
    let cards = shown.iter().take(most).map(|incident| card(app, i18n, &kept, incident)).collect();
    (cards, shown.len())
}

/// The worst incidents that nobody has looked at.
pub fn worst(app: App, i18n: I18n, most: usize) -> Vec<Card> {
    let (report, kept) = (app.findings.report.get(), app.findings.kept.get());
    let all = incidents(&report, &kept);
    let new = all.iter().filter(|incident| incident.standing == Standing::New);
    new.take(most).map(|incident| card(app, i18n, &kept, incident)).collect()
}

/// The grave incidents as marks on the axis of time, where they begin.
pub fn marks(app: App, i18n: I18n) -> Vec<Mark> {
    let (report, kept) = (app.findings.report.get(), app.findings.kept.get());
    let all = incidents(&report, &kept);
    let grave = all.iter().filter(|one| one.severity >= Severity::High && Which::All.shows(one.standing));
    grave
        .filter_map(|incident| {
            let at = incident.findings.iter().map(|finding| finding.from).min()?;
            let card = card(app, i18n, &kept, incident);
            let severity = text::severity(i18n.lang(), card.severity);
            let label = format!("{severity}: {} · {}", card.headline, card.when);
            Some(Mark { id: card.id, at_ms: at.0, severity: card.severity.slug(), label })
        })
        .collect()
}

/// How many incidents nobody has looked at, and the gravest severity among them.
pub fn new(app: App) -> Option<(usize, Severity)> {
    let (report, kept) = (app.findings.report.get(), app.findings.kept.get());
    let new = incidents(&report, &kept).into_iter().filter(|incident| incident.standing == Standing::New);
    let severities: Vec<Severity> = new.map(|incident| incident.severity).collect();
    severities.iter().max().map(|worst| (severities.len(), *worst))
}

/// How many incidents there are.
pub fn tally(app: App, which: Which) -> Tally {
    let (report, kept) = (app.findings.report.get(), app.findings.kept.get());
    let mut tally = Tally { findings: report.findings().count(), ..Tally::default() };
    for incident in incidents(&report, &kept) {
        for (count, choice) in tally.which.iter_mut().zip(Which::ALL) {
            *count += usize::from(choice.shows(incident.standing));
        }
        let place = Severity::ALL.iter().position(|severity| *severity == incident.severity);
        if let Some(place) = place.filter(|_| which.shows(incident.standing)) {
            tally.severities[place] += 1;
        }
    }
    tally
}

/// An incident in full, by the ids of its findings.
pub fn inside(app: App, i18n: I18n, ids: &[String]) -> Inside {
    let (report, lang) = (app.findings.report.get(), i18n.lang());
    let ids = ids.iter().filter_map(|id| FindingId::parse(id));
    let found: Vec<&Finding> = ids.filter_map(|id| report.finding(id)).collect();
    let before = text::before_all(&found, lang);
    let each = match before {
        Some(_) => found.iter().map(|finding| text::most(finding, lang)).collect(),
        None => text::before_each(&found, lang),
    };
    let each = found.iter().zip(each);
    Inside { before, findings: each.map(|(found, before)| finding(app, i18n, found, before)).collect() }
}

/// A finding in full.
fn finding(app: App, i18n: I18n, finding: &Finding, before: Option<String>) -> FindingView {
    let (lang, names, kept) = (i18n.lang(), app.names.get(), app.findings.kept.get());
    FindingView {
        id: finding.id.to_string(),
        rule: finding.rule,
        severity: finding.severity,
        name: text::called(lang, finding),
        sentence: text::sentence(finding, lang, names.as_ref()),
        sure: text::sure(lang, finding),
        when: moment(i18n, finding.from, finding.to),
        actor: finding.actor.as_deref().map(|id| actor_view(app, id)),
        before,
        next: text::advice(lang, finding),
        why: text::why(lang, finding),
        source: text::origin(lang, finding),
        events: finding.evidence.count as usize,
        named: finding.evidence.ids.len(),
        standing: kept.standing(finding),
        reason: kept.reason(finding).map(str::to_owned),
    }
}

/// Whom the last message about any of these went to, and when.
pub fn notice(app: App, i18n: I18n, ids: &[String]) -> Option<(String, String)> {
    let (report, kept) = (app.findings.report.get(), app.findings.kept.get());
    let ids = ids.iter().filter_map(|id| FindingId::parse(id));
    let findings: Vec<&Finding> = ids.filter_map(|id| report.finding(id)).collect();
    kept.notice(&findings).map(|notice| told_of(app, i18n, &notice.to, notice.at_ms))
}

/// Whom a message went to, by name, and when.
pub fn told_of(app: App, i18n: I18n, to: &str, at_ms: i64) -> (String, String) {
    (app.names.person(to), intl::date(i18n.lang(), Style::DayMinute, Timestamp(at_ms)))
}

/// Whether two findings, by id, belong to one incident.
pub fn are_one_incident(report: &Report, one: &str, other: &str) -> bool {
    let ids =
        |story: &audit_detect::Story| story.findings.iter().map(FindingId::to_string).collect::<Vec<_>>();
    let together = |ids: Vec<String>| [one, other].iter().all(|id| ids.iter().any(|known| known == id));
    one == other || report.stories().iter().any(|story| together(ids(story)))
}

/// What a filter leads to: everybody in these findings, or their addresses where they are about no one person, from a
/// little before until a little after.
pub fn led(findings: &[Finding]) -> Filters {
    let mut filters = Filters::default();
    let about_people = findings.iter().all(|finding| finding.actor.is_some());
    for finding in findings {
        let (facet, values): (Facet, Vec<&String>) = if about_people {
            (Facet::Actor, finding.actor.iter().collect())
        } else {
            (Facet::Address, finding.addresses.iter().collect())
        };
        // Many make a long line of filters, and the time alone leads there, too.
        if finding.own.is_some() && values.len() > MOST_LED {
            continue;
        }
        for value in values {
            if !filters.has(facet, value) {
                filters = filters.toggled(facet, value);
            }
        }
    }
    let from = findings.iter().map(|finding| finding.from.0).min();
    let to = findings.iter().map(|finding| finding.to.0).max();
    let range = from.zip(to).and_then(|(from, to)| {
        TimeRange::new(
            Timestamp(from.saturating_sub(AROUND_MS)),
            Timestamp(to.saturating_add(AROUND_MS + 999)),
        )
    });
    filters.with_range(range)
}

/// The events that prove a finding, oldest first, as far as they are loaded.
pub fn evidence(app: App, i18n: I18n, id: &str, most: usize) -> Vec<Proof> {
    let Some(id) = FindingId::parse(id) else { return Vec::new() };
    let report = app.findings.report.get();
    let Some(finding) = report.finding(id) else { return Vec::new() };
    app.log.peek(|store| {
        let rows = finding.evidence.ids.iter().take(most).filter_map(|id| store.row_of_id(id));
        let proof = |row| {
            let event = store.event(row)?;
            let moment = intl::date(i18n.lang(), Style::DayMinute, event.created_at);
            Some(Proof { moment, row: row_view(app, i18n, &event) })
        };
        rows.filter_map(proof).collect()
    })
}
