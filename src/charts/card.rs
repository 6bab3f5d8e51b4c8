//! A category at a glance: how many, when, and of which kind.

use super::area::AreaChart;
use super::bars::{BarRow, KeyBars};
use super::change::{Change, ChangeMark};
use super::labels;
use super::palette::category_css;
use super::save::Kind;
use super::save::menu::SaveMenu;
use super::series::SeriesData;
use crate::i18n::use_i18n;
use leptos::prelude::*;

/// So many keys are shown until one asks for the rest.
pub const TOP_KEYS: usize = 4;

/// The card of a category. `keys` come in the order to show them, most frequent first.
#[component]
pub fn CategoryCard(
    #[prop(into)] slug: String,
    #[prop(into)] name: Signal<String>,
    #[prop(into)] total: Signal<u64>,
    #[prop(into)] change: Signal<Option<Change>>,
    #[prop(into)] series: Signal<SeriesData>,
    #[prop(into)] keys: Signal<Vec<BarRow>>,
    #[prop(into)] dark: Signal<bool>,
    #[prop(into)] on_pick_category: Callback<()>,
    #[prop(into)] on_pick_key: Callback<String>,
    on_save: Callback<Kind>,
) -> impl IntoView {
    let i18n = use_i18n();
    let all = RwSignal::new(false);
    let count = Memo::new(move |_| keys.with(Vec::len));
    let rows = Memo::new(move |_| {
        let most = if all.get() { usize::MAX } else { TOP_KEYS };
        keys.with(|keys| keys.iter().take(most).cloned().collect::<Vec<_>>())
    });
    let named = move |id: &str| i18n.ta(id, &[("name", name.get().into())]);
    let toggle = move || {
        if all.get() {
            i18n.t("chart-keys-fewer")
        } else {
            i18n.ta("chart-keys-all", &[("n", labels::number(i18n.lang(), count.get() as u64).into())])
        }
    };
    view! {
        <article class="chart-card">
            <header>
                <h2>
                    <button
                        type="button"
                        class="chart-card-name"
                        title=move || named("charts-show")
                        on:click=move |_| on_pick_category.run(())
                    >
                        <i class="swatch" style:background-color=category_css(&slug)></i>
                        <span>{move || name.get()}</span>
                    </button>
                </h2>
                <b class="chart-card-total">{move || labels::number(i18n.lang(), total.get())}</b>
                <ChangeMark change/>
                <SaveMenu name on_save/>
            </header>
            <AreaChart slug=slug.clone() name data=series dark/>
            <KeyBars
                colour=format!("c-{slug}")
                label=Signal::derive(move || named("facet-keys"))
                rows
                total
                dark
                on_pick=on_pick_key
            />
            <Show when=move || { count.get() > TOP_KEYS }>
                <button
                    type="button"
                    class="chart-card-more"
                    aria-expanded=move || all.get().to_string()
                    on:click=move |_| all.update(|all| *all = !*all)
                >
                    {toggle}
                </button>
            </Show>
        </article>
    }
}
