//! Counts for the facets.

use super::{entities, names};
use crate::i18n::I18n;
use crate::state::App;
use crate::text::words::kinds_said;
use crate::text::{folded, has_words};
use audit_model::Category;
use audit_store::{Code, Facet};
use ipnet::IpNet;
use leptos::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;

/// A value of a facet with its count under all other filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetRow {
    /// The value as the filters know it; empty for "none".
    pub value: String,
    /// What it is called.
    pub label: String,
    /// How many events have it.
    pub count: u32,
    /// Whether it is wanted.
    pub only: bool,
    /// Whether it is excluded.
    pub not: bool,
    /// Whether other values of its facet are wanted, and it is not.
    pub dimmed: bool,
    /// Whether it is wanted beside others of its facet.
    pub beside: bool,
    /// How many values stand together in this row; 0 for one that is a value itself.
    pub inside: usize,
    /// Whether one of those is wanted or excluded.
    pub holds: bool,
    /// Whether this is the account of whoever is looking.
    pub own: bool,
}

/// The most frequent values of a facet, the chosen ones always among them, and how many values there are.
pub fn top(app: App, i18n: I18n, facet: Facet, limit: usize, search: &str) -> (Vec<FacetRow>, usize) {
    ranked(app, i18n, facet, limit, search, None)
}

/// The same for a list to pick from: there one's own account is the first actor, also before it has done anything that
/// is loaded.
pub fn listed(app: App, i18n: I18n, facet: Facet, limit: usize, search: &str) -> (Vec<FacetRow>, usize) {
    ranked(app, i18n, facet, limit, search, own_account(app, facet))
}

fn ranked(
    app: App,
    i18n: I18n,
    facet: Facet,
    limit: usize,
    search: &str,
    own: Option<String>,
) -> (Vec<FacetRow>, usize) {
    let choice = app.filters.get().choices.get(&facet).cloned().unwrap_or_default();
    let needle = folded(search.trim());
    let said = match facet {
        Facet::EventKey if !needle.is_empty() => {
            kinds_said(i18n.lang(), |text| has_words(&folded(text), &needle))
        }
        _ => BTreeSet::new(),
    };
    let matches = |label: &str, value: &str| {
        has_words(&folded(label), &needle) || value.to_lowercase().contains(&needle) || said.contains(value)
    };
    let (counts, distinct) = app.log.view(|store| {
        let distinct = store.distinct(facet);
        let counts = store.top(facet, if needle.is_empty() { limit } else { distinct });
        // Events without the value at all come last. Every event that matters has an entity: those are not counted.
        let missing = (facet != Facet::Entity)
            .then(|| store.counts(facet).into_iter().find(|(code, _)| *code == Code::MISSING))
            .flatten();
        let named: Vec<(String, u32)> = counts
            .into_iter()
            .chain(missing)
            .map(|(code, count)| {
                (store.label(facet, code).map(|text| text.into_owned()).unwrap_or_default(), count)
            })
            .collect();
        (named, distinct)
    });
    // The names of objects are looked for all at once.
    let ids = || counts.iter().map(|(value, _)| value).chain(choice.only.iter().chain(&choice.not));
    let mut objects = match facet {
        Facet::Entity => entities::labels(app, i18n, &ids().map(String::as_str).collect::<Vec<_>>()),
        _ => HashMap::new(),
    };
    let mut rows: Vec<FacetRow> = Vec::new();
    let mut seen = BTreeSet::new();
    let chosen = choice.only.iter().chain(&choice.not).map(|value| (value.clone(), 0));
    let limit = limit.saturating_add(usize::from(own.is_some()));
    for (value, count) in own.iter().map(|own| (own.clone(), 0)).chain(counts).chain(chosen) {
        let only = choice.only.contains(&value);
        let not = choice.not.contains(&value);
        let own = own.as_ref() == Some(&value);
        let optional = !only && !not && !value.is_empty();
        if rows.len() >= limit && optional || !seen.insert(value.clone()) {
            continue;
        }
        let label = objects.remove(&value).unwrap_or_else(|| names::label(app, i18n, facet, &value));
        if only || not || matches(&label, &value) {
            rows.push(FacetRow {
                dimmed: !only && !choice.only.is_empty(),
                beside: only && choice.only.len() > 1,
                value,
                label,
                count,
                only,
                not,
                own,
                ..FacetRow::default()
            });
        }
    }
    fill_counts(app, facet, &mut rows);
    (rows, distinct)
}

