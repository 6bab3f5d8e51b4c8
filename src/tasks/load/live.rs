//! Following new events while the page is visible, or while they may set something off outside of it.

use super::{loader, sink};
use crate::parts::export::Export;
use crate::platform::page::is_visible;
use crate::state::App;
use crate::state::live::Failing;
use crate::state::session::ApiClient;
use crate::tasks::parts::there;
use crate::tasks::send;
use audit_client::Clock;
use audit_client::load::live::INTERVAL_MS;
use audit_client::load::{Follower, TimeRange};
use audit_model::{AuditEvent, EventPage};
use audit_store::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;

/// How often the page looks whether it is time to ask, in milliseconds.
const LOOK_MS: u64 = 1_000;

/// Begins to follow new events, or ends it.
pub fn set_live(app: App, on: bool) {
    if app.live.with_untracked(|live| live.on) == on {
        return;
    }
    app.live.update(|live| {
        live.on = on;
        live.failing = None;
        live.run += 1;
    });
    if !on {
        send::stop_forwarding(app);
    }
    if let (true, Some(client), Some(range)) = (on, app.session.client(), app.range.get_untracked()) {
        let run = app.live.with_untracked(|live| live.run);
        spawn_local(async move { follow(app, client, range, run).await });
    }
}

/// The person has seen what is new.
pub fn mark_seen(app: App) {
    app.live.update(|live| live.unseen = 0);
}

async fn follow(app: App, client: Rc<ApiClient>, range: TimeRange, run: u64) {
    let mut follower = Follower::new(range.end);
    let goes_on = || {
        let on = app.live.try_with_untracked(|live| live.on && live.run == run);
        on == Some(true) && app.session.is_current(&client)
    };
    let (mut due_ms, mut failed) = (0, false);
    while goes_on() {
        // The connection is back where nothing fails any longer without an answer.
        if failed && app.live.with_untracked(|live| live.failing.is_none()) {
            due_ms = 0;
        }
        if (is_visible() || reaches_out(app)) && client.clock().now_ms() >= due_ms {
            let fresh = RefCell::new(Vec::new());
            let outcome = follower.poll(&client, |page| take_in(app, page, &fresh)).await;
            if !goes_on() {
                return;
            }
            failed = outcome.is_err();
            let more = outcome.as_ref().is_ok_and(|news| news.more);
            due_ms = client.clock().now_ms() + if more { 0 } else { INTERVAL_MS };
            let fresh = fresh.take();
            app.live.update(|live| {
                live.unseen += fresh.len();
                let since = live.failing.as_ref().map_or(app.now.get_untracked(), |failing| failing.since);
                live.failing = outcome.as_ref().err().cloned().map(|failure| Failing { since, failure });
            });
            if let (Some(loader), Ok(news)) = (loader(), outcome) {
                if let Some(covered) = news.covered {
                    loader.cover(None, covered);
                }
                extend(app, &follower);
                sink::publish(app, &loader);
            }
            app.log.announce();
            // Whoever has them sent on has the part for that.
            if let Some(export) = there::<Export>() {
                (export.forward)(app, fresh);
            }
        }
        client.clock().sleep(LOOK_MS).await;
    }
}

/// Whether a new incident is told to somebody who does not see the page.
fn reaches_out(app: App) -> bool {
    app.findings.kept.try_with_untracked(|kept| kept.alerts.reaches_out()) == Some(true)
}

/// What is shown goes as far as what has come.
fn extend(app: App, follower: &Follower) {
    let end = follower.newest_second_end();
    if app.range.with_untracked(|range| range.is_some_and(|range| range.end < end)) {
        app.range.update(|range| {
            if let Some(range) = range {
                range.end = end;
            }
        });
    }
}

/// Puts a page into the store, and takes note of what is new to it and not our own doing.
fn take_in(app: App, page: EventPage<'_>, fresh: &RefCell<Vec<Row>>) {
    let own = untrack(|| app.log.own());
    let is_fresh = |event: &&AuditEvent<'_>| {
        let is_own = own.as_ref().is_some_and(|own| own.has(event));
        !is_own && app.log.peek(|store| store.row_of_id(&event.id).is_none())
    };
    let ids: Vec<String> = page.events.iter().filter(is_fresh).map(|event| event.id.to_string()).collect();
    sink::take_in(app, page);
    let rows = app.log.peek(|store| ids.iter().filter_map(|id| store.row_of_id(id)).collect::<Vec<_>>());
    let mut fresh = fresh.borrow_mut();
    for row in rows {
        if !fresh.contains(&row) {
            fresh.push(row);
        }
    }
}
