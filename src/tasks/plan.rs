//! What to read, and in which order: disjoint walks that are cheap to run side by side.
//!
//! The API filters by one event key a request, so "security first" is one walk for each published key but the
//! talkative ones. Everything, unknown keys included, can only be read without a filter: then the period is cut
//! into slices of time, newest first. Bounds are inclusive, so slices share their edge second; the store knows
//! every event by its id.

use crate::state::period::TimeRange;
use crate::state::view::Plan;
use audit_model::catalogue::KEYS;
use audit_model::time::{DAY_MS, HOUR_MS};
use audit_model::{Category, Timestamp};

/// One walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// From when to when.
    pub range: TimeRange,
    /// One key, or all.
    pub event_key: Option<&'static str>,
}

/// The walks for a plan, in the order in which they should start.
pub fn slices(plan: &Plan, range: TimeRange) -> Vec<Slice> {
    match plan {
        Plan::Everything => by_time(range),
        Plan::SecurityFirst => by_key(range, |category| !category.is_talk()),
        Plan::Chosen(wanted) if wanted.contains(&Category::Other) => by_time(range),
        Plan::Chosen(wanted) => by_key(range, |category| wanted.contains(&category)),
    }
}

/// Whether the plan leaves events for later.
pub fn leaves_rest(plan: &Plan) -> bool {
    match plan {
        Plan::Everything => false,
        Plan::SecurityFirst => true,
        Plan::Chosen(wanted) => !wanted.contains(&Category::Other),
    }
}

fn by_key(range: TimeRange, wanted: impl Fn(Category) -> bool) -> Vec<Slice> {
    let keys = KEYS.iter().filter(|key| wanted(key.category));
    keys.map(|key| Slice { range, event_key: Some(key.name) }).collect()
}

/// Slices of an hour at least and a day at most, newest first.
fn by_time(range: TimeRange) -> Vec<Slice> {
    let length = (range.millis() / 8).clamp(HOUR_MS, DAY_MS);
    let mut slices = Vec::new();
    let mut end = range.end;
    loop {
        let start = Timestamp(end.0.saturating_sub(length).max(range.start.0));
        slices.push(Slice { range: TimeRange { start, end }, event_key: None });
        if start <= range.start {
            return slices;
        }
        end = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn days(days: i64) -> TimeRange {
        TimeRange { start: Timestamp(1_000), end: Timestamp(1_000 + days * DAY_MS) }
    }

    #[test]
    fn slices_of_time_touch_and_cover_the_period_newest_first() {
        for range in
            [days(90), days(7), days(1), days(0), TimeRange { start: Timestamp(5), end: Timestamp(7) }]
        {
            let slices = slices(&Plan::Everything, range);
            assert_eq!(slices.first().unwrap().range.end, range.end);
            assert_eq!(slices.last().unwrap().range.start, range.start);
            assert!(slices.windows(2).all(|pair| pair[0].range.start == pair[1].range.end));
            assert!(slices.len() <= 91, "{}", slices.len());
        }
    }

    #[test]
    fn security_first_leaves_talk_and_unknown_keys_for_later() {
        let slices = slices(&Plan::SecurityFirst, days(7));
        assert_eq!(slices.len(), 62 - 6);
        assert!(slices.iter().all(|slice| slice.event_key.is_some_and(|key| !Category::of(key).is_talk())));
        assert!(leaves_rest(&Plan::SecurityFirst) && !leaves_rest(&Plan::Everything));
    }

    #[test]
    fn choosing_other_means_reading_everything() {
        let chosen = Plan::Chosen(BTreeSet::from([Category::Auth, Category::Other]));
        assert_eq!(slices(&chosen, days(7)), slices(&Plan::Everything, days(7)));
        assert!(!leaves_rest(&chosen));
    }
}
