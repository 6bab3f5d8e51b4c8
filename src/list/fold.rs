//! Repeated events told as one: which of them, and where everything stands then.
//!
//! Folds are found around what is in sight, never over the whole log, and kept while the log and the filters stay the
//! same. They are ranges of ranks: what a fold hides is exactly what it counts.

use crate::queries::days::{self, Day, Days};
use std::ops::Range;

/// Fewer are shown one by one.
const LEAST: usize = 3;
/// More than this are told in several rows.
const MOST: usize = 200;
/// A longer pause than this ends a repetition, in milliseconds.
const PAUSE_MS: i64 = 30 * 60 * 1_000;

/// What makes events alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The number of who did it.
    pub actor: u32,
    /// The number of what was done.
    pub key: u32,
    /// The number of from where.
    pub address: u32,
    /// When, in milliseconds.
    pub time_ms: i64,
}

impl Kind {
    fn is_followed_by(&self, older: &Self) -> bool {
        let alike = (self.actor, self.key, self.address) == (older.actor, older.key, older.address);
        alike && self.time_ms.saturating_sub(older.time_ms) <= PAUSE_MS
    }
}

/// The folds that are known, of one state of the log and the filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    /// Of which state they are.
    pub version: u64,
    /// Ranks that are told as one: ascending, and apart from each other.
    closed: Vec<Range<usize>>,
    /// Ranks that could be, but are shown one by one because somebody wants to see them.
    opened: Vec<Range<usize>>,
    /// Ranks that have been looked at: ascending, and apart from each other.
    looked: Vec<Range<usize>>,
}

impl Folds {
    /// No folds yet, of a state.
    pub fn new(version: u64) -> Self {
        Self { version, ..Self::default() }
    }

    /// Whether these ranks have been looked at.
    pub fn has_looked_at(&self, ranks: &Range<usize>) -> bool {
        ranks.is_empty()
            || self.looked.iter().any(|looked| looked.start <= ranks.start && ranks.end <= looked.end)
    }

    /// Looks for folds among these ranks, of which there are `events` in all. `kinds` tells what events of a range are
    /// like, one for each; a day ends a repetition; `is_open` says whether somebody wants to see these events.
    pub fn look(
        &mut self,
        ranks: Range<usize>,
        events: usize,
        days: &Days,
        mut kinds: impl FnMut(Range<usize>) -> Vec<Kind>,
        mut is_open: impl FnMut(Range<usize>) -> bool,
    ) {
        // What repeats at an edge is looked at as far as it may be told as one.
        let around = ranks.start.saturating_sub(MOST)..ranks.end.saturating_add(MOST).min(events);
        let alike = kinds(around.clone());
        let kind = |rank: usize| alike.get(rank - around.start);
        let mut rank = around.start;
        while rank < around.start + alike.len() {
            if let Some(known) = self.known(rank) {
                rank = known.end;
                continue;
            }
            let limit = (rank + MOST).min(days.end_of(rank)).min(around.end);
            let mut end = rank + 1;
            while end < limit && self.known(end).is_none() && follows(kind(end - 1), kind(end)) {
                end += 1;
            }
            let is_in_sight = rank < ranks.end && ranks.start < end;
            if end - rank >= LEAST && is_in_sight {
                let run = rank..end;
                let list = if is_open(run.clone()) { &mut self.opened } else { &mut self.closed };
                let at = list.partition_point(|other| other.start < run.start);
                list.insert(at, run);
            }
            rank = end;
        }
        self.note_looked(ranks);
    }

    /// Shows a run one by one, or tells it as one again.
    pub fn turn(&mut self, run: &Range<usize>, opened: bool) {
        let (from, to) =
            if opened { (&mut self.closed, &mut self.opened) } else { (&mut self.opened, &mut self.closed) };
        if let Some(at) = from.iter().position(|other| other == run) {
            let run = from.remove(at);
            let place = to.partition_point(|other| other.start < run.start);
            to.insert(place, run);
        }
    }

    fn note_looked(&mut self, ranks: Range<usize>) {
        let (mut start, mut end) = (ranks.start, ranks.end);
        self.looked.retain(|other| {
            let touches = other.start <= end && start <= other.end;
            if touches {
                (start, end) = (start.min(other.start), end.max(other.end));
            }
            !touches
        });
        let at = self.looked.partition_point(|other| other.start < start);
        self.looked.insert(at, start..end);
    }

