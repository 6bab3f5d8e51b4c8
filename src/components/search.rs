//! The search field: text in any field of an event.

use super::icons::SearchIcon;
use crate::i18n::use_i18n;
use leptos::html::Input;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use leptos_use_fn_debounce_throttle::use_debounce_fn_with_arg;
use leptos_use_window::use_window;

/// How long typing has to rest before it filters, in milliseconds.
const REST_MS: f64 = 150.0;

/// The field. `/` anywhere on the page leads to it.
#[component]
pub fn SearchField(#[prop(into)] text: Signal<String>, on_text: Callback<String>) -> impl IntoView {
    let i18n = use_i18n();
    let field = NodeRef::<Input>::new();
    let report = use_debounce_fn_with_arg(move |text: String| on_text.run(text), REST_MS);
    let _ = use_event_listener(use_window(), leptos::ev::keydown, move |event| {
        let typing = document()
            .active_element()
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
        if event.key() == "/" && !typing && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            if let Some(field) = field.get_untracked() {
                // Focus fails only for an element that is gone.
                let _ = field.focus();
            }
        }
    });
    view! {
        <label class="search">
            <SearchIcon/>
            <span class="hidden">{move || i18n.t("filters-search")}</span>
            <input type="search" node_ref=field prop:value=move || text.get() spellcheck="false" autocomplete="off"
                placeholder=move || i18n.t("filters-search")
                on:input=move |event| { report(event_target_value(&event)); }/>
            <kbd aria-hidden="true">"/"</kbd>
        </label>
    }
}
