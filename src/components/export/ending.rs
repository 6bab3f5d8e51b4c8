//! The foot of the dialog: the button, how far it is, and what was written.

use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::platform::streams::StreamError;
use crate::state::export::{Receipt, Stage};
use crate::text::size;
use leptos::prelude::*;

/// What can be done.
#[derive(Clone, Copy)]
pub struct EndingCalls {
    /// Writes the file.
    pub start: Callback<()>,
    /// Stops writing.
    pub stop: Callback<()>,
    /// Saves the manifest once more.
    pub manifest: Callback<Receipt>,
    /// Copies a text.
    pub copy: Callback<String>,
    /// Closes the dialog.
    pub close: Callback<()>,
}

/// The foot. `hindrance` names the message that says why nothing can be written now.
#[component]
pub fn Ending(
    #[prop(into)] stage: Signal<Stage, LocalStorage>,
    #[prop(into)] count: Signal<usize>,
    #[prop(into)] hindrance: Signal<Option<&'static str>>,
    calls: EndingCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let writing = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Writing { .. })));
    let said = move || match stage.get() {
        Stage::Done(receipt) => Some(view! { <Written receipt i18n calls/> }.into_any()),
        Stage::Failed(error) => {
            Some(view! { <p class="error-box" role="alert">{move || failure(i18n, &error)}</p> }.into_any())
        }
        Stage::Stopped => Some(view! { <p class="hint">{move || i18n.t("export-stopped")}</p> }.into_any()),
        Stage::Idle | Stage::Writing { .. } => None,
    };
    let label = move || i18n.tn("export-submit", count.get());
    view! {
        <footer class="modal-foot">
            <div class="export-said" aria-live="polite">{said}</div>
            <Show when=move || writing.get() fallback=move || view! {
                {move || hindrance.get().map(|id| view! { <p class="hint" id="export-hindrance">{i18n.t(id)}</p> })}
                <div class="export-buttons">
                    <button type="button" class="button" on:click=move |_| calls.close.run(())>{move || i18n.t("close")}</button>
                    <button type="button" class="button primary" disabled=move || hindrance.get().is_some()
                        aria-describedby=move || hindrance.get().map(|_| "export-hindrance")
                        on:click=move |_| calls.start.run(())>{label}</button>
                </div>
            }>
                <Running stage i18n calls/>
            </Show>
        </footer>
    }
}

#[component]
fn Running(stage: Signal<Stage, LocalStorage>, i18n: I18n, calls: EndingCalls) -> impl IntoView {
    let progress = Memo::new(move |_| match stage.get() {
        Stage::Writing { done, total } => (done, total),
        _ => (0, 0),
    });
    let percent = Memo::new(move |_| {
        let (done, total) = progress.get();
        done * 100 / total.max(1)
    });
    let words = move || {
        let (done, total) = progress.get();
        let number = |value| intl::number(i18n.lang(), value);
        match total {
            0 => i18n.t("export-looking"),
            _ => {
                i18n.ta("export-progress", &[("done", number(done).into()), ("total", number(total).into())])
            }
        }
    };
    view! {
        <div class="export-running">
            <span class="bar" role="progressbar" aria-label=move || i18n.t("export-title") aria-valuemin="0" aria-valuemax="100"
                aria-valuenow=move || percent.get().to_string()><i style:width=move || format!("{}%", percent.get())></i></span>
            <span class="numbers">{words}</span>
            <button type="button" class="button" on:click=move |_| calls.stop.run(())>{move || i18n.t("cancel")}</button>
        </div>
    }
}

#[component]
fn Written(receipt: Receipt, i18n: I18n, calls: EndingCalls) -> impl IntoView {
    let Receipt { name, events, bytes, sha256, defused, .. } = receipt.clone();
    let sentence = move || {
        let facts = [
            ("n", intl::number(i18n.lang(), events as usize).into()),
            ("size", size(i18n.lang(), bytes).into()),
            ("count", (events as usize).into()),
        ];
        i18n.ta("export-done", &facts)
    };
    let hash = sha256.clone();
    view! {
        <div class="export-receipt">
            <p><b>{sentence}</b>" "<bdi>{name}</bdi></p>
            <p class="export-hash"><span class="quiet">"SHA-256 "</span><code class="mono">{sha256}</code>
                <button type="button" class="link" on:click=move |_| calls.copy.run(hash.clone())>{move || i18n.t("copy")}</button></p>
            <Show when=move || { defused > 0 }><p class="hint">{move || i18n.tn("export-defused", defused as usize)}</p></Show>
            <p><button type="button" class="link" on:click=move |_| calls.manifest.run(receipt.clone())>{move || i18n.t("export-manifest-again")}</button></p>
        </div>
    }
}

/// Why no file was written.
pub fn failure(i18n: I18n, error: &StreamError) -> String {
    match error {
        StreamError::Full => i18n.t("export-failed-full"),
        StreamError::Worker(error) => i18n.ta(error.message(), &[("name", error.detail().into())]),
        StreamError::Dismissed => i18n.t("export-stopped"),
        StreamError::Other(words) => i18n.ta("export-failed", &[("message", words.as_str().into())]),
    }
}
