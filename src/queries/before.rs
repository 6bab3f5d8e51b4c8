//! The comparison with the stretch of time directly before: what is compared with what, whether all of it has been
//! read, and what could be read in addition. A comparison with something that has not been read completely is not
//! exact and must say so.

use crate::platform::clock::BrowserClock;
use crate::state::App;
use crate::state::period::TimeRange;
use crate::state::progress::Level;
use audit_client::Clock;
use audit_model::Timestamp;
use audit_model::time::DAY_MS;
use audit_store::{During, Store};
use leptos::prelude::*;

/// How long Pachca keeps the log, in days.
pub const KEPT_DAYS: i64 = 90;
/// How long the log of the sample workspace is, in days.
pub const SAMPLE_DAYS: i64 = 30;

/// How much of a stretch has been read, of what was asked to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// All of it.
    Whole,
    /// Some of it.
    Part,
    /// Nothing.
    Nothing,
}

/// What is being looked at, and what came directly before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The selected stretch as far as it is over, else all that is loaded.
    pub now: TimeRange,
    /// As much of the stretch directly before, or the whole of it.
    pub before: TimeRange,
    /// How much of `now` has been read.
    pub now_read: Read,
    /// How much of `before` has been read.
    pub before_read: Read,
    /// Whether the selected stretch is not over yet.
    pub is_running: bool,
}

impl Comparison {
    /// What comes before what is selected, and how much of both has been read. `levels` are those of the loading,
    /// `loaded` is the whole loaded period.
    ///
    /// Of a stretch that is not over, what is over is compared with as much of the one before, this week up to now with
    /// the last week up to the same hour: like with like. With `whole_before` it is compared with all of that, so that
    /// what came late in it is not out of sight.
    pub fn of(selected: TimeRange, loaded: TimeRange, levels: &[Level], whole_before: bool) -> Self {
        let now = TimeRange::new(selected.start, selected.end.min(loaded.end)).unwrap_or(selected);
        let earlier = |at: Timestamp| Timestamp(at.0.saturating_sub_unsigned(selected.length()));
        let end = if whole_before { selected.end } else { now.end };
        let before = TimeRange { start: earlier(now.start), end: earlier(end) };
        let read = |range| how_much(range, loaded, levels);
        let is_running = now.end < selected.end;
        Self { now, before, now_read: read(now), before_read: read(before), is_running }
    }

    /// Whether both have been read completely: only then are differences exact.
    pub fn is_exact(&self) -> bool {
        self.now_read == Read::Whole && self.before_read == Read::Whole
    }

    /// Whether more of the stretch before counts than there is of this one.
    pub fn is_with_whole(&self) -> bool {
        self.before.length() > self.now.length()
    }

    /// How far an instant of `before` is from its counterpart in `now`, in milliseconds.
    pub fn shift_ms(&self) -> i64 {
        self.now.start.0 - self.before.start.0
    }
}

/// How much of a stretch has been read. What lies outside of the loaded period has not; what followed its end live
/// has, though the loading, whose levels these are, knows nothing of it.
fn how_much(range: TimeRange, loaded: TimeRange, levels: &[Level]) -> Read {
    let Some(last) = levels.last() else { return Read::Nothing };
    let live = TimeRange::new(Timestamp(last.range.end.0.saturating_add(1)), loaded.end)
        .map(|range| Level { range, share: 1.0 });
    let (mut whole, mut any) = (0, false);
    for level in levels.iter().chain(&live) {
        let overlap = level.range.overlap(range).map_or(0, TimeRange::length);
        whole += if level.share > 1.0 - 1e-9 { overlap } else { 0 };
        any |= overlap > 0 && level.share > 0.0;
    }
    match any {
        true if whole == range.length() => Read::Whole,
        true => Read::Part,
        false => Read::Nothing,
    }
}

