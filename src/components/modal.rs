//! A dialog in front of the page, by the browser's own means: it keeps the focus inside, closes on Escape, and gives
//! the focus back.

use super::icons::CloseIcon;
use crate::i18n::use_i18n;
use leptos::html::Dialog;
use leptos::prelude::*;
use web_sys::{Event, MouseEvent};

/// The dialog. Its content exists only while it is open; while `busy`, it closes by its own buttons only.
#[component]
pub fn Modal(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] busy: Signal<bool>,
    /// A class of its own.
    class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            // It fails only for a dialog that is open, or not on the page.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let on_cancel = move |event: Event| {
        if busy.get_untracked() {
            event.prevent_default();
        }
    };
    // The browser tells of closing a moment later: it may be open again by then.
    let on_close = move |_| {
        if dialog.get_untracked().is_some_and(|dialog| !dialog.open()) {
            open.set(false);
        }
    };
    // A click beside the content is one on the dialog itself.
    let on_click = move |event: MouseEvent| {
        let is_beside = event.target() == event.current_target();
        if is_beside && !busy.get_untracked() {
            open.set(false);
        }
    };
    view! {
        <dialog node_ref=dialog class=format!("modal {class}") aria-label=move || title.get()
            on:cancel=on_cancel on:close=on_close on:mousedown=on_click>
            <Show when=move || open.get()>
                <div class="modal-box">
                    <header class="modal-head">
                        <h2>{move || title.get()}</h2>
                        <button type="button" class="button icon-only" disabled=move || busy.get() on:click=move |_| open.set(false)
                            title=move || i18n.t("close") aria-label=move || i18n.t("close")><CloseIcon/></button>
                    </header>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}
