//! The dialog in which a message about findings or an event is written, seen and sent.

use super::recipient::RecipientPick;
use crate::components::failure::{duration, of_api};
use crate::components::icons::CloseIcon;
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl::{self, Style};
use crate::platform::page;
use crate::queries::notice::Recipient;
use crate::state::notify::{Lookup, Notify, Stage};
use crate::text::notice::{Piece, mentions, preview};
use audit_client::message::MESSAGES_SCOPE;
use audit_client::{ApiFailure, FailureKind};
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the dialog knows beside the message.
#[derive(Clone, Copy)]
pub struct Around {
    /// Whether the token may write messages.
    pub may_write: Signal<bool>,
    /// Whether the log comes from files, with no token behind it.
    pub from_files: Signal<bool>,
    /// Whether it is the sample workspace.
    pub sample: Signal<bool>,
    /// Whom an earlier message about the same went to, and when.
    pub already: Signal<Option<(String, String)>>,
    /// To whom it goes.
    pub chosen: Signal<Option<Recipient>>,
    /// The first so many people that a text finds.
    pub search: Callback<(String, usize), Vec<Recipient>>,
    /// Sends it.
    pub on_send: Callback<()>,
    /// Puts it away.
    pub on_close: Callback<()>,
}

/// The dialog; open while there is a message.
#[component]
pub fn NotifyDialog(message: Notify, around: Around) -> impl IntoView {
    let i18n = use_i18n();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = Memo::new(move |_| message.about.with(Option::is_some));
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            if is_open.get() && !dialog.open() {
                // It fails only for a dialog that is open already.
                let _ = dialog.show_modal();
            } else if !is_open.get() && dialog.open() {
                dialog.close();
            }
        }
    });
    let sending = Memo::new(move |_| message.stage.with(|stage| *stage == Stage::Sending));
    view! {
        <dialog class="notify" node_ref=dialog aria-labelledby="notify-title"
            on:cancel=move |event: Event| if sending.get_untracked() { event.prevent_default() }
            on:close=move |_| around.on_close.run(())>
            <Show when=move || is_open.get()>
                <header><h2 id="notify-title">{move || i18n.t("notify-title")}</h2>
                    <button type="button" class="button icon-only" disabled=move || sending.get() aria-label=move || i18n.t("close")
                        title=move || i18n.t("close") on:click=move |_| around.on_close.run(())><CloseIcon/></button></header>
                <Notes message around/>
                <div class="notify-body">
                    <div class="notify-write">
                        <RecipientPick chosen=around.chosen search=around.search on_pick=Callback::new(move |id| message.to.set(id))/>
                        <label for="notify-text">{move || i18n.t("notify-text")}</label>
                        <textarea id="notify-text" rows="11" prop:value=move || message.text.get() aria-describedby="notify-text-hint"
                            on:input=move |event| message.text.set(event_target_value(&event))></textarea>
                        <p class="hint" id="notify-text-hint">{move || i18n.t("notify-text-hint")}</p>
                    </div>
                    <Preview text=message.text/>
                </div>
                <Foot message around/>
            </Show>
        </dialog>
    }
}

/// What has to be known before writing.
#[component]
fn Notes(message: Notify, around: Around) -> impl IntoView {
    let i18n = use_i18n();
    let already = move || {
        // Once this one has arrived, it is no earlier one.
        let (name, at) = around.already.get().filter(|_| !message.stage.with(Stage::has_arrived))?;
        Some(i18n.ta("notify-already", &[("name", name.into()), ("at", at.into())]))
    };
    view! {
        <Show when=move || !around.may_write.get()>
            <div class="notice warn"><p>{move || i18n.t(if around.from_files.get() { "notify-files" } else { "notify-scope" })}</p></div>
        </Show>
        <Show when=move || around.sample.get()><div class="notice quiet"><p>{move || i18n.t("notify-sample")}</p></div></Show>
        {move || already().map(|text| view! { <div class="notice warn"><p><bdi>{text}</bdi></p></div> })}
    }
}

#[component]
fn Preview(text: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let piece = |piece: Piece| match piece {
        Piece::Text(text) => view! { <bdi>{text}</bdi> }.into_any(),
        Piece::Bold(text) => view! { <b><bdi>{text}</bdi></b> }.into_any(),
        Piece::Link(text) => view! { <span class="preview-link">{text}</span> }.into_any(),
        Piece::Mention(text) => view! { <mark><bdi>{text}</bdi></mark> }.into_any(),
    };
    let lines = move || {
        preview(&text.get())
            .into_iter()
            .map(|line| view! { <p>{line.into_iter().map(piece).collect_view()}</p> })
            .collect_view()
    };
    let warned = Memo::new(move |_| mentions(&text.get()).join(", "));
    view! {
        <section class="notify-preview" aria-labelledby="notify-preview">
            <h3 id="notify-preview">{move || i18n.t("notify-preview")}</h3>
            <div class="bubble" tabindex="0" role="group" aria-labelledby="notify-preview">{lines}</div>
            <Show when=move || warned.with(|list| !list.is_empty())>
                <p class="notify-mentions" role="status"><bdi>{move || i18n.ta("notify-mentions", &[("list", warned.get().into())])}</bdi></p>
            </Show>
        </section>
    }
}

