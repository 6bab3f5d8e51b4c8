//! Following new events: the switch in the header, and above the list how many have come.

use crate::i18n::use_i18n;
use crate::state::use_app;
use crate::tasks::load;
use leptos::prelude::*;

/// The switch.
#[component]
pub fn LiveSwitch() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let on = Memo::new(move |_| app.live.with(|live| live.on));
    let failed = Memo::new(move |_| app.live.with(|live| live.on && live.failing.is_some()));
    view! {
        <button type="button" class="button live" class:failed=failed role="switch" aria-checked=move || on.get().to_string()
            title=move || i18n.t("live-hint") on:click=move |_| load::set_live(app, !on.get_untracked())>
            <i aria-hidden="true"></i>{move || i18n.t("live")}</button>
    }
}

/// How many new events have come that are not in sight; leads to them. A screen reader is told each time that more
/// come, which is every half minute at most.
#[component]
pub fn LivePill(#[prop(into)] count: Signal<usize>, on_show: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="live-pill" aria-live="polite">
            <Show when=move || { count.get() > 0 }>
                <button type="button" class="button primary" on:click=move |_| on_show.run(())>
                    {move || i18n.tn("live-new", count.get())}</button>
            </Show>
        </div>
    }
}
