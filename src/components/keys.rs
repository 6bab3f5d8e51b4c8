//! The sheet of keys: a dialog behind `?` and a button in the header. What it says is in [`table`].

pub mod table;

use self::table::{Key, SECTIONS, Section};
use super::icons::CloseIcon;
use crate::i18n::{I18n, use_i18n};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use leptos_use_window::use_window;

/// The button and the sheet. The browser keeps the focus within the sheet, closes it on Escape, and gives the focus
/// back.
#[component]
pub fn KeySheet() -> impl IntoView {
    let i18n = use_i18n();
    let sheet = NodeRef::<html::Dialog>::new();
    let open = move || {
        if let Some(sheet) = sheet.get_untracked().filter(|sheet| !sheet.open()) {
            // Showing fails only for a dialog that is not in the document.
            let _ = sheet.show_modal();
        }
    };
    let close = move || {
        if let Some(sheet) = sheet.get_untracked() {
            sheet.close();
        }
    };
    let _stop = use_event_listener(use_window(), leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "?" && !event.ctrl_key() && !event.meta_key() && !is_typing() {
            event.prevent_default();
            open();
        }
    });
    // Only the backdrop itself is outside of the sheet's content.
    let on_click = move |event: MouseEvent| {
        if sheet.get_untracked().is_some_and(|sheet| event.target().as_ref() == Some(sheet.as_ref())) {
            close();
        }
    };
    view! {
        <button type="button" class="button icon-only keys-button" on:click=move |_| open()
            title=move || i18n.t("keys-open") aria-label=move || i18n.t("keys-open")>"?"</button>
        <dialog node_ref=sheet class="keys" aria-labelledby="keys-title" on:click=on_click>
            <div class="keys-body" tabindex="-1">
                <div class="keys-head">
                    <h2 id="keys-title">{move || i18n.t("keys-title")}</h2>
                    <button type="button" class="button icon-only" on:click=move |_| close()
                        title=move || i18n.t("close") aria-label=move || i18n.t("close")><CloseIcon/></button>
                </div>
                <div class="keys-sections">
                    {SECTIONS.iter().map(|one| section(i18n, one)).collect_view()}
                </div>
            </div>
        </dialog>
    }
}

fn section(i18n: I18n, Section { title, keys }: &'static Section) -> impl IntoView {
    let row = move |Key { presses, does }: &'static Key| {
        let presses = presses.iter().map(|press| view! { <span>{combination(i18n, press)}</span> });
        view! { <div><dt>{presses.collect_view()}</dt><dd>{move || i18n.t(does)}</dd></div> }
    };
    view! {
        <section>
            <h3>{move || i18n.t(title)}</h3>
            <dl>{keys.iter().map(row).collect_view()}</dl>
        </section>
    }
}

/// Keys pressed together. The keys that have a name rather than a sign are named in the reader's language.
fn combination(i18n: I18n, press: &'static str) -> impl IntoView {
    let key = move |name: &'static str| {
        let text = move || if name == "Space" { i18n.t("key-space") } else { name.to_owned() };
        view! { <kbd>{text}</kbd> }
    };
    let keys = if press == "+" { vec![press] } else { press.split('+').collect() };
    keys.into_iter().map(key).collect_view()
}

/// Whether a letter that is typed now goes into a field.
pub fn is_typing() -> bool {
    document()
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
