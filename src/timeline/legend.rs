//! What the colours of the bars mean, where no facet beside them says it.

use super::data::{HistogramData, HistogramSeries};
use super::slots::slot_of;
use crate::charts::labels;
use crate::charts::palette::category_css;
use crate::i18n::use_i18n;
use leptos::prelude::*;

/// A row of the values with their colours, the most frequent first; each picks its value.
#[component]
pub fn Legend(
    data: Signal<HistogramData>,
    /// The name of a value, with its key if it has one, for its tooltip.
    name: Callback<HistogramSeries, String>,
    /// The values that are picked already.
    picked: Signal<Vec<String>>,
    on_pick: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let parts = Memo::new(move |_| {
        data.with(|data| {
            let parts = data.breakdown(0, data.bars()).into_iter();
            parts.map(|(at, sum)| (data.series[at].clone(), sum)).collect::<Vec<_>>()
        })
    });
    let values = Memo::new(move |_| {
        parts.with(|parts| parts.iter().map(|(series, _)| series.value.clone()).collect::<Vec<_>>())
    });
    let entry = move |value: Option<String>| {
        let part = {
            let value = value.clone();
            Memo::new(move |last: Option<&(HistogramSeries, u64)>| {
                let found =
                    parts.with(|parts| parts.iter().find(|(series, _)| series.value == value).cloned());
                found.or_else(|| last.cloned()).unwrap_or_default()
            })
        };
        let swatch = move || part.with(|(series, _)| category_css(&series.slug));
        let words = move || {
            let (series, sum) = part.get();
            view! { <bdi class="cut">{series.label}</bdi><b>{labels::number(i18n.lang(), sum)}</b> }
        };
        let inner = view! { <i class="swatch" style:background-color=swatch></i>{words} };
        match value {
            Some(value) => {
                let is_picked = {
                    let value = value.clone();
                    move || picked.with(|picked| picked.contains(&value)).to_string()
                };
                let title = move || i18n.ta("legend-only", &[("name", name.run(part.get().0).into())]);
                view! {
                    <li><button type="button" aria-pressed=is_picked title=title
                        on:click=move |_| on_pick.run(value.clone())>{inner}</button></li>
                }
                .into_any()
            }
            None => view! { <li><span>{inner}</span></li> }.into_any(),
        }
    };
    let has_slots =
        Memo::new(move |_| data.with(|data| data.series.iter().any(|it| slot_of(&it.slug).is_some())));
    view! {
        <Show when=move || has_slots.get()>
            <ul class="histogram-legend" aria-label=move || i18n.t("legend-label")>
                <For each=move || values.get() key=Clone::clone children=entry/>
            </ul>
        </Show>
    }
}