    /// The known run, closed or opened, that a rank is in.
    fn known(&self, rank: usize) -> Option<Range<usize>> {
        self.closed_at(rank).or_else(|| find(&self.opened, rank))
    }

    /// The ranks that are told as one with this one.
    pub fn closed_at(&self, rank: usize) -> Option<Range<usize>> {
        find(&self.closed, rank)
    }

    /// The ranks that could be told as one with this one, but are shown.
    pub fn opened_at(&self, rank: usize) -> Option<Range<usize>> {
        find(&self.opened, rank)
    }

    /// How many ranks below this one have no row of their own.
    fn hidden_before(&self, rank: usize) -> usize {
        self.closed
            .iter()
            .take_while(|run| run.start < rank)
            .map(|run| run.end.min(rank) - run.start - 1)
            .sum()
    }

    /// The place of a rank among rows, headings left out.
    fn slot_of(&self, rank: usize) -> usize {
        let first = self.closed_at(rank).map_or(rank, |run| run.start);
        first - self.hidden_before(first)
    }

    /// The first rank in the row at a place.
    fn rank_of_slot(&self, slot: usize) -> usize {
        let mut rank = slot;
        for run in &self.closed {
            if run.start >= rank {
                break;
            }
            rank += run.len() - 1;
        }
        rank
    }
}

fn follows(newer: Option<&Kind>, older: Option<&Kind>) -> bool {
    newer.zip(older).is_some_and(|(newer, older)| newer.is_followed_by(older))
}

fn find(runs: &[Range<usize>], rank: usize) -> Option<Range<usize>> {
    let at = runs.partition_point(|run| run.end <= rank);
    runs.get(at).filter(|run| run.contains(&rank)).cloned()
}

/// An item of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A heading.
    Day(Day),
    /// The matching event of this rank.
    Event(usize),
    /// The matching events of these ranks, told as one.
    Fold(Range<usize>),
}

/// Where everything stands: days with headings, and folds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    folds: Folds,
    /// The days, by places of rows in place of ranks.
    slots: Days,
    days: Days,
    events: usize,
}

impl Order {
    /// So many events of these days, with these folds.
    pub fn new(events: usize, days: Days, folds: Folds) -> Self {
        let slots =
            days.0.iter().map(|day| Day { first_rank: folds.slot_of(day.first_rank), ..*day }).collect();
        Self { slots: Days(slots), days, folds, events }
    }

    /// How many items there are.
    pub fn items(&self) -> usize {
        self.slots.items(self.events - self.folds.hidden_before(self.events))
    }

    /// The item at a place.
    pub fn item(&self, index: usize) -> Item {
        match self.slots.item(index) {
            days::Item::Day(slot) => {
                let day = self.days.0.iter().find(|day| day.start == slot.start);
                Item::Day(day.copied().unwrap_or(slot))
            }
            days::Item::Event(slot) => {
                let rank = self.folds.rank_of_slot(slot);
                self.folds.closed_at(rank).map_or(Item::Event(rank), Item::Fold)
            }
        }
    }

