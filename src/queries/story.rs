//! The story around an event: what its actor did then and there, and who else came from that address.

use super::list::{ActorView, actor_view};
use crate::i18n::I18n;
use crate::state::App;
use crate::text::{Sentence, sentence, story};
use audit_model::client::Client;
use audit_model::{AuditEvent, Timestamp};
use audit_store::{Facet, Row, Store};
use std::collections::BTreeMap;

/// How far around the event is looked, in milliseconds.
const AROUND_MS: i64 = 12 * 60 * 60 * 1_000;

/// The most events of the actor that are looked at on either side.
const MOST_EVENTS: usize = 500;

/// How many others, and other places, are named.
const NAMED: usize = 5;

/// A line of the story.
#[derive(Clone, Debug, PartialEq)]
pub struct StepView {
    /// The id of its first event.
    pub id: String,
    /// When it began.
    pub start: Timestamp,
    /// When it ended.
    pub end: Timestamp,
    /// How many events it tells.
    pub count: usize,
    /// The category's slug, for its colour.
    pub category: &'static str,
    /// What happened, said of the first.
    pub sentence: Sentence,
    /// Whether it is the event itself.
    pub is_this: bool,
}

/// The story.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Who; missing where the event has no actor.
    pub actor: Option<ActorView>,
    /// From where.
    pub address: Option<String>,
    /// With what.
    pub client: Option<String>,
    /// From the first to the last event of the session.
    pub span: (Timestamp, Timestamp),
    /// How many events it has.
    pub count: usize,
    /// The steps near the event, oldest first.
    pub steps: Vec<StepView>,
    /// How many events of it lie before and after these.
    pub left_out: (usize, usize),
    /// Where else the actor was active within half a day: address, client, events.
    pub elsewhere: Vec<(String, String, usize)>,
    /// Who else came from the address within half a day, and with how many events.
    pub others: Vec<(ActorView, usize)>,
}

/// The story around an event, of what is loaded and whatever is selected. Nothing for an event that is not loaded.
pub fn story(app: App, i18n: I18n, id: &str) -> Option<Story> {
    app.log.view_all(|store| {
        let row = store.row_of_id(id)?;
        let event = store.event(row)?.into_owned();
        let around = store.all_between(
            Timestamp(event.created_at.0.saturating_sub(AROUND_MS)),
            Timestamp(event.created_at.0.saturating_add(AROUND_MS)),
        );
        let own = own_rows(store, &around, row);
        let this = own.iter().position(|other| *other == row)?;
        let events: Vec<AuditEvent<'_>> = own.iter().filter_map(|row| store.event(*row)).collect();
        let session = story::session(&events, this);
        let span = story::span(&events, &session)?;
        let told = session.iter().position(|index| *index == this)?;
        let keys: Vec<&str> = session.iter().map(|index| events[*index].event_key.as_ref()).collect();
        let steps = story::steps(&keys, told);
        let (near, before, after) = story::near(&steps);
        let names = app.names.get();
        let step = |step: &story::Step| {
            let (first, last) = (&events[session[step.events.start]], &events[session[step.events.end - 1]]);
            StepView {
                id: first.id.to_string(),
                start: first.created_at,
                end: last.created_at,
                count: step.events.len(),
                category: first.category().slug(),
                sentence: sentence(first, i18n.lang(), names.as_ref()),
                is_this: step.is_this,
            }
        };
        Some(Story {
            actor: event.actor_id.as_deref().map(|id| actor_view(app, id)),
            address: event.ip_address.as_deref().map(str::to_owned),
            client: event.user_agent.as_deref().map(|agent| Client::parse(agent).to_string()),
            span,
            count: session.len(),
            steps: near.iter().map(step).collect(),
            left_out: (before, after),
            elsewhere: elsewhere(&events, &event),
            others: others(app, store, &around, row),
        })
    })
}

/// The rows of the event's actor, near the event.
fn own_rows(store: &Store, around: &[Row], row: Row) -> Vec<Row> {
    let Some(actor) = store.value(row, Facet::Actor) else { return Vec::new() };
    let own: Vec<Row> =
        around.iter().copied().filter(|other| store.value(*other, Facet::Actor) == Some(actor)).collect();
    let at = own.iter().position(|other| *other == row).unwrap_or(0);
    own[at.saturating_sub(MOST_EVENTS)..(at + MOST_EVENTS + 1).min(own.len())].to_vec()
}

/// Other places of the same actor, the busiest first.
fn elsewhere(events: &[AuditEvent<'_>], event: &AuditEvent<'_>) -> Vec<(String, String, usize)> {
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for other in events {
        if let (Some(ip), Some(agent)) = (other.ip_address.as_deref(), other.user_agent.as_deref())
            && (other.ip_address != event.ip_address || other.user_agent != event.user_agent)
        {
            *places.entry((ip, agent)).or_default() += 1;
        }
    }
    let mut places: Vec<_> = places
        .into_iter()
        .map(|((ip, agent), count)| (ip.to_owned(), Client::parse(agent).to_string(), count))
        .collect();
    places.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    places.truncate(NAMED);
    places
}

/// Who else used the event's address, the busiest first.
fn others(app: App, store: &Store, around: &[Row], row: Row) -> Vec<(ActorView, usize)> {
    let has_address = store.event(row).is_some_and(|event| event.ip_address.is_some());
    let (address, actor) = (store.value(row, Facet::Address), store.value(row, Facet::Actor));
    let mut counts = BTreeMap::new();
    for other in around.iter().filter(|other| has_address && store.value(**other, Facet::Address) == address)
    {
        if let Some(code) = store.value(*other, Facet::Actor).filter(|code| Some(*code) != actor) {
            *counts.entry(code).or_insert(0) += 1;
        }
    }
    let mut counts: Vec<_> = counts
        .into_iter()
        .filter_map(|(code, count)| Some((actor_view(app, &store.label(Facet::Actor, code)?), count)))
        .collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.truncate(NAMED);
    counts
}
