//! A button that opens a small panel beside itself. Escape and a press elsewhere close it.

use leptos::html::Div;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use leptos_use_window::use_window;

/// The button and the panel.
#[component]
pub fn Menu(
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    icon: AnyView,
    /// Whether the panel is open; whoever else opens it writes it, too.
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    let close_from = use_event_listener(use_window(), leptos::ev::pointerdown, move |event| {
        let target =
            event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::Node>(target).ok());
        if root.get_untracked().is_some_and(|root| !root.contains(target.as_ref())) {
            open.set(false);
        }
    });
    on_cleanup(close_from);
    let button = NodeRef::<leptos::html::Button>::new();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Some(button) = button.get_untracked() {
                // Focus fails only for an element that is gone.
                let _ = button.focus();
            }
        }
    };
    view! {
        <div class="list-menu" node_ref=root on:keydown=on_key>
            <button type="button" class="list-tool" node_ref=button aria-expanded=move || open.get().to_string() aria-controls=id
                title=move || label.get() aria-label=move || label.get()
                on:click=move |_| open.update(|open| *open = !*open)>{icon}</button>
            <Show when=move || open.get()>
                <div class="list-panel" id=id role="group" aria-label=move || label.get()>{children()}</div>
            </Show>
        </div>
    }
}
