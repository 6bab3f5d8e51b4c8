//! Cases as reports. Events are read from the notebook, so that it does not matter what is loaded.

use super::findings::moment;
use super::list::row_view;
use super::places;
use crate::i18n::I18n;
use crate::notes::report::{Entry, Found, Item, Report, Severe};
use crate::platform::intl::{self, Style};
use crate::state::App;
use crate::state::cases::Origin;
use crate::state::notes::Note;
use crate::text::finding::severity as severity_word;
use crate::text::words;
use audit_detect::Severity;
use audit_model::client::Client;
use audit_model::{AuditEvent, Timestamp};
use leptos::prelude::*;

/// So many people, addresses, clients and kinds of events are named.
const NAMED: usize = 12;

/// A case as a report.
pub fn report(app: App, i18n: I18n, name: &str) -> Report {
    let book = app.notes.get();
    let case = book.cases.iter().find(|case| case.name == name).cloned().unwrap_or_default();
    let mut noted: Vec<(AuditEvent<'_>, &Note)> = case
        .ids
        .iter()
        .filter_map(|id| book.note(id))
        .filter_map(|note| Some((AuditEvent::read(&note.event).ok()?, note)))
        .collect();
    noted.sort_by_key(|(event, _)| event.created_at);
    let origins = case.told();
    let items = noted.iter().map(|(event, note)| item(app, i18n, event, note)).collect();
    let events: Vec<AuditEvent<'_>> = noted.into_iter().map(|(event, _)| event).collect();
    let made = intl::date(i18n.lang(), Style::Exact, app.now.get());
    Report {
        lang: i18n.lang(),
        title: name.to_owned(),
        made: i18n.ta("case-made", &[("when", made.into())]),
        severity: gravest(&origins).map(|severity| severe(i18n, severity)),
        facts: facts(app, i18n, &events),
        found: origins.iter().filter_map(|origin| found(i18n, origin)).collect(),
        next: next(i18n, &origins),
        items,
    }
}

/// The gravest severity among the findings that a case came from.
fn gravest(origins: &[Origin]) -> Option<Severity> {
    origins.iter().filter_map(graveness).max()
}

fn graveness(origin: &Origin) -> Option<Severity> {
    Severity::ALL.into_iter().find(|severity| severity.slug() == origin.severity)
}

fn severe(i18n: I18n, severity: Severity) -> Severe {
    Severe { slug: severity.slug(), word: severity_word(i18n.lang(), severity) }
}

/// What there is to know at a glance: when, how much, what, who, from where, with what.
fn facts(app: App, i18n: I18n, events: &[AuditEvent<'_>]) -> Vec<Entry> {
    let lang = i18n.lang();
    let exact = |event: &AuditEvent<'_>| intl::date(lang, Style::Exact, event.created_at);
    let when = match (events.first(), events.last()) {
        (Some(first), Some(last)) if first.created_at == last.created_at => vec![exact(first)],
        (Some(first), Some(last)) => vec![format!("{} – {}", exact(first), exact(last))],
        _ => Vec::new(),
    };
    let (names, nobody) = (app.names.get(), i18n.t("list-nobody"));
    let person = |id: &str| match names.name_of_person(id) {
        Some(name) => format!("{} (id {id})", name.text),
        None => format!("id {id}"),
    };
    let who = counted(events.iter().map(|event| event.actor_id.as_deref()));
    let from = counted(events.iter().filter_map(|event| event.ip_address.as_deref()));
    let with = counted(
        events.iter().filter_map(|event| event.user_agent.as_deref()).map(|it| Client::parse(it).to_string()),
    );
    let what = counted(events.iter().map(|event| event.event_key.as_ref()));
    let place = |address: &str| match places::said(app, i18n, address) {
        Some(place) => format!("{address} · {place}"),
        None => address.to_owned(),
    };
    let entry = |label: &str, values: Vec<String>| Entry { label: i18n.t(label), values };
    let facts = [
        entry("report-when", when),
        entry("report-count", vec![i18n.tn("events", events.len())]),
        entry("report-what", named(i18n, &what, |key| words::kind_name(lang, key))),
        entry("report-who", named(i18n, &who, |id| id.map_or_else(|| nobody.clone(), person))),
        entry("report-from", named(i18n, &from, |address| place(address))),
        entry("report-with", named(i18n, &with, Clone::clone)),
    ];
    facts.into_iter().filter(|entry| !entry.values.is_empty()).collect()
}

/// Values with how many events have each, the most frequent first, of equally frequent ones whichever came first.
fn counted<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for value in values {
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// The first of them by name, with their counts where there are several, and how many more there are.
fn named<T>(i18n: I18n, counts: &[(T, usize)], name: impl Fn(&T) -> String) -> Vec<String> {
    let said = |(value, count): &(T, usize)| match counts.len() {
        1 => name(value),
        _ => format!("{}: {}", name(value), intl::number(i18n.lang(), *count)),
    };
    let more = counts.len().saturating_sub(NAMED);
    let rest =
        (more > 0).then(|| i18n.ta("findings-more-people", &[("n", intl::number(i18n.lang(), more).into())]));
    counts.iter().take(NAMED).map(said).chain(rest).collect()
}

/// A finding that the case came from, as it was told then.
fn found(i18n: I18n, origin: &Origin) -> Option<Found> {
    let said = origin.in_words(i18n.lang())?;
    Some(Found {
        severity: severe(i18n, graveness(origin)?),
        name: said.name.clone(),
        when: moment(i18n, Timestamp(origin.from_ms), Timestamp(origin.to_ms)),
        sentence: said.sentence.clone(),
        why: said.why.clone(),
        normal: said
            .normal
            .clone()
            .map(|normal| Entry { label: i18n.t("finding-usual"), values: vec![normal] }),
    })
}

/// What the findings advise, each advice once: several often advise the same.
fn next(i18n: I18n, origins: &[Origin]) -> Vec<String> {
    let mut next: Vec<String> = Vec::new();
    for said in origins.iter().filter_map(|origin| origin.in_words(i18n.lang())) {
        if !said.next.is_empty() && !next.contains(&said.next) {
            next.push(said.next.clone());
        }
    }
    next
}

fn item(app: App, i18n: I18n, event: &AuditEvent<'_>, note: &Note) -> Item {
    let row = row_view(app, i18n, event);
    let labelled = |id: &str, text: String| format!("{}: {text}", i18n.t(id));
    let facts = [
        row.ip.map(|ip| labelled("detail-ip", ip)),
        row.client.map(|client| labelled("detail-client", client)),
        Some(labelled("detail-key", event.event_key.to_string())),
        Some(labelled("detail-id", event.id.to_string())),
    ];
    let star = note.starred.then(|| "★".to_owned());
    Item {
        when: row.exact,
        who: row.actor.map_or_else(|| i18n.t("list-nobody"), |actor| actor.name),
        what: row.sentence.text(),
        facts: facts.into_iter().flatten().collect(),
        tags: star.into_iter().chain(note.tags.iter().cloned()).collect(),
        text: note.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_come_first_and_ties_keep_their_order() {
        let counts = counted(["b", "c", "a", "c", "b", "d"].into_iter());
        assert_eq!(counts, [("b", 2), ("c", 2), ("a", 1), ("d", 1)]);
    }

    #[test]
    fn a_case_is_as_grave_as_its_gravest_finding_and_a_severity_nobody_knows_is_none() {
        let origin = |severity: &str| Origin { severity: severity.into(), ..Origin::default() };
        let case = |severities: &[&str]| severities.iter().map(|it| origin(it)).collect::<Vec<_>>();
        assert_eq!(gravest(&case(&["low", "high", "odd"])), Some(Severity::High));
        assert_eq!(gravest(&case(&["odd"])), None);
        assert_eq!(gravest(&case(&[])), None);
    }
}
