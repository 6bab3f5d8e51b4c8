//! The cards of the charts screen.

use super::{facets, histogram};
use crate::charts::bars::BarRow;
use crate::charts::series::SeriesData;
use crate::i18n::I18n;
use crate::state::App;
use audit_model::Category;
use leptos::prelude::*;

/// About so many points in the chart of a card.
const POINTS: usize = 60;

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
pub fn cards(app: App, _i18n: I18n) -> Vec<Card> {
    let filters = app.filters.get();
    let mut series = histogram::series(app, POINTS);
    let wanted = |category: &Category| {
        let choice = filters.choices.get(&audit_store::Facet::Category);
        choice.is_none_or(|choice| {
            let slug = category.slug();
            (choice.only.is_empty() || choice.only.contains(slug)) && !choice.not.contains(slug)
        })
    };
    Category::ALL
        .into_iter()
        .filter(wanted)
        .map(|category| {
            let all = facets::keys_of(app, category);
            let choice = filters.choices.get(&audit_store::Facet::EventKey).cloned().unwrap_or_default();
            let shown = all.into_iter().filter(|row| {
                (choice.only.is_empty() || choice.only.contains(&row.value))
                    && !choice.not.contains(&row.value)
            });
            let keys: Vec<BarRow> = shown
                .map(|row| BarRow { key: row.value, label: row.label, count: u64::from(row.count) })
                .collect();
            Card {
                category,
                total: keys.iter().map(|key| key.count).sum(),
                series: series.remove(category.slug()).unwrap_or_default(),
                keys,
            }
        })
        .filter(|card| card.total > 0)
        .collect()
}