/// What can be done about a stretch before that has not been loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Further {
    /// It is within the period that was asked for: nothing, but to wait or to try again.
    Asked,
    /// Load from this instant on, then all of it is there.
    All(Timestamp),
    /// Load from this instant on; what is older is not kept.
    Some(Timestamp),
    /// Nothing: what is older is not kept.
    Gone,
}

/// How far back the period can be extended so that `before` is in it, where nothing older than `oldest` is kept.
pub fn further(before: TimeRange, loaded: TimeRange, oldest: Timestamp) -> Further {
    match () {
        () if loaded.start <= before.start => Further::Asked,
        () if oldest <= before.start => Further::All(before.start),
        () if oldest < loaded.start && oldest <= before.end => Further::Some(oldest),
        () => Further::Gone,
    }
}

/// The views of a stretch, both ends included, whatever is selected.
pub fn during(store: &mut Store, stretch: TimeRange) -> During<'_> {
    store.during(stretch.start, Timestamp(stretch.end.0.saturating_add(1)))
}

/// What is compared with what now; nothing before anything is loaded. Subscribes.
pub fn comparison(app: App) -> Option<Comparison> {
    comparison_with(app, app.lens.with(|lens| lens.whole_before))
}

/// The same with the whole stretch before: whether something was there is a question to all of it. Subscribes.
pub fn comparison_with_whole(app: App) -> Option<Comparison> {
    comparison_with(app, true)
}

fn comparison_with(app: App, whole_before: bool) -> Option<Comparison> {
    let loaded = app.range.get()?;
    let now = app.filters.with(|filters| filters.range).unwrap_or(loaded);
    Some(app.progress.with(|progress| Comparison::of(now, loaded, &progress.levels, whole_before)))
}

/// Whether the whole loaded period has been read. Subscribes.
pub fn is_all_read(app: App) -> bool {
    let Some(loaded) = app.range.get() else { return false };
    app.progress.with(|progress| how_much(loaded, loaded, &progress.levels) == Read::Whole)
}

/// What can be done about a stretch that is not loaded. Subscribes.
pub fn further_of(app: App, stretch: TimeRange) -> Option<Further> {
    if app.session.from_files.get() {
        return Some(Further::Gone);
    }
    let days = if app.session.sample.get() { SAMPLE_DAYS } else { KEPT_DAYS };
    let oldest = Timestamp(BrowserClock.wall().0 - days * DAY_MS);
    Some(further(stretch, app.range.get()?, oldest))
}

/// From where on to load so that a stretch is there as far as it is kept; nothing where that changes nothing. Subscribes.
pub fn reach(app: App, stretch: TimeRange) -> Option<Timestamp> {
    match further_of(app, stretch)? {
        Further::All(start) | Further::Some(start) => Some(start),
        Further::Asked | Further::Gone => None,
    }
}

/// What of the selected stretch comes before all that is loaded, where that is enough to mislead: no event there does
/// not mean that there was none. Subscribes.
pub fn unread(app: App) -> Option<TimeRange> {
    missing(app.filters.with(|filters| filters.range)?, app.range.get()?)
}

