//! Runs the rules over the log, in a worker. While the page is open it stays, so that what arrives newest is looked at
//! without going through everything again.

use super::feed::Feed;
use super::{report, restore};
use crate::platform::clock::BrowserClock;
use crate::platform::idle;
use crate::platform::worker::{Buffer, Worker, WorkerError};
use crate::queries::sigma as queries;
use crate::state::App;
use crate::state::sigma::{Found, Kept, Stage};
use audit_client::Clock;
use futures_util::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::pin::pin;
use std::rc::Rc;
use worker_link::sigma::{Ask, FileReport, Results, Sigma, Told};

/// Bytes of events that the worker is given at once, or a little more.
const CHUNK: usize = 512 << 10;
/// For so long at once events are written for it, in milliseconds.
const SLICE_MS: u64 = 8;
/// Events between two looks at the clock.
const STEP: usize = 50;
/// So many findings at once are looked up in the log, of a hundred events each.
const FINDINGS: usize = 20;
/// Whoever takes longer for one chunk is given up, in milliseconds.
const PATIENCE_MS: u64 = 60_000;

/// The rules at work.
#[derive(Default)]
struct Work {
    busy: bool,
    /// What failed, until it is changed.
    failed: Option<Rc<Kept>>,
    going: Option<Going>,
}

/// A worker that has been started.
struct Going {
    worker: Worker<Sigma>,
    kept: Rc<Kept>,
    epoch: u64,
    feed: Feed,
    /// How long the log was when the worker had seen all of it.
    seen: Option<usize>,
}

type Shared = StoredValue<Work, LocalStorage>;

/// Runs the rules from now on, whenever there is something new for them.
pub fn follow(app: App) {
    let work: Shared = StoredValue::new_local(Work::default());
    restore(app);
    Effect::new(move |_| {
        app.sigma.kept.track();
        app.log.view_all(|_| ());
        app.progress.with(|progress| progress.is_loading());
        let start = work.try_update_value(|work| {
            let start = !work.busy && work.is_wanted(app);
            work.busy |= start;
            start
        });
        if start == Some(true) {
            spawn_local(run(app, work));
        }
    });
}

impl Work {
    /// Whether there is something to do, now or once it is done with what it does. What was found in another log is
    /// forgotten here.
    fn is_wanted(&mut self, app: App) -> bool {
        let epoch = app.log.epoch();
        if self.going.take_if(|going| going.epoch != epoch).is_some() {
            forget(app);
        }
        let Some(kept) = app.sigma.kept.try_get_untracked() else { return false };
        if self.failed.as_ref().is_some_and(|failed| Rc::ptr_eq(failed, &kept)) {
            return false;
        }
        let all = app.log.peek(|store| store.len());
        match &self.going {
            Some(going) if Rc::ptr_eq(&going.kept, &kept) => {
                all > 0 && !is_loading(app) && going.seen != Some(all)
            }
            Some(_) => true,
            None => !kept.files.is_empty(),
        }
    }
}

fn is_loading(app: App) -> bool {
    app.progress.try_with_untracked(|progress| progress.is_loading()) != Some(false)
}

fn forget(app: App) {
    app.sigma.results.try_set(Rc::default());
    app.sigma.stage.try_set(Stage::Idle);
}

/// Runs until everything has been looked at.
async fn run(app: App, work: Shared) {
    loop {
        let Some(kept) = app.sigma.kept.try_get_untracked() else { return };
        let going = work.try_update_value(|work| work.going.take()).flatten();
        let outcome = round(app, going, kept.clone()).await;
        if let Err(error) = &outcome {
            forget(app);
            report(app, error.message(), error.detail());
        }
        let again = work.try_update_value(|work| {
            match outcome {
                Ok(going) => work.going = going,
                Err(_) => work.failed = Some(kept),
            }
            work.busy = work.is_wanted(app);
            work.busy
        });
        if again != Some(true) {
            return;
        }
    }
}

