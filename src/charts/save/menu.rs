//! A small menu on a chart: what to save it as.

use super::Kind;
use crate::components::icons::SaveIcon;
use crate::i18n::use_i18n;
use leptos::html;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use leptos_use_window::use_window;
use wasm_bindgen::JsCast;

/// The button and what it opens. `name` is what the chart is called.
#[component]
pub fn SaveMenu(#[prop(into)] name: Signal<String>, on_save: Callback<Kind>) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let (root, button) = (NodeRef::<html::Div>::new(), NodeRef::<html::Button>::new());
    let _stop = use_event_listener(use_window(), leptos::ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if open.get_untracked() && root.get_untracked().is_some_and(|root| !root.contains(target.as_ref())) {
            open.set(false);
        }
    });
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            // Focus fails only for an element that is gone.
            let _ = button.focus();
        }
    };
    let label = move || i18n.ta("save-chart", &[("name", name.get().into())]);
    let item = move |kind: Kind| {
        view! {
            <button type="button" class="menu-pick" on:click=move |_| {
                close();
                on_save.run(kind);
            }>{kind.extension().to_uppercase()}" "<span class="quiet">{move || i18n.t(match kind {
                Kind::Png => "save-png",
                Kind::Svg => "save-svg",
                Kind::Csv => "save-csv",
            })}</span></button>
        }
    };
    view! {
        <div class="save-menu" node_ref=root on:keydown=move |event| if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            close();
        }>
            <button type="button" class="save-button" node_ref=button aria-expanded=move || open.get().to_string()
                title=label aria-label=label on:click=move |_| open.update(|open| *open = !*open)><SaveIcon/></button>
            <Show when=move || open.get()>
                <div class="save-kinds" role="group" aria-label=label>{Kind::ALL.map(item).collect_view()}</div>
            </Show>
        </div>
    }
}
