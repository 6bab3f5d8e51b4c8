//! A menu of views with a name, kept in this browser.

use super::icons::{BookmarkIcon, CloseIcon};
use super::popup::Popup;
use crate::i18n::use_i18n;
use leptos::prelude::*;

/// What can be done with views, by name.
#[derive(Clone, Copy)]
pub struct ViewCalls {
    /// Shows one.
    pub open: Callback<String>,
    /// Shows one that is there from the start, by the name of its message.
    pub ready: Callback<&'static str>,
    /// Saves the present one.
    pub save: Callback<String>,
    /// Forgets one.
    pub forget: Callback<String>,
}

/// The button and its menu.
#[component]
pub fn SavedViews(
    #[prop(into)] names: Signal<Vec<String>>,
    /// The names of the messages of those that are there from the start.
    ready: Vec<&'static str>,
    calls: ViewCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let popup = Popup::new(RwSignal::new(false));
    let name = RwSignal::new(String::new());
    let save = move || {
        calls.save.run(name.get_untracked());
        name.set(String::new());
    };
    let item = move |view: String| {
        let (shown, forgotten) = (view.clone(), view.clone());
        let forget = i18n.ta("views-forget", &[("name", view.as_str().into())]);
        view! {
            <li>
                <button type="button" class="menu-pick cut" on:click=move |_| {
                    popup.close();
                    calls.open.run(shown.clone());
                }><bdi>{view}</bdi></button>
                <button type="button" class="menu-side" title=forget.clone() aria-label=forget
                    on:click=move |_| calls.forget.run(forgotten.clone())><CloseIcon/></button>
            </li>
        }
    };
    let ready = StoredValue::new(ready);
    let ready_item = move |name: &'static str| {
        view! {
            <li><button type="button" class="menu-pick cut" on:click=move |_| {
                popup.close();
                calls.ready.run(name);
            }>{move || i18n.t(name)}</button></li>
        }
    };
    view! {
        <div class="views" node_ref=popup.root on:keydown=move |event| popup.on_key(&event)>
            <button type="button" class="button" node_ref=popup.button aria-expanded=move || popup.open.get().to_string() aria-controls="views-menu"
                aria-label=move || i18n.t("views-title") title=move || i18n.t("views-title")
                on:click=move |_| popup.toggle()>
                <BookmarkIcon/><span class="views-word">{move || i18n.t("views-title")}</span>
            </button>
            <Show when=move || popup.open.get()>
                <div class="menu" id="views-menu" role="group" aria-label=move || i18n.t("views-title")>
                    <h2 id="views-ready">{move || i18n.t("views-ready")}</h2>
                    <ul aria-labelledby="views-ready">{ready.get_value().into_iter().map(ready_item).collect_view()}</ul>
                    <h2>{move || i18n.t("views-own")}</h2>
                    <Show when=move || names.with(Vec::is_empty)>
                        <p class="hint">{move || i18n.t("views-none")}</p>
                    </Show>
                    <ul><For each=move || names.get() key=Clone::clone children=item/></ul>
                    <form on:submit=move |event| { event.prevent_default(); save(); }>
                        <label class="hidden" for="views-name">{move || i18n.t("views-name")}</label>
                        <input id="views-name" type="text" maxlength="60" autocomplete="off" prop:value=move || name.get()
                            placeholder=move || i18n.t("views-name") on:input=move |event| name.set(event_target_value(&event))/>
                        <button type="submit" class="button" disabled=move || name.with(|name| name.trim().is_empty())>
                            {move || i18n.t("views-save")}</button>
                    </form>
                    <p class="hint">{move || i18n.t("views-hint")}</p>
                </div>
            </Show>
        </div>
    }
}
