//! The root: provides the state and shows the screen that fits it.

use crate::components::import::DropSheet;
use crate::i18n::{I18n, provide_i18n, use_i18n};
use crate::pages::{connect::Connect, explore::Explore};
use crate::state::App as State;
use crate::state::session::Phase;
use crate::tasks;
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let i18n: I18n = provide_i18n(tasks::prefs::language());
    let state = State::new();
    provide_context(state);
    tasks::prefs::follow(state, i18n);
    tasks::idle::follow(state);
    tasks::saved::start(state);
    tasks::layout::start(state);
    tasks::notes::start(state);
    tasks::navigate::start(state);
    tasks::lens::follow(state);
    tasks::names::follow_log(state);
    tasks::profile::follow(state);
    tasks::detect::follow(state);
    tasks::sigma::follow(state);
    tasks::load::follow_connection(state);
    tasks::import::follow_drops(state);
    view! { <Screen/> }
}

#[component]
fn Screen() -> impl IntoView {
    let state = crate::state::use_app();
    let connected = Memo::new(move |_| state.session.phase.get() == Phase::Connected);
    let i18n = use_i18n();
    view! {
        <a class="skip" href="#content">{move || i18n.t("skip-to-content")}</a>
        {move || if connected.get() { view! { <Explore/> }.into_any() } else { view! { <Connect/> }.into_any() }}
        <DropSheet hovering=state.import.hovering/>
    }
}
