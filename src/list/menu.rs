//! A button that opens a small panel beside itself. Escape and a press elsewhere close it.

use crate::components::popup::Popup;
use leptos::prelude::*;

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
    let popup = Popup::new(open);
    view! {
        <div class="list-menu" node_ref=popup.root on:keydown=move |event| popup.on_key(&event)>
            <button type="button" class="list-tool" node_ref=popup.button aria-expanded=move || open.get().to_string() aria-controls=id
                title=move || label.get() aria-label=move || label.get()
                on:click=move |_| popup.toggle()>{icon}</button>
            <Show when=move || open.get()>
                <div class="list-panel" id=id role="group" aria-label=move || label.get()>{children()}</div>
            </Show>
        </div>
    }
}
