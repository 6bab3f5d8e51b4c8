//! The filters as a line of text, with what could come next below it.
//!
//! The line is the draft of whoever types; it is applied once it rests and all of it is understood, and it is written
//! anew when the filters change in any other way.

mod field;
mod suggestions;

use super::icons::SearchIcon;
use super::keys::is_typing;
use crate::i18n::use_i18n;
use field::{Field, Marks};
use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use leptos_use_fn_debounce_throttle::use_debounce_fn;
use leptos_use_window::use_window;
use std::ops::Range;
pub use suggestions::Suggestion;
use suggestions::Suggestions;

/// How long typing has to rest before it filters, in milliseconds.
const REST_MS: f64 = 150.0;

/// A part of the line that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// Why, as a sentence.
    pub reason: String,
}

/// What the line asks of the page.
#[derive(Clone, Copy)]
pub struct LineCalls {
    /// What is not understood of a line.
    pub check: Callback<String, Vec<Mark>>,
    /// What could be put in at the caret (in bytes).
    pub suggest: Callback<(String, usize), Vec<Suggestion>>,
    /// Whether a line says what the filters are now.
    pub is_said: Callback<String, bool>,
    /// Filters by a line of which all is understood. The flag says that the person is done with it.
    pub apply: Callback<(String, bool)>,
}

/// The line. `/` anywhere on the page leads to it.
#[component]
pub fn QueryLine(
    /// The filters as text.
    #[prop(into)]
    text: Signal<String>,
    calls: LineCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let input = NodeRef::<Input>::new();
    let field = Field { input, draft: RwSignal::new(text.get_untracked()), caret: RwSignal::new(0) };
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);

    let marks = Memo::new(move |_| calls.check.run(field.draft.get()));
    let suggestions = Memo::new(move |_| {
        let asked = (field.draft.get(), field.caret.get());
        if open.get() { calls.suggest.run(asked) } else { Vec::new() }
    });
    // What is being typed is no mistake yet.
    let seen = Memo::new(move |_| {
        let caret = open.get().then(|| field.caret.get());
        let is_done = |mark: &Mark| caret.is_none_or(|at| at < mark.span.start || mark.span.end < at);
        marks.get().into_iter().filter(is_done).collect::<Vec<_>>()
    });

    Effect::new(move |_| {
        let text = text.get();
        if !untrack(|| calls.is_said.run(field.draft.get_untracked())) {
            field.write(text, None);
        }
    });
    // What was typed and has not filtered yet.
    let pending = StoredValue::new(false);
    let apply = move |done: bool| {
        pending.set_value(false);
        if marks.get_untracked().is_empty() {
            calls.apply.run((field.draft.get_untracked(), done));
        }
    };
    let apply_typed = move || {
        if pending.get_value() {
            apply(false);
        }
    };
    let apply_soon = use_debounce_fn(apply_typed, REST_MS);
    let take = move |index: usize| {
        if let Some(chosen) = suggestions.get_untracked().into_iter().nth(index) {
            // A name goes on with what stands behind it; anything else is said, and what it finds is below.
            let goes_on = chosen.line.get(..chosen.caret).is_some_and(|said| said.ends_with([':', '.']));
            field.write(chosen.line, Some(chosen.caret));
            active.set(None);
            open.set(goes_on);
            apply(false);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count = suggestions.with_untracked(Vec::len);
        let step = |forward: bool| match (active.get_untracked(), forward) {
            (_, _) if count == 0 => None,
            (None, true) => Some(0),
            (None, false) => Some(count - 1),
            (Some(at), true) => (at + 1 < count).then_some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" => {
                event.prevent_default();
                open.set(true);
                active.set(step(event.key() == "ArrowDown"));
            }
            "Enter" | "Tab" => match active.get_untracked() {
                Some(index) => {
                    event.prevent_default();
                    take(index);
                }
                None if event.key() == "Enter" => {
                    open.set(false);
                    apply(true);
                }
                None => {}
            },
            "Escape" => {
                // The browser would empty the field, and with it take away every filter.
                event.prevent_default();
                if open.get_untracked() {
                    event.stop_propagation();
                    open.set(false);
                    active.set(None);
                }
            }
            _ => {}
        }
    };
    let _ = use_event_listener(use_window(), leptos::ev::keydown, move |event| {
        if event.key() == "/" && !event.ctrl_key() && !event.meta_key() && !is_typing() {
            event.prevent_default();
            field.focus();
        }
    });

    view! {
        <div class="query" on:focusout=move |_| {
            open.set(false);
            active.set(None);
            // Whatever is clicked next goes on from what was typed.
            apply_typed();
            if marks.with_untracked(Vec::is_empty) && calls.is_said.run(field.draft.get_untracked()) {
                field.write(text.get_untracked(), None);
            }
        }>
            <label class="search" class:wrong=move || seen.with(|seen| !seen.is_empty())>
                <SearchIcon/>
                <span class="hidden">{move || i18n.t("filters-search")}</span>
                <span class="line">
                    <Marks text=field.draft marks=seen input/>
                    <input type="search" node_ref=input role="combobox" spellcheck="false" autocomplete="off"
                        autocapitalize="off" aria-autocomplete="list" aria-controls="query-list"
                        aria-describedby="query-fault"
                        aria-expanded=move || suggestions.with(|list| !list.is_empty()).to_string()
                        aria-activedescendant=move || active.get().map(|index| format!("query-{index}"))
                        aria-invalid=move || seen.with(|seen| !seen.is_empty()).to_string()
                        prop:value=move || field.draft.get() placeholder=move || i18n.t("query-placeholder")
                        on:input=move |event| {
                            field.draft.set(event_target_value(&event));
                            pending.set_value(true);
                            field.look();
                            open.set(true);
                            active.set(None);
                            apply_soon();
                        }
                        on:focus=move |_| { field.look(); open.set(true); }
                        on:click=move |_| { field.look(); open.set(true); }
                        on:keyup=move |_| field.look()
                        on:keydown=on_key/>
                </span>
                <kbd aria-hidden="true">"/"</kbd>
            </label>
            <div class="query-fault" id="query-fault" role="status">
                {move || seen.get().into_iter().next().map(|mark| mark.reason)}
            </div>
            <Suggestions list=suggestions active on_take=Callback::new(take)/>
        </div>
    }
}
