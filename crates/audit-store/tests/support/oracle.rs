//! The store written as plainly as can be: a list of events, and every answer computed from all of them.

use audit_model::client::Client;
use audit_model::rights::Rights;
use audit_model::{AuditEvent, Timestamp};
use audit_store::{
    Appended, Buckets, Called, Clause, Facet, Field, ID_PREFIX, MOST_BUCKETS, Meaning, Source, Value, Zone,
};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

#[derive(Clone, Default)]
pub struct Oracle {
    pub events: Vec<AuditEvent<'static>>,
    pub clauses: BTreeMap<Source, Clause>,
    /// By facet and id.
    pub told: BTreeMap<(Facet, String), BTreeSet<String>>,
    pub most_events: Option<usize>,
}

pub type Counts = BTreeMap<Option<String>, u32>;

impl Oracle {
    pub fn append(&mut self, events: &[AuditEvent<'static>]) -> Appended {
        let mut appended = Appended::default();
        for event in events {
            match self.events.iter().find(|other| other.id == event.id) {
                Some(same) if same == event => appended.repeated += 1,
                Some(_) => appended.conflicting += 1,
                None if self.most_events.is_some_and(|most| self.events.len() >= most) => {
                    appended.refused += 1;
                }
                None => {
                    self.events.push(event.clone());
                    appended.added += 1;
                }
            }
        }
        appended
    }

    pub fn set(&mut self, source: Source, clause: Option<&Clause>) -> bool {
        let before = match clause {
            Some(clause) => self.clauses.insert(source, clause.clone()),
            None => self.clauses.remove(&source),
        };
        before.as_ref() != clause
    }

    fn passing(&self, leave_out: impl Fn(Source) -> bool) -> impl Iterator<Item = &AuditEvent<'static>> {
        self.events.iter().filter(move |event| {
            self.clauses.iter().all(|(source, clause)| leave_out(*source) || self.passes(event, clause))
        })
    }

    pub fn matching(&self) -> usize {
        self.passing(|_| false).count()
    }

    /// How many pass every clause but this one, which they fail.
    pub fn kept_out(&self, source: Source) -> usize {
        self.passing(|other| other == source).count() - self.matching()
    }

    pub fn ruled_out(&self, source: Source) -> usize {
        self.events.len() - self.passing(|other| other != source).count()
    }

    pub fn counts(&self, facet: Facet) -> Counts {
        let mut counts = Counts::new();
        for event in self.passing(|source| source == Source::Only(facet) || source == Source::Except(facet)) {
            if Facet::LABELS.contains(&facet) {
                for label in self.labels(event, facet) {
                    *counts.entry(Some(label)).or_default() += 1;
                }
            } else {
                *counts.entry(value(event, facet)).or_default() += 1;
            }
        }
        counts
    }

    pub fn agents(&self) -> BTreeMap<String, u32> {
        let mut counts = BTreeMap::new();
        let own = [Source::Only(Facet::Client), Source::Except(Facet::Client)];
        for event in self.passing(|source| own.contains(&source)) {
            *counts.entry(event.user_agent.as_deref().unwrap_or("none").to_owned()).or_default() += 1;
        }
        counts
    }

    /// Replaces what was told of a facet. Says whether that changed anything.
    pub fn tell(&mut self, facet: Facet, told: &[(&str, Vec<&str>)]) -> bool {
        let before = self.told.clone();
        self.told.retain(|(of, _), _| *of != facet);
        for (id, values) in told.iter().filter(|(_, values)| !values.is_empty()) {
            if self.events.iter().any(|event| event.id == *id) {
                let values = values.iter().map(|value| (*value).to_owned()).collect();
                self.told.insert((facet, (*id).to_owned()), values);
            }
        }
        self.told != before
    }

    fn labels(&self, event: &AuditEvent<'_>, facet: Facet) -> BTreeSet<String> {
        match facet {
            Facet::Scope => Rights::read(&event.details).scopes,
            Facet::Role => Rights::read(&event.details).roles,
            _ => self.told.get(&(facet, event.id.to_string())).cloned().unwrap_or_default(),
        }
    }

    fn has(&self, event: &AuditEvent<'_>, facet: Facet, wanted: &Value) -> bool {
        if !Facet::LABELS.contains(&facet) {
            return has(event, facet, wanted);
        }
        let labels = self.labels(event, facet);
        match wanted {
            Value::Label(wanted) => labels.contains(wanted),
            Value::Missing => labels.is_empty(),
            Value::Block(_) | Value::Client(_) => false,
        }
    }

    pub fn top(&self, facet: Facet, n: usize) -> Vec<(String, u32)> {
        let counts = self.counts(facet).into_iter();
        let mut top: Vec<_> = counts.filter_map(|(label, count)| Some((label?, count))).collect();
        top.sort_by_key(|(_, count)| Reverse(*count));
        top.truncate(n);
        top
    }

