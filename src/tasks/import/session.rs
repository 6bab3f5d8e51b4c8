//! The session that files make.

use super::SAID;
use crate::state::App;
use crate::state::period::{self, TimeRange};
use crate::state::progress::{Progress, Stage};
use crate::state::session::Phase;
use crate::tasks::{archive, load};
use audit_model::Timestamp;
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
    archive::part(app);
    app.session.set_client(None);
    app.session.owner.set(None);
    app.session.access.set(None);
    app.session.sample.set(false);
    app.session.from_files.set(true);
    app.import.whole.set(true);
    app.names.0.set(Default::default());
    app.range.set(None);
    app.progress.set(Progress { stage: Stage::Done, fraction: 1.0, ..Progress::default() });
    app.log.clear();
    app.log.know_own(None, &app.filters.get_untracked());
    app.session.phase.set(Phase::Connected);
}

/// Shows what has come so far. While a file is being read, nobody knows how far it goes back, and with each other
/// period all is counted anew: so the period is stretched ahead, by as much as there is, and cut to size at the end.
pub fn announce(app: App) {
    let (events, span) = app.log.peek(|store| (store.len(), store.time_span()));
    app.progress.update(|progress| progress.events = events);
    let known = app.range.get_untracked();
    if let Some(range) = span.and_then(|(first, last)| TimeRange::new(first, last))
        && known.is_none_or(|known| range.start < known.start || known.end < range.end)
    {
        let from_files = app.session.from_files.get_untracked();
        app.range.set(match known {
            Some(known) if from_files => Some(ahead(known, range)),
            known => union(known, Some(range)),
        });
    }
    app.log.announce();
}

/// A period that holds both, and on the side on which it is outgrown as much again.
fn ahead(known: TimeRange, range: TimeRange) -> TimeRange {
    let more = range.millis();
    let start = if range.start < known.start { range.start.0.saturating_sub(more) } else { known.start.0 };
    let end = if range.end > known.end { range.end.0.saturating_add(more) } else { known.end.0 };
    TimeRange { start: Timestamp(start), end: Timestamp(end) }
}

/// Shows what the files say of their periods, and cuts the period to what there is.
pub fn settle(app: App) {
    let span = app.log.peek(|store| store.time_span());
    let events = span.and_then(|(first, last)| TimeRange::new(first, last));
    if app.session.from_files.get_untracked() && events.is_some() {
        let (said, levels) = SAID.with_borrow(|said| (said.range(), said.levels()));
        // What the archive says of its days stays said.
        let archived = app.archive.joined.get_untracked();
        if archived.is_none() {
            app.progress.update(|progress| progress.levels = levels);
        }
        let exact = union(union(said, archived), events);
        if app.range.get_untracked() != exact {
            app.range.set(exact);
        }
    }
    if events.is_some() {
        announce(app);
    }
}

fn union(one: Option<TimeRange>, other: Option<TimeRange>) -> Option<TimeRange> {
    match (one, other) {
        (Some(one), Some(other)) => Some(period::union(one, other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange { start: Timestamp(start), end: Timestamp(end) }
    }

    #[test]
    fn a_period_that_is_outgrown_is_stretched_on_that_side_by_as_much_again() {
        assert_eq!(ahead(range(90, 100), range(80, 100)), range(60, 100));
        assert_eq!(ahead(range(0, 10), range(0, 30)), range(0, 60));
        assert_eq!(ahead(range(0, 10), range(2, 8)), range(0, 10));
        assert_eq!(union(Some(range(0, 5)), Some(range(3, 9))), Some(range(0, 9)));
    }
}
