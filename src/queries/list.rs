//! The rows of the list.

use super::days::Day;
use crate::i18n::I18n;
use crate::list::fold::{Item, Kind, Order};
use crate::platform::intl::{self, Style};
use crate::state::App;
use crate::state::layout::Times;
use crate::state::names::Noting;
use crate::text::{Sentence, ago, avatar_colour, initials, many, sentence};
use audit_detect::Severity;
use audit_model::client::Client;
use audit_model::{AuditEvent, Timestamp};
use audit_store::{Facet, Store};
use leptos::prelude::*;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// All that a row shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RowView {
    /// The event's id.
    pub id: String,
    /// The category's slug, for its colour.
    pub category: &'static str,
    /// Its kind, by its key.
    pub key: String,
    /// Local time of day, or how long ago.
    pub time: String,
    /// Whether that is how long ago.
    pub is_ago: bool,
    /// Day and time to the second.
    pub exact: String,
    /// Who; missing if the event has no actor.
    pub actor: Option<ActorView>,
    /// What happened.
    pub sentence: Sentence,
    /// Whether names in its object and in its extra are such as only the log gives.
    pub from_log: (bool, bool),
    /// From which address.
    pub ip: Option<String>,
    /// With which client.
    pub client: Option<String>,
    /// With which client, in its own words.
    pub agent: Option<String>,
    /// Whether it is this dashboard's own read of the log.
    pub own: bool,
    /// How grave the gravest finding is that it proves.
    pub proves: Option<Severity>,
    /// What was noted on it.
    pub mark: Option<Mark>,
}

impl RowView {
    /// Whether it came from no address and no client: a server did it.
    pub const fn is_from_server(&self) -> bool {
        self.ip.is_none() && self.client.is_none()
    }
}

/// What was noted on an event, as far as a row shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Whether it has a star.
    pub starred: bool,
    /// Its tags and the cases that it is in.
    pub tags: Vec<String>,
    /// The comment.
    pub text: String,
}

/// An actor with a face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorView {
    /// The id.
    pub id: String,
    /// Name or id.
    pub name: String,
    /// One or two letters.
    pub initials: String,
    /// Which of the avatar colours.
    pub colour: usize,
    /// Whether only the log gives the name.
    pub from_log: bool,
}

/// The face of an actor.
pub fn actor_view(app: App, id: &str) -> ActorView {
    let known = app.names.get().name_of_person(id);
    let from_log = known.as_ref().is_some_and(|name| name.from_log);
    let name = known.map_or_else(|| format!("#{id}"), |name| name.text);
    let colour = usize::from(avatar_colour(id));
    ActorView { id: id.to_owned(), initials: initials(&name), colour, name, from_log }
}

/// The row of an event.
pub fn row_view(app: App, i18n: I18n, event: &AuditEvent<'_>) -> RowView {
    let lang = i18n.lang();
    let directory = app.names.get();
    let names = Noting::new(&directory);
    let sentence = sentence(event, lang, &names);
    RowView {
        id: event.id.to_string(),
        category: event.category().slug(),
        key: event.event_key.to_string(),
        time: match app.layout.with(|layout| layout.times) {
            Times::Exact => intl::date(lang, Style::Time, event.created_at),
            Times::Relative => ago(lang, app.now.get().0.saturating_sub(event.created_at.0)),
        },
        is_ago: app.layout.with(|layout| layout.times == Times::Relative),
        exact: intl::date(lang, Style::Exact, event.created_at),
        actor: event.actor_id.as_deref().map(|id| actor_view(app, id)),
        from_log: (names.is_marked(sentence.object.as_deref()), names.is_marked(sentence.extra.as_deref())),
        sentence,
        ip: event.ip_address.as_deref().map(str::to_owned),
        client: event.user_agent.as_deref().map(|agent| Client::parse(agent).to_string()),
        agent: event.user_agent.as_deref().map(str::to_owned),
        own: app.log.own().is_some_and(|own| own.has(event)),
        proves: app.findings.proofs.with(|proofs| proofs.get(event.id.as_ref()).copied()),
        mark: app.notes.with(|book| {
            let note = book.note(&event.id)?;
            let tags = note.tags.iter().cloned().chain(book.cases_of(&event.id).map(str::to_owned));
            Some(Mark { starred: note.starred, tags: tags.collect(), text: note.text.clone() })
        }),
    }
}

/// An item of the list as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemView {
    /// The heading of a day.
    Day(Day),
    /// The matching event of a rank; the first of several that could be told as one has their ranks, too.
    Event(usize, Arc<RowView>, Option<Range<usize>>),
    /// The matching events of these ranks, told as one.
    Fold(Range<usize>, Arc<RowView>),
}