#[component]
fn Foot(message: Notify, around: Around) -> impl IntoView {
    let i18n = use_i18n();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let text = message.text.get_untracked();
        spawn_local(async move {
            let done = page::copy(&text).await;
            copied.try_set(done);
        });
    };
    // Why it cannot be sent now, as far as that is not plain from what happened.
    let hindrance = Memo::new(move |_| {
        if !around.may_write.get()
            || message.stage.with(|stage| matches!(stage, Stage::Sending | Stage::Sent))
        {
            None
        } else if message.blocked.get() {
            Some("notify-blocked")
        } else if message.to.with(Option::is_none) {
            Some("notify-no-recipient")
        } else {
            None
        }
    });
    let may_send = move || {
        around.may_write.get()
            && hindrance.get().is_none()
            && message.stage.with(Stage::may_send)
            && !message.text.with(|text| text.trim().is_empty())
    };
    let again = move || message.stage.with(|stage| matches!(stage, Stage::Unclear(..)));
    let outcome = Memo::new(move |_| outcome(i18n, &message.stage.get()));
    view! {
        <footer>
            <div class="notify-outcome" role="status">
                {move || outcome.get().map(|(class, text)| view! { <p class=class><bdi>{text}</bdi></p> })}
                {move || hindrance.get().map(|id| view! { <p class="hint">{i18n.t(id)}</p> })}
            </div>
            <button type="button" class="button" on:click=copy>{move || i18n.t(if copied.get() { "copied" } else { "notify-copy" })}</button>
            <Show when=move || message.stage.with(|stage| *stage != Stage::Sent)>
                <button type="button" class="button primary" disabled=move || !may_send() on:click=move |_| around.on_send.run(())>
                    {move || i18n.t(if again() { "notify-send-again" } else { "notify-send" })}</button>
            </Show>
            <Show when=move || message.stage.with(|stage| *stage == Stage::Sent)>
                <button type="button" class="button primary" on:click=move |_| around.on_close.run(())>{move || i18n.t("close")}</button>
            </Show>
        </footer>
    }
}

/// What became of the message, in words, and how they look.
fn outcome(i18n: I18n, stage: &Stage) -> Option<(&'static str, String)> {
    Some(match stage {
        Stage::Writing => return None,
        Stage::Sending => ("quiet", i18n.t("notify-sending")),
        Stage::Sent => ("good", i18n.t("notify-sent")),
        Stage::Refused(failure) => ("bad", refusal(i18n, failure)),
        Stage::Unclear(_, lookup) => {
            let found = match lookup {
                Lookup::Looking => i18n.t("notify-unclear-looking"),
                Lookup::Written(at) => {
                    let time = intl::date(i18n.lang(), Style::Time, *at);
                    i18n.ta("notify-unclear-written", &[("time", time.into())])
                }
                Lookup::NotThere => i18n.t("notify-unclear-not-there"),
                Lookup::Unknown => i18n.t("notify-unclear-unknown"),
            };
            ("unclear", format!("{} {found}", i18n.t("notify-unclear")))
        }
    })
}

fn refusal(i18n: I18n, failure: &ApiFailure) -> String {
    let wait = failure.retry_after_ms.map(|ms| duration(i18n, ms));
    let waiting = |with: &str, without: &str| match wait {
        Some(wait) => i18n.ta(with, &[("wait", wait.into())]),
        None => i18n.t(without),
    };
    match &failure.kind {
        FailureKind::DailyLimit => waiting("notify-refused-daily", "notify-refused-daily-open"),
        FailureKind::RateLimited => waiting("notify-refused-rate", "notify-refused-rate-open"),
        FailureKind::MissingScope { required } => {
            let scope = required.as_deref().unwrap_or(MESSAGES_SCOPE);
            i18n.ta("notify-refused-scope", &[("scope", scope.into())])
        }
        FailureKind::Invalid
        | FailureKind::NotFound
        | FailureKind::AccessDenied
        | FailureKind::RoleForbidden => {
            let said = failure
                .message
                .as_deref()
                .map(|said| i18n.ta("failure-server-said", &[("message", said.into())]));
            [Some(i18n.t("notify-refused-person")), said].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        _ => i18n.ta("notify-refused", &[("reason", of_api(i18n, failure).into())]),
    }
}
