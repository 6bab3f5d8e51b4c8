//! The database of places that the reader opens.

use crate::components::icons::{CloseIcon, OpenIcon};
use crate::i18n::use_i18n;
use crate::platform::files::{GivenFile, picked};
use crate::state::sigma::Problem;
use leptos::prelude::*;

/// The database, folded away until somebody wants it.
#[component]
pub fn PlacesPanel(
    /// What is known of it, if one is open.
    #[prop(into)]
    database: Signal<Option<String>>,
    /// Whether it says too little for the rule.
    #[prop(into)]
    vague: Signal<bool>,
    #[prop(into)] opening: Signal<bool>,
    #[prop(into)] problem: Signal<Option<Problem>>,
    unfolded: RwSignal<bool>,
    on_open: Callback<Vec<GivenFile>>,
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toggle = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        unfolded.update(|unfolded| *unfolded = !*unfolded);
    };
    view! {
        <details class="rules" prop:open=move || unfolded.get()>
            <summary on:click=toggle>{move || i18n.t("places-title")}</summary>
            <div class="rules-body">
                <p class="hint">{move || i18n.t("places-hint")}</p>
                <div role="status">
                    {move || database.get().map(|database| view! { <p><bdi>{database}</bdi></p> })}
                    {move || vague.get().then(|| view! { <p class="hint">{i18n.t("places-vague")}</p> })}
                    {move || opening.get().then(|| view! { <p class="hint">{i18n.t("places-opening")}</p> })}
                </div>
                <div class="rules-files">
                    <label class="button"><OpenIcon/>{move || i18n.t("places-open")}
                        <input type="file" class="hidden" accept=".mmdb"
                            on:change=move |event| on_open.run(picked(&event_target(&event)))/></label>
                    <Show when=move || database.with(Option::is_some)>
                        <button type="button" class="button" on:click=move |_| on_close.run(())><CloseIcon/>{move || i18n.t("places-close")}</button>
                    </Show>
                </div>
                {move || problem.get().map(|Problem { id, name }| view! {
                    <p class="rules-problem" role="alert">{i18n.ta(id, &[("name", name.into())])}</p>
                })}
            </div>
        </details>
    }
}
