//! How the bars are cut: how wide, split by what, compared with what.

use crate::charts::labels;
use crate::components::icons::CompareIcon;
use crate::i18n::use_i18n;
use crate::state::lens::SPLITS;
use crate::state::steps::{by_name, name_of};
use audit_store::Facet;
use leptos::prelude::*;

/// The message that names what bars are split by.
const fn split_name(split: Facet) -> &'static str {
    match split {
        Facet::EventKey => "split-event",
        Facet::Actor => "split-actor",
        Facet::Address => "split-ip",
        Facet::Client => "split-client",
        _ => "split-category",
    }
}

/// What is chosen, and what can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How wide a bar is, in ms.
    pub width_ms: i64,
    /// Whether that was chosen.
    pub is_chosen: bool,
    /// The widths that can be chosen, in ms.
    pub widths_ms: Vec<i64>,
    /// What bars are split by.
    pub split: Facet,
    /// Whether they stand beside the period before.
    pub compares: bool,
}

/// What a person chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Bars so wide, in ms; nothing for as suits.
    Step(Option<i64>),
    /// Split by this.
    Split(Facet),
    /// Beside the period before, or no longer.
    Compare(bool),
}

/// The choices, in a row.
#[component]
pub fn HistogramOptions(
    #[prop(into)] options: Signal<Options>,
    on_choose: Callback<Choice>,
) -> impl IntoView {
    let i18n = use_i18n();
    let width = move |ms: i64| labels::width(i18n, ms);
    let steps = Memo::new(move |_| options.with(|it| (it.width_ms, it.is_chosen, it.widths_ms.clone())));
    let step_options = move || {
        let (now_ms, is_chosen, widths_ms) = steps.get();
        // As suits comes first, and says what suits while it is in force.
        let auto = match is_chosen || now_ms == 0 {
            true => i18n.t("step-auto"),
            false => i18n.ta("step-auto-now", &[("width", width(now_ms).into())]),
        };
        let option = |ms: i64| {
            let is_it = is_chosen && ms == now_ms;
            view! { <option value=name_of(ms).unwrap_or_default() prop:selected=is_it>{width(ms)}</option> }
        };
        view! {
            <option value="" prop:selected=!is_chosen>{auto}</option>
            {widths_ms.into_iter().map(option).collect_view()}
        }
    };
    let split = Memo::new(move |_| options.with(|it| it.split));
    let split_options = SPLITS.into_iter().map(|facet| {
        let name = split_name(facet);
        view! { <option value=name prop:selected=move || split.get() == facet>{move || i18n.t(name)}</option> }
    });
    let on_step = move |event| on_choose.run(Choice::Step(by_name(&event_target_value(&event))));
    let on_split = move |event| {
        let name = event_target_value(&event);
        if let Some(facet) = SPLITS.into_iter().find(|facet| split_name(*facet) == name) {
            on_choose.run(Choice::Split(facet));
        }
    };
    let on_compare = move |event| on_choose.run(Choice::Compare(event_target_checked(&event)));
    view! {
        <label class="histogram-option">
            <span>{move || i18n.t("step-label")}</span>
            <select on:change=on_step>{step_options}</select>
        </label>
        <label class="histogram-option is-split">
            <span>{move || i18n.t("split-label")}</span>
            <select on:change=on_split>{split_options.collect_view()}</select>
        </label>
        <label class="histogram-option is-check" title=move || i18n.t("compare-label")>
            <span aria-hidden="true">{move || i18n.t("compare-short")}</span>
            <CompareIcon/>
            <input type="checkbox" aria-label=move || i18n.t("compare-label") prop:checked=move || options.with(|it| it.compares) on:change=on_compare/>
        </label>
    }
}