/// The edge of a bar may lie a little before what is loaded: that is nothing to speak of.
fn missing(selected: TimeRange, loaded: TimeRange) -> Option<TimeRange> {
    let end = selected.end.min(Timestamp(loaded.start.0.saturating_sub(1)));
    TimeRange::new(selected.start, end).filter(|missing| missing.length() >= selected.length() / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange { start: Timestamp(start), end: Timestamp(end) }
    }

    fn level(start: i64, end: i64, share: f64) -> Level {
        Level { range: range(start, end), share }
    }

    #[test]
    fn before_is_as_long_and_touches() {
        let before = |start, end| Comparison::of(range(start, end), range(0, 199), &[], false).before;
        assert_eq!(before(100, 199), range(0, 99));
        assert_eq!(before(100, 100), range(99, 99));
        let comparison = Comparison::of(range(100, 199), range(0, 199), &[], false);
        assert_eq!(comparison.shift_ms(), 100);
        assert!(!comparison.is_exact());
    }

    #[test]
    fn a_week_that_is_not_over_is_compared_with_as_much_of_the_last() {
        let it = Comparison::of(range(100, 199), range(0, 129), &[level(0, 129, 1.0)], false);
        assert_eq!((it.now, it.before, it.shift_ms()), (range(100, 129), range(0, 29), 100));
        assert!(it.is_exact());
        let to_come = Comparison::of(range(200, 299), range(0, 129), &[level(0, 129, 1.0)], false);
        assert_eq!((to_come.now, to_come.now_read), (range(200, 299), Read::Nothing));
    }

    #[test]
    fn a_week_that_is_not_over_is_compared_with_the_whole_last_one_on_request() {
        let it = Comparison::of(range(100, 199), range(0, 129), &[level(0, 129, 1.0)], true);
        assert_eq!((it.now, it.before, it.shift_ms()), (range(100, 129), range(0, 99), 100));
        assert!(it.is_exact() && it.is_running && it.is_with_whole());
        let missing =
            Comparison::of(range(100, 199), range(0, 129), &[level(0, 49, 1.0), level(100, 129, 1.0)], true);
        assert_eq!(missing.before_read, Read::Part, "the end of the last week counts, too");
        let over = Comparison::of(range(100, 199), range(0, 199), &[level(0, 199, 1.0)], true);
        assert_eq!((over.before, over.is_running, over.is_with_whole()), (range(0, 99), false, false));
    }

    #[test]
    fn a_comparison_is_exact_only_with_both_read_completely() {
        let (loaded, now) = (range(0, 199), range(100, 199));
        let read = |levels: &[Level]| {
            let it = Comparison::of(now, loaded, levels, false);
            (it.now_read, it.before_read, it.is_exact())
        };
        assert_eq!(read(&[level(0, 199, 1.0)]), (Read::Whole, Read::Whole, true));
        assert_eq!(
            read(&[level(0, 0, 0.9), level(1, 199, 1.0)]),
            (Read::Whole, Read::Part, false),
            "a millisecond short"
        );
        assert_eq!(read(&[level(0, 99, 0.0), level(100, 199, 0.5)]), (Read::Part, Read::Nothing, false));
        let first_half = Comparison::of(range(20, 99), loaded, &[level(0, 199, 1.0)], false);
        assert_eq!(first_half.before_read, Read::Part, "it begins before the period");
        assert_eq!(Comparison::of(loaded, loaded, &[level(0, 199, 1.0)], false).before_read, Read::Nothing);
    }

    #[test]
    fn what_came_live_has_been_read() {
        let it = Comparison::of(range(100, 249), range(0, 249), &[level(0, 199, 1.0)], false);
        assert_eq!(it.now_read, Read::Whole);
    }

    #[test]
    fn what_is_selected_before_all_that_is_loaded_is_told_unless_it_is_little() {
        let loaded = range(1_000, 1_999);
        assert_eq!(missing(range(400, 1_199), loaded), Some(range(400, 999)));
        assert_eq!(missing(range(400, 499), loaded), Some(range(400, 499)));
        assert_eq!(missing(range(950, 1_499), loaded), None, "the edge of a bar");
        assert_eq!(missing(range(1_000, 2_999), loaded), None);
    }

    #[test]
    fn the_period_goes_back_as_far_as_the_log_is_kept() {
        let loaded = range(1_000, 1_999);
        let oldest = Timestamp(500);
        assert_eq!(further(range(1_200, 1_299), loaded, oldest), Further::Asked);
        assert_eq!(further(range(900, 1_099), loaded, oldest), Further::All(Timestamp(900)));
        assert_eq!(further(range(0, 999), loaded, oldest), Further::Some(oldest));
        assert_eq!(further(range(0, 999), loaded, Timestamp(1_000)), Further::Gone);
        assert_eq!(further(range(0, 400), range(450, 1_999), Timestamp(420)), Further::Gone);
    }
}
