//! The filters that are on, one chip each, and a way to take each off.

use super::icons::CloseIcon;
use crate::i18n::use_i18n;
use leptos::prelude::*;

/// A filter that is on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chip {
    /// Tells chips apart.
    pub key: String,
    /// What it says.
    pub label: String,
    /// Whether it excludes.
    pub not: bool,
}

/// The chips. Taking one off reports its key.
#[component]
pub fn Chips(
    #[prop(into)] chips: Signal<Vec<Chip>>,
    on_remove: Callback<String>,
    on_clear: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let item = move |chip: Chip| {
        let key = chip.key.clone();
        let text = if chip.not {
            i18n.ta("filters-not", &[("name", chip.label.as_str().into())])
        } else {
            chip.label
        };
        let hint = i18n.ta("filters-remove", &[("name", text.as_str().into())]);
        view! {
            <li><button type="button" class="chip" class:not=chip.not title=hint.clone() aria-label=hint
                on:click=move |_| on_remove.run(key.clone())><bdi>{text}</bdi><CloseIcon/></button></li>
        }
    };
    view! {
        <ul class="chips" aria-label=move || i18n.t("filters-label")>
            <For each=move || chips.get() key=Clone::clone children=item/>
            <Show when=move || !chips.with(Vec::is_empty)>
                <li><button type="button" class="chip ghost" on:click=move |_| on_clear.run(())>
                    {move || i18n.t("filters-clear")}</button></li>
            </Show>
        </ul>
    }
}
