//! What a clause asks of values and rows.

use crate::clause::{Clause, Field, ID_PREFIX, Value};
use crate::detail::Named;
use crate::events::Events;
use crate::facet::Column;
use crate::text::Needle;
use crate::{Code, Facet, Meaning};
use audit_model::client::{Client, ClientGroup};
use hashbrown::HashSet;
use ipnet::IpNet;
use std::net::IpAddr;
use std::sync::Arc;

/// A clause made ready for testing, whether it is negated left aside.
#[derive(Debug)]
pub enum Test {
    Time {
        from: i64,
        until: i64,
    },
    AnyOf {
        facet: Facet,
        labels: HashSet<String>,
        missing: bool,
        blocks: Vec<IpNet>,
        clients: Vec<ClientGroup>,
    },
    /// Each of these, which are about one value of one facet.
    AllOf {
        parts: Vec<Test>,
    },
    Text {
        needle: Needle,
        field: Option<Field>,
        meaning: Arc<Meaning>,
    },
    Detail {
        named: Box<Named>,
    },
    Present {
        field: Field,
    },
}

impl Test {
    pub fn of(clause: &Clause) -> (Self, bool) {
        match clause {
            Clause::Time { from, until, negated } => {
                (Self::Time { from: from.millis(), until: until.millis() }, *negated)
            }
            Clause::AnyOf { facet, values, negated } => (Self::any_of(*facet, values), *negated),
            Clause::AllOf { values, negated } => {
                let part =
                    |(facet, value): &(Facet, Value)| Self::any_of(*facet, std::slice::from_ref(value));
                (Self::AllOf { parts: values.iter().map(part).collect() }, *negated)
            }
            Clause::Text { needle, field, meaning, negated } => {
                let meaning = if field.is_none() { Arc::clone(meaning) } else { Arc::default() };
                (Self::Text { needle: Needle::new(needle), field: *field, meaning }, *negated)
            }
            Clause::Detail { name, needle, negated } => {
                (Self::Detail { named: Box::new(Named::new(name, needle)) }, *negated)
            }
            Clause::Present { field, negated } => (Self::Present { field: *field }, *negated),
        }
    }

    fn any_of(facet: Facet, values: &[Value]) -> Self {
        let (mut labels, mut blocks, mut clients) = (HashSet::new(), Vec::new(), Vec::new());
        for value in values {
            match value {
                Value::Label(label) => drop(labels.insert(label.clone())),
                Value::Block(block) => blocks.push(*block),
                Value::Client(group) => clients.push(group.clone()),
                Value::Missing => {}
            }
        }
        Self::AnyOf { facet, labels, missing: values.contains(&Value::Missing), blocks, clients }
    }

    /// Whether the codes of a column matter.
    pub fn reads(&self, column: Column) -> bool {
        match self {
            // What has several values at once is not seen by the codes of one column.
            Self::Time { .. } | Self::Detail { .. } | Self::AllOf { .. } => false,
            Self::AnyOf { facet, .. } => Column::of(*facet) == Some(column),
            Self::Text { field: None, .. } => true,
            Self::Text { field: Some(field), .. } | Self::Present { field } => {
                facet_of(*field).and_then(Column::of) == Some(column)
            }
        }
    }

    /// Whether something that is not coded matters.
    pub fn reads_rows(&self) -> bool {
        match self {
            Self::Time { .. } => false,
            Self::AnyOf { facet, .. } => Column::of(*facet).is_none(),
            Self::Detail { .. } | Self::AllOf { .. } | Self::Text { field: None, .. } => true,
            Self::Text { field: Some(field), .. } | Self::Present { field } => {
                facet_of(*field).and_then(Column::of).is_none()
            }
        }
    }

