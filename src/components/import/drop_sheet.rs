//! What is shown while files are held above the page.

use crate::components::icons::OpenIcon;
use crate::i18n::use_i18n;
use leptos::prelude::*;

/// The sheet. It lies above everything and takes no clicks.
#[component]
pub fn DropSheet(#[prop(into)] hovering: Signal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Show when=move || hovering.get()>
            <div class="drop-sheet"><p><OpenIcon/>{move || i18n.t("import-drop")}</p></div>
        </Show>
    }
}
