//! The rows that pass a test by something that has no dictionary: entities, ids, details, unknown fields.

use crate::bits::Bits;
use crate::clause::{Field, ID_PREFIX};
use crate::coded::Accepted;
use crate::columns::ALWAYS;
use crate::events::{Events, NUMERAL};
use crate::facet::Column;
use crate::meaning::Ids;
use crate::test::Test;
use crate::text::Needle;
use crate::{Code, Facet, Meaning};
use hashbrown::HashMap;

/// Looks at the rows that `hits` has no bit for yet; `hits` is extended by those bits. `among` says where to look
/// at all.
pub fn find(test: &Test, events: &Events, hits: &mut Bits, among: Option<&Bits>) {
    let first = hits.len() as u32;
    hits.resize(events.len());
    let worth = |row: u32| among.is_none_or(|among| among.get(row as usize));
    match test {
        Test::Time { .. } => {}
        Test::AllOf { parts } => set(hits, all_of(parts, events, first).into_iter()),
        Test::AnyOf { facet, labels, missing, .. } => {
            let wanted: Vec<u32> = labels
                .iter()
                .filter_map(|label| events.code(*facet, label))
                .chain(missing.then_some(Code::MISSING.0))
                .collect();
            let Some(labels) = events.labels(*facet) else {
                return entities(events, first, hits, |code| wanted.contains(&code));
            };
            let is_wanted = |codes: &[u32]| codes.iter().any(|code| wanted.contains(code));
            set(hits, labels.since(first).filter(|(_, codes)| is_wanted(codes)).map(|(row, _)| row));
            if *missing {
                let mut labelled = labels.since(first).map(|(row, _)| row).peekable();
                let has_none = |row: &u32| labelled.next_if_eq(row).is_none();
                set(hits, (first..events.len() as u32).filter(has_none));
            }
        }
        Test::Text { needle, field, meaning } => {
            let asked = |one: Field| field.is_none_or(|field| field == one);
            if asked(Field::Details) {
                mark(events.details.since(first), needle, hits, worth);
            }
            if asked(Field::Extra) {
                mark(events.extra.since(first), needle, hits, worth);
            }
            if asked(Field::EntityId) {
                in_entities(events, first, needle, hits);
            }
            match field {
                None if needle.bytes().len() >= ID_PREFIX => {
                    let rows = (first..events.len() as u32).filter(|row| worth(*row));
                    set(hits, rows.filter(|row| needle.starts(&events.ids.get(*row))));
                }
                Some(Field::Id) => {
                    let rows = (first..events.len() as u32).filter(|row| worth(*row));
                    set(hits, rows.filter(|row| needle.is_in(&events.ids.get(*row))));
                }
                _ => {}
            }
            if !meaning.called.is_empty() {
                called(meaning, events, first, hits);
            }
        }
        Test::Detail { named } => {
            let details = events.details.since(first).filter(|(row, _)| worth(*row));
            set(hits, details.filter(|(_, text)| named.is_in(text)).map(|(row, _)| row));
        }
        Test::Present { field } => match field {
            Field::Details => set(hits, events.details.since(first).map(|(row, _)| row)),
            Field::Extra => set(hits, events.extra.since(first).map(|(row, _)| row)),
            Field::EntityId => entities(events, first, hits, |code| code != Code::MISSING.0),
            _ => set(hits, first..events.len() as u32),
        },
    }
}

/// The rows from `first` on that pass every part, each part looking at what the ones before it have left.
fn all_of(parts: &[Test], events: &Events, first: u32) -> Vec<u32> {
    let mut found: Option<Vec<u32>> = None;
    for part in parts {
        let Test::AnyOf { facet, .. } = part else { continue };
        let Some(column) = Column::of(*facet) else {
            let mut rows = found.unwrap_or_else(|| (first..events.len() as u32).collect());
            rows.retain(|row| part.accepts_row(events, *facet, *row));
            found = Some(rows);
            continue;
        };
        let mut accepted = Bits::default();
        accepted.resize(events.codes(column));
        let named = part.named_codes(events, column);
        let codes = named.unwrap_or_else(|| {
            let all = 0..events.codes(column) as u32;
            all.filter(|code| part.accepts_code(events, column, *code)).collect()
        });
        codes.iter().for_each(|code| accepted.set(*code as usize));
        found = Some(match found {
            Some(rows) => events.columns.retain(column, &rows, &accepted, false),
            None if first == 0 => events.columns.list(column, &Accepted::of(&accepted, false), &ALWAYS),
            None => {
                let new: Vec<u32> = (first..events.len() as u32).collect();
                events.columns.retain(column, &new, &accepted, false)
            }
        });
    }
    found.unwrap_or_else(|| (first..events.len() as u32).collect())
}

fn set(hits: &mut Bits, rows: impl Iterator<Item = u32>) {
    rows.for_each(|row| hits.set(row as usize));
}

fn mark<'a>(
    texts: impl Iterator<Item = (u32, &'a str)>,
    needle: &Needle,
    hits: &mut Bits,
    worth: impl Fn(u32) -> bool,
) {
    for (row, text) in texts {
        if worth(row) && needle.is_in(text) {
            hits.set(row as usize);
        }
    }
}

fn entities(events: &Events, first: u32, hits: &mut Bits, accepts: impl Fn(u32) -> bool) {
    set(
        hits,
        (first..).zip(events.entities.since(first)).filter(|(_, code)| accepts(*code)).map(|(row, _)| row),
    );
}

/// Rows whose entity is meant, or whose details name what is.
fn called(meaning: &Meaning, events: &Events, first: u32, hits: &mut Bits) {
    // For each code of an entity, which of the kinds of things it may be.
    let mut kinds: HashMap<u32, u32> = HashMap::new();
    for (at, called) in meaning.called.iter().enumerate() {
        for code in called.ids.iter().filter_map(|id| events.code(Facet::Entity, id)) {
            *kinds.entry(code).or_default() |= 1 << at;
        }
    }
    if !kinds.is_empty() {
        let is_meant = |row: u32, code: u32| {
            let Some(kinds) = kinds.get(&code) else { return false };
            let entity_type = events.label(Facet::EntityType, events.facet(row, Facet::EntityType));
            entity_type.is_some_and(|entity_type| {
                let mut called = meaning.called.iter().enumerate();
                called.any(|(at, it)| kinds >> at & 1 == 1 && it.entity_types.contains(&entity_type.as_ref()))
            })
        };
        set(
            hits,
            (first..)
                .zip(events.entities.since(first))
                .filter(|(row, code)| is_meant(*row, *code))
                .map(|(row, _)| row),
        );
    }
    let ids = Ids::of(meaning);
    set(hits, events.details.since(first).filter(|(_, text)| ids.are_in(meaning, text)).map(|(row, _)| row));
}

fn in_entities(events: &Events, first: u32, needle: &Needle, hits: &mut Bits) {
    let mut names = Bits::default();
    for code in 0..events.entity_names.len() {
        names.push(events.entity_names.text(code as u32).is_some_and(|name| needle.is_in(name)));
    }
    // Nothing but digits can be in a number.
    let numbers = needle.bytes().iter().all(u8::is_ascii_digit);
    if !numbers && names.count() == 0 {
        return;
    }
    entities(events, first, hits, |code| {
        if code & NUMERAL == 0 {
            names.get(code as usize)
        } else {
            numbers && events.label(Facet::Entity, code).is_some_and(|number| needle.is_in(&number))
        }
    });
}
