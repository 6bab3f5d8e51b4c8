//! The filters that are on, one chip each, and a way to take each off.

use super::icons::CloseIcon;
use crate::charts::frame::NextFrame;
use crate::i18n::{nested_quotes, use_i18n};
use leptos::html::Ul;
use leptos::prelude::*;
use leptos_use_resize_observer::use_resize_observer;
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

/// What of the chips is out of sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Hidden {
    before: usize,
    after: usize,
}

/// The chips, in one line: how many have no room there is said beside them, and that shows all of them. Taking one off
/// reports its key, and leads the keyboard to the next.
#[component]
pub fn Chips(
    #[prop(into)] chips: Signal<Vec<Chip>>,
    on_remove: Callback<String>,
    on_clear: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let list = NodeRef::<Ul>::new();
    let (frame, look) = (NextFrame::new(), NextFrame::new());
    let all = RwSignal::new(false);
    let hidden = RwSignal::new(Hidden::default());
    let measure = move || {
        look.run(move || {
            let Some(now) = list.get_untracked().map(|list| hidden_of(&list)) else { return };
            if hidden.try_get_untracked().is_some_and(|known| known != now) {
                hidden.set(now);
            }
        });
    };
    use_resize_observer(list, move |_, _| measure());
    Effect::new(move |_| {
        // Once all are off, the next ones begin in one line again.
        if chips.with(Vec::is_empty) && all.get() {
            all.set(false);
        }
        all.track();
        measure();
    });
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
    let count = Memo::new(move |_| hidden.with(|hidden| hidden.before + hidden.after));
    let fold = move || {
        let words = move || if all.get() { i18n.t("facet-less") } else { format!("+{}", count.get()) };
        let name = move || match all.get() {
            true => words(),
            false => format!("{}: {}", words(), i18n.t("chips-all")),
        };
        view! {
            <button type="button" class="chip ghost" aria-expanded=move || all.get().to_string() aria-label=name title=name
                on:click=move |_| all.update(|all| *all = !*all)>{words}</button>
        }
    };
    view! {
        <div class="chips" class:all=move || all.get()>
            <ul node_ref=list aria-label=move || i18n.t("filters-label") on:scroll=move |_| measure()
                class:before=move || hidden.with(|hidden| hidden.before > 0)
                class:after=move || hidden.with(|hidden| hidden.after > 0)>
                <For each=move || chips.get() key=Clone::clone children=item/>
            </ul>
            <Show when=move || all.get() || { count.get() > 0 }>{fold()}</Show>
            <Show when=move || !chips.with(Vec::is_empty)>
                <button type="button" class="chip ghost" on:click=move |_| on_clear.run(())>
                    {move || i18n.t("filters-clear")}</button>
            </Show>
        </div>
    }
}

/// How many chips stand out of the list at either end, in whole or in part.
fn hidden_of(list: &HtmlUListElement) -> Hidden {
    let room = list.get_bounding_client_rect();
    let mut hidden = Hidden::default();
    let items = list.children();
    for item in (0..items.length()).filter_map(|at| items.item(at)) {
        let place = item.get_bounding_client_rect();
        // Half a pixel may be lost to rounding.
        if place.left() < room.left() - 1.0 {
            hidden.before += 1;
        } else if place.right() > room.right() + 1.0 {
            hidden.after += 1;
        }
    }
    hidden
}

/// Gives the focus to the chip at a place, or to the one before it where that was the last.
fn focus_near(list: &HtmlUListElement, place: usize) {
    let Ok(buttons) = list.query_selector_all(".chip") else { return };
    let Some(last) = buttons.length().checked_sub(1) else { return };
    let place = u32::try_from(place).unwrap_or(last).min(last);
    if let Some(button) = buttons.item(place).and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // An element that is gone cannot take the focus, and need not.
        let _ = button.focus();
    }
}
