//! What is selected. One set of filters for all screens.

use super::log::Meanings;
use super::notes::MARKS;
use super::period::TimeRange;
use super::terms::{self, MOST_TERMS, Term};
use audit_model::Timestamp;
use audit_model::client::ClientGroup;
use audit_store::{Clause, Facet, Source, Store, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Values of one facet that are wanted, and values that are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only these; empty means all.
    pub only: BTreeSet<String>,
    /// None of these.
    pub not: BTreeSet<String>,
}

impl Choice {
    /// Whether it chooses nothing.
    pub fn is_empty(&self) -> bool {
        self.only.is_empty() && self.not.is_empty()
    }
}

/// The selection over everything that is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Only events in this stretch.
    pub range: Option<TimeRange>,
    /// Only events with, or without, these values. A facet without a choice has no entry.
    pub choices: BTreeMap<Facet, Choice>,
    /// Only events with, or without, these texts and fields; each at most once, [`MOST_TERMS`] in all.
    pub terms: Vec<Term>,
    /// Whether this dashboard's own reads of the log are shown; by default they are hidden.
    pub own_shown: bool,
}

impl Filters {
    /// Whether nothing was selected.
    pub fn is_empty(&self) -> bool {
        self.range.is_none() && self.choices.is_empty() && self.terms.is_empty()
    }

    /// Shows or hides this dashboard's own reads of the log.
    #[must_use]
    pub fn with_own_shown(&self, own_shown: bool) -> Self {
        Self { own_shown, ..self.clone() }
    }

    /// Whether this value is one of the wanted ones.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.choices.get(&facet).is_some_and(|choice| choice.only.contains(value))
    }

    /// Whether this value is excluded.
    pub fn excludes(&self, facet: Facet, value: &str) -> bool {
        self.choices.get(&facet).is_some_and(|choice| choice.not.contains(value))
    }

    /// Wants a value, or no longer wants it.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        self.with_choice(facet, |choice| {
            choice.not.remove(value);
            if !choice.only.remove(value) {
                choice.only.insert(value.to_owned());
            }
        })
    }

    /// Wants this value and no other of its facet.
    #[must_use]
    pub fn only(&self, facet: Facet, value: &str) -> Self {
        self.with_choice(facet, |choice| {
            *choice = Choice { only: BTreeSet::from([value.to_owned()]), ..Choice::default() }
        })
    }

    /// Excludes this value, and wants all others.
    #[must_use]
    pub fn but(&self, facet: Facet, value: &str) -> Self {
        self.with_choice(facet, |choice| {
            *choice = Choice { not: BTreeSet::from([value.to_owned()]), ..Choice::default() }
        })
    }

    /// Excludes a value, or no longer excludes it.
    #[must_use]
    pub fn excluded(&self, facet: Facet, value: &str) -> Self {
        self.with_choice(facet, |choice| {
            choice.only.remove(value);
            if !choice.not.remove(value) {
                choice.not.insert(value.to_owned());
            }
        })
    }

    /// Forgets a value, whichever way it was chosen.
    #[must_use]
    pub fn without(&self, facet: Facet, value: &str) -> Self {
        self.with_choice(facet, |choice| {
            choice.only.remove(value);
            choice.not.remove(value);
        })
    }

    /// Forgets all values of a facet that were chosen one way.
    #[must_use]
    pub fn without_all(&self, facet: Facet, not: bool) -> Self {
        self.with_choice(facet, |choice| if not { choice.not.clear() } else { choice.only.clear() })
    }

    /// Wants events with any note at all, or without any.
    #[must_use]
    pub fn with_any_note(&self, not: bool) -> Self {
        self.with_choice(Facet::Note, |choice| {
            let marks = MARKS.map(str::to_owned).into();
            *choice = match not {
                true => Choice { not: marks, ..Choice::default() },
                false => Choice { only: marks, ..Choice::default() },
            };
        })
    }

    /// Another stretch of time.
    #[must_use]
    pub fn with_range(&self, range: Option<TimeRange>) -> Self {
        Self { range, ..self.clone() }
    }

    /// One more term; `None` where there are too many.
    #[must_use]
    pub fn with_term(&self, term: Term) -> Option<Self> {
        let mut filters = self.clone();
        if !filters.terms.contains(&term) {
            filters.terms.push(term);
        }
        (filters.terms.len() <= MOST_TERMS).then_some(filters)
    }

    /// Without a term.
    #[must_use]
    pub fn without_term(&self, term: &Term) -> Self {
        let terms = self.terms.iter().filter(|known| *known != term).cloned().collect();
        Self { terms, ..self.clone() }
    }

    fn with_choice(&self, facet: Facet, change: impl FnOnce(&mut Choice)) -> Self {
        let mut filters = self.clone();
        let choice = filters.choices.entry(facet).or_default();
        change(choice);
        if choice.is_empty() {
            filters.choices.remove(&facet);
        }
        filters
    }
}

/// Puts the filters into the store, one clause for each source.
pub fn apply(filters: &Filters, meanings: &Meanings, store: &mut Store) {
    let range = filters.range.map(|range| Clause::Time {
        from: range.start,
        until: Timestamp(range.end.0.saturating_add(1)),
        negated: false,
    });
    store.set(Source::Time, range);
    for (facet, _) in super::address::FACETS {
        let choice = filters.choices.get(&facet).cloned().unwrap_or_default();
        store.set(Source::Only(facet), any_of(facet, &choice.only, false));
        store.set(Source::Except(facet), any_of(facet, &choice.not, true));
    }
    terms::apply(&filters.terms, meanings, store);
}

fn any_of(facet: Facet, values: &BTreeSet<String>, negated: bool) -> Option<Clause> {
    let values: Vec<Value> = values.iter().map(|value| stored(facet, value)).collect();
    (!values.is_empty()).then_some(Clause::AnyOf { facet, values, negated })
}

/// The empty text stands for "no value": no facet of the log has an empty one. An address with a slash is a block, and
/// a client with one a version of a family.
fn stored(facet: Facet, value: &str) -> Value {
    if value.is_empty() {
        return Value::Missing;
    }
    match facet {
        Facet::Address if value.contains('/') => {
            value.parse().map_or_else(|_| Value::from(value), Value::Block)
        }
        Facet::Client if value.contains('/') => Value::Client(ClientGroup::parse(value)),
        _ => Value::from(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_wanted_or_excluded_or_neither() {
        let filters = Filters::default().toggled(Facet::Category, "auth");
        assert!(filters.has(Facet::Category, "auth"));
        let filters = filters.excluded(Facet::Category, "auth");
        assert!(!filters.has(Facet::Category, "auth") && filters.excludes(Facet::Category, "auth"));
        assert!(filters.excluded(Facet::Category, "auth").is_empty());
    }

    #[test]
    fn only_replaces_the_other_values_of_its_facet() {
        let filters =
            Filters::default().toggled(Facet::Actor, "1").excluded(Facet::Actor, "2").only(Facet::Actor, "3");
        assert_eq!(filters.choices[&Facet::Actor].only.len(), 1);
        assert!(filters.choices[&Facet::Actor].not.is_empty());
        assert!(filters.without(Facet::Actor, "3").is_empty());
    }
}
