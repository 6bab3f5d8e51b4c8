//! What came out of files: how far each is, what could not be read, whether it is the one that its manifest describes.

use crate::components::icons::CloseIcon;
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::platform::streams::StreamError;
use crate::platform::worker::WorkerError;
use crate::state::import::{Failure, FileReport};
use crate::text::size;
use audit_export::read::Problem;
use leptos::prelude::*;

/// More files than this may not all be seen at once: the list can be scrolled, by keys too.
const FEW: usize = 3;

/// The list of files; `on_dismiss` is for those that have been read.
#[component]
pub fn ImportReport(
    #[prop(into)] files: Signal<Vec<FileReport>>,
    #[prop(into)] reading: Signal<bool>,
    on_stop: Callback<()>,
    on_save_bad: Callback<()>,
    on_dismiss: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let places = Memo::new(move |_| files.with(Vec::len));
    let bad = Memo::new(move |_| files.with(|files| files.iter().map(|file| file.bad).sum::<usize>()));
    let warns =
        Memo::new(move |_| files.with(|files| files.iter().any(|file| file.bad + file.without_details > 0)));
    let failed = Memo::new(move |_| files.with(|files| files.iter().any(|file| file.failure.is_some())));
    let row = move |place: usize| {
        let file = Memo::new(move |_| files.with(|files| files.get(place).cloned().unwrap_or_default()));
        view! { <Row file i18n/> }
    };
    view! {
        <Show when=move || { places.get() > 0 }>
            <div class="notice import-report" class:warn=move || warns.get() class:bad=move || failed.get()
                class:fine=move || !warns.get() && !failed.get()>
                <ul aria-live="polite" tabindex=move || (places.get() > FEW).then_some("0")><For each=move || 0..places.get() key=|place| *place children=row/></ul>
                <Show when=move || { bad.get() > 0 && !reading.get() }>
                    <button type="button" class="button" on:click=move |_| on_save_bad.run(())>{move || i18n.t("import-save-bad")}</button>
                </Show>
                <Show when=move || reading.get() fallback=move || view! {
                    <button type="button" class="button icon-only" on:click=move |_| on_dismiss.run(())
                        title=move || i18n.t("import-dismiss") aria-label=move || i18n.t("import-dismiss")><CloseIcon/></button>
                }>
                    <button type="button" class="button" on:click=move |_| on_stop.run(())>{move || i18n.t("cancel")}</button>
                </Show>
            </div>
        </Show>
    }
}

#[component]
fn Row(file: Memo<FileReport>, i18n: I18n) -> impl IntoView {
    let percent = Memo::new(move |_| file.with(|file| file.taken * 100 / file.size.max(1)));
    let is_done = Memo::new(move |_| file.with(|file| file.failure.is_some() || file.taken >= file.size));
    let sentences = move || file.with(|file| said(i18n, file)).join(" ");
    view! {
        <li>
            <p><b><bdi>{move || file.with(|file| file.name.clone())}</bdi></b>" "
                <span class="quiet">{move || size(i18n.lang(), file.with(|file| file.size))}</span></p>
            <Show when=move || is_done.get() fallback=move || view! {
                <p class="import-progress">
                    <span class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow=move || percent.get().to_string()
                        aria-label=move || i18n.t("import-reading")><i style:width=move || format!("{}%", percent.get())></i></span>
                    <span aria-live="off">{move || i18n.tn("import-so-far", file.with(|file| file.events))}</span>
                </p>
            }>
                <p>{sentences}</p>
            </Show>
        </li>
    }
}

/// What there is to say of a file that has been read.
fn said(i18n: I18n, file: &FileReport) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(failure) = &file.failure {
        said.push(failure_sentence(i18n, failure));
        if !file.is_empty() && !file.is_manifest {
            said.push(i18n.tn("import-kept", file.events));
        }
    } else if file.is_manifest && file.events == 0 {
        said.push(i18n.t("import-manifest"));
    } else {
        said.push(i18n.tn("import-events", file.events));
    }
    if let Some((first, last)) = file.span {
        // A Russian year ends with a full stop of its own.
        said.push(format!("{}.", intl::days(i18n.lang(), first, last).trim_end_matches('.')));
    }
    let known = file.events.saturating_sub(file.added + file.conflicting);
    // Of a manifest that is not understood it has been said.
    let bad = file.bad - usize::from(file.is_newer && file.bad > 0);
    for (count, id) in [
        (known, "import-known"),
        (file.conflicting, "import-conflicting"),
        (bad, "import-bad"),
        (file.without_details, "import-without-details"),
    ] {
        if count > 0 {
            said.push(i18n.tn(id, count));
        }
    }
    match file.verified {
        Some(true) => said.push(i18n.t("import-verified")),
        Some(false) => said.push(i18n.t("import-not-verified")),
        None => {}
    }
    if file.complete == Some(false) {
        said.push(i18n.t("import-incomplete"));
    }
    said
}

fn failure_sentence(i18n: I18n, failure: &Failure) -> String {
    let id = match failure {
        Failure::Content(Problem::Empty) => "import-failed-empty",
        Failure::Content(Problem::NotOurs) => "import-failed-other",
        Failure::Content(Problem::NoColumns) => "import-failed-columns",
        Failure::Content(Problem::Zip) => "import-failed-zip",
        Failure::Content(Problem::Parquet) => "import-failed-parquet-packed",
        Failure::Content(Problem::Schema) => "import-failed-schema",
        Failure::Content(Problem::Gzip) => "import-failed-gzip",
        Failure::Content(Problem::Damaged) => "import-failed-damaged",
        Failure::NewerManifest => "import-failed-newer",
        Failure::NoEvents => "import-failed-no-events",
        Failure::Packing => "import-failed-packing",
        Failure::Stopped => "import-failed-stopped",
        Failure::Browser(StreamError::Other(words)) => {
            return i18n.ta("import-failed-browser", &[("message", words.as_str().into())]);
        }
        Failure::Worker(WorkerError::Refused(words)) => {
            return i18n.ta("import-failed-parquet", &[("message", words.as_str().into())]);
        }
        Failure::NoEnd => "import-failed-parquet-cut",
        Failure::Worker(error) => error.message(),
        Failure::Browser(_) => "import-failed-gone",
    };
    i18n.t(id)
}
