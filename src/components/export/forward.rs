//! New events that are sent on as they come: the switch in the dialog, and its sign in the header.

use super::account::{halt_sentence, sum_of};
use crate::i18n::use_i18n;
use crate::platform::intl;
use crate::state::send::{Account, Channel, Sending};
use leptos::prelude::*;

/// The switch, and what has become of the events since. `hindrance` names the message that says why it cannot be
/// switched on now.
#[component]
pub fn ForwardSwitch(
    #[prop(into)] on: Signal<bool>,
    channel: Channel,
    #[prop(into)] hindrance: Signal<Option<&'static str>>,
    on_switch: Callback<bool>,
    on_resume: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let off = Memo::new(move |_| !on.get() && hindrance.get().is_some());
    let total = Memo::new(move |_| channel.account.with(|account| account.total));
    let halted = Memo::new(move |_| match channel.stage.get() {
        Sending::Halted(halt) if on.get() => Some(halt),
        _ => None,
    });
    view! {
        <section class="forward" aria-label=move || i18n.t("forward-title")>
            <label class="check">
                <input type="checkbox" role="switch" prop:checked=move || on.get() disabled=move || off.get() aria-describedby="forward-hint"
                    on:change=move |event| on_switch.run(event_target_checked(&event))/>
                <span>{move || i18n.t("forward-title")}<small id="forward-hint">{move || i18n.t(hindrance.get().filter(|_| off.get()).unwrap_or("forward-hint"))}</small></span>
            </label>
            <Show when=move || on.get() || { total.get() > 0 }>
                <p class="forward-state" aria-live="polite">{move || i18n.t(match (on.get(), total.get()) {
                    (false, _) => "forward-off",
                    (true, 0) => "forward-none-yet",
                    (true, _) => "forward-on",
                })}</p>
                <Show when=move || { total.get() > 0 }>{sum_of(channel.account, i18n)}</Show>
            </Show>
            {move || channel.trouble.get().filter(|_| on.get()).map(|halt| view! {
                <p class="notice warn forward-trouble">{i18n.t("forward-again")}" "{halt_sentence(i18n, &halt)}</p>
            })}
            {move || halted.get().map(|halt| view! {
                <p class="error-box" role="alert">{halt_sentence(i18n, &halt)}</p>
                <button type="button" class="button" on:click=move |_| on_resume.run(())>{move || i18n.t("send-resume")}</button>
            })}
        </section>
    }
}

/// The sign in the header while new events are sent on: how many have arrived, and whether it works.
#[component]
pub fn ForwardSign(#[prop(into)] on: Signal<bool>, channel: Channel, on_open: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let arrived = Memo::new(move |_| channel.account.with(|account| account.arrived + account.known));
    let failed = Memo::new(move |_| {
        channel.trouble.with(Option::is_some)
            || channel.stage.with(|stage| matches!(stage, Sending::Halted(_)))
            || channel.account.with(|account: &Account| account.refused > 0)
    });
    let title =
        move || i18n.tn(if failed.get() { "forward-sign-failed" } else { "forward-sign" }, arrived.get());
    view! {
        <Show when=move || on.get()>
            <button type="button" class="button forward-sign" class:failed=failed title=title aria-label=title
                on:click=move |_| on_open.run(())>
                <span aria-hidden="true">{move || if failed.get() { "→ !" } else { "→" }}</span>
                {move || intl::number(i18n.lang(), arrived.get())}</button>
        </Show>
    }
}
