//! What a reader does about findings, kept in this browser for each workspace by itself.

use super::{shared, sigma};
use crate::platform::files::{self, GivenFile};
use crate::platform::storage;
use crate::state::App;
use crate::state::findings::Kept;
use crate::state::session::Phase;
use audit_detect::{Allow, AllowWhat, Expected, Finding, Settings, Thresholds};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// What is kept, by the id of the token's owner: ids of people say nothing in another workspace.
const PREFIX: &str = "audit-dashboard.findings.";
/// A longer file holds no rules, not even the reader's own.
const MOST_BYTES: usize = 8 << 20;

/// Follows the session.
fn name(app: App) -> String {
    let owner = app.session.owner.get().unwrap_or_default();
    let whose = match (app.session.sample.get(), app.session.from_files.get()) {
        (true, _) => "sample",
        (_, true) => "files",
        _ => owner.as_str(),
    };
    format!("{PREFIX}{whose}")
}

/// Takes up what was kept for the workspace that is connected to.
fn open(app: App) {
    show(app, shared::read(&untrack(|| name(app)), app.findings.seen));
}

fn show(app: App, kept: Kept) {
    // Thresholds of another version, or changed by hand, may be out of bounds: none of them is trusted then.
    let kept = match kept.settings.out_of_bounds() {
        Some(_) => kept.with_thresholds(Thresholds::default()),
        None => kept,
    };
    app.findings.kept.set(Rc::new(kept));
}

/// Takes up what another tab has changed.
pub(super) fn catch_up(app: App) {
    if let Some(kept) = shared::changed(&untrack(|| name(app)), app.findings.seen) {
        show(app, kept);
    }
}

/// Takes up, from now on, what was kept for each workspace that is connected to; and follows what other tabs change: here,
/// and in the reader's own rules.
pub fn follow(app: App) {
    let whose = Memo::new(move |_| (app.session.phase.get() == Phase::Connected).then(|| name(app)));
    Effect::new(move |_| {
        if whose.with(Option::is_some) {
            open(app);
        }
    });
    storage::on_change(move || {
        catch_up(app);
        sigma::catch_up(app);
    });
}

/// Changes what is kept, as it is in the browser now.
pub fn change(app: App, change: impl FnOnce(&Kept) -> Kept) {
    catch_up(app);
    let before = app.findings.kept.get_untracked();
    let kept = change(&before);
    if kept == *before {
        return;
    }
    shared::keep(&untrack(|| name(app)), app.findings.seen, &kept);
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

/// Adds something to the allow-list, or says by the name of a message why not.
pub fn allow(app: App, what: AllowWhat, reason: &str, until_ms: Option<i64>) -> Option<&'static str> {
    let what = match what {
        AllowWhat::Actor(text) => match person(app, text.trim()) {
            Some(id) => AllowWhat::Actor(id),
            None => return Some("rules-add-bad-actor"),
        },
        AllowWhat::Address(text) => AllowWhat::Address(text.trim().to_owned()),
        AllowWhat::Client(text) => AllowWhat::Client(text.trim().to_owned()),
    };
    if !what.is_valid() {
        return Some("rules-add-bad-address");
    }
    change(app, |kept| kept.with_allowed(Allow { what, reason: reason.trim().to_owned(), until_ms }));
    None
}

/// The id of a person by name or id, if it is clear who is meant.
fn person(app: App, text: &str) -> Option<String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    let mut called = app.names.people_called(text);
    if called.len() == 1 { called.pop() } else { None }
}

/// Where the reader's own Sigma rules stand in the file of settings.
const SIGMA: &str = "sigma";

/// Rules and exceptions as a file, the reader's own rules among them.
pub fn settings_file(app: App) -> String {
    let settings = app.findings.kept.with_untracked(|kept| serde_json::to_value(&kept.settings));
    let mut file = settings.unwrap_or_default();
    if let Some(rules) = sigma::part_of_file(app) {
        file[SIGMA] = rules;
    }
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// Takes over rules and exceptions from a file; what was looked at and sent stays.
pub fn open_file(app: App, file: GivenFile) {
    spawn_local(async move {
        let text = files::text(&file, MOST_BYTES).await;
        let outcome = match &text {
            Some(json) => Settings::from_json(json),
            None => Err(file.name),
        };
        match outcome {
            Ok(settings) => {
                app.findings.problem.set(None);
                change(app, |kept| Kept { settings, ..kept.clone() });
                let file = text.and_then(|json| serde_json::from_str::<serde_json::Value>(&json).ok());
                if let Some(rules) =
                    file.and_then(|mut file| file.get_mut(SIGMA).map(serde_json::Value::take))
                {
                    sigma::take_part_of_file(app, rules);
                }
            }
            Err(error) => app.findings.problem.set(Some(error)),
        }
    });
}

/// Takes back whatever makes a finding expected.
pub fn expect_no_more(app: App, finding: &Finding) {
    change(app, |kept| kept.without_expected(finding));
}