/// Starts the worker if need be, and has it look at what it has not seen.
async fn round(app: App, going: Option<Going>, kept: Rc<Kept>) -> Result<Option<Going>, WorkerError> {
    if kept.files.is_empty() {
        app.sigma.files.try_set(Rc::default());
        forget(app);
        return Ok(None);
    }
    let mut going = match going {
        Some(going) if Rc::ptr_eq(&going.kept, &kept) && !is_past(app, &going) => going,
        earlier => start(app, earlier, kept).await?,
    };
    going.feed.look_again();
    while !is_loading(app) && !is_past(app, &going) && is_wanted(app, &going) {
        let total = app.log.peek(|store| store.len());
        let bytes = chunk(app, &mut going.feed).await;
        if bytes.is_empty() {
            let mut results = Results::default();
            ask(&mut going.worker, &Ask::Finish, None, |told| {
                if let Told::Results(told) = told {
                    results = told;
                }
            })
            .await?;
            let found = understand(app, results).await;
            if is_past(app, &going) {
                break;
            }
            app.sigma.results.try_set(Rc::new(found));
            app.sigma.stage.try_set(Stage::Done);
            going.seen = Some(total);
            break;
        }
        app.sigma.stage.try_set(Stage::Running { done: going.feed.done().min(total), total });
        ask(&mut going.worker, &Ask::Events, Some(bytes.as_slice().into()), |_| {}).await?;
    }
    Ok(Some(going))
}

/// What the worker found, with what the log knows of its events.
async fn understand(app: App, results: Results) -> Found {
    let Results { findings: found, dropped, slow } = results;
    let rules: HashMap<String, _> = app.sigma.files.with_untracked(|files| {
        let infos = files.iter().flat_map(|file| &file.rules);
        infos.map(|info| (info.key.clone(), (queries::rule(info), queries::severity(info.level)))).collect()
    });
    let mut findings = Vec::with_capacity(found.len());
    for some in found.chunks(FINDINGS) {
        idle::moment().await;
        app.log.peek(|store| {
            findings.extend(some.iter().filter_map(|one| {
                let (rule, severity) = rules.get(&one.rule)?;
                Some(queries::finding(store, one, rule.clone(), *severity))
            }));
        });
    }
    Found { findings, dropped, slow }
}

/// Whether the worker has seen another log, or the log with gaps that have been filled since.
fn is_past(app: App, going: &Going) -> bool {
    going.epoch != app.log.epoch() || app.log.peek(|store| going.feed.is_broken(store))
}

fn is_wanted(app: App, going: &Going) -> bool {
    app.sigma.kept.try_with_untracked(|kept| Rc::ptr_eq(kept, &going.kept)) == Some(true)
}

async fn start(app: App, earlier: Option<Going>, kept: Rc<Kept>) -> Result<Going, WorkerError> {
    app.sigma.stage.try_set(Stage::Reading);
    let mut worker = match earlier {
        Some(earlier) => earlier.worker,
        None => Worker::load().await?,
    };
    let mut reports: Vec<FileReport> = Vec::new();
    let ask_start = Ask::Start { files: kept.files.clone(), off: kept.off.clone() };
    ask(&mut worker, &ask_start, None, |told| {
        if let Told::Read(report) = told {
            reports.push(report);
        }
    })
    .await?;
    app.sigma.files.try_set(Rc::new(reports));
    app.sigma.stage.try_set(Stage::Idle);
    Ok(Going { worker, kept, epoch: app.log.epoch(), feed: Feed::default(), seen: None })
}

/// Asks, but does not wait for ever.
async fn ask(
    worker: &mut Worker<Sigma>,
    ask: &Ask,
    bytes: Option<Buffer>,
    mut told: impl FnMut(Told),
) -> Result<(), WorkerError> {
    let answer = pin!(worker.ask(ask, bytes, |part, _| told(part)));
    match select(answer, pin!(BrowserClock.sleep(PATIENCE_MS))).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => Err(WorkerError::TooSlow),
    }
}

/// The next events, one a line; nothing at the end of what there is.
async fn chunk(app: App, feed: &mut Feed) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(CHUNK + (CHUNK >> 3));
    loop {
        idle::moment().await;
        let began_ms = BrowserClock.now_ms();
        while BrowserClock.now_ms() - began_ms < SLICE_MS {
            let is_end = app.log.peek(|store| {
                for _ in 0..STEP {
                    let Some(event) = feed.next(store).and_then(|row| store.event(row)) else { return true };
                    // A line break can only stand between values, where a space means the same.
                    bytes.extend(event.to_json().bytes().map(|byte| if byte == b'\n' { b' ' } else { byte }));
                    bytes.push(b'\n');
                }
                false
            });
            if is_end || bytes.len() >= CHUNK {
                return bytes;
            }
        }
    }
}
