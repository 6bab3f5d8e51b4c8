//! Sending events on, in batches: again after what may pass, in smaller ones where one is too large, and with an
//! account that adds up.

use super::load;
use crate::platform::clock::BrowserClock;
use crate::platform::post::{NoAnswer, post};
use crate::queries::send as query;
use crate::state::App;
use crate::state::send::{Account, Channel, Halt, Manner, Sending};
use audit_client::Clock;
use audit_export::send::{Refused, Repeats, Verdict, judge};
use audit_store::Row;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_event_listener::use_event_listener;
use leptos_use_window::use_window;
use std::collections::VecDeque;
use std::rc::Rc;

/// Events in a request, at most and to begin with.
const BATCH: usize = 500;
/// How often in a row a request is sent again before it stands still.
const TRIES: u32 = 6;
/// Waits between them, in milliseconds: each twice the one before.
const FIRST_WAIT_MS: u64 = 1_000;
const LONGEST_WAIT_MS: u64 = 30_000;
/// A stop is noticed after so long at most, in milliseconds.
const LOOK_MS: u64 = 200;
/// What is said of an event that is too large by itself, as HTTP calls it.
const TOO_LARGE: &str = "413 Content Too Large";

/// Sends one event, the newest, to see whether it arrives.
pub fn test(app: App) {
    let Some(row) = app.export.prepared.get_untracked().and_then(|prepared| prepared.rows.first().copied())
    else {
        return;
    };
    let channel = app.outbox.once;
    let run = channel.turn.begin();
    channel.stage.set(Sending::Testing);
    let manner = untrack(|| query::manner(app));
    spawn_local(async move {
        let outcome = send_rows(app, &manner, &[row]).await;
        let stage = match outcome {
            Ok(Verdict::Heard { arrived, known, .. }) if arrived + known > 0 => Sending::Tested,
            Ok(Verdict::Heard { refused, .. }) => {
                let reason = refused.into_iter().next().map(|one| one.reason).unwrap_or_default();
                Sending::Halted(Halt::Refused(reason))
            }
            Ok(Verdict::Later(words)) => Sending::Halted(Halt::Busy(words)),
            Ok(Verdict::TooLarge) => Sending::Halted(Halt::Refused(TOO_LARGE.to_owned())),
            Ok(Verdict::Wrong(words)) => Sending::Halted(Halt::Refused(words)),
            Err(no_answer) => Sending::Halted(halt_of(no_answer)),
        };
        ended(channel, run, stage);
    });
}

/// Sends all events of the export from the first on.
pub fn start(app: App) {
    let Some(prepared) = app.export.prepared.get_untracked() else { return };
    app.outbox.once.left.set_value(VecDeque::from(prepared.rows.clone()));
    app.outbox.once.account.set(Account { total: prepared.rows.len(), ..Account::default() });
    resume(app);
}

/// Goes on where it stood still.
pub fn resume(app: App) {
    begin(app, app.outbox.once, untrack(|| query::manner(app)), Some(TRIES));
}

/// Sends what is left in a channel. Without a number of tries, a system that is away is waited for.
fn begin(app: App, channel: Channel, manner: Manner, tries: Option<u32>) {
    let run = channel.turn.begin();
    channel.stage.set(Sending::Running);
    spawn_local(async move {
        let stage = send_all(app, channel, run, &manner, tries).await;
        ended(channel, run, stage);
    });
}

/// Stops; it can go on later. What a request under way brings is still counted.
pub fn stop(app: App) {
    app.outbox.once.stage.set(Sending::Stopping);
}

/// Sends new events on from now on, as they come, in the manner of the dialog.
pub fn start_forwarding(app: App) {
    let channel = app.outbox.live;
    channel.turn.begin();
    channel.left.set_value(VecDeque::new());
    channel.account.set(Account::default());
    channel.trouble.set(None);
    channel.stage.set(Sending::Done);
    app.outbox.forwarding.set(Some(Rc::new(untrack(|| query::manner(app)))));
    load::set_live(app, true);
}

/// Sends no new events on any more. What became of those that came stays to be read.
pub fn stop_forwarding(app: App) {
    if app.outbox.forwarding.with_untracked(Option::is_some) {
        app.outbox.forwarding.set(None);
        app.outbox.live.turn.begin();
        app.outbox.live.stage.set(Sending::Halted(Halt::Stopped));
        app.outbox.live.trouble.set(None);
    }
}

