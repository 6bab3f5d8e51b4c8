//! The archive in this browser: its panel beside the token, and what its dialog holds.

use crate::components::archive::{DamageNote, Facts, NewPassphrase, Passphrase, ProblemNote};
use crate::i18n::{I18n, use_i18n};
use crate::state::archive::{Problem, Stage};
use crate::state::export::What;
use crate::state::session::Phase;
use crate::state::{App, use_app};
use crate::tasks::{archive, export};
use leptos::prelude::*;

/// On the first screen, where there is an archive.
#[component]
pub fn ArchivePanel() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let stage = app.archive.stage;
    let off = Memo::new(move |_| app.session.phase.get() == Phase::Checking);
    let opening = Memo::new(move |_| stage.get() == Stage::Opening);
    let is_cut = Memo::new(move |_| {
        app.archive.holding.with(|holding| holding.is_cut) && app.archive.damage.with(Option::is_none)
    });
    view! {
            <section class="archive-panel" aria-label=move || i18n.t("archive-title")>
                <h2>{move || i18n.t("archive-there")}</h2>
                <Show when=move || stage.get() == Stage::Open fallback=move || view! {
                    <p class="hint">{move || i18n.t("archive-there-hint")}</p>
                    <Passphrase busy=opening off on_submit=Callback::new(move |text| archive::unlock(app, text))/>
                }>
                    <Facts holding=app.archive.holding/>
                    <DamageNote damage=app.archive.damage/>
                    <Show when=move || is_cut.get()><p class="note" role="status">{move || i18n.t("archive-cut")}</p></Show>
                    <p class="hint">{move || i18n.t("archive-open-hint")}</p>
                    <div class="archive-buttons">
                        <button type="button" class="button" on:click=move |_| archive::lock(app)>{move || i18n.t("archive-lock")}</button>
                        <button type="button" class="button" disabled=move || off.get() on:click=move |_| archive::show(app)>{move || i18n.t("archive-show")}</button>
                    </div>
                </Show>
                <ProblemNote problem=app.archive.problem/>
            </section>
    }
}

/// What the dialog holds.
#[component]
pub fn ArchiveContent() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    view! {
        <div class="modal-body archive-body">
            {move || match app.archive.stage.get() {
                Stage::Unknown => ().into_any(),
                Stage::Absent => view! { <Make app i18n/> }.into_any(),
                Stage::Opening | Stage::Locked => view! { <Locked app i18n/> }.into_any(),
                Stage::Open => view! { <Opened app i18n/> }.into_any(),
            }}
            <ProblemNote problem=app.archive.problem/>
            <Show when=move || matches!(app.archive.problem.get(), Some(Problem::Full | Problem::Refused(_))) && app.archive.joined.get().is_some()>
                <div class="archive-buttons"><button type="button" class="button" on:click=move |_| archive::retry(app)>{move || i18n.t("retry")}</button></div>
            </Show>
        </div>
    }
}

#[component]
fn Make(app: App, i18n: I18n) -> impl IntoView {
    let off =
        Memo::new(move |_| !archive::can_keep(app) || app.archive.problem.get() == Some(Problem::NoCipher));
    view! {
        <p>{move || i18n.t("archive-what")}</p>
        <p class="hint">{move || i18n.t("archive-how")}</p>
        <p class="note">{move || i18n.t("archive-forget")}</p>
        <Show when=move || !archive::can_keep(app)><p class="hint">{move || i18n.t("archive-needs-api")}</p></Show>
        <NewPassphrase busy=false off on_submit=Callback::new(move |text| archive::create(app, text))/>
    }
}

#[component]
fn Locked(app: App, i18n: I18n) -> impl IntoView {
    let opening = Memo::new(move |_| app.archive.stage.get() == Stage::Opening);
    view! {
        <p>{move || i18n.t("archive-locked")}</p>
        <Passphrase busy=opening off=false on_submit=Callback::new(move |text| archive::unlock(app, text))/>
        <Delete app i18n/>
    }
}

#[component]
fn Opened(app: App, i18n: I18n) -> impl IntoView {
    let joined = Memo::new(move |_| app.archive.joined.get().is_some());
    let state = move || {
        let id = match (app.archive.bringing.get(), joined.get()) {
            (Some(_), _) => "archive-bringing",
            (None, false) => "archive-apart",
            _ if !archive::can_keep(app) => "archive-no-token",
            _ if app.archive.writing.get() => "archive-writing",
            _ if app.archive.up_to_date.get() => "archive-kept",
            _ => "archive-keeping",
        };
        i18n.t(id)
    };
    let whole = move |_| {
        app.archive.dialog.set(false);
        app.export.choice.update(|choice| choice.what = What::Everything);
        export::open(app);
    };
    view! {
        <Facts holding=app.archive.holding/>
        <DamageNote damage=app.archive.damage/>
        <p class="archive-state" aria-live="polite">{state}</p>
        <p class="hint">{move || i18n.t(if app.archive.lasting.get() { "archive-lasting" } else { "archive-fleeting" })}</p>
        <div class="archive-buttons">
            <button type="button" class="button" on:click=move |_| archive::lock(app)>{move || i18n.t("archive-lock")}</button>
            <button type="button" class="button" disabled=move || !joined.get() || app.archive.bringing.get().is_some() on:click=whole>{move || i18n.t("archive-export")}</button>
        </div>
        <Delete app i18n/>
    }
}

/// Takes the archive away, after a question.
#[component]
fn Delete(app: App, i18n: I18n) -> impl IntoView {
    let asked = RwSignal::new(false);
    view! {
        <div class="archive-delete">
            <Show when=move || asked.get() fallback=move || view! {
                <button type="button" class="button" on:click=move |_| asked.set(true)>{move || i18n.t("archive-delete")}</button>
            }>
                <p role="alert">{move || i18n.t("archive-delete-sure")}</p>
                <div class="archive-buttons">
                    <button type="button" class="button" on:click=move |_| asked.set(false)>{move || i18n.t("archive-delete-not")}</button>
                    <button type="button" class="button danger" on:click=move |_| archive::delete(app)>{move || i18n.t("archive-delete-now")}</button>
                </div>
            </Show>
        </div>
    }
}