/// The account that the token belongs to, among actors.
fn own_account(app: App, facet: Facet) -> Option<String> {
    (facet == Facet::Actor).then(|| app.session.owner.get()).flatten()
}

/// The rows of these values, however many events they have.
pub fn these(app: App, i18n: I18n, facet: Facet, values: Vec<String>) -> Vec<FacetRow> {
    app.log.version();
    let choice = app.filters.get().choices.get(&facet).cloned().unwrap_or_default();
    let own = own_account(app, facet);
    let row = |value: String| {
        let (only, not) = (choice.only.contains(&value), choice.not.contains(&value));
        let dimmed = !only && !choice.only.is_empty();
        let beside = only && choice.only.len() > 1;
        let label = names::label(app, i18n, facet, &value);
        let own = own.as_ref() == Some(&value);
        FacetRow { value, label, only, not, dimmed, beside, own, ..FacetRow::default() }
    };
    let mut rows: Vec<FacetRow> = values.into_iter().map(row).collect();
    fill_counts(app, facet, &mut rows);
    rows
}

/// A chosen value that is not among the most frequent has a count all the same.
fn fill_counts(app: App, facet: Facet, rows: &mut [FacetRow]) {
    if rows.iter().any(|row| row.count == 0) {
        let counts: HashMap<Code, u32> = app.log.peek(|store| store.counts(facet)).into_iter().collect();
        for row in rows.iter_mut().filter(|row| row.count == 0) {
            if let Some(block) = block(facet, &row.value) {
                row.count = count_in(app, &counts, block);
                continue;
            }
            let code = app.log.peek(|store| store.code(facet, &row.value));
            row.count = code.and_then(|code| counts.get(&code).copied()).unwrap_or(0);
        }
    }
}

fn block(facet: Facet, value: &str) -> Option<IpNet> {
    (facet == Facet::Address && value.contains('/')).then(|| value.parse().ok()).flatten()
}

/// How many events come from a network.
fn count_in(app: App, counts: &HashMap<Code, u32>, block: IpNet) -> u32 {
    app.log.peek(|store| {
        let is_inside = |code: Code| {
            store
                .label(Facet::Address, code)
                .and_then(|label| label.parse::<IpAddr>().ok())
                .is_some_and(|ip| block.contains(&ip))
        };
        counts.iter().filter(|(code, _)| is_inside(**code)).map(|(_, count)| *count).sum()
    })
}

/// Every category in the order of the screens, also those without events.
pub fn categories(app: App, i18n: I18n) -> Vec<FacetRow> {
    let filters = app.filters.get();
    let wanted = filters.choices.get(&Facet::Category).map_or(0, |choice| choice.only.len());
    let counts = count_map(app, Facet::Category);
    Category::ALL
        .into_iter()
        .map(|category| {
            let value = category.slug().to_owned();
            let only = filters.has(Facet::Category, &value);
            FacetRow {
                label: names::label(app, i18n, Facet::Category, &value),
                count: counts.get(&value).copied().unwrap_or(0),
                only,
                not: filters.excludes(Facet::Category, &value),
                dimmed: wanted > 0 && !only,
                beside: only && wanted > 1,
                value,
                ..FacetRow::default()
            }
        })
        .collect()
}

/// The keys of a category that occur, the most frequent first.
pub fn keys_of(app: App, i18n: I18n, category: Category) -> Vec<FacetRow> {
    let filters = app.filters.get();
    let wanted = filters.choices.get(&Facet::EventKey).map_or(0, |choice| choice.only.len());
    let mut rows: Vec<FacetRow> = count_map(app, Facet::EventKey)
        .into_iter()
        .filter(|(key, count)| {
            Category::of(key) == category && (*count > 0 || filters.has(Facet::EventKey, key))
        })
        .map(|(key, count)| {
            let only = filters.has(Facet::EventKey, &key);
            FacetRow {
                label: names::label(app, i18n, Facet::EventKey, &key),
                count,
                only,
                not: filters.excludes(Facet::EventKey, &key),
                dimmed: wanted > 0 && !only,
                beside: only && wanted > 1,
                value: key,
                ..FacetRow::default()
            }
        })
        .collect();
    rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    rows
}

/// How many events have each value of a facet.
pub fn count_map(app: App, facet: Facet) -> HashMap<String, u32> {
    app.log.view(|store| {
        let counts = store.counts(facet);
        let name = |code| store.label(facet, code).map(|text| text.into_owned()).unwrap_or_default();
        counts.into_iter().map(|(code, count)| (name(code), count)).collect()
    })
}
