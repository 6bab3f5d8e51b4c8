//! Exporting: looking the events through, writing them in slices, and the manifest beside them.

mod manifest;
mod prepare;
mod write;

use crate::i18n::{I18n, Lang};
use crate::platform::clock::BrowserClock;
use crate::platform::save::{self, FileName};
use crate::platform::streams::StreamError;
use crate::state::App;
use crate::state::export::{Choice, Prepared, Receipt, Stage, What};
use crate::state::picked::Picked;
use audit_client::Clock;
use audit_model::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// Work goes on for so long, in milliseconds, before the browser has its turn.
const SLICE_MS: u64 = 12;

/// Opens the dialog for the picked events.
pub fn open_picked(app: App) {
    app.export.choice.update(|choice| choice.what = What::Picked);
    open(app);
}

/// Opens the dialog.
pub fn open(app: App) {
    if app.picked.with_untracked(Picked::is_empty) {
        app.export.choice.update(|choice| {
            if choice.what == What::Picked {
                choice.what = What::Filtered;
            }
        });
    }
    app.outbox.rest();
    app.export.stage.set(Stage::Idle);
    app.export.open.set(true);
}

/// Looks the chosen events through, for the dialog to show.
pub fn prepare(app: App) {
    let run = app.export.turn.begin();
    let what = app.export.choice.with_untracked(|choice| choice.what);
    app.export.prepared.set(None);
    spawn_local(async move {
        let prepared = prepare::prepare(app, what, || app.export.turn.is_current(run)).await;
        if let Some(prepared) = prepared.filter(|_| app.export.turn.is_current(run)) {
            let _ = app.export.prepared.try_set(Some(Rc::new(prepared)));
        }
    });
}

/// Asks for a place and writes the file. To be called while a click is handled.
pub fn start(app: App, i18n: I18n) {
    if app.export.stage.with_untracked(|stage| matches!(stage, Stage::Writing { .. })) {
        return;
    }
    let (lang, choice) = (i18n.0.get_untracked(), app.export.choice.get_untracked());
    let asked = save::ask(file_name(app, &choice, lang));
    let prepared = app.export.prepared.get_untracked();
    let run = app.export.turn.begin();
    spawn_local(async move {
        let is_current = || app.export.turn.is_current(run);
        let (file, name) = match asked.open().await {
            Ok(opened) => opened,
            Err(StreamError::Dismissed) => return,
            Err(error) => return app.export.stage.set(Stage::Failed(error)),
        };
        app.export.stage.set(Stage::Writing { done: 0, total: 0 });
        let generation = app.log.peek(|store| store.generation());
        let fits =
            |prepared: &Rc<Prepared>| prepared.what == choice.what && prepared.generation == generation;
        let prepared = match prepared.filter(fits) {
            Some(prepared) => Some(prepared),
            None => prepare::prepare(app, choice.what, is_current).await.map(Rc::new),
        };
        let Some(prepared) = prepared else {
            file.abort();
            return ended(app, run, Stage::Stopped);
        };
        let layout = untrack(|| app.export.layout(lang));
        let outcome = write::write(app, &prepared, layout.clone(), choice.packs(), file, is_current).await;
        let stage = match outcome {
            Ok(Some(done)) => {
                let receipt = manifest::receipt(app, i18n, &prepared, &layout, choice, name, done);
                if is_current() {
                    save_manifest(&receipt);
                }
                Stage::Done(receipt)
            }
            Ok(None) => Stage::Stopped,
            Err(error) => Stage::Failed(error),
        };
        ended(app, run, stage);
    });
}

fn ended(app: App, run: u64, stage: Stage) {
    // Whoever stopped it has said so already.
    if app.export.turn.is_current(run) {
        let _ = app.export.stage.try_set(stage);
    }
}

/// Stops writing; nothing is left behind.
pub fn stop(app: App) {
    app.export.turn.begin();
    app.export.stage.set(Stage::Stopped);
}

/// Lets go of what was found for the dialog.
pub fn forget(app: App) {
    app.export.turn.begin();
    app.export.prepared.set(None);
}

/// Saves the manifest as a file of its own.
pub fn save_manifest(receipt: &Receipt) {
    let file = FileName {
        name: receipt.manifest_name(),
        media_type: "application/json",
        ending: ".json".to_owned(),
    };
    save::download_text(&receipt.manifest, &file);
}

fn file_name(app: App, choice: &Choice, lang: Lang) -> FileName {
    let day = |at: Timestamp| at.to_string().chars().take(10).collect::<String>();
    let range = app.range.get_untracked();
    let days = range
        .map_or_else(|| day(BrowserClock.wall()), |range| format!("{}_{}", day(range.start), day(range.end)));
    let format = choice.format(lang);
    let (media_type, ending) = if choice.packs() {
        ("application/gzip", ".gz".to_owned())
    } else {
        let plain = format.media_type().split(';').next().unwrap_or_default();
        (plain, format!(".{}", format.extension()))
    };
    let packed = if choice.packs() { ".gz" } else { "" };
    FileName { name: format!("pachca-audit_{days}.{}{packed}", format.extension()), media_type, ending }
}