/// New events have come. Where sending stands still they wait with the others.
pub fn forward(app: App, rows: Vec<Row>) {
    if rows.is_empty() || app.outbox.forwarding.with_untracked(Option::is_none) {
        return;
    }
    let channel = app.outbox.live;
    channel.account.update(|account| account.total += rows.len());
    channel.left.update_value(|left| left.extend(rows));
    if channel.stage.with_untracked(|stage| *stage == Sending::Done) {
        resume_forwarding(app);
    }
}

/// Goes on with new events where it stood still.
pub fn resume_forwarding(app: App) {
    if let Some(manner) = app.outbox.forwarding.get_untracked() {
        begin(app, app.outbox.live, Manner::clone(&manner), None);
    }
}

/// While new events are sent on, the browser asks before the tab is closed: that would end it.
pub fn follow_leaving(app: App) {
    let _ = use_event_listener(use_window(), ev::beforeunload, move |event| {
        if app.outbox.forwarding.with_untracked(Option::is_some) {
            event.prevent_default();
        }
    });
}

fn ended(channel: Channel, run: u64, stage: Sending) {
    if channel.turn.is_current(run) {
        channel.trouble.set(None);
        let _ = channel.stage.try_set(stage);
    }
}

fn halt_of(no_answer: NoAnswer) -> Halt {
    match no_answer {
        NoAnswer::Policy => Halt::Policy,
        NoAnswer::Failed(words) => Halt::NoAnswer(words),
    }
}

async fn send_all(app: App, channel: Channel, run: u64, manner: &Manner, most_tries: Option<u32>) -> Sending {
    let epoch = app.log.epoch();
    let (mut size, mut tries) = (BATCH, 0_u32);
    loop {
        if app.log.epoch() != epoch {
            return Sending::Halted(Halt::Gone);
        }
        if !goes_on(channel, run) {
            return Sending::Halted(Halt::Stopped);
        }
        let rows: Vec<Row> =
            channel.left.try_with_value(|left| left.iter().take(size).copied().collect()).unwrap_or_default();
        if rows.is_empty() {
            return Sending::Done;
        }
        let wait = match send_rows(app, manner, &rows).await {
            Ok(Verdict::Heard { arrived, known, refused, again }) => {
                let moved = arrived + known + refused.len();
                book(app, channel, &rows, arrived, known, refused, &again);
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
                book(
                    app,
                    channel,
                    &rows,
                    0,
                    0,
                    vec![Refused { place: 0, reason: TOO_LARGE.to_owned() }],
                    &[],
                );
                None
            }
            Ok(Verdict::Later(words)) => Some(Halt::Busy(words)),
            Ok(Verdict::Wrong(words)) => return Sending::Halted(Halt::Refused(words)),
            Err(NoAnswer::Policy) => return Sending::Halted(Halt::Policy),
            Err(NoAnswer::Failed(words)) => {
                // It may have arrived, and only the answer not.
                if manner.target.system.repeats() == Repeats::Twice {
                    channel.account.update(|account| account.unsure += rows.len());
                }
                Some(Halt::NoAnswer(words))
            }
        };
        if let Some(halt) = wait {
            tries += 1;
            if most_tries.is_some_and(|most| tries >= most) {
                return Sending::Halted(halt);
            }
            channel.trouble.set(Some(halt));
            let doubled = FIRST_WAIT_MS << (tries - 1).min(u64::BITS / 2);
            pause(channel, run, doubled.min(LONGEST_WAIT_MS)).await;
        } else {
            channel.trouble.set(None);
        }
    }
}

fn goes_on(channel: Channel, run: u64) -> bool {
    channel.turn.is_current(run)
        && channel.stage.try_with_untracked(|stage| *stage == Sending::Running) == Some(true)
}

async fn pause(channel: Channel, run: u64, ms: u64) {
    let until = BrowserClock.now_ms() + ms;
    while BrowserClock.now_ms() < until && goes_on(channel, run) {
        BrowserClock.sleep(LOOK_MS).await;
    }
}

/// Takes what became of the first rows into the account; those to be sent again stay the first.
fn book(
    app: App,
    channel: Channel,
    rows: &[Row],
    arrived: usize,
    known: usize,
    refused: Vec<Refused>,
    again: &[usize],
) {
    channel.left.update_value(|left| {
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
    channel.account.update(|account| {
        account.arrived += arrived;
        account.known += known;
        refused.into_iter().for_each(|(id, one)| account.refuse(id, one));
    });
}

async fn send_rows(app: App, manner: &Manner, rows: &[Row]) -> Result<Verdict, NoAnswer> {
    let Some(request) = untrack(|| query::request(app, manner, rows)) else {
        return Err(NoAnswer::Failed(String::new()));
    };
    let (status, body) = post(&request).await?;
    Ok(judge(manner.target.system, status, &body, rows.len()))
}
