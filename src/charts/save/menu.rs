//! A small menu on a chart: what to save it as.

use super::Kind;
use crate::components::icons::SaveIcon;
use crate::components::popup::Popup;
use crate::i18n::use_i18n;
use leptos::prelude::*;

/// The button and what it opens. `name` is what the chart is called.
#[component]
pub fn SaveMenu(#[prop(into)] name: Signal<String>, on_save: Callback<Kind>) -> impl IntoView {
    let i18n = use_i18n();
    let popup = Popup::new(RwSignal::new(false));
    let label = move || i18n.ta("save-chart", &[("name", name.get().into())]);
    let item = move |kind: Kind| {
        view! {
            <button type="button" class="menu-pick" on:click=move |_| {
                popup.close();
                on_save.run(kind);
            }>{kind.extension().to_uppercase()}" "<span class="quiet">{move || i18n.t(match kind {
                Kind::Png => "save-png",
                Kind::Svg => "save-svg",
                Kind::Csv => "save-csv",
            })}</span></button>
        }
    };
    view! {
        <div class="save-menu" node_ref=popup.root on:keydown=move |event| popup.on_key(&event)>
            <button type="button" class="save-button" node_ref=popup.button aria-expanded=move || popup.open.get().to_string()
                title=label aria-label=label on:click=move |_| popup.toggle()><SaveIcon/></button>
            <Show when=move || popup.open.get()>
                <div class="save-kinds" role="group" aria-label=label>{Kind::ALL.map(item).collect_view()}</div>
            </Show>
        </div>
    }
}
