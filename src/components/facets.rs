//! The facets: what there is to filter by, with counts that follow all other filters.

use super::icons::{MinusIcon, SearchIcon};
use crate::charts::sparkline::Sparkline;
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::queries::facets::FacetRow;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What a person does with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Wants it beside others, or no longer.
    Toggle(String),
    /// Excludes it, or no longer.
    Exclude(String),
}

/// Values of a plain facet shown before "show more".
const FEW: usize = 5;
/// Values shown after it.
const MANY: usize = 50;

/// A value with its count: a click wants it, the minus excludes it.
#[component]
fn FacetItem(
    row: FacetRow,
    mono: bool,
    /// The category whose colour and shape over time go with it.
    #[prop(optional)]
    spark: Option<(String, Signal<Vec<u32>>)>,
    /// How long its bar is, 0 to 1; no bar if not given.
    #[prop(optional)]
    share: Option<f64>,
    on_pick: Callback<Pick>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (wanted, excluded) = (row.value.clone(), row.value.clone());
    let name = row.label.clone();
    let title = row.label.clone();
    let state = match (row.only, row.not) {
        (true, _) => Some("facet-selected"),
        (_, true) => Some("facet-excluded"),
        _ => None,
    };
    let has_spark = spark.is_some();
    view! {
        <li class="facet-item" class:only=row.only class:not=row.not class:dimmed=row.dimmed class:has-spark=has_spark>
            <button type="button" class="facet-pick" aria-pressed=row.only.to_string() title=title
                on:click=move |_| on_pick.run(Pick::Toggle(wanted.clone()))>
                {spark.as_ref().map(|(slug, _)| view! { <i class=format!("swatch bg-{slug}") aria-hidden="true"></i> })}
                <bdi class="cut" class:mono=mono>{row.label}</bdi>
                {state.map(|id| view! { <span class="hidden">{i18n.t(id)}</span> })}
                {spark.map(|(slug, values)| view! { <Sparkline slug values/> })}
                <span class="count">{intl::number(i18n.lang(), row.count as usize)}</span>
                {share.map(|share| view! { <i class="share" style:width=format!("calc((100% - 72px) * {share:.3})") aria-hidden="true"></i> })}
            </button>
            <button type="button" class="facet-exclude" aria-pressed=row.not.to_string()
                title=i18n.ta("facet-exclude", &[("name", name.as_str().into())])
                aria-label=i18n.ta("facet-exclude", &[("name", name.as_str().into())])
                on:click=move |_| on_pick.run(Pick::Exclude(excluded.clone()))><MinusIcon/></button>
        </li>
    }
}

/// Categories, each with the keys below it while it is open.
#[component]
pub fn CategoryFacet(
    #[prop(into)] rows: Signal<Vec<FacetRow>>,
    /// The keys of an open category.
    keys: Callback<String, Vec<FacetRow>>,
    /// Counts over time by slug.
    #[prop(into)]
    sparks: Signal<Arc<HashMap<String, Vec<u32>>>>,
    on_category: Callback<Pick>,
    on_key: Callback<Pick>,
) -> impl IntoView {
    let i18n = use_i18n();
    let group = move |row: FacetRow| {
        let slug = row.value.clone();
        let open = row.only && row.count > 0;
        let values = {
            let slug = slug.clone();
            Signal::derive(move || sparks.with(|sparks| sparks.get(&slug).cloned().unwrap_or_default()))
        };
        let name = row.label.clone();
        view! {
            <FacetItem row mono=false spark=(slug.clone(), values) on_pick=on_category/>
            {open.then(|| view! {
                <li><ul class="facet-keys" aria-label=i18n.ta("facet-keys", &[("name", name.into())])>
                    {move || keys.run(slug.clone()).into_iter()
                        .map(|row| view! { <FacetItem row mono=true on_pick=on_key/> }).collect_view()}
                </ul></li>
            })}
        }
    };
    view! {
        <section class="facet" aria-label=move || i18n.t("facet-category")>
            <h2>{move || i18n.t("facet-category")}</h2>
            <ul><For each=move || rows.get() key=Clone::clone children=group/></ul>
        </section>
    }
}

/// A facet with any number of values: the most frequent, a search among all, show more.
#[component]
pub fn ValueFacet(
    #[prop(into)] title: Signal<String>,
    mono: bool,
    /// The rows for a limit and a search, and how many values there are.
    rows: Callback<(usize, String), (Vec<FacetRow>, usize)>,
    on_pick: Callback<Pick>,
) -> impl IntoView {
    let i18n = use_i18n();
    let limit = RwSignal::new(FEW);
    let search = RwSignal::new(String::new());
    let found = Memo::new(move |_| rows.run((limit.get(), search.get())));
    let top = move || found.with(|(rows, _)| rows.iter().map(|row| row.count).max().unwrap_or(1).max(1));
    let distinct = Memo::new(move |_| found.with(|(_, distinct)| *distinct));
    let more = Memo::new(move |_| limit.get() == FEW && distinct.get() > FEW);
    let open = Memo::new(move |_| limit.get() > FEW);
    view! {
        <section class="facet" aria-label=move || title.get()>
            <h2>{move || title.get()}<span>{move || count(i18n, distinct.get())}</span></h2>
            <Show when=move || open.get()>
                <label class="facet-search"><SearchIcon/><span class="hidden">{move || i18n.t("facet-search")}</span>
                    <input type="search" placeholder=move || i18n.t("facet-search") prop:value=move || search.get()
                        on:input=move |event| search.set(event_target_value(&event))/></label>
            </Show>
            <ul>
                <For each=move || { let top = top(); found.get().0.into_iter().map(move |row| (row, top)).collect::<Vec<_>>() }
                    key=Clone::clone
                    children=move |(row, top)| { let share = f64::from(row.count) / f64::from(top); view! { <FacetItem row mono share on_pick/> } }/>
            </ul>
            <Show when=move || found.with(|(rows, _)| rows.is_empty())>
                <p class="hint">{move || i18n.t("facet-nothing")}</p>
            </Show>
            <Show when=move || more.get() || open.get()>
                <button type="button" class="link" on:click=move |_| {
                    search.set(String::new());
                    limit.update(|limit| *limit = if *limit == FEW { MANY } else { FEW });
                }>{move || i18n.t(if more.get() { "facet-more" } else { "facet-less" })}</button>
            </Show>
        </section>
    }
}

fn count(i18n: I18n, distinct: usize) -> String {
    if distinct == 0 { String::new() } else { intl::number(i18n.lang(), distinct) }
}
