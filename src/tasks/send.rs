//! Sending events on, in batches: again after what may pass, in smaller ones where one is too large, and with an
//! account that adds up.

use crate::platform::clock::BrowserClock;
use crate::platform::post::{NoAnswer, post};
use crate::queries::send as query;
use crate::state::App;
use crate::state::send::{Account, Halt, Sending};
use audit_client::Clock;
use audit_export::send::{Refused, Repeats, Target, Verdict, judge};
use audit_store::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::VecDeque;

/// Events in a request, at most and to begin with.
const BATCH: usize = 500;
/// How often in a row a request is sent again before it stands still.
const TRIES: u32 = 6;
/// Waits between them, in milliseconds: each twice the one before.
const FIRST_WAIT_MS: u64 = 1_000;
const LONGEST_WAIT_MS: u64 = 30_000;
/// A stop is noticed after so long at most, in milliseconds.
const LOOK_MS: u64 = 200;

/// Sends one event, the newest, to see whether it arrives.
pub fn test(app: App) {
    let Some(row) = app.export.prepared.get_untracked().and_then(|prepared| prepared.rows.first().copied())
    else {
        return;
    };
    let run = app.outbox.turn.begin();
    app.outbox.stage.set(Sending::Testing);
    spawn_local(async move {
        let target = app.outbox.form.with_untracked(|form| form.target());
        let outcome = send_rows(app, &target, &[row]).await;
        let stage = match outcome {
            Ok(Verdict::Heard { arrived, known, .. }) if arrived + known > 0 => Sending::Tested,
            Ok(Verdict::Heard { refused, .. }) => {
                let reason = refused.into_iter().next().map(|one| one.reason).unwrap_or_default();
                Sending::Halted(Halt::Refused(reason))
            }
            Ok(Verdict::Later(words)) => Sending::Halted(Halt::Busy(words)),
            Ok(Verdict::TooLarge) => Sending::Halted(Halt::Refused("413".to_owned())),
            Ok(Verdict::Wrong(words)) => Sending::Halted(Halt::Refused(words)),
            Err(no_answer) => Sending::Halted(halt_of(no_answer)),
        };
        ended(app, run, stage);
    });
}

/// Sends all events of the export from the first on.
pub fn start(app: App) {
    let Some(prepared) = app.export.prepared.get_untracked() else { return };
    app.outbox.left.set_value(VecDeque::from(prepared.rows.clone()));
    app.outbox.account.set(Account { total: prepared.rows.len(), ..Account::default() });
    resume(app);
}

/// Goes on where it stood still.
pub fn resume(app: App) {
    let run = app.outbox.turn.begin();
    app.outbox.stage.set(Sending::Running);
    spawn_local(async move {
        let stage = send_all(app, run).await;
        ended(app, run, stage);
    });
}

/// Stops; it can go on later. What a request under way brings is still counted.
pub fn stop(app: App) {
    app.outbox.stage.set(Sending::Stopping);
}

fn ended(app: App, run: u64, stage: Sending) {
    if app.outbox.turn.is_current(run) {
        let _ = app.outbox.stage.try_set(stage);
    }
}

fn halt_of(no_answer: NoAnswer) -> Halt {
    match no_answer {
        NoAnswer::Policy => Halt::Policy,
        NoAnswer::Failed(words) => Halt::NoAnswer(words),
    }
}

async fn send_all(app: App, run: u64) -> Sending {
    let epoch = app.log.epoch();
    let target = app.outbox.form.with_untracked(|form| form.target());
    let (mut size, mut tries) = (BATCH, 0);
    loop {
        if app.log.epoch() != epoch {
            return Sending::Halted(Halt::Gone);
        }
        if !goes_on(app, run) {
            return Sending::Halted(Halt::Stopped);
        }
        let rows: Vec<Row> = app
            .outbox
            .left
            .try_with_value(|left| left.iter().take(size).copied().collect())
            .unwrap_or_default();
        if rows.is_empty() {
            return Sending::Done;
        }
        let wait = match send_rows(app, &target, &rows).await {
            Ok(Verdict::Heard { arrived, known, refused, again }) => {
                let moved = arrived + known + refused.len();
                book(app, &rows, arrived, known, refused, &again);
                if again.is_empty() || moved > 0 {
                    tries = 0;
                }
                (!again.is_empty()).then(|| Halt::Busy("429".to_owned()))
            }
            Ok(Verdict::TooLarge) if rows.len() > 1 => {
                size = rows.len().div_ceil(2);
                continue;
            }
            Ok(Verdict::TooLarge) => {
                book(app, &rows, 0, 0, vec![Refused { place: 0, reason: "413".to_owned() }], &[]);
                None
            }
            Ok(Verdict::Later(words)) => Some(Halt::Busy(words)),
            Ok(Verdict::Wrong(words)) => return Sending::Halted(Halt::Refused(words)),
            Err(NoAnswer::Policy) => return Sending::Halted(Halt::Policy),
            Err(NoAnswer::Failed(words)) => {
                // It may have arrived, and only the answer not.
                if target.system.repeats() == Repeats::Twice {
                    app.outbox.account.update(|account| account.unsure += rows.len());
                }
                Some(Halt::NoAnswer(words))
            }
        };
        if let Some(halt) = wait {
            tries += 1;
            if tries >= TRIES {
                return Sending::Halted(halt);
            }
            pause(app, run, (FIRST_WAIT_MS << (tries - 1)).min(LONGEST_WAIT_MS)).await;
        }
    }
}

fn goes_on(app: App, run: u64) -> bool {
    app.outbox.turn.is_current(run)
        && app.outbox.stage.try_with_untracked(|stage| *stage == Sending::Running) == Some(true)
}

async fn pause(app: App, run: u64, ms: u64) {
    let until = BrowserClock.now_ms() + ms;
    while BrowserClock.now_ms() < until && goes_on(app, run) {
        BrowserClock.sleep(LOOK_MS).await;
    }
}

/// Takes what became of the first rows into the account; those to be sent again stay the first.
fn book(app: App, rows: &[Row], arrived: usize, known: usize, refused: Vec<Refused>, again: &[usize]) {
    app.outbox.left.update_value(|left| {
        left.drain(..rows.len().min(left.len()));
        for place in again.iter().rev() {
            if let Some(row) = rows.get(*place) {
                left.push_front(*row);
            }
        }
    });
    let id = |place: usize| {
        let row = rows.get(place).copied();
        app.log
            .peek(|store| row.and_then(|row| store.event(row)).map(|event| event.id.to_string()))
            .unwrap_or_default()
    };
    let refused: Vec<(String, Refused)> = refused.into_iter().map(|one| (id(one.place), one)).collect();
    app.outbox.account.update(|account| {
        account.arrived += arrived;
        account.known += known;
        refused.into_iter().for_each(|(id, one)| account.refuse(id, one));
    });
}

async fn send_rows(app: App, target: &Target, rows: &[Row]) -> Result<Verdict, NoAnswer> {
    let Some(request) = untrack(|| query::request(app, target, rows)) else {
        return Err(NoAnswer::Failed(String::new()));
    };
    let (status, body) = post(&request).await?;
    Ok(judge(target.system, status, &body, rows.len()))
}
