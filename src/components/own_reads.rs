//! Says that this dashboard's own reads of the log are hidden, how many, and shows them on request.

use crate::i18n::use_i18n;
use leptos::prelude::*;

/// The line; nothing where there is nothing to say. Showing and hiding reports what is wanted.
#[component]
pub fn OwnReads(
    /// How many are hidden.
    #[prop(into)]
    hidden: Signal<usize>,
    /// Whether they are shown among the others.
    #[prop(into)]
    shown: Signal<bool>,
    on_show: Callback<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let words = move || if shown.get() { i18n.t("own-shown") } else { i18n.tn("own-hidden", hidden.get()) };
    view! {
        <Show when=move || { shown.get() || hidden.get() > 0 }>
            <span class="own quiet"><span title=move || i18n.t("own-hint")>{words}</span>" · "
                <button type="button" class="link" on:click=move |_| on_show.run(!shown.get_untracked())
                    aria-label=move || i18n.t(if shown.get() { "own-hide-label" } else { "own-show-label" })>
                    {move || i18n.t(if shown.get() { "own-hide" } else { "own-show" })}</button></span>
        </Show>
    }
}
