//! Which kinds of events became more or fewer since the period before, the most telling first.

use super::charts::Card;
use crate::charts::change::Change;
use crate::i18n::Lang;
use crate::text::words::kind_name;
use audit_model::Category;
use std::collections::HashMap;

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
    /// Its name.
    pub name: String,
    /// How many there were, and are.
    pub change: Change,
    /// How many more there were in what is left of the period before, where it is compared in part.
    pub later: u64,
}

impl Changed {
    /// Of which category it is, for the colour.
    pub fn category(&self) -> &'static str {
        Category::of(&self.key).slug()
    }
}

/// The kinds that changed most: what the cards have now beside what there was before.
pub fn changed(
    lang: Lang,
    cards: &[Card],
    before: &HashMap<String, u64>,
    later: &HashMap<String, u64>,
) -> Vec<Changed> {
    let kind = |key: String, name: String, change: Change| {
        let later = later.get(&key).copied().unwrap_or_default();
        Changed { key, name, change, later }
    };
    let mut gone = before.clone();
    let mut kinds: Vec<Changed> = cards
        .iter()
        .flat_map(|card| &card.keys)
        .map(|row| {
            let change = Change { before: gone.remove(&row.key).unwrap_or_default(), now: row.count };
            kind(row.key.clone(), row.label.clone(), change)
        })
        .collect();
    kinds.extend(gone.into_iter().map(|(key, before)| {
        let name = kind_name(lang, &key);
        kind(key, name, Change { before, now: 0 })
    }));
    ranked(kinds)
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
    use crate::charts::bars::BarRow;
    use crate::charts::series::SeriesData;

    #[test]
    fn kinds_that_are_gone_count_as_well_as_kinds_that_are_there() {
        let row = BarRow { key: "user_login".into(), label: "Sign-in".into(), count: 30 };
        let category = Category::of("user_login");
        let card = Card { category, total: 30, change: None, series: SeriesData::default(), keys: vec![row] };
        let before = [("user_login", 4), ("user_logout", 20)].map(|(key, count)| (key.to_owned(), count));
        let later = HashMap::from([("user_login".to_owned(), 7)]);
        let kinds = changed(Lang::En, &[card], &before.into(), &later);
        let told: Vec<_> = kinds
            .iter()
            .map(|kind| (kind.name.as_str(), kind.change.before, kind.later, kind.change.now))
            .collect();
        assert_eq!(told, [("Signed out", 20, 0, 0), ("Sign-in", 4, 7, 30)]);
    }

    #[test]
    fn what_is_more_than_chance_comes_first_and_the_rest_not_at_all() {
        let kind = |key: &str, before, now| Changed {
            key: key.to_owned(),
            name: String::new(),
            change: Change { before, now },
            later: 0,
        };
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
