//! The session that files make.

use super::SAID;
use crate::state::App;
use crate::state::period::TimeRange;
use crate::state::progress::{Progress, Stage};
use crate::state::session::Phase;
use crate::tasks::{findings, load};
use leptos::prelude::*;

/// Whether files are merged into what is there, and do not begin anew: real events do not go among made-up ones.
pub fn goes_on(app: App) -> bool {
    app.session.phase.get_untracked() == Phase::Connected && !app.session.sample.get_untracked()
}

/// Begins a session of files, if there is none that goes on.
pub fn ensure(app: App) {
    if goes_on(app) {
        return;
    }
    load::forget(app);
    SAID.take();
    app.session.set_client(None);
    app.session.owner.set(None);
    app.session.access.set(None);
    app.session.sample.set(false);
    app.session.from_files.set(true);
    findings::open(app);
    app.import.whole.set(true);
    app.names.0.set(Default::default());
    app.range.set(None);
    app.progress.set(Progress { stage: Stage::Done, fraction: 1.0, ..Progress::default() });
    app.log.clear();
    app.log.know_own(None, &app.filters.get_untracked());
    app.session.phase.set(Phase::Connected);
}

/// Shows what has come so far.
pub fn announce(app: App) {
    let (events, span) = app.log.peek(|store| (store.len(), store.time_span()));
    app.progress.update(|progress| progress.events = events);
    if let Some(range) = span.and_then(|(first, last)| TimeRange::new(first, last)) {
        widen(app, range);
    }
    app.log.announce();
}

/// Shows what the files say of their periods.
pub fn settle(app: App) {
    if !app.session.from_files.get_untracked() {
        if !app.log.peek(|store| store.is_empty()) {
            announce(app);
        }
        return;
    }
    let (range, levels) = SAID.with_borrow(|said| (said.range(), said.levels()));
    if let Some(range) = range {
        widen(app, range);
    }
    app.progress.update(|progress| progress.levels = levels);
    announce(app);
}

/// The period on the screen holds all that there is.
fn widen(app: App, range: TimeRange) {
    let known = app.range.get_untracked();
    let wide = known.map_or(range, |known| TimeRange {
        start: known.start.min(range.start),
        end: known.end.max(range.end),
    });
    if known != Some(wide) {
        app.range.set(Some(wide));
    }
}