    /// The most frequent value of another facet among the events of a value, and how many there are.
    pub fn beside(&self, facet: Facet, value: &str, other: Facet) -> (Option<(String, u32)>, usize) {
        let mut counts = BTreeMap::<String, u32>::new();
        let own = [Source::Only(facet), Source::Except(facet)];
        for event in self.passing(|source| own.contains(&source)) {
            if let (Some(named), Some(beside)) = (self::value(event, facet), self::value(event, other))
                && named == value
            {
                *counts.entry(beside).or_default() += 1;
            }
        }
        let distinct = counts.len();
        let most = counts.into_iter().max_by_key(|(label, count)| (*count, Reverse(label.clone())));
        (most, distinct)
    }

    /// Counts by value and bucket, zeros left out.
    pub fn timeline(&self, buckets: Buckets, split: Facet) -> BTreeMap<(Option<String>, usize), u32> {
        cells_of(self.passing(|source| source == Source::Time), buckets, split)
    }

    /// As [`Oracle::timeline`], under all clauses.
    pub fn timeline_of_all(&self, buckets: Buckets, split: Facet) -> BTreeMap<(Option<String>, usize), u32> {
        cells_of(self.passing(|_| false), buckets, split)
    }

    pub fn overview(&self, buckets: Buckets, split: Facet) -> BTreeMap<(Option<String>, usize), u32> {
        let own = [Source::Time, Source::Only(split), Source::Except(split)];
        cells_of(self.passing(|source| own.contains(&source)), buckets, split)
    }

    /// How many events each local day has, newest first; clocks are only ever put forward.
    pub fn days(&self, zone: &Zone) -> Vec<usize> {
        let mut days = BTreeMap::<i128, usize>::new();
        for event in self.passing(|_| false) {
            let at = event.created_at;
            let changed = zone.changes.iter().rfind(|(from, _)| *from <= at).map(|(_, offset)| *offset);
            let local = i128::from(at.0) + i128::from(changed.unwrap_or(zone.offset_ms));
            *days.entry(local.div_euclid(86_400_000)).or_default() += 1;
        }
        days.into_values().rev().collect()
    }

    pub fn heat_map(&self, zone: &Zone) -> Vec<u32> {
        let mut cells = vec![0; 168];
        for event in self.passing(|_| false) {
            let offset = zone
                .changes
                .iter()
                .rev()
                .find(|(from, _)| *from <= event.created_at)
                .map_or(zone.offset_ms, |change| change.1);
            let local = i128::from(event.created_at.millis()) + i128::from(offset);
            let hours = local.div_euclid(3_600_000);
            cells[(hours + 3 * 24).rem_euclid(168) as usize] += 1;
        }
        cells
    }

    /// The ids of the matching events, newest first.
    pub fn list(&self) -> Vec<String> {
        let mut list: Vec<&AuditEvent<'_>> = self.passing(|_| false).collect();
        list.sort_by_key(|event| Reverse(event.created_at));
        list.into_iter().map(|event| event.id.to_string()).collect()
    }

    pub fn time_span(&self) -> Option<(Timestamp, Timestamp)> {
        let times = || self.events.iter().map(|event| event.created_at);
        Some((times().min()?, times().max()?))
    }
}

impl Oracle {
    fn passes(&self, event: &AuditEvent<'_>, clause: &Clause) -> bool {
        match clause {
            Clause::Time { from, until, negated } => {
                (*from <= event.created_at && event.created_at < *until) != *negated
            }
            Clause::AnyOf { facet, values, negated } => {
                values.iter().any(|value| self.has(event, *facet, value)) != *negated
            }
            Clause::AllOf { values, negated } => {
                values.iter().all(|(facet, value)| self.has(event, *facet, value)) != *negated
            }
            Clause::Text { needle, field: asked, meaning, negated } => {
                let needle = needle.to_lowercase();
                let hit = match asked {
                    Some(asked) => {
                        field(event, *asked).is_some_and(|text| text.to_lowercase().contains(&needle))
                    }
                    None => FIELDS.iter().filter_map(|asked| Some((asked, field(event, *asked)?))).any(
                        |(asked, text)| match asked {
                            Field::Id => {
                                needle.len() >= ID_PREFIX && text.to_lowercase().starts_with(&needle)
                            }
                            _ => text.to_lowercase().contains(&needle),
                        },
                    ),
                };
                (hit || (asked.is_none() && is_meant(event, meaning))) != *negated
            }
            Clause::Detail { name, needle, negated } => {
                let details: Json = serde_json::from_str(&event.details).unwrap_or_default();
                let hit = details.get(name).is_some_and(|value| holds(value, &needle.to_lowercase()));
                hit != *negated
            }
            Clause::Present { field: asked, negated } => {
                let there = field(event, *asked).is_some();
                there != *negated
            }
        }
    }
}

