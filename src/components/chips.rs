//! The filters that are on, one chip each, and a way to take each off.

use super::icons::CloseIcon;
use crate::charts::frame::NextFrame;
use crate::i18n::{nested_quotes, use_i18n};
use leptos::html::Ul;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlUListElement};

/// A filter that is on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chip {
    /// Tells chips apart.
    pub key: String,
    /// What it says.
    pub label: String,
    /// What its tooltip says beside that: the key behind a name, the values behind their number. Empty for nothing.
    pub more: String,
    /// Whether it excludes.
    pub not: bool,
}

/// The chips. Taking one off reports its key, and leads the keyboard to the next.
#[component]
pub fn Chips(
    #[prop(into)] chips: Signal<Vec<Chip>>,
    on_remove: Callback<String>,
    on_clear: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let list = NodeRef::<Ul>::new();
    let frame = NextFrame::new();
    let remove = move |key: &String| {
        let place = chips.with_untracked(|chips| chips.iter().position(|chip| chip.key == *key));
        on_remove.run(key.clone());
        frame.run(move || {
            if let Some((list, place)) = list.get_untracked().zip(place) {
                focus_near(&list, place);
            }
        });
    };
    let item = move |chip: Chip| {
        let key = chip.key.clone();
        let text = chip.label;
        let hint = nested_quotes(i18n.ta("filters-remove", &[("name", text.as_str().into())]));
        let title = if chip.more.is_empty() { hint.clone() } else { format!("{hint} · {}", chip.more) };
        view! {
            <li><button type="button" class="chip" class:not=chip.not title=title aria-label=hint
                on:click=move |_| remove(&key)><bdi>{text}</bdi><CloseIcon/></button></li>
        }
    };
    view! {
        <ul class="chips" node_ref=list aria-label=move || i18n.t("filters-label")>
            <For each=move || chips.get() key=Clone::clone children=item/>
            <Show when=move || !chips.with(Vec::is_empty)>
                <li><button type="button" class="chip ghost" on:click=move |_| on_clear.run(())>
                    {move || i18n.t("filters-clear")}</button></li>
            </Show>
        </ul>
    }
}

/// Gives the focus to the chip at a place, or to the one before it where that was the last.
fn focus_near(list: &HtmlUListElement, place: usize) {
    let Ok(buttons) = list.query_selector_all(".chip:not(.ghost)") else { return };
    let Some(last) = buttons.length().checked_sub(1) else { return };
    let place = u32::try_from(place).unwrap_or(last).min(last);
    if let Some(button) = buttons.item(place).and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // An element that is gone cannot take the focus, and need not.
        let _ = button.focus();
    }
}
