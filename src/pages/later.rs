//! What is in a part of its own, where it is shown.

use crate::components::later::Later as Instead;
use crate::components::modal::Modal;
use crate::i18n::use_i18n;
use crate::parts::archive::Archive;
use crate::parts::export::Export;
use crate::parts::import::Import;
use crate::state::archive::Stage;
use crate::state::parts::Coming;
use crate::state::{App, use_app};
use crate::tasks::parts::{Later, ask, files, part};
use leptos::prelude::*;

/// Shows something of a part, which is asked for, and until it has come that it is on its way.
pub fn of_part<T: Later>(app: App, show: fn(&'static T) -> AnyView) -> AnyView {
    ask::<T>(app);
    let on_ask = Callback::new(move |()| ask::<T>(app));
    let content = move || match part::<T>(app) {
        Some(part) => show(part),
        None => view! { <Instead coming=T::coming(app) on_ask/> }.into_any(),
    };
    view! { {content} }.into_any()
}

/// The export dialog; what it holds is in a part of its own.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let busy = Memo::new(move |_| app.export.is_writing() || app.outbox.is_busy());
    view! {
        <Modal open=app.export.open title=Signal::derive(move || i18n.t("export-title")) busy class="export">
            {of_part::<Export>(app, |export| (export.dialog)())}
        </Modal>
    }
}

/// The dialog of the archive; what it holds is in a part of its own.
#[component]
pub fn ArchiveDialog() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let opening = Memo::new(move |_| app.archive.stage.get() == Stage::Opening);
    view! {
        <Modal open=app.archive.dialog title=Signal::derive(move || i18n.t("archive-title")) busy=opening class="archive">
            {of_part::<Archive>(app, |archive| (archive.dialog)())}
        </Modal>
    }
}

/// What came out of files; or that what reads them did not come.
#[component]
pub fn Files() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let opened = Memo::new(move |_| app.import.files.with(|files| !files.is_empty()));
    let report = move || opened.get().then(|| part::<Import>(app)).flatten().map(|import| (import.report)());
    let refused = Memo::new(move |_| app.parts.files_wait.get() && app.parts.import.get() == Coming::Missing);
    view! {
        {report}
        <Show when=move || refused.get()>
            <div class="notice bad" role="alert">
                <p>{move || i18n.t("later-no-files")}</p>
                <button type="button" class="button" on:click=move |_| files::open_waiting(app)>{move || i18n.t("retry")}</button>
                <button type="button" class="button" on:click=move |_| files::forget_waiting(app, drop)>{move || i18n.t("cancel")}</button>
            </div>
        </Show>
    }
}
