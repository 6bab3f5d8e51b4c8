//! A row of a facet.

use super::Pick;
use crate::charts::sparkline::Sparkline;
use crate::components::icons::{LaterIcon, MinusIcon};
use crate::i18n::use_i18n;
use crate::platform::intl;
use crate::queries::facets::FacetRow;
use crate::queries::names;
use audit_store::Facet;
use leptos::prelude::*;

/// A value with its count: a click wants it, the minus excludes it.
#[component]
pub fn FacetItem(
    row: Signal<FacetRow>,
    facet: Facet,
    /// The category whose colour and shape over time go with it.
    #[prop(optional)]
    spark: Option<(String, Signal<Vec<u32>>)>,
    /// How many events make a full bar; no bar if not given.
    #[prop(optional)]
    full: Option<Signal<u32>>,
    /// Where several values stand together: whether they are unfolded, what folds, and the message that says so.
    #[prop(optional)]
    fold: Option<(Signal<bool>, Callback<()>, &'static str)>,
    on_pick: Callback<Pick>,
) -> impl IntoView {
    let i18n = use_i18n();
    let fold = fold.map(|(open, on_fold, name)| {
        let fold_name = move || i18n.ta(name, &[("name", row.with(|row| row.label.clone()).into())]);
        let is_group = Memo::new(move |_| row.with(|row| row.inside > 0));
        move || {
            is_group.get().then(|| {
                view! {
                    <button type="button" class="facet-fold" aria-expanded=move || open.get().to_string()
                        aria-label=fold_name title=fold_name on:click=move |_| on_fold.run(())><LaterIcon/></button>
                }
            })
        }
    });
    let label = move || row.with(|row| row.label.clone());
    let is_own = Memo::new(move |_| row.with(|row| row.own));
    let value = move || row.with_untracked(|row| row.value.clone());
    let title = move || {
        let name = row.with(|row| names::with_key(facet, &row.value, row.label.clone()));
        if is_own.get() { format!("{name}. {}", i18n.t("account-hint")) } else { name }
    };
    let is_code = move || names::is_mono(facet) && row.with(|row| row.label == row.value);
    let exclude = move || i18n.ta("facet-exclude", &[("name", label().into())]);
    let only = move || i18n.ta("facet-only", &[("name", label().into())]);
    // Where nothing else is wanted, picking it says the same.
    let can_only = Memo::new(move |_| row.with(|row| row.dimmed || row.beside));
    let state = move || {
        row.with(|row| match (row.only, row.not) {
            (true, _) => Some(i18n.t("facet-selected")),
            (_, true) => Some(i18n.t("facet-excluded")),
            _ => None,
        })
    };
    let has_spark = spark.is_some();
    let swatch = spark
        .as_ref()
        .map(|(slug, _)| view! { <i class=format!("swatch bg-{slug}") aria-hidden="true"></i> });
    let share = move |full: Signal<u32>| {
        let share = row.with(|row| f64::from(row.count)) / f64::from(full.get().max(1));
        format!("calc((100% - 87px) * {share:.3})")
    };
    view! {
        <li
            class="facet-item"
            class:only=move || row.with(|row| row.only)
            class:not=move || row.with(|row| row.not)
            class:dimmed=move || row.with(|row| row.dimmed)
            class:has-spark=has_spark
        >
            {fold}
            <button
                type="button"
                class="facet-pick"
                aria-pressed=move || row.with(|row| row.only.to_string())
                title=title
                on:click=move |_| on_pick.run(Pick::Toggle(value()))
            >
                {swatch}
                <bdi class="cut" class:mono=is_code>{label}</bdi>
                {move || is_own.get().then(|| view! { <span class="own-tag">{move || i18n.t("account-you")}</span>" " })}
                <span class="hidden">{state}</span>
                {spark.map(|(slug, values)| view! { <Sparkline slug values/> })}
                <span class="count">{move || intl::number(i18n.lang(), row.with(|row| row.count as usize))}</span>
                {full.map(|full| view! { <i class="share" style:width=move || share(full) aria-hidden="true"></i> })}
            </button>
            {move || can_only.get().then(|| view! {
                <button type="button" class="facet-only" title=only aria-label=only
                    on:click=move |_| on_pick.run(Pick::Only(value()))>{move || i18n.t("facet-only-short")}</button>
            })}
            <button
                type="button"
                class="facet-exclude"
                aria-pressed=move || row.with(|row| row.not.to_string())
                title=exclude
                aria-label=exclude
                on:click=move |_| on_pick.run(Pick::Exclude(value()))
            >
                <MinusIcon/>
            </button>
        </li>
    }
}
