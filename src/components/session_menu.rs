//! What this visit has done with the API, behind a button in the header.

use super::icons::SessionIcon;
use crate::i18n::use_i18n;
use crate::state::use_app;
use leptos::prelude::*;

/// The button and what it opens. The browser opens and closes it, also on Escape and on a click elsewhere.
#[component]
pub fn SessionMenu() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let opened = RwSignal::new(0);
    // The counts are in no signal: they are read when the menu opens and while loading goes on.
    let footprint = move || {
        opened.track();
        app.progress.track();
        let client = app.session.client();
        client.map_or((0, 0), |client| (client.gate().sent() as usize, client.footprint().entries() as usize))
    };
    let own = move || match app.log.own() {
        Some(own) => i18n.ta("session-own-known", &[("address", own.address.into())]),
        None => i18n.t("session-own-unknown"),
    };
    view! {
        <button type="button" class="button icon-only" popovertarget="session-menu" on:click=move |_| opened.update(|count| *count += 1)
            title=move || i18n.t("session-menu") aria-label=move || i18n.t("session-menu")><SessionIcon/></button>
        <section id="session-menu" class="menu" popover="auto" aria-label=move || i18n.t("session-menu")>
            <h2>{move || i18n.t("session-asked")}</h2>
            <p>{move || i18n.tn("session-requests", footprint().0)}". "
                {move || i18n.tn("session-reads", footprint().1)}</p>
            <h2>{move || i18n.t("session-own")}</h2>
            <p>{own}</p>
        </section>
    }
}