fn is_meant(event: &AuditEvent<'_>, meaning: &Meaning) -> bool {
    let details: Json = serde_json::from_str(&event.details).unwrap_or_default();
    let called = |called: &Called| {
        let has = |id: &Option<Cow<'_, str>>| id.as_deref().is_some_and(|id| called.ids.contains(id));
        let is_entity = || called.entity_types.iter().any(|it| event.entity_type.as_deref() == Some(*it));
        let one = |value: &Json| match value {
            Json::String(id) => called.ids.contains(id),
            Json::Number(id) => called.ids.contains(&id.to_string()),
            _ => false,
        };
        let in_field = |value: &Json| one(value) || value.as_array().is_some_and(|list| list.iter().any(one));
        (called.is_actor && has(&event.actor_id))
            || (has(&event.entity_id) && is_entity())
            || called.fields.iter().filter_map(|field| details.get(field)).any(in_field)
    };
    meaning.keys.contains(event.event_key.as_ref()) || meaning.called.iter().any(called)
}

pub fn value(event: &AuditEvent<'_>, facet: Facet) -> Option<String> {
    let text = match facet {
        Facet::Category => return Some(event.category().slug().to_owned()),
        Facet::EventKey => return Some(event.event_key.to_string()),
        Facet::Client => return event.user_agent.as_deref().map(|agent| Client::parse(agent).family),
        Facet::Actor => &event.actor_id,
        Facet::ActorType => &event.actor_type,
        Facet::Entity => &event.entity_id,
        Facet::EntityType => &event.entity_type,
        Facet::Address => &event.ip_address,
        Facet::UserAgent => &event.user_agent,
        // Of these an event has several.
        Facet::Scope | Facet::Role | Facet::Note | Facet::Tag | Facet::Case => return None,
    };
    text.as_deref().map(str::to_owned)
}

const FIELDS: [Field; 10] = [
    Field::Id,
    Field::EventKey,
    Field::ActorId,
    Field::ActorType,
    Field::EntityId,
    Field::EntityType,
    Field::IpAddress,
    Field::UserAgent,
    Field::Details,
    Field::Extra,
];

fn field<'a>(event: &'a AuditEvent<'_>, field: Field) -> Option<&'a str> {
    match field {
        Field::Id => Some(&event.id),
        Field::EventKey => Some(&event.event_key),
        Field::ActorId => event.actor_id.as_deref(),
        Field::ActorType => event.actor_type.as_deref(),
        Field::EntityId => event.entity_id.as_deref(),
        Field::EntityType => event.entity_type.as_deref(),
        Field::IpAddress => event.ip_address.as_deref(),
        Field::UserAgent => event.user_agent.as_deref(),
        Field::Details => Some(event.details.as_ref()).filter(|details| *details != "{}"),
        Field::Extra => event.extra.as_deref(),
    }
}

fn has(event: &AuditEvent<'_>, facet: Facet, wanted: &Value) -> bool {
    let label = value(event, facet);
    match wanted {
        Value::Label(wanted) => label.as_ref() == Some(wanted),
        Value::Missing => label.is_none(),
        Value::Block(block) => {
            let address = label.and_then(|label| label.parse::<IpAddr>().ok());
            facet == Facet::Address && address.is_some_and(|address| block.contains(&address))
        }
        Value::Client(group) => {
            let client = event.user_agent.as_deref().map(Client::parse);
            facet == Facet::Client && client.is_some_and(|client| group.has(&client))
        }
    }
}

fn holds(value: &Json, needle: &str) -> bool {
    match value {
        Json::Null => false,
        Json::String(text) => text.to_lowercase().contains(needle),
        Json::Array(list) => list.iter().any(|value| holds(value, needle)),
        Json::Object(fields) => fields.values().any(|value| holds(value, needle)),
        other => other.to_string().contains(needle),
    }
}

/// The labels of the values that occur.
pub fn present(counts: &Counts) -> BTreeSet<&str> {
    counts.keys().filter_map(Option::as_deref).collect()
}

/// Counts by value and bucket, zeros left out.
fn cells_of<'a>(
    events: impl Iterator<Item = &'a AuditEvent<'static>>,
    buckets: Buckets,
    split: Facet,
) -> BTreeMap<(Option<String>, usize), u32> {
    let mut cells = BTreeMap::new();
    for event in events {
        let since = i128::from(event.created_at.millis()) - i128::from(buckets.start.millis());
        if since < 0 || buckets.width_ms < 1 {
            continue;
        }
        let bucket = since / i128::from(buckets.width_ms);
        if bucket < buckets.count.min(MOST_BUCKETS) as i128 {
            *cells.entry((value(event, split), bucket as usize)).or_default() += 1;
        }
    }
    cells
}