    /// Whether everything that passes this passes the other, so that only the other's rows need a look.
    pub fn narrows(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Text { needle, field, meaning },
                Self::Text { needle: shorter, field: same, meaning: more },
            ) => {
                // A needle that is long enough for ids finds more than a shorter one.
                let new_ids =
                    field.is_none() && shorter.bytes().len() < ID_PREFIX && needle.bytes().len() >= ID_PREFIX;
                field == same && !new_ids && needle.starts_with(shorter) && meaning.is_within(more)
            }
            _ => false,
        }
    }

    /// The codes that are asked for by name, where a column's codes are the values themselves: there may be a
    /// million of them, and few are asked for.
    pub fn named_codes(&self, events: &Events, column: Column) -> Option<Vec<u32>> {
        let Self::AnyOf { facet, labels, missing, blocks, .. } = self else { return None };
        (facet.has_own_codes() && blocks.is_empty() && Column::of(*facet) == Some(column)).then(|| {
            let named = labels.iter().filter_map(|label| events.code(*facet, label));
            named.chain(missing.then_some(Code::MISSING.0)).collect()
        })
    }

    pub fn accepts_code(&self, events: &Events, column: Column, code: u32) -> bool {
        match self {
            Self::Time { .. } | Self::Detail { .. } | Self::AllOf { .. } => false,
            Self::AnyOf { facet, clients, .. } => {
                self.accepts_value(events, *facet, events.facet_of(*facet, code))
                    || (*facet == Facet::Client && !clients.is_empty() && is_one_of(clients, events, code))
            }
            Self::Text { needle, field, meaning } => facets_of(column)
                .iter()
                .filter(|facet| field.is_none_or(|field| facet_of(field) == Some(**facet)))
                .filter_map(|facet| Some((*facet, events.label(*facet, events.facet_of(*facet, code))?)))
                .any(|(facet, text)| {
                    needle.is_in(&text)
                        || match facet {
                            Facet::EventKey => meaning.keys.contains(text.as_ref()),
                            Facet::Actor => meaning.has_actor(&text),
                            _ => false,
                        }
                }),
            Self::Present { field } => {
                facet_of(*field).is_some_and(|facet| events.facet_of(facet, code) != Code::MISSING.0)
            }
        }
    }

    /// Whether a row passes, whose values of a facet are not in a column.
    pub fn accepts_row(&self, events: &Events, facet: Facet, row: u32) -> bool {
        match events.labels(facet).map(|labels| labels.of(row)) {
            None => self.accepts_value(events, facet, events.entities.get(row)),
            Some([]) => self.accepts_value(events, facet, Code::MISSING.0),
            Some(codes) => codes.iter().any(|code| self.accepts_value(events, facet, *code)),
        }
    }

    pub fn accepts_value(&self, events: &Events, facet: Facet, code: u32) -> bool {
        let Self::AnyOf { labels, missing, blocks, .. } = self else { return false };
        let Some(label) = events.label(facet, code) else { return *missing };
        labels.contains(label.as_ref())
            || (facet == Facet::Address
                && !blocks.is_empty()
                && label
                    .parse::<IpAddr>()
                    .is_ok_and(|address| blocks.iter().any(|block| block.contains(&address))))
    }
}

/// Whether a user agent is a client of one of these groups.
fn is_one_of(clients: &[ClientGroup], events: &Events, agent: u32) -> bool {
    let label = events.label(Facet::UserAgent, agent);
    label.is_some_and(|agent| {
        let client = Client::parse(&agent);
        clients.iter().any(|group| group.has(&client))
    })
}

/// The facet whose labels are the values of a field.
fn facet_of(field: Field) -> Option<Facet> {
    Some(match field {
        Field::EventKey => Facet::EventKey,
        Field::ActorId => Facet::Actor,
        Field::ActorType => Facet::ActorType,
        Field::EntityId => Facet::Entity,
        Field::EntityType => Facet::EntityType,
        Field::IpAddress => Facet::Address,
        Field::UserAgent => Facet::UserAgent,
        Field::Id | Field::Details | Field::Extra => return None,
    })
}

/// The facets that are fields and read off a column.
fn facets_of(column: Column) -> &'static [Facet] {
    match column {
        Column::Kind => &[Facet::EventKey, Facet::ActorType, Facet::EntityType],
        Column::Actor => &[Facet::Actor],
        Column::Address => &[Facet::Address],
        Column::Agent => &[Facet::UserAgent],
    }
}
