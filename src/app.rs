//! The root: provides the state and shows the screen that fits it.

use crate::components::import::DropSheet;
use crate::i18n::{I18n, provide_i18n, use_i18n};
use crate::pages;
use crate::pages::connect::Connect;
use crate::state::App as State;
use crate::state::session::Phase;
use crate::tasks;
use crate::tasks::parts::dashboard;
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let i18n: I18n = provide_i18n(tasks::prefs::language());
    let state = State::new();
    provide_context(state);
    tasks::prefs::follow(state, i18n);
    tasks::navigate::start(state);
    tasks::drops::follow(state);
    tasks::parts::fetch(state, i18n);
    pages::focus::keep(state);
    view! { <Screen/> }
}

#[component]
fn Screen() -> impl IntoView {
    let state = crate::state::use_app();
    let connected = Memo::new(move |_| state.session.phase.get() == Phase::Connected);
    // Nobody can be connected before the dashboard has come: it is what connects.
    let screen = move || match connected.get().then(dashboard).flatten() {
        Some(dashboard) => (dashboard.screen)(),
        None => view! { <Connect/> }.into_any(),
    };
    let i18n = use_i18n();
    view! {
        <a class="skip" href="#content">{move || i18n.t("skip-to-content")}</a>
        {screen}
        <DropSheet hovering=state.import.hovering/>
    }
}
