//! What can be done with picked events.

use super::compare_view::COMPARE_ID;
use crate::components::icons::CloseIcon;
use crate::detail::facts::CopyButton;
use crate::i18n::use_i18n;
use crate::notes::notebook::NOTEBOOK_ID;
use leptos::prelude::*;

/// As what events are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyAs {
    /// As the API gives them.
    Json,
    /// A table.
    Csv,
    /// A line each.
    Text,
}

/// The bar; it lies over the end of the list, so that nothing moves.
#[component]
pub fn PickedBar(
    #[prop(into)] count: Signal<usize>,
    /// Whether what writes them has come.
    #[prop(into)]
    can_copy: Signal<bool>,
    copied: Callback<CopyAs, String>,
    on_export: Callback<()>,
    on_clear: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let copy = move |what: CopyAs, label: &'static str| {
        view! { <CopyButton label text=Callback::new(move |()| copied.run(what))/> }
    };
    view! {
        <div class="picked-bar-place">
            <p class="hidden" role="status">{move || match count.get() {
                0 => String::new(),
                count => i18n.tn("picked", count),
            }}</p>
            <Show when=move || { count.get() > 0 }>
                <div class="picked-bar" role="toolbar" aria-label=move || i18n.t("picked-label")>
                    <b>{move || i18n.tn("picked", count.get())}</b>
                    <button type="button" class="button" popovertarget=COMPARE_ID disabled=move || count.get() != 2
                        title=move || i18n.t("picked-compare-hint")>{move || i18n.t("picked-compare")}</button>
                    <button type="button" class="button" popovertarget=NOTEBOOK_ID>{move || i18n.t("picked-case")}</button>
                    <Show when=move || can_copy.get()>
                        {copy(CopyAs::Text, "picked-copy-text")}
                        {copy(CopyAs::Json, "picked-copy-json")}
                        {copy(CopyAs::Csv, "picked-copy-csv")}
                    </Show>
                    <button type="button" class="button" aria-haspopup="dialog" on:click=move |_| on_export.run(())>{move || i18n.t("export-more")}</button>
                    <button type="button" class="button icon-only" title=move || i18n.t("picked-clear")
                        aria-label=move || i18n.t("picked-clear") on:click=move |_| on_clear.run(())><CloseIcon/></button>
                </div>
            </Show>
        </div>
    }
}
