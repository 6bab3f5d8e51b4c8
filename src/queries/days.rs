//! The list's items: events by day, each day under a heading of its own.

use super::heat::zone_over;
use crate::state::log::Log;
use crate::state::period::TimeRange;
use audit_model::Timestamp;
use audit_model::time::DAY_MS;

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
    /// Reads the days off the log. Follows it and the zone.
    pub fn read(log: Log) -> Self {
        log.view(|store| {
            let Some((start, end)) = store.time_span() else { return Self::default() };
            let days = store.days(&zone_over(TimeRange { start, end }));
            Self::of(days, store.matching())
        })
    }

    /// The begins and counts of days, newest first, as far as they make up all that match.
    fn of(counted: Vec<(Timestamp, usize)>, matching: usize) -> Self {
        let span =
            counted.first().zip(counted.last()).map(|(newest, oldest)| newest.0.0.saturating_sub(oldest.0.0));
        let mut first_rank = 0;
        let days: Vec<Day> = counted
            .into_iter()
            .map(|(start, count)| {
                let day = Day { start, first_rank, count };
                first_rank += count;
                day
            })
            .collect();
        let is_short = span.is_some_and(|span| span / DAY_MS <= MOST_DAYS);
        Self(if is_short && first_rank == matching { days } else { Vec::new() })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stand_before_the_newest_event_of_each_day() {
        let counted = vec![(Timestamp(3 * DAY_MS), 2), (Timestamp(DAY_MS), 1), (Timestamp(0), 1)];
        let days = Days::of(counted, 4);
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
    fn an_archive_of_years_goes_without_headings_and_so_do_days_that_do_not_add_up() {
        let counted = vec![(Timestamp((MOST_DAYS + 1) * DAY_MS), 1), (Timestamp(0), 1)];
        assert_eq!(Days::of(counted.clone(), 2), Days::default());
        let near = vec![(Timestamp(MOST_DAYS * DAY_MS), 1), (Timestamp(0), 1)];
        assert_eq!(Days::of(near.clone(), 2).0.len(), 2);
        assert_eq!(Days::of(near, 3), Days::default());
    }

    #[test]
    fn an_empty_log_has_no_days() {
        assert_eq!(Days::default().item(0), Item::Event(0));
        assert_eq!(Days::default().items(0), 0);
    }
}