    /// The places of the headings, ascending.
    pub fn headings(&self) -> impl Iterator<Item = usize> + '_ {
        self.slots.0.iter().enumerate().map(|(above, day)| day.first_rank + above)
    }

    /// How many events the items before a place tell of; the place is below [`items`](Self::items).
    pub fn events_before(&self, index: usize) -> usize {
        match self.item(index) {
            Item::Day(day) => day.first_rank,
            Item::Event(rank) => rank,
            Item::Fold(ranks) => ranks.start,
        }
    }

    /// Where the event of this rank stands, or what it is told with.
    pub fn index_of(&self, rank: usize) -> usize {
        self.slots.index_of(self.folds.slot_of(rank))
    }

    /// The first rank of the row that is so many rows further down, or up; within the list.
    pub fn rows_away(&self, rank: usize, rows: isize) -> usize {
        let last = (self.events - self.folds.hidden_before(self.events)).saturating_sub(1);
        self.folds.rank_of_slot(self.folds.slot_of(rank).saturating_add_signed(rows).min(last))
    }

    /// The folds.
    pub const fn folds(&self) -> &Folds {
        &self.folds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::Timestamp;

    /// A letter a key; a dot is an hour's pause before the letter behind it.
    fn kinds(text: &str) -> Vec<Kind> {
        let mut time_ms = 1_000_000_000;
        let mut kinds = Vec::new();
        for c in text.chars() {
            if c == '.' {
                time_ms -= 3_600_000;
            } else {
                time_ms -= 1_000;
                kinds.push(Kind { actor: 1, key: c as u32, address: 1, time_ms });
            }
        }
        kinds
    }

    fn days(counts: &[usize]) -> Days {
        let mut first_rank = 0;
        let day = |(at, count): (usize, &usize)| {
            let day = Day { start: Timestamp(-(at as i64)), first_rank, count: *count };
            first_rank += count;
            day
        };
        Days(counts.iter().enumerate().map(day).collect())
    }

    /// The folds after looks from one rank up to but not including another.
    fn looked(text: &str, days: &Days, windows: &[(usize, usize)]) -> Folds {
        let kinds = kinds(text);
        let mut folds = Folds::new(1);
        for (start, end) in windows {
            folds.look(*start..*end, kinds.len(), days, |ranks| kinds[ranks].to_vec(), |_| false);
        }
        folds
    }

    fn closed(text: &str, days: &Days) -> Vec<(usize, usize)> {
        let folds = looked(text, days, &[(0, kinds(text).len())]);
        folds.closed.iter().map(|run| (run.start, run.end)).collect()
    }

    #[test]
    fn what_repeats_is_one_row_unless_it_is_short_or_pauses_or_is_of_two_days() {
        assert_eq!(closed("abbbcaa", &days(&[7])), [(1, 4)]);
        assert_eq!(closed("aaa.aaa", &days(&[6])), [(0, 3), (3, 6)]);
        assert_eq!(closed("aaaaaa", &days(&[2, 4])), [(2, 6)]);
        assert_eq!(closed("aa.a", &days(&[3])), []);
    }

    #[test]
    fn every_event_stands_in_one_row_and_a_fold_hides_no_more_than_it_counts() {
        let text = "aaabccccddefffffffffgh.hhhijjj";
        let count = kinds(text).len();
        for days in [days(&[count]), days(&[3, 9, count - 12]), Days::default()] {
            for windows in [vec![(0, count)], vec![(20, 24), (2, 6), (0, count)], vec![(5, 6)], vec![]] {
                let order = Order::new(count, days.clone(), looked(text, &days, &windows));
                let mut ranks = Vec::new();
                let mut headings = 0;
                for index in 0..order.items() {
                    match order.item(index) {
                        Item::Day(day) => {
                            assert_eq!(day.first_rank, ranks.len());
                            assert_eq!(order.headings().nth(headings), Some(index));
                            headings += 1;
                        }
                        Item::Event(rank) => ranks.push(rank),
                        Item::Fold(run) => {
                            assert!(run.len() >= LEAST);
                            assert!(run.clone().all(|rank| order.index_of(rank) == index));
                            ranks.extend(run);
                        }
                    }
                }
                assert_eq!(ranks, (0..count).collect::<Vec<_>>());
                assert_eq!(headings, days.0.len());
            }
        }
    }

    #[test]
    fn arrows_go_from_row_to_row() {
        let order = Order::new(7, days(&[7]), looked("abbbcaa", &days(&[7]), &[(0, 7)]));
        assert_eq!([0, 1, 2, 3, 4].map(|rank| order.rows_away(rank, 1)), [1, 4, 4, 4, 5]);
        assert_eq!((order.rows_away(4, -1), order.rows_away(0, -1), order.rows_away(5, 9)), (1, 0, 6));
    }

    #[test]
    fn what_somebody_wants_to_see_is_shown() {
        let (kinds, days) = (kinds("aaabbb"), days(&[6]));
        let mut folds = Folds::new(1);
        folds.look(0..6, 6, &days, |ranks| kinds[ranks].to_vec(), |run| run.contains(&1));
        assert_eq!(
            (folds.opened_at(2), folds.closed_at(2), folds.closed_at(3)),
            (Some(0..3), None, Some(3..6))
        );
        assert!(folds.has_looked_at(&(1..4)) && !folds.has_looked_at(&(4..9)));
        folds.turn(&(0..3), false);
        folds.turn(&(3..6), true);
        assert_eq!(
            (folds.closed_at(2), folds.opened_at(4), folds.closed_at(3)),
            (Some(0..3), Some(3..6), None)
        );
    }

    #[test]
    fn more_than_a_screen_of_the_same_is_told_in_several_rows() {
        let text = "a".repeat(1_000);
        let folds = looked(&text, &days(&[1_000]), &[(500, 510), (0, 1_000)]);
        assert!(folds.closed.iter().all(|run| run.len() <= MOST));
        let order = Order::new(1_000, days(&[1_000]), folds);
        assert!(order.items() < 20);
    }
}
