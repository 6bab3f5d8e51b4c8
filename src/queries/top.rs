//! Who and from where most, and what the period before did not have.

use super::before::{Comparison, comparison_with_whole, during};
use super::{facets, names};
use crate::charts::bars::{Aside, BarRow};
use crate::charts::labels;
use crate::i18n::I18n;
use crate::state::App;
use audit_store::{Beside, Code, Facet};
use std::collections::{HashMap, HashSet};

/// So many of the most frequent values are named.
const MOST: usize = 8;
/// So many of the new ones.
const MOST_FRESH: usize = 6;
/// What can be new.
pub const FRESH: [Facet; 4] = [Facet::Actor, Facet::Address, Facet::Client, Facet::EventKey];

/// The most frequent values of a facet, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Top {
    /// The values, the most frequent first.
    pub rows: Vec<BarRow>,
    /// How many there are in all.
    pub distinct: usize,
}

/// The most frequent values of a facet under all other filters.
pub fn top(app: App, i18n: I18n, facet: Facet) -> Top {
    let (rows, distinct) = facets::top(app, i18n, facet, MOST, "");
    let rows = rows.into_iter().filter(|row| !row.value.is_empty() && row.count > 0).take(MOST);
    let bar =
        |row: facets::FacetRow| BarRow { key: row.value, label: row.label, count: u64::from(row.count) };
    Top { rows: rows.map(bar).collect(), distinct }
}

/// From where each of these actors acts most, or who acts most from each of these addresses, by actor or address.
pub fn asides(app: App, i18n: I18n, facet: Facet, values: &[String]) -> HashMap<String, Aside> {
    let other = if facet == Facet::Actor { Facet::Address } else { Facet::Actor };
    let found = app.log.view(|store| {
        let known: (Vec<&String>, Vec<Code>) =
            values.iter().filter_map(|value| Some((value, store.code(facet, value)?))).unzip();
        let beside = store.beside(facet, &known.1, other);
        let named = known.0.into_iter().zip(beside).filter_map(|(value, Beside { most, distinct })| {
            let (most, count) = most?;
            Some((value.clone(), store.label(other, most)?.into_owned(), count, distinct))
        });
        named.collect::<Vec<_>>()
    });
    let aside = |(value, most, count, distinct): (String, String, u32, usize)| {
        let name = names::label(app, i18n, other, &most);
        let further = distinct.saturating_sub(1);
        let short = if further == 0 { name.clone() } else { format!("{name} +{further}") };
        let id = if facet == Facet::Actor { "top-most-from" } else { "top-most-by" };
        let number = labels::number(i18n.lang(), u64::from(count));
        let said = i18n.ta(id, &[("name", name.into()), ("n", number.into()), ("further", further.into())]);
        (value, Aside { short, said })
    };
    found.into_iter().map(aside).collect()
}

/// The values of a facet that the whole period before did not have, under all other filters; nothing where that has
/// not been read completely.
pub fn fresh(app: App, i18n: I18n, facet: Facet) -> Option<Top> {
    let before = comparison_with_whole(app).filter(Comparison::is_exact)?.before;
    let (found, distinct) = app.log.view(|store| {
        let known: HashSet<Code> =
            during(store, before).counts(facet).into_iter().map(|(code, _)| code).collect();
        let mut fresh = store.counts(facet);
        fresh.retain(|(code, _)| *code != Code::MISSING && !known.contains(code));
        let distinct = fresh.len();
        let named = fresh
            .into_iter()
            .filter_map(|(code, count)| Some((store.label(facet, code)?.into_owned(), count)));
        (most(named.collect(), MOST_FRESH), distinct)
    });
    let bar = |(key, count): (String, u32)| {
        let label = names::label(app, i18n, facet, &key);
        BarRow { key, label, count: u64::from(count) }
    };
    Some(Top { rows: found.into_iter().map(bar).collect(), distinct })
}

/// The most frequent, then by name.
fn most(mut found: Vec<(String, u32)>, most: usize) -> Vec<(String, u32)> {
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_come_first_and_then_names_decide() {
        let found = [("b", 1), ("a", 1), ("c", 5)].map(|(name, count)| (name.to_owned(), count));
        assert_eq!(most(found.to_vec(), 2), [("c".to_owned(), 5), ("a".to_owned(), 1)]);
    }
}
