//! What stands where a part of the program will, until it has come.

use crate::i18n::use_i18n;
use crate::state::parts::Coming;
use leptos::prelude::*;

/// Something grey while the part is on its way; where it did not come, that it did not, and a way to ask again.
#[component]
pub fn Later(#[prop(into)] coming: Signal<Coming>, on_ask: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let missing = Memo::new(move |_| coming.get() == Coming::Missing);
    view! {
        <div class="later">
            <Show when=move || missing.get() fallback=move || view! {
                <div class="later-skeleton" role="status" aria-label=move || i18n.t("later-coming")></div>
            }>
                <div class="empty" role="alert">
                    <p>{move || i18n.t("later-missing")}</p>
                    <p class="hint">{move || i18n.t("later-missing-hint")}</p>
                    <button type="button" class="button" on:click=move |_| on_ask.run(())>{move || i18n.t("retry")}</button>
                </div>
            </Show>
        </div>
    }
}
