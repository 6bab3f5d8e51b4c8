//! The cards of the charts screen.

use super::before::{
    Comparison, Further, Read, comparison, comparison_with_whole, during, further_of, reach,
};
use super::{facets, series};
use crate::charts::bars::BarRow;
use crate::charts::change::Change;
use crate::charts::labels;
use crate::charts::series::SeriesData;
use crate::components::compared::Comparing;
use crate::i18n::I18n;
use crate::state::App;
use crate::state::filters::Filters;
use crate::state::period::TimeRange;
use crate::text::words;
use audit_model::{Category, Timestamp};
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
    /// How many more or fewer than before; nothing where that has not been read completely.
    pub change: Option<Change>,
    /// When.
    pub series: SeriesData,
    /// Of which kinds, the most frequent first.
    pub keys: Vec<BarRow>,
}

/// A card for each category that has events, in the order of the screens; `before` is what [`kinds_before`] says.
pub fn cards(app: App, i18n: I18n, before: Option<&HashMap<String, u64>>) -> Vec<Card> {
    let filters = app.filters.get();
    let mut series = series::series(app);
    let mut keys: HashMap<Category, Vec<BarRow>> = HashMap::new();
    for (key, count) in facets::count_map(app, Facet::EventKey) {
        let category = Category::of(&key);
        if count > 0 && allows_key(&filters, category, &key) {
            let label = words::kind_name(i18n.lang(), &key);
            keys.entry(category).or_default().push(BarRow { key, label, count: u64::from(count) });
        }
    }
    let before = before.map(totals);
    let card = |category: Category| {
        let mut keys = keys.remove(&category)?;
        keys.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
        let total = keys.iter().map(|key| key.count).sum();
        let change = before
            .as_ref()
            .map(|before| Change { before: before.get(&category).copied().unwrap_or_default(), now: total });
        let series = series.remove(category.slug()).unwrap_or_default();
        Some(Card { category, total, change, series, keys })
    };
    Category::ALL.into_iter().filter_map(card).collect()
}

/// How many events each category has.
fn totals(kinds: &HashMap<String, u64>) -> HashMap<Category, u64> {
    let mut totals = HashMap::new();
    for (key, count) in kinds {
        *totals.entry(Category::of(key)).or_default() += count;
    }
    totals
}

/// How many events of each kind there were before, under all other filters; nothing where that has not been read
/// completely.
pub fn kinds_before(app: App) -> Option<HashMap<String, u64>> {
    Some(kinds_during(app, comparison(app).filter(Comparison::is_exact)?.before))
}

/// And in what is left of the stretch before, where only as much of it is compared as there is now; nothing where that
/// is all of it, or has not been read completely.
pub fn kinds_later(app: App) -> HashMap<String, u64> {
    let later = || {
        let compared = comparison(app).filter(|it| it.is_running)?;
        let whole = comparison_with_whole(app).filter(Comparison::is_exact)?.before;
        TimeRange::new(Timestamp(compared.before.end.0.saturating_add(1)), whole.end)
    };
    later().map(|later| kinds_during(app, later)).unwrap_or_default()
}

fn kinds_during(app: App, before: TimeRange) -> HashMap<String, u64> {
    let filters = app.filters.get();
    app.log.view(|store| {
        let named = during(store, before).counts(Facet::EventKey).into_iter().filter_map(|(code, count)| {
            let key = store.label(Facet::EventKey, code)?;
            allows_key(&filters, Category::of(&key), &key).then(|| (key.into_owned(), u64::from(count)))
        });
        named.collect()
    })
}

/// Whether a key is among those chosen. Its counts leave out what is chosen of keys.
fn allows_key(filters: &Filters, category: Category, key: &str) -> bool {
    let allows = |facet: Facet, value: &str| {
        let choice = filters.choices.get(&facet);
        choice.is_none_or(|choice| {
            (choice.only.is_empty() || choice.only.contains(value)) && !choice.not.contains(value)
        })
    };
    allows(Facet::Category, category.slug()) && allows(Facet::EventKey, key)
}

/// What the charts are compared with, or why with nothing.
pub fn comparing(app: App, i18n: I18n, has_ordinary: bool) -> Comparing {
    comparison(app).map(|it| comparing_of(app, i18n, &it, has_ordinary)).unwrap_or_default()
}

/// The same in words for a comparison.
pub fn comparing_of(app: App, i18n: I18n, it: &Comparison, has_ordinary: bool) -> Comparing {
    let (sentence, load) = match (it.now_read, it.before_read) {
        _ if it.is_exact() && it.is_with_whole() => ("compare-whole", None),
        _ if it.is_exact() && it.is_running => ("compare-running", None),
        _ if it.is_exact() => ("compare-with", None),
        (Read::Part | Read::Nothing, _) => ("compare-reading", None),
        (Read::Whole, before_read) => match further_of(app, it.before) {
            Some(Further::All(_)) => ("compare-missing", Some("compare-load")),
            Some(Further::Some(_)) => ("compare-missing", Some("compare-load-part")),
            Some(Further::Gone) => ("compare-gone", None),
            _ if before_read == Read::Part => ("compare-missing-part", None),
            _ => ("compare-missing", None),
        },
    };
    // Where a stretch is cut off, the hour tells that it is.
    let before = match it.is_running && !it.is_with_whole() {
        true => labels::until_minute(i18n.lang(), (it.before.start.0, it.before.end.0.saturating_add(1))),
        false => days(i18n, it.before),
    };
    Comparing {
        sentence: Some(sentence),
        now: days(i18n, it.now),
        before,
        load,
        whole: it.is_running.then(|| it.is_with_whole()),
        shaded: has_ordinary,
    }
}

/// A stretch by its days.
pub fn days(i18n: I18n, stretch: TimeRange) -> String {
    labels::period(i18n.lang(), (stretch.start.0, stretch.end.0.saturating_add(1)))
}

/// From when on to load so that there is something to compare with, and what is looked at then.
pub fn load_from(app: App) -> Option<(TimeRange, Timestamp)> {
    load_from_of(app, &comparison(app)?)
}

/// The same for a comparison.
pub fn load_from_of(app: App, it: &Comparison) -> Option<(TimeRange, Timestamp)> {
    // A week that is not over stays a week, though only what is over of it is compared.
    let selected = app.filters.with(|filters| filters.range).filter(|range| range.start == it.now.start);
    Some((selected.unwrap_or(it.now), reach(app, it.before)?))
}
