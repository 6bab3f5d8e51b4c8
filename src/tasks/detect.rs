//! The rules, run over the log in idle moments: again from where it matters whenever events arrive.

use crate::charts::labels;
use crate::platform::clock::BrowserClock;
use crate::platform::idle;
use crate::state::App;
use crate::state::findings::{Sweep, proofs};
use crate::state::places::{Atlas, Surely};
use crate::state::sigma::Found;
use crate::state::view::Plan;
use audit_client::Clock;
use audit_detect::{Engine, OwnReads, Settings, Surroundings};
use audit_model::Category;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::rc::Rc;

/// For so long at once, in milliseconds; the browser draws a frame in 16.
pub(super) const SLICE_MS: u64 = 8;
/// Events between two looks at the clock.
pub(super) const STEP: usize = 512;
/// While pages come in, the rules rest so many times as long as they worked, and at least so long, in milliseconds:
/// each old page sends them back a part of the way.
const REST: u64 = 9;
const LEAST_REST_MS: u64 = 400;
/// While they rest, they look so often whether loading has ended, in milliseconds.
const LOOK_MS: u64 = 100;

/// The rules at work on the log of the page.
struct Work {
    engine: Engine,
    /// Where addresses are.
    atlas: Rc<Atlas>,
    /// What the reader's own rules found.
    own: Rc<Found>,
    /// The log that they work on.
    epoch: u64,
    /// How many events the last complete sweep has seen.
    swept: usize,
    /// Whether settings have changed since.
    stale: bool,
    busy: bool,
    rested_ms: u64,
}

/// Runs the rules from now on, whenever there is something new for them.
pub fn follow(app: App) {
    let work = StoredValue::new_local(Work {
        engine: Engine::new(Settings::default()),
        atlas: Rc::default(),
        own: Rc::default(),
        epoch: app.log.epoch(),
        swept: 0,
        stale: false,
        busy: false,
        rested_ms: 0,
    });
    let settings = Memo::new(move |_| settings(app));
    Effect::new(move |_| {
        app.log.version();
        let settings = settings.get();
        let (atlas, own) = (app.places.known.get(), app.sigma.results.get());
        let (all, epoch) = (app.log.peek(|store| store.len()), app.log.epoch());
        let start = work.try_update_value(|work| {
            if work.epoch != epoch {
                work.engine.forget();
                (work.epoch, work.swept, work.rested_ms) = (epoch, 0, 0);
                app.findings.proofs.set(Rc::default());
                app.findings.report.set(Rc::default());
                app.findings.sweep.set(Sweep::default());
            }
            if *work.engine.settings() != settings {
                work.engine.set(settings);
                work.stale = true;
            }
            if !Rc::ptr_eq(&work.atlas, &atlas) {
                work.engine.set_locate((!atlas.is_empty()).then(|| Box::new(Surely(atlas.clone())) as _));
                (work.atlas, work.stale) = (atlas, true);
            }
            if !Rc::ptr_eq(&work.own, &own) {
                (work.own, work.stale) = (own, true);
            }
            let start = !work.busy && (work.stale || work.swept != all || work.engine.is_behind());
            work.busy |= start;
            start
        });
        if start == Some(true) {
            app.findings.sweep.update(|sweep| sweep.busy = true);
            spawn_local(async move {
                run(app, work).await;
                // What has arrived since is another event of the log, and starts it again.
                let _ = work.try_update_value(|work| work.busy = false);
                app.findings.sweep.try_update(|sweep| sweep.busy = false);
            });
        }
    });
}

/// Everything that the rules are told beside the log.
pub(super) fn settings(app: App) -> Settings {
    let mut settings = app.findings.kept.with(|kept| kept.settings.clone());
    let own = app.log.own();
    // The clock of the period's end: where summer time ended in it, some hours are told an hour off.
    let end = app.range.with(|range| range.map_or(0, |range| range.end.0));
    settings.surroundings = Surroundings {
        utc_offset_minutes: labels::offset_minutes(end),
        bots: app.names.0.with(|names| {
            let bots = names.profiles.iter().filter(|(_, profile)| profile.bot);
            bots.map(|(id, _)| id.clone()).collect::<BTreeSet<_>>()
        }),
        own: own.map(|own| OwnReads { owner: own.owner, user_agent: own.user_agent, address: own.address }),
        without_talk: app.plan.with(leaves_talk),
    };
    settings
}

fn leaves_talk(plan: &Plan) -> bool {
    match plan {
        Plan::SecurityFirst => true,
        Plan::Everything => false,
        Plan::Chosen(wanted) => {
            let everything = wanted.is_empty() || wanted.contains(&Category::Other);
            !everything
                && !Category::ALL.into_iter().filter(|one| one.is_talk()).all(|one| wanted.contains(&one))
        }
    }
}

type Shared = StoredValue<Work, LocalStorage>;

/// Sweeps until all that has arrived has been seen.
async fn run(app: App, work: Shared) {
    let clock = BrowserClock;
    loop {
        rest(app, work).await;
        let began_ms = clock.now_ms();
        let mut first = true;
        while !slice(app, work, std::mem::take(&mut first)).await {}
        let took_ms = clock.now_ms() - began_ms;
        let left = work.try_update_value(|work| {
            let (report, all) = app.log.peek(|store| (work.engine.report(store), store.len()));
            let report = report.with(&work.own.findings, work.own.dropped, work.engine.settings());
            if app.findings.report.with_untracked(|known| **known != report) {
                app.findings.proofs.set(Rc::new(proofs(&report)));
                app.findings.report.set(Rc::new(report));
            }
            (work.swept, work.stale) = (all, false);
            work.rested_ms = clock.now_ms() + (took_ms * REST).max(LEAST_REST_MS);
            work.engine.is_behind()
        });
        app.findings.sweep.try_update(|sweep| sweep.told = true);
        if left != Some(true) {
            return;
        }
    }
}

/// Works for a moment. Whether there is nothing left to do, or nobody to do it for.
async fn slice(app: App, work: Shared, first: bool) -> bool {
    idle::moment().await;
    let clock = BrowserClock;
    let began_ms = clock.now_ms();
    let mut go_back = first;
    loop {
        let progress = work.try_update_value(|work| {
            let engine = &mut work.engine;
            let go_back = std::mem::take(&mut go_back);
            app.log
                .peek(|store| Some(if go_back { engine.step(store, STEP) } else { engine.pass(store, STEP) }))
        });
        if progress.flatten().is_none_or(|progress| progress.is_done()) {
            return true;
        }
        if clock.now_ms() - began_ms >= SLICE_MS {
            return false;
        }
    }
}

/// Lets the browser and the loading have their turn; not longer than until the loading ends.
async fn rest(app: App, work: Shared) {
    let clock = BrowserClock;
    let loading = || app.progress.try_with_untracked(|progress| progress.is_loading()) == Some(true);
    while loading() && work.try_with_value(|work| clock.now_ms() < work.rested_ms) == Some(true) {
        clock.sleep(LOOK_MS).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_means_nothing_unless_all_talk_is_loaded() {
        let chosen = |wanted: &[Category]| Plan::Chosen(wanted.iter().copied().collect());
        assert!(
            leaves_talk(&Plan::SecurityFirst) && leaves_talk(&chosen(&[Category::Auth, Category::Messages]))
        );
        assert!(!leaves_talk(&Plan::Everything) && !leaves_talk(&chosen(&[Category::Other])));
        assert!(!leaves_talk(&chosen(&[Category::Messages, Category::Reactions])));
    }
}
