//! What the histogram shows and how its bars are cut, and the way back through what was shown and selected.

use super::navigate;
use crate::state::App;
use crate::state::history::History;
use crate::state::lens::Ranges;
use crate::state::period::TimeRange;
use crate::timeline::brush::Span;
use crate::timeline::options::Choice;
use crate::timeline::zoom::{Zoom, zoomed};
use audit_model::Timestamp;
use leptos::prelude::*;
use leptos_use_fn_debounce_throttle::use_debounce_fn;

/// How long a stretch has to stay before it is a step that one can come back to, in milliseconds: ten presses of a key
/// and a turn of the wheel are one.
const REST_MS: f64 = 400.0;

/// Remembers from now on what was selected and shown, whoever changed it.
pub fn follow(app: App) {
    let note = use_debounce_fn(
        move || {
            if !app.brushing.get_untracked() {
                record(app);
            }
        },
        REST_MS,
    );
    Effect::watch(
        move || {
            (app.brushing.get(), app.filters.with(|filters| filters.range), app.lens.with(|lens| lens.shown))
        },
        move |now, before, _| {
            if before != Some(now) {
                note();
            }
        },
        true,
    );
    // Another period, another way back.
    let session = Memo::new(move |_| (app.session.phase.get(), app.period.get()));
    Effect::watch(move || session.get(), move |_, _, _| app.ranges.set(History::new(now(app))), true);
}

fn now(app: App) -> Ranges {
    app.filters.with_untracked(|filters| app.lens.with_untracked(|lens| Ranges::of(filters, lens)))
}

fn record(app: App) {
    let now = now(app);
    // Told only if it is a step, for whoever watches.
    let mut history = app.ranges.get_untracked();
    history.record(now);
    if app.ranges.with_untracked(|known| *known != history) {
        app.ranges.set(history);
    }
}

/// Shows another stretch of what is loaded.
pub fn zoom(app: App, zoom: Zoom) {
    let Some(loaded) = app.range.get_untracked() else { return };
    let lens = app.lens.get_untracked();
    let shown = lens.shown.map(|_| span(lens.within(loaded)));
    let selected = app.filters.with_untracked(|filters| filters.range).map(span);
    let next = zoomed(zoom, shown, selected, span(loaded)).and_then(range);
    if next != lens.shown {
        app.lens.update(|lens| lens.shown = next);
    }
}

/// Goes a step back: to what was selected and shown before.
pub fn back(app: App) {
    step(app, History::back);
}

/// Goes a step forward again.
pub fn forward(app: App) {
    step(app, History::forward);
}

fn step(app: App, step: fn(&mut History<Ranges>) -> Option<Ranges>) {
    // What has not rested yet is a step, too.
    record(app);
    let mut history = app.ranges.get_untracked();
    let Some(ranges) = step(&mut history) else { return };
    app.ranges.set(history);
    if app.lens.get_untracked().shown != ranges.shown {
        app.lens.update(|lens| lens.shown = ranges.shown);
    }
    navigate::set_filters(app, app.filters.get_untracked().with_range(ranges.selected));
}

/// A stretch with both ends as one whose end is excluded.
const fn span(range: TimeRange) -> Span {
    (range.start.0, range.end.0.saturating_add(1))
}

fn range((start_ms, end_ms): Span) -> Option<TimeRange> {
    TimeRange::new(Timestamp(start_ms), Timestamp(end_ms - 1))
}

/// Compares a stretch that is not over with the whole one before, or with as much of it.
pub fn compare_with_whole(app: App, whole_before: bool) {
    app.lens.update(|lens| lens.whole_before = whole_before);
}

/// Compares nothing beside the bars any more, and what the charts compare in the usual way.
pub fn compare_as_usual(app: App) {
    app.lens.update(|lens| (lens.compares, lens.whole_before) = (false, false));
}

/// Cuts the bars another way.
pub fn choose(app: App, choice: Choice) {
    let mut lens = app.lens.get_untracked();
    match choice {
        Choice::Step(step_ms) => lens.step_ms = step_ms,
        Choice::Split(split) => lens.split = split,
        Choice::Compare(compares) => lens.compares = compares,
    }
    if lens != app.lens.get_untracked() {
        app.lens.set(lens);
    }
}
