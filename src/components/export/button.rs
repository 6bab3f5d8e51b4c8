//! The button in the header that opens the dialog.

use crate::components::icons::ExportIcon;
use crate::i18n::use_i18n;
use crate::state::use_app;
use crate::tasks::export;
use leptos::prelude::*;

/// The button.
#[component]
pub fn ExportButton() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    view! {
        <button type="button" class="button primary export-open" aria-haspopup="dialog" on:click=move |_| export::open(app)
            title=move || i18n.t("export-hint") aria-label=move || i18n.t("export-button")>
            <ExportIcon/><span>{move || i18n.t("export-open")}</span></button>
    }
}
