//! Which kinds of events became more or fewer since the period before, the most telling first.

use super::charts::{allows_key, kinds_before};
use super::facets;
use crate::charts::change::Change;
use crate::state::App;
use audit_model::Category;
use audit_store::Facet;
use leptos::prelude::*;

/// How many are named.
const MOST: usize = 6;

/// A difference that counts of this size show by chance in one case of twenty tells nothing. The square of the normal
/// distribution's 1.96.
const CHANCE: f64 = 3.84;

/// A kind of events that became more or fewer.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Its key.
    pub key: String,
    /// How many there were, and are.
    pub change: Change,
}

/// The kinds that changed most under all filters; nothing where there is nothing to compare with.
pub fn changed(app: App) -> Option<Vec<Changed>> {
    let filters = app.filters.get();
    let mut kinds: Vec<Changed> = kinds_before(app, &filters)?
        .into_iter()
        .map(|(key, before)| Changed { key, change: Change { before, now: 0 } })
        .collect();
    for (key, count) in facets::count_map(app, Facet::EventKey) {
        if count == 0 || !allows_key(&filters, Category::of(&key), &key) {
            continue;
        }
        let now = u64::from(count);
        match kinds.iter_mut().find(|kind| kind.key == key) {
            Some(kind) => kind.change.now = now,
            None => kinds.push(Changed { key, change: Change { before: 0, now } }),
        }
    }
    Some(ranked(kinds))
}

/// Those that are more than chance, by how much more.
fn ranked(kinds: Vec<Changed>) -> Vec<Changed> {
    let mut kinds: Vec<(f64, Changed)> = kinds
        .into_iter()
        .map(|kind| (surprise(kind.change), kind))
        .filter(|(surprise, _)| *surprise > CHANCE)
        .collect();
    kinds.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.key.cmp(&other.key)));
    kinds.into_iter().take(MOST).map(|(_, kind)| kind).collect()
}

/// How little two counts look like two draws of the same: the square of their difference beside what chance makes of it
/// (McNemar's statistic, which is that of two Poisson counts).
fn surprise(change: Change) -> f64 {
    let (before, now) = (change.before as f64, change.now as f64);
    if before + now > 0.0 { (now - before).powi(2) / (now + before) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_more_than_chance_comes_first_and_the_rest_not_at_all() {
        let kind = |key: &str, before, now| Changed { key: key.to_owned(), change: Change { before, now } };
        let kinds = vec![
            kind("busy", 10_000, 10_050),
            kind("doubled", 100, 200),
            kind("new", 0, 9),
            kind("once", 0, 1),
            kind("gone", 30, 0),
            kind("none", 0, 0),
        ];
        let keys: Vec<String> = ranked(kinds).into_iter().map(|kind| kind.key).collect();
        assert_eq!(keys, ["doubled", "gone", "new"]);
        let many = (1..20).map(|n| kind(&format!("kind{n:02}"), 0, 10 * n)).collect();
        let ranked = ranked(many);
        assert_eq!((ranked.len(), ranked[0].key.as_str()), (MOST, "kind19"));
    }
}
