//! The list's items: events by day, each day under a heading of its own.

use crate::platform::intl;
use crate::state::log::Log;
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};

/// A day of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its local midnight.
    pub start: Timestamp,
    /// How many matching events are newer than this day: the rank of its newest event.
    pub first_rank: usize,
    /// How many matching events it has.
    pub count: usize,
}

/// An item of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A heading.
    Day(Day),
    /// The matching event of this rank, 0 for the newest.
    Event(usize),
}

/// All days that have matching events, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(pub Vec<Day>);

/// Beyond so many days the list goes without headings: an archive of years has other landmarks.
const MOST_DAYS: i64 = 800;

impl Days {
    /// Reads the days off the log. Follows it.
    pub fn read(log: Log) -> Self {
        log.view(|store| {
            let matching = store.matching();
            let time = |rank| {
                let row = store.nth(rank)?;
                store.event(row).map(|event| event.created_at)
            };
            Self::between(matching, time).unwrap_or_default()
        })
    }

    /// `time` tells when the event of a rank happened; higher ranks are never newer.
    fn between(matching: usize, mut time: impl FnMut(usize) -> Option<Timestamp>) -> Option<Self> {
        let mut days = Vec::new();
        let (newest, oldest) = (time(0)?, time(matching.checked_sub(1)?)?);
        if newest.0.saturating_sub(oldest.0) / DAY_MS > MOST_DAYS {
            return Some(Self(days));
        }
        let mut start = local_midnight(newest);
        let mut first_rank = 0;
        while first_rank < matching {
            let through =
                if start <= oldest { matching } else { first_before(start, first_rank, matching, &mut time) };
            if through > first_rank {
                days.push(Day { start, first_rank, count: through - first_rank });
                first_rank = through;
            }
            // An hour before midnight is the day before, whatever the clocks do.
            start = local_midnight(Timestamp(start.0.saturating_sub(HOUR_MS)));
        }
        Some(Self(days))
    }

    /// How many items the list has, for so many events.
    pub fn items(&self, events: usize) -> usize {
        events + self.0.len()
    }

    /// The item at a place of the list.
    pub fn item(&self, index: usize) -> Item {
        // The heading of day `at` stands below all newer events and the headings above it.
        let mut at = 0;
        let mut above = self.0.len();
        while at < above {
            let middle = at + (above - at) / 2;
            if self.0[middle].first_rank + middle <= index {
                at = middle + 1;
            } else {
                above = middle;
            }
        }
        match at.checked_sub(1).and_then(|at| self.0.get(at).map(|day| (at, day))) {
            Some((at, day)) if day.first_rank + at == index => Item::Day(*day),
            Some((at, _)) => Item::Event(index - at - 1),
            None => Item::Event(index),
        }
    }

    /// The first rank behind the day of this one; the highest number if days have no headings.
    pub fn end_of(&self, rank: usize) -> usize {
        let day = self.0.partition_point(|day| day.first_rank <= rank).checked_sub(1);
        day.and_then(|at| self.0.get(at)).map_or(usize::MAX, |day| day.first_rank + day.count)
    }

    /// Where the event of this rank stands in the list.
    pub fn index_of(&self, rank: usize) -> usize {
        rank + self.0.partition_point(|day| day.first_rank <= rank)
    }
}

/// The lowest rank from `low` on whose event happened before an instant; `high` if there is none.
fn first_before(
    instant: Timestamp,
    mut low: usize,
    mut high: usize,
    time: &mut impl FnMut(usize) -> Option<Timestamp>,
) -> usize {
    while low < high {
        let middle = low + (high - low) / 2;
        if time(middle).is_some_and(|time| time >= instant) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The midnight that began the local day of a moment.
pub fn local_midnight(moment: Timestamp) -> Timestamp {
    let shift = |at: Timestamp| i64::from(intl::offset_minutes(at)) * MINUTE_MS;
    let local = moment.0.saturating_add(shift(moment));
    let midnight = local - local.rem_euclid(DAY_MS);
    // The offset at midnight may differ from the one at the moment.
    Timestamp(midnight - shift(Timestamp(midnight - shift(moment))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stand_before_the_newest_event_of_each_day() {
        let times: Vec<i64> = vec![3 * DAY_MS + 5, 3 * DAY_MS, DAY_MS + 7, 9];
        let time = |rank: usize| times.get(rank).map(|time| Timestamp(*time));
        let days = Days::between(times.len(), time).unwrap();
        assert_eq!(
            days.0.iter().map(|day| (day.first_rank, day.count)).collect::<Vec<_>>(),
            [(0, 2), (2, 1), (3, 1)]
        );
        assert_eq!(days.items(4), 7);
        let items: Vec<Item> = (0..7).map(|index| days.item(index)).collect();
        let heading = |at: usize| Item::Day(days.0[at]);
        assert_eq!(
            items,
            [
                heading(0),
                Item::Event(0),
                Item::Event(1),
                heading(1),
                Item::Event(2),
                heading(2),
                Item::Event(3)
            ]
        );
        assert_eq!([0, 1, 2, 3].map(|rank| days.index_of(rank)), [1, 2, 4, 6]);
        assert_eq!([0, 1, 2, 3].map(|rank| days.end_of(rank)), [2, 2, 3, 4]);
    }

    #[test]
    fn an_empty_log_has_no_days() {
        assert_eq!(Days::default().item(0), Item::Event(0));
        assert_eq!(Days::default().items(0), 0);
    }
}
