//! Changing thresholds: what other values would find is counted in idle moments, by a second sweep through the log.

use super::detect::{SLICE_MS, STEP, settings};
use super::findings;
use crate::platform::clock::BrowserClock;
use crate::platform::idle;
use crate::state::App;
use crate::state::findings::{Counts, Preview, Tuning};
use audit_client::Clock;
use audit_detect::{Engine, Group, Report, Thresholds};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The count begins once nobody has typed for so long, in milliseconds.
const PATIENCE_MS: u64 = 250;

/// Counts, for as long as the caller lives, what the typed values would find.
pub fn follow(app: App) {
    let run = StoredValue::new(0u64);
    let kept = Memo::new(move |_| app.findings.kept.with(|kept| kept.settings.thresholds.clone()));
    // Whatever changes what is kept, such as a file that is opened: the form shows it.
    Effect::new(move |_| {
        kept.track();
        pick(app, app.findings.tuning.with_untracked(|tuning| tuning.group));
    });
    Effect::new(move |_| {
        let tuning = app.findings.tuning.get();
        let now = &kept.get();
        let wanted = tuning.over(now).filter(|wanted| wanted != now);
        run.update_value(|run| *run += 1);
        let Some(wanted) = wanted else {
            app.findings.preview.set(Preview::Nothing);
            return;
        };
        app.findings.preview.set(Preview::Counting);
        let mine = run.get_value();
        spawn_local(async move {
            let is_current = || run.try_get_value() == Some(mine);
            BrowserClock.sleep(PATIENCE_MS).await;
            if is_current()
                && let Some(report) = sweep(app, wanted, is_current).await
            {
                let now = app.findings.report.get_untracked();
                let (now, then) = (counts(&now, tuning.group), counts(&report, tuning.group));
                app.findings.preview.set(Preview::Counted(now, then));
            }
        });
    });
}

/// The report with other thresholds; nothing if it is not wanted any more.
async fn sweep(app: App, thresholds: Thresholds, is_current: impl Fn() -> bool) -> Option<Report> {
    let mut settings = untrack(|| settings(app));
    settings.thresholds = thresholds;
    let (mut engine, epoch, clock) = (Engine::once(settings), app.log.epoch(), BrowserClock);
    loop {
        idle::moment().await;
        if !is_current() || app.log.epoch() != epoch {
            return None;
        }
        let began_ms = clock.now_ms();
        while clock.now_ms() - began_ms < SLICE_MS {
            let progress = app.log.peek(|store| Some(engine.pass(store, STEP)));
            if progress.is_none_or(|progress| progress.is_done()) {
                return Some(app.log.peek(|store| engine.report(store)));
            }
        }
    }
}

fn counts(report: &Report, group: Group) -> Counts {
    let rule = match group {
        Group::Rule(rule) => report.of_rule(rule).count(),
        Group::Learning | Group::Company => 0,
    };
    Counts { rule, all: report.findings().count() }
}

/// Shows another group, as it is.
pub fn pick(app: App, group: Group) {
    let kept = app.findings.kept.get_untracked();
    app.findings.tuning.set(Tuning::of(group, &kept.settings.thresholds));
}

/// Takes the typed values over, if nothing is wrong with them.
pub fn apply(app: App) {
    let tuning = app.findings.tuning.get_untracked();
    findings::change(app, |kept| match tuning.over(&kept.settings.thresholds) {
        Some(thresholds) => kept.with_thresholds(thresholds),
        None => kept.clone(),
    });
}

/// Makes all thresholds what they are by default.
pub fn forget_all(app: App) {
    findings::change(app, |kept| kept.with_thresholds(Thresholds::default()));
}
