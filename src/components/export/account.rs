//! The foot of the dialog while events are sent on: the buttons, and an account that adds up.

use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::state::send::{Account, Halt, Sending};
use leptos::prelude::*;

/// What can be done.
#[derive(Clone, Copy)]
pub struct SendCalls {
    /// Sends one event.
    pub test: Callback<()>,
    /// Sends all of them.
    pub start: Callback<()>,
    /// Goes on.
    pub resume: Callback<()>,
    /// Stops.
    pub stop: Callback<()>,
    /// Closes the dialog.
    pub close: Callback<()>,
}

/// The foot. `hindrance` names the message that says why nothing can be sent now.
#[component]
pub fn SendFoot(
    #[prop(into)] stage: Signal<Sending>,
    #[prop(into)] account: Signal<Account>,
    #[prop(into)] count: Signal<usize>,
    #[prop(into)] hindrance: Signal<Option<&'static str>>,
    calls: SendCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let running = Memo::new(move |_| matches!(stage.get(), Sending::Running));
    let testing = Memo::new(move |_| matches!(stage.get(), Sending::Testing | Sending::Stopping));
    let can_resume = Memo::new(move |_| {
        matches!(stage.get(), Sending::Halted(_))
            && account.with(|account| account.total > 0 && account.left() > 0)
    });
    let off = Signal::derive(move || hindrance.get().is_some() || testing.get());
    let said = move || match stage.get() {
        Sending::Idle | Sending::Running => None,
        Sending::Stopping => Some(view! { <p class="hint">{i18n.t("send-stopping")}</p> }.into_any()),
        Sending::Testing => Some(view! { <p class="hint">{i18n.t("send-testing")}</p> }.into_any()),
        Sending::Tested => Some(view! { <p class="send-good">{i18n.t("send-tested")}</p> }.into_any()),
        Sending::Done => Some(account.with(|account| done_sentence(i18n, account))),
        Sending::Halted(halt) => {
            Some(view! { <p class="error-box" role="alert">{halt_sentence(i18n, &halt)}</p> }.into_any())
        }
    };
    view! {
        <footer class="modal-foot">
            <div class="export-said" aria-live="polite">{said}</div>
            <Show when=move || account.with(|account| account.total > 0)><Sum account i18n/></Show>
            {move || hindrance.get().filter(|_| !running.get()).map(|id| view! { <p class="hint" id="send-hindrance">{i18n.t(id)}</p> })}
            <div class="export-buttons">
                <Show when=move || running.get() fallback=move || view! {
                    <button type="button" class="button" on:click=move |_| calls.close.run(())>{move || i18n.t("close")}</button>
                    <button type="button" class="button" disabled=move || off.get() on:click=move |_| calls.test.run(())>{move || i18n.t("send-test")}</button>
                    <Show when=move || can_resume.get()>
                        <button type="button" class="button" disabled=move || off.get() on:click=move |_| calls.resume.run(())>{move || i18n.t("send-resume")}</button>
                    </Show>
                    <button type="button" class="button primary" disabled=move || off.get()
                        aria-describedby=move || hindrance.get().map(|_| "send-hindrance")
                        on:click=move |_| calls.start.run(())>{move || i18n.tn("send-start", count.get())}</button>
                }>
                    <button type="button" class="button" on:click=move |_| calls.stop.run(())>{move || i18n.t("send-stop")}</button>
                </Show>
            </div>
        </footer>
    }
}

/// A number of the account.
type Read = fn(&Account) -> usize;

/// What has become of the events, and how far it is.
#[component]
fn Sum(account: Signal<Account>, i18n: I18n) -> impl IntoView {
    let percent = Memo::new(move |_| {
        account.with(|account| (account.total - account.left()) * 100 / account.total.max(1))
    });
    view! {
        <span class="bar send-bar" role="progressbar" aria-label=move || i18n.t("send-progress") aria-valuemin="0" aria-valuemax="100"
            aria-valuenow=move || percent.get().to_string()><i style:width=move || format!("{}%", percent.get())></i></span>
        {sum_of(account, i18n)}
    }
}

/// Numbers that add up, and the first refusals in the system's words.
pub fn sum_of(account: impl Into<Signal<Account>>, i18n: I18n) -> impl IntoView {
    let account: Signal<Account> = account.into();
    let rows: [(&str, Read); 4] = [
        ("send-arrived", |account| account.arrived),
        ("send-known", |account| account.known),
        ("send-refused", |account| account.refused),
        ("send-left", Account::left),
    ];
    let row = move |(id, read): (&'static str, Read)| {
        view! { <div><dt>{move || i18n.t(id)}</dt><dd>{move || intl::number(i18n.lang(), account.with(read))}</dd></div> }
    };
    let refusals = Memo::new(move |_| account.with(|account| account.refusals.clone()));
    view! {
        <dl class="send-sum">{rows.map(row).into_iter().collect_view()}</dl>
        <Show when=move || account.with(|account| account.unsure > 0)>
            <p class="hint">{move || i18n.tn("send-unsure", account.with(|account| account.unsure))}</p>
        </Show>
        <Show when=move || !refusals.with(Vec::is_empty)>
            <details class="send-refusals"><summary>{move || i18n.t("send-refusals")}</summary>
                <pre class="raw mono" tabindex="0">{move || refusals.get().into_iter().map(|(id, reason)| format!("{id}: {reason}")).collect::<Vec<_>>().join("\n")}</pre>
            </details>
        </Show>
    }
}

/// That all have been sent; and it is no success where some were not taken in.
fn done_sentence(i18n: I18n, account: &Account) -> AnyView {
    let id = match (account.refused, account.arrived + account.known) {
        (0, _) => return view! { <p class="send-good">{i18n.t("send-done")}</p> }.into_any(),
        (_, 0) => "send-done-none",
        _ => "send-done-partly",
    };
    view! { <p class="error-box" role="alert">{i18n.tn(id, account.refused)}</p> }.into_any()
}

/// Why it stands still, in words.
pub fn halt_sentence(i18n: I18n, halt: &Halt) -> String {
    let said = |id: &str, words: &str| i18n.ta(id, &[("message", words.into())]);
    match halt {
        Halt::Stopped => i18n.t("send-stopped"),
        Halt::NoAnswer(words) => said("send-no-answer", words),
        Halt::Policy => i18n.t("send-blocked"),
        Halt::Refused(words) => said("send-wrong", words),
        Halt::Busy(words) => said("send-busy", words),
        Halt::Gone => i18n.t("send-gone"),
    }
}
