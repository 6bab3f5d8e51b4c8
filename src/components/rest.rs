//! Says that only what matters most has been loaded, and loads the rest. It stands among the filters, and on a phone, where
//! these have no room for it, beside the total; the styles show one of the two.

use crate::i18n::use_i18n;
use crate::state::progress::Stage;
use crate::state::use_app;
use crate::tasks::load;
use leptos::prelude::*;

/// The button; nothing where nothing is left.
#[component]
pub fn RestButton() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let is_left =
        Memo::new(move |_| app.progress.with(|progress| progress.stage == Stage::Done && progress.rest_left));
    view! {
        <Show when=move || is_left.get()>
            <button type="button" class="chip ghost rest" on:click=move |_| load::load_rest(app)
                title=move || i18n.t("progress-rest-hint")>
                <span class="quiet">{move || i18n.t("progress-part")}</span>
                <span class="in-full">{move || i18n.t("progress-rest")}</span>
                <span class="in-short"><span class="hidden">{move || i18n.t("progress-rest-verb")}" "</span>
                    <span aria-hidden="true">"+ "</span>{move || i18n.t("progress-rest-short")}</span>
            </button>
        </Show>
    }
}
