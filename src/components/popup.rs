//! What opens beside its button and closes by Escape, by a press elsewhere, or by a choice in it.

use leptos::ev::{self, KeyboardEvent};
use leptos::html::{Button, Div};
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use leptos_use_window::use_window;
use wasm_bindgen::JsCast;

/// Whether it is open, and the two elements that this hangs on.
#[derive(Clone, Copy)]
pub struct Popup {
    /// Whether it is open; whoever else opens it writes it, too.
    pub open: RwSignal<bool>,
    /// Around the button and what it opens.
    pub root: NodeRef<Div>,
    /// Gets the focus back.
    pub button: NodeRef<Button>,
}

impl Popup {
    /// For the present component: listens until that is gone.
    pub fn new(open: RwSignal<bool>) -> Self {
        let popup = Self { open, root: NodeRef::new(), button: NodeRef::new() };
        // Ends with the component by itself.
        let _stop = use_event_listener(use_window(), ev::pointerdown, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            let is_outside = |root: web_sys::HtmlDivElement| !root.contains(target.as_ref());
            if open.get_untracked() && popup.root.get_untracked().is_some_and(is_outside) {
                open.set(false);
            }
        });
        popup
    }

    /// Opens or closes it.
    pub fn toggle(self) {
        self.open.update(|open| *open = !*open);
    }

    /// Closes it and gives the focus back to the button.
    pub fn close(self) {
        self.open.set(false);
        if let Some(button) = self.button.get_untracked() {
            // Focus fails only for an element that is gone.
            let _ = button.focus();
        }
    }

    /// To be called for a key pressed inside of the root. Escape closes this and nothing around it.
    pub fn on_key(self, event: &KeyboardEvent) {
        if event.key() == "Escape" && self.open.get_untracked() {
            event.stop_propagation();
            self.close();
        }
    }
}
