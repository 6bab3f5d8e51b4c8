//! What a reader does about findings, kept in this browser for each workspace by itself.

use crate::platform::storage;
use crate::state::App;
use crate::state::findings::Kept;
use audit_detect::{Expected, Finding};
use leptos::prelude::*;
use std::rc::Rc;

/// What is kept, by the id of the token's owner: ids of people say nothing in another workspace.
const PREFIX: &str = "audit-dashboard.findings.";

fn name(app: App) -> String {
    let owner = app.session.owner.get_untracked().unwrap_or_default();
    let whose = match (app.session.sample.get_untracked(), app.session.from_files.get_untracked()) {
        (true, _) => "sample",
        (_, true) => "files",
        _ => owner.as_str(),
    };
    format!("{PREFIX}{whose}")
}

/// Takes up what was kept for the workspace that was just connected to. What is not ours or was damaged is left alone.
pub fn open(app: App) {
    let kept: Option<Kept> = storage::load(&name(app)).and_then(|json| serde_json::from_str(&json).ok());
    app.findings.kept.set(Rc::new(kept.unwrap_or_default()));
}

/// Changes what is kept.
pub fn change(app: App, change: impl FnOnce(&Kept) -> Kept) {
    let before = app.findings.kept.get_untracked();
    let kept = change(&before);
    if kept == *before {
        return;
    }
    // What is kept is texts and numbers: always JSON.
    if let Ok(json) = serde_json::to_string(&kept) {
        storage::save(&name(app), &json);
    }
    app.findings.kept.set(Rc::new(kept));
}

/// Notes that findings were looked at, or takes that back.
pub fn set_looked(app: App, findings: &[Finding], looked: bool) {
    change(app, |kept| kept.with_looked(findings.iter(), looked));
}

/// Notes that something was expected.
pub fn expect(app: App, expected: Expected) {
    change(app, |kept| kept.with_expected(expected));
}

/// Takes back whatever makes a finding expected.
pub fn expect_no_more(app: App, finding: &Finding) {
    change(app, |kept| kept.without_expected(finding));
}
