//! The cards of the charts screen.

use super::{facets, histogram};
use crate::charts::bars::BarRow;
use crate::charts::series::SeriesData;
use crate::i18n::I18n;
use crate::state::App;
use crate::text::words;
use audit_model::Category;
use audit_store::Facet;
use leptos::prelude::*;
use std::collections::HashMap;

/// One category, under all filters.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The category.
    pub category: Category,
    /// How many events.
    pub total: u64,
    /// When.
    pub series: SeriesData,
    /// Of which kinds, the most frequent first.
    pub keys: Vec<BarRow>,
}

/// A card for each category that has events, in the order of the screens.
pub fn cards(app: App, i18n: I18n) -> Vec<Card> {
    let filters = app.filters.get();
    let mut series = histogram::series(app);
    let allows = |facet: Facet, value: &str| {
        let choice = filters.choices.get(&facet);
        choice.is_none_or(|choice| {
            (choice.only.is_empty() || choice.only.contains(value)) && !choice.not.contains(value)
        })
    };
    let mut keys: HashMap<Category, Vec<BarRow>> = HashMap::new();
    for (key, count) in facets::count_map(app, Facet::EventKey) {
        let category = Category::of(&key);
        if count > 0 && allows(Facet::Category, category.slug()) && allows(Facet::EventKey, &key) {
            // Kinds that no catalogue knows have no other name.
            let is_known = category != Category::Other;
            let label = if is_known { words::title(i18n.lang(), &key) } else { key.clone() };
            keys.entry(category).or_default().push(BarRow { key, label, count: u64::from(count) });
        }
    }
    let card = |category: Category| {
        let mut keys = keys.remove(&category)?;
        keys.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
        let total = keys.iter().map(|key| key.count).sum();
        Some(Card { category, total, series: series.remove(category.slug()).unwrap_or_default(), keys })
    };
    Category::ALL.into_iter().filter_map(card).collect()
}
