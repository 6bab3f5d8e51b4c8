//! To whom a message goes: found by name or id among the people known.

use crate::components::avatar::Avatar;
use crate::i18n::{I18n, use_i18n};
use crate::queries::notice::Recipient;
use leptos::prelude::*;

/// So many people are offered at once.
const OFFERED: usize = 6;

/// The choice.
#[component]
pub fn RecipientPick(
    #[prop(into)] chosen: Signal<Option<Recipient>>,
    /// The first so many people that a text finds.
    search: Callback<(String, usize), Vec<Recipient>>,
    on_pick: Callback<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = RwSignal::new(String::new());
    let offered =
        Memo::new(
            move |_| {
                if chosen.with(Option::is_none) { search.run((text.get(), OFFERED)) } else { Vec::new() }
            },
        );
    let offer = move |person: Recipient| {
        let id = person.actor.id.clone();
        view! {
            <li><button type="button" class="menu-pick person-pick" on:click=move |_| on_pick.run(Some(id.clone()))>
                {who(i18n, person)}</button></li>
        }
    };
    view! {
        <div class="recipient">
            {move || match chosen.get() {
                Some(person) => view! {
                    <p class="recipient-label">{i18n.t("notify-to")}</p>
                    <p class="recipient-chosen">{who(i18n, person)}
                        <button type="button" class="link" on:click=move |_| on_pick.run(None)>{i18n.t("notify-to-change")}</button></p>
                }.into_any(),
                None => view! {
                    <label for="notify-to">{i18n.t("notify-to")}</label>
                    <input id="notify-to" type="search" autocomplete="off" placeholder=move || i18n.t("notify-to-search")
                        prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))
                        on:keydown=move |event| if event.key() == "Enter" {
                            event.prevent_default();
                            if let Some(first) = offered.with_untracked(|offered| offered.first().map(|person| person.actor.id.clone())) {
                                on_pick.run(Some(first));
                            }
                        }/>
                    <ul>
                        <For each=move || offered.get() key=|person| person.actor.id.clone() children=offer/>
                    </ul>
                    <p class="hint">{move || i18n.t(if offered.with(Vec::is_empty) { "notify-to-none" } else { "notify-to-hint" })}</p>
                }.into_any(),
            }}
        </div>
    }
}

fn who(i18n: I18n, person: Recipient) -> impl IntoView {
    let name = person.actor.name.clone();
    view! {
        <Avatar actor=person.actor/><bdi class="cut">{name}</bdi>
        {person.admin.then(|| view! { <span class="state">{i18n.t("notify-to-admin")}</span> })}
        {person.own.then(|| view! { <span class="quiet">{i18n.t("notify-to-own")}</span> })}
    }
}
