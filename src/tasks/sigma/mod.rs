//! Sigma rules: opened, and kept in this browser. `run` has them look at the log.

mod feed;
mod run;

pub use run::follow;

use crate::platform::files::{self, GivenFile};
use crate::platform::worker::{Worker, WorkerError};
use crate::state::App;
use crate::state::session::Phase;
use crate::state::sigma::{Kept, Problem};
use crate::state::view::Tab;
use crate::tasks::{navigate, shared};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::rc::Rc;
use worker_link::sigma::{Ask, RuleFile, Sigma, Told};

/// Rules say nothing of a workspace, so they are kept for all of them.
const NAME: &str = "audit-dashboard.sigma";
/// A longer file holds no rules.
const MOST_BYTES: usize = 1 << 20;

/// Takes up what was kept.
fn restore(app: App) {
    app.sigma.kept.set(Rc::new(shared::read(NAME, app.sigma.seen)));
}

/// Takes up what another tab has changed.
pub(super) fn catch_up(app: App) {
    if let Some(kept) = shared::changed(NAME, app.sigma.seen) {
        app.sigma.kept.set(Rc::new(kept));
    }
}

fn change(app: App, change: impl FnOnce(&Kept) -> Kept) {
    catch_up(app);
    let kept = change(&app.sigma.kept.get_untracked());
    app.sigma.problem.set(None);
    let is_kept = if kept == Kept::default() {
        shared::forget(NAME, app.sigma.seen);
        true
    } else {
        shared::keep(NAME, app.sigma.seen, &kept)
    };
    // Also where nothing is new: whoever opens a file again wants it tried again.
    app.sigma.kept.set(Rc::new(kept));
    if !is_kept {
        report(app, "sigma-not-kept", "");
    }
}

fn report(app: App, id: &'static str, name: &str) {
    app.sigma.problem.try_set(Some(Problem { id, name: name.to_owned() }));
}

/// Opens files of rules.
pub fn open(app: App, given: Vec<GivenFile>) {
    spawn_local(async move {
        let (mut read, mut refused) = (Vec::new(), None);
        for file in given {
            match files::text(&file, MOST_BYTES).await {
                Some(text) => read.push(RuleFile { name: file.name, text }),
                None => refused = Some(file.name),
            }
        }
        change(app, |kept| kept.with_files(read));
        if let Some(name) = refused {
            report(app, "sigma-no-text", &name);
        }
    });
}

/// Whether a file that is dropped onto the page is one of rules. Before there is a log nothing could be done with it.
pub fn takes(app: App, file: &GivenFile) -> bool {
    let name = file.name.to_ascii_lowercase();
    app.session.phase.get_untracked() == Phase::Connected
        && (name.ends_with(".yml") || name.ends_with(".yaml"))
}

/// Opens files that were dropped, and shows what became of them.
pub fn open_dropped(app: App, given: Vec<GivenFile>) {
    if !given.is_empty() {
        app.sigma.unfolded.set(true);
        navigate::set_tab(app, Tab::Findings);
        open(app, given);
    }
}

/// Adds the rules that come with the page.
pub fn add_examples(app: App) {
    spawn_local(async move {
        match examples().await {
            Ok(files) => change(app, |kept| kept.with_files(files)),
            Err(error) => report(app, error.message(), error.detail()),
        }
    });
}

async fn examples() -> Result<Vec<RuleFile>, WorkerError> {
    let (mut files, mut worker) = (Vec::new(), Worker::<Sigma>::load().await?);
    let take = |told, _| {
        if let Told::Example(file) = told {
            files.push(file);
        }
    };
    worker.ask(&Ask::Examples, None, take).await?;
    Ok(files)
}

/// Forgets a file.
pub fn remove(app: App, name: &str) {
    change(app, |kept| kept.without_file(name));
}

/// Switches a rule on or off.
pub fn switch(app: App, key: &str, on: bool) {
    change(app, |kept| kept.with_rule(key, on));
}

/// The rules as a part of the settings' file; nothing where there are none.
pub fn part_of_file(app: App) -> Option<serde_json::Value> {
    let kept = app.sigma.kept.get_untracked();
    (*kept != Kept::default()).then(|| serde_json::to_value(&*kept).ok()).flatten()
}

/// Takes the rules of a settings' file, beside those that are there; which are off is as the file says.
pub fn take_part_of_file(app: App, part: serde_json::Value) {
    if let Ok(Kept { files, off }) = serde_json::from_value(part) {
        change(app, |kept| {
            let off: BTreeSet<String> = kept.off.union(&off).cloned().collect();
            Kept { off, ..kept.with_files(files) }
        });
    }
}
