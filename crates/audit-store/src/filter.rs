//! A clause in force: resolved to codes and rows, and kept up with what arrives.
//!
//! A clause is resolved once for every distinct value of a coded column; only entities, ids, details and unknown
//! fields are looked at row by row. Testing a row is then a few bit look-ups.

use crate::bits::Bits;
use crate::clause::{Clause, Field, ID_PREFIX, Value};
use crate::events::Events;
use crate::facet::Column;
use crate::text::Needle;
use crate::{Code, Facet};
use hashbrown::HashSet;
use ipnet::IpNet;
use std::net::IpAddr;

/// A clause in force.
#[derive(Debug)]
pub struct Filter {
    /// As it was set.
    pub clause: Clause,
    test: Test,
    negated: bool,
    /// The codes that pass, for each column that matters.
    codes: [Option<Bits>; 4],
    /// The rows that pass by something that is not coded.
    rows: Option<Bits>,
}

#[derive(Debug)]
enum Test {
    Time { from: i64, until: i64 },
    AnyOf { facet: Facet, labels: HashSet<String>, missing: bool, blocks: Vec<IpNet> },
    Text { needle: Needle, field: Option<Field> },
    Present { field: Field },
}

impl Filter {
    pub fn new(clause: Clause, events: &Events) -> Self {
        let (test, negated) = Test::of(&clause);
        let codes = Column::ALL.map(|column| test.reads(column).then(Bits::default));
        let rows = test.reads_rows().then(Bits::default);
        let mut filter = Self { clause, test, negated, codes, rows };
        filter.extend(events);
        filter
    }

    /// Resolves codes and rows that are new since the last call.
    pub fn extend(&mut self, events: &Events) {
        for (column, bits) in Column::ALL.into_iter().zip(&mut self.codes) {
            let Some(bits) = bits else { continue };
            for code in bits.len()..events.codes(column) {
                bits.push(self.test.accepts_code(events, column, code as u32));
            }
        }
        if let Some(rows) = &mut self.rows {
            self.test.accept_rows(events, rows);
        }
    }

    /// Whether a row passes. `row` is below the number of events at the last [`extend`](Self::extend).
    pub fn passes(&self, events: &Events, row: u32) -> bool {
        let hit = match &self.test {
            Test::Time { from, until } => (*from..*until).contains(&events.times[row as usize]),
            _ => {
                Column::ALL.into_iter().zip(&self.codes).any(|(column, bits)| {
                    bits.as_ref().is_some_and(|bits| bits.get(events.column(column)[row as usize] as usize))
                }) || self.rows.as_ref().is_some_and(|rows| rows.get(row as usize))
            }
        };
        hit != self.negated
    }
}

impl Test {
    fn of(clause: &Clause) -> (Self, bool) {
        match clause {
            Clause::Time { from, until, negated } => {
                (Self::Time { from: from.millis(), until: until.millis() }, *negated)
            }
            Clause::AnyOf { facet, values, negated } => {
                let (mut labels, mut blocks) = (HashSet::new(), Vec::new());
                for value in values {
                    match value {
                        Value::Label(label) => drop(labels.insert(label.clone())),
                        Value::Block(block) => blocks.push(*block),
                        Value::Missing => {}
                    }
                }
                let missing = values.contains(&Value::Missing);
                (Self::AnyOf { facet: *facet, labels, missing, blocks }, *negated)
            }
            Clause::Text { needle, field, negated } => {
                (Self::Text { needle: Needle::new(needle), field: *field }, *negated)
            }
            Clause::Present { field, negated } => (Self::Present { field: *field }, *negated),
        }
    }

    /// Whether the codes of a column matter.
    fn reads(&self, column: Column) -> bool {
        match self {
            Self::Time { .. } => false,
            Self::AnyOf { facet, .. } => Column::of(*facet) == Some(column),
            Self::Text { field: None, .. } => true,
            Self::Text { field: Some(field), .. } | Self::Present { field } => {
                facet_of(*field).and_then(Column::of) == Some(column)
            }
        }
    }

    /// Whether something that is not coded matters.
    fn reads_rows(&self) -> bool {
        match self {
            Self::Time { .. } => false,
            Self::AnyOf { facet, .. } => *facet == Facet::Entity,
            Self::Text { field: None, .. } => true,
            Self::Text { field: Some(field), .. } | Self::Present { field } => {
                facet_of(*field).and_then(Column::of).is_none()
            }
        }
    }

    fn accepts_code(&self, events: &Events, column: Column, code: u32) -> bool {
        match self {
            Self::Time { .. } => false,
            Self::AnyOf { facet, .. } => self.accepts_value(events, *facet, events.facet_of(*facet, code)),
            Self::Text { needle, field } => facets_of(column)
                .iter()
                .filter(|facet| field.is_none_or(|field| facet_of(field) == Some(**facet)))
                .filter_map(|facet| events.label(*facet, events.facet_of(*facet, code)))
                .any(|text| needle.is_in(&text)),
            Self::Present { field } => {
                facet_of(*field).is_some_and(|facet| events.facet_of(facet, code) != Code::MISSING.0)
            }
        }
    }

    fn accepts_value(&self, events: &Events, facet: Facet, code: u32) -> bool {
        let Self::AnyOf { labels, missing, blocks, .. } = self else { return false };
        let Some(label) = events.label(facet, code) else { return *missing };
        labels.contains(label.as_ref())
            || (facet == Facet::Address
                && !blocks.is_empty()
                && label
                    .parse::<IpAddr>()
                    .is_ok_and(|address| blocks.iter().any(|block| block.contains(&address))))
    }

    /// Appends a bit for every row that has none yet.
    fn accept_rows(&self, events: &Events, rows: &mut Bits) {
        let (first, end) = (rows.len(), events.len());
        rows.resize(end);
        let first = first as u32;
        let all = first..end as u32;
        match self {
            Self::Time { .. } => {}
            Self::AnyOf { facet, .. } => {
                for row in all {
                    if self.accepts_value(events, *facet, events.entities[row as usize]) {
                        rows.set(row as usize);
                    }
                }
            }
            Self::Text { needle, field } => {
                let wanted = |asked: Field| field.is_none_or(|field| field == asked);
                if wanted(Field::Details) {
                    mark(events.details.since(first), needle, rows);
                }
                if wanted(Field::Extra) {
                    mark(events.extra.since(first), needle, rows);
                }
                for row in all {
                    let by_entity = wanted(Field::EntityId)
                        && events
                            .label(Facet::Entity, events.entities[row as usize])
                            .is_some_and(|text| needle.is_in(&text));
                    let by_id = match field {
                        None => needle.bytes().len() >= ID_PREFIX && needle.starts(&events.ids.get(row)),
                        Some(field) => *field == Field::Id && needle.is_in(&events.ids.get(row)),
                    };
                    if by_entity || by_id {
                        rows.set(row as usize);
                    }
                }
            }
            Self::Present { field } => {
                for row in all {
                    let there = match field {
                        Field::Details => events.details.get(row).is_some(),
                        Field::Extra => events.extra.get(row).is_some(),
                        Field::EntityId => events.entities[row as usize] != Code::MISSING.0,
                        _ => true,
                    };
                    if there {
                        rows.set(row as usize);
                    }
                }
            }
        }
    }
}

fn mark<'a>(texts: impl Iterator<Item = (u32, &'a str)>, needle: &Needle, rows: &mut Bits) {
    for (row, text) in texts {
        if needle.is_in(text) {
            rows.set(row as usize);
        }
    }
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