/// The items at these places of the list.
pub fn items(app: App, i18n: I18n, order: &Order, places: Range<usize>) -> Vec<ItemView> {
    let items: Vec<Item> = places.map(|place| order.item(place)).collect();
    let ranks = items.iter().filter_map(|item| match item {
        Item::Event(rank) => Some(*rank..*rank + 1),
        Item::Fold(ranks) => Some(ranks.clone()),
        Item::Day(_) => None,
    });
    let (first, end) =
        ranks.fold((usize::MAX, 0), |(first, end), ranks| (first.min(ranks.start), end.max(ranks.end)));
    app.log.view(|store| {
        let rows = store.rows(first.min(end)..end);
        let event = |rank: usize| store.event(*rows.get(rank.checked_sub(first)?)?);
        let view = |item| match item {
            Item::Day(day) => Some(ItemView::Day(day)),
            Item::Event(rank) => {
                let opened = order.folds().opened_at(rank).filter(|ranks| ranks.start == rank);
                Some(ItemView::Event(rank, Arc::new(row_view(app, i18n, &event(rank)?)), opened))
            }
            Item::Fold(ranks) => {
                let near = ranks.clone().take(FOLD_OBJECTS).filter_map(event);
                let row = fold_view(app, i18n, ranks.len(), near.collect(), event(ranks.end - 1)?)?;
                Some(ItemView::Fold(ranks, Arc::new(row)))
            }
        };
        items.into_iter().filter_map(view).collect()
    })
}

/// How many of what repeated events were done to are named.
const FOLD_OBJECTS: usize = 4;

/// The row of repeated events: that of the newest, with what all of them say. `near` are the newest ones.
fn fold_view(
    app: App,
    i18n: I18n,
    count: usize,
    near: Vec<AuditEvent<'_>>,
    oldest: AuditEvent<'_>,
) -> Option<RowView> {
    let lang = i18n.lang();
    let newest = near.first()?;
    let row = row_view(app, i18n, newest);
    let mut objects: Vec<String> = Vec::new();
    for object in near.iter().filter_map(|event| row_view(app, i18n, event).sentence.object) {
        if !objects.contains(&object) {
            objects.push(object);
        }
    }
    let more = if count > near.len() { ", …" } else { "" };
    let since = intl::date(lang, Style::Time, oldest.created_at);
    let said = Sentence {
        did: many(lang, &newest.event_key, &row.sentence.did, count, &intl::number(lang, count)),
        object: (!objects.is_empty()).then(|| objects.join(", ") + more),
        extra: Some(i18n.ta("fold-since", &[("time", since.into())])),
        ..row.sentence.clone()
    };
    Some(RowView { sentence: said, ..row })
}

/// What makes the matching events of these ranks alike.
pub fn kinds(app: App, ranks: Range<usize>) -> Vec<Kind> {
    app.log.peek(|store| {
        let rows = store.rows(ranks);
        let kind = |row, store: &Store| {
            let number = |facet| store.value(row, facet).map_or(0, |code| code.number());
            Some(Kind {
                actor: number(Facet::Actor),
                key: number(Facet::EventKey),
                address: number(Facet::Address),
                time_ms: store.time(row)?.millis(),
            })
        };
        rows.into_iter().filter_map(|row| kind(row, store)).collect()
    })
}

/// The id of the matching event of this rank.
pub fn id_at(app: App, rank: usize) -> Option<String> {
    app.log.peek(|store| {
        let row = store.nth(rank)?;
        store.event(row).map(|event| event.id.to_string())
    })
}

/// The ids of the matching events of these ranks.
pub fn ids(app: App, ranks: Range<usize>) -> Vec<String> {
    app.log.peek(|store| {
        let rows = store.rows(ranks);
        rows.into_iter().filter_map(|row| store.id(row).map(Cow::into_owned)).collect()
    })
}

/// How many matching events are newer than an instant: the rank of the newest that is not, if there is one.
pub fn rank_at(app: App, instant: Timestamp) -> usize {
    app.log.peek(|store| {
        let (mut low, mut high) = (0, store.matching());
        while low < high {
            let middle = low + (high - low) / 2;
            let time = store.nth(middle).and_then(|row| store.time(row));
            if time.is_some_and(|time| time > instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    })
}

/// The event with this id, if it is loaded.
pub fn event(app: App, id: &str) -> Option<AuditEvent<'static>> {
    app.log.view(|store| {
        let row = store.row_of_id(id)?;
        store.event(row).map(AuditEvent::into_owned)
    })
}

/// The rank of the event with this id among the matching ones.
pub fn rank_of(app: App, id: &str) -> Option<usize> {
    app.log.view(|store| {
        let row = store.row_of_id(id)?;
        store.rank(row)
    })
}
