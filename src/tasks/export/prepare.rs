//! Finding the events of an export and looking them through, a slice at a time.

use super::SLICE_MS;
use crate::platform::clock::BrowserClock;
use crate::state::App;
use crate::state::export::{Prepared, What};
use audit_client::Clock;
use audit_export::Survey;
use audit_store::Row;
use leptos::prelude::*;

/// Rows that are asked for at once: the store finds them as far as it is asked.
const ROWS: usize = 20_000;
/// Events that are looked at between two looks at the clock.
const EVENTS: usize = 250;
/// While the log grows, its rows change places; after so many new beginnings they are taken all at once.
const BEGINNINGS: usize = 8;

/// The events and what they have; nothing if that is wanted no more, or the log was emptied meanwhile.
pub async fn prepare(app: App, what: What, is_wanted: impl Fn() -> bool) -> Option<Prepared> {
    let epoch = app.log.epoch();
    let is_wanted = || is_wanted() && app.log.epoch() == epoch;
    let (generation, rows) = rows(app, what, &is_wanted).await?;
    let survey = survey(app, &rows, &is_wanted).await?;
    Some(Prepared { what, generation, rows, survey })
}

async fn rows(app: App, what: What, is_wanted: &impl Fn() -> bool) -> Option<(u64, Vec<Row>)> {
    let picked = app.picked.get_untracked();
    let mut beginnings = 0;
    let (mut found, mut generation) = (Vec::new(), None);
    while is_wanted() {
        let step = if beginnings < BEGINNINGS { ROWS } else { usize::MAX };
        let first = found.len();
        let (now, rows) = app
            .log
            .peek(|store| (store.generation(), what.rows(store, &picked, first..first.saturating_add(step))));
        if generation != Some(now) && first > 0 {
            beginnings += 1;
            found.clear();
            generation = None;
            continue;
        }
        generation = Some(now);
        if rows.len() < step {
            found.extend(rows);
            return Some((now, found));
        }
        found.extend(rows);
        BrowserClock.sleep(0).await;
    }
    None
}

async fn survey(app: App, rows: &[Row], is_wanted: &impl Fn() -> bool) -> Option<Survey> {
    let (mut survey, mut began_ms) = (Survey::default(), BrowserClock.now_ms());
    for some in rows.chunks(EVENTS) {
        app.log.peek(|store| {
            some.iter().filter_map(|row| store.event(*row)).for_each(|event| survey.take(&event));
        });
        if BrowserClock.now_ms() - began_ms >= SLICE_MS {
            BrowserClock.sleep(0).await;
            if !is_wanted() {
                return None;
            }
            began_ms = BrowserClock.now_ms();
        }
    }
    is_wanted().then_some(survey)
}
