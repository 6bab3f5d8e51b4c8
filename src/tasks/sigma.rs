//! Opens Sigma rules, in a worker that is loaded for it.

use crate::platform::files::{self, GivenFile};
use crate::platform::worker::{Worker, WorkerError};
use crate::state::App;
use crate::state::sigma::with_files;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use worker_link::sigma::{Ask, FileReport, RuleFile, Sigma, Told};

/// A longer file holds no rules.
const MOST_BYTES: usize = 1 << 20;

/// Opens files of rules.
pub fn open(app: App, given: Vec<GivenFile>) {
    if given.is_empty() || app.sigma.busy.get_untracked() {
        return;
    }
    app.sigma.busy.set(true);
    app.sigma.problem.set(None);
    spawn_local(async move {
        let mut texts = Vec::new();
        for file in given {
            match files::text(&file, MOST_BYTES).await {
                Some(text) => texts.push(RuleFile { name: file.name, text }),
                None => {
                    let _ = app.sigma.problem.try_set(Some(("sigma-no-text", file.name)));
                }
            }
        }
        match read(texts).await {
            Ok(reports) => {
                let _ = app.sigma.files.try_update(|files| *files = Rc::new(with_files(files, reports)));
            }
            Err(error) => {
                let _ = app.sigma.problem.try_set(Some((error.message(), error.detail().to_owned())));
            }
        }
        app.sigma.busy.try_set(false);
    });
}

async fn read(texts: Vec<RuleFile>) -> Result<Vec<FileReport>, WorkerError> {
    let mut reports = Vec::new();
    if !texts.is_empty() {
        let mut worker = Worker::<Sigma>::load().await?;
        worker.ask(&Ask::Read(texts), None, |Told::Read(report), _| reports.push(report)).await?;
    }
    Ok(reports)
}

/// Forgets a file.
pub fn remove(app: App, name: &str) {
    app.sigma.files.update(|files| {
        *files = Rc::new(files.iter().filter(|file| file.name != name).cloned().collect());
    });
}
