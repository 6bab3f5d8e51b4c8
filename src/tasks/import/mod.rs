//! Opening files: they become a source like the API. Without a session one begins with the first event that a file
//! has; into a session they are merged, and what is there already is known by its id.

mod parquet;
mod read;
mod session;

use crate::i18n::I18n;
use crate::platform::files::GivenFile;
use crate::platform::save::{self, FileName};
use crate::state::App;
use crate::state::import::{BadRecord, Failure, FileReport, Said, is_whole};
use audit_export::Manifest;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;

thread_local! {
    /// What the files of this session say.
    static SAID: RefCell<Said> = RefCell::default();
}

/// Begins a session of what is kept in this browser.
pub fn begin_without_token(app: App) {
    session::ensure(app);
}

/// Opens files. Those of a first session that are opened later are merged into it.
pub fn open(app: App, given: Vec<GivenFile>) {
    if given.is_empty() || app.import.reading.get_untracked() {
        return;
    }
    let run = app.import.turn.begin();
    app.import.reading.set(true);
    app.session.problem.set(None);
    if !session::goes_on(app) {
        app.import.files.set(Vec::new());
        app.import.bad.set_value(Vec::new());
    }
    // Manifests are short, and what they say counts for the others.
    let (manifests, others): (Vec<_>, Vec<_>) =
        given.into_iter().partition(|file| file.name.ends_with(MANIFEST));
    let first = app.import.files.with_untracked(Vec::len);
    let files: Vec<GivenFile> = manifests.into_iter().chain(others).collect();
    app.import.files.update(|reports| {
        reports.extend(files.iter().map(|file| FileReport {
            name: file.name.clone(),
            size: file.size,
            ..FileReport::default()
        }));
    });
    spawn_local(async move {
        let mut manifests: Vec<Manifest> = Vec::new();
        for (place, file) in (first..).zip(&files) {
            let digest = read::read(app, run, place, file, &mut manifests).await;
            if !app.import.turn.is_current(run) {
                return;
            }
            finish(app, place, digest, &manifests);
        }
        app.import.reading.set(false);
        session::settle(app);
    });
}

/// The names of manifests end so.
const MANIFEST: &str = ".manifest.json";

/// Closes the report of a file.
fn finish(app: App, place: usize, digest: Option<String>, manifests: &[Manifest]) {
    let report = app.import.files.with_untracked(|files| files.get(place).cloned());
    let Some(mut report) = report else { return };
    let is_its = |one: &&Manifest| digest.as_deref() == Some(one.file.sha256.as_str());
    let by_hash = manifests.iter().find(is_its);
    let manifest = by_hash.or_else(|| manifests.iter().find(|one| one.file.name == report.name));
    if report.failure.is_none() && report.is_empty() {
        report.failure = Some(if report.is_newer { Failure::NewerManifest } else { Failure::NoEvents });
    }
    if report.events == 0 {
        set(app, place, report);
        return;
    }
    report.verified = manifest.map(|_| by_hash.is_some());
    // Of a file that was changed since, a manifest knows nothing.
    let manifest = by_hash.filter(|_| report.failure.is_none());
    report.complete = manifest.map(|one| one.coverage.complete && is_whole(one));
    if report.complete != Some(true) {
        app.import.whole.set(false);
    }
    SAID.with_borrow_mut(|said| said.take(report.span, manifest));
    set(app, place, report);
    session::settle(app);
}

fn set(app: App, place: usize, report: FileReport) {
    app.import.files.update(|files| {
        if let Some(known) = files.get_mut(place) {
            *known = report;
        }
    });
}

/// Stops reading; what has come stays.
pub fn stop(app: App) {
    app.import.turn.begin();
    app.import.reading.set(false);
    app.import.files.update(|files| {
        let unfinished = files.iter_mut().filter(|file| file.failure.is_none() && file.taken < file.size);
        unfinished.for_each(|file| file.failure = Some(Failure::Stopped));
    });
    app.import.whole.set(false);
    let spans = app.import.files.with_untracked(|files| {
        let stopped = files.iter().filter(|file| file.failure == Some(Failure::Stopped));
        stopped.map(|file| file.span).collect::<Vec<_>>()
    });
    SAID.with_borrow_mut(|said| spans.into_iter().for_each(|span| said.take(span, None)));
    session::settle(app);
}

/// Takes the reports off the screen; the events stay.
pub fn dismiss(app: App) {
    if !app.import.reading.get_untracked() {
        app.import.files.set(Vec::new());
    }
}

/// Saves the text of what could not be read, with a word of explanation before each record.
pub fn save_bad(app: App, i18n: I18n) {
    let line = |record: &BadRecord| {
        let reason = i18n.t(record.reason_id());
        format!("# {}:{}: {reason}\n{}\n", record.file, record.bad.place, record.bad.raw)
    };
    let text: String = untrack(|| app.import.bad.with_value(|bad| bad.iter().map(line).collect()));
    let file = FileName {
        name: "pachca-audit_unreadable.txt".to_owned(),
        media_type: "text/plain",
        ending: ".txt".to_owned(),
    };
    save::download_text(&text, &file);
}

/// Forgets the files; the session ends.
pub fn forget(app: App) {
    app.import.clear();
    SAID.take();
}
