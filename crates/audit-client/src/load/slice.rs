//! One walk's share: a stretch of time of one key or of the whole log.

use super::coverage::Scope;
use super::range::{TimeRange, next_second};
use crate::failure::ApiFailure;
use crate::query::EventQuery;
use crate::walk::Walk;
use audit_model::Timestamp;
use std::cell::RefCell;
use std::rc::Rc;

/// A walk, except while a request of it is under way.
pub type WalkSlot = Rc<RefCell<Option<Walk>>>;

/// A part of what was asked for that could not be read, or not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The stretch that is missing.
    pub range: TimeRange,
    /// What is missing of it.
    pub scope: Scope,
    /// Why, if reading it failed.
    pub failure: Option<ApiFailure>,
}

/// What is being done about a slice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It waits for its turn; among the waiting, the lower number comes first.
    Waiting(u64),
    /// A request of it is under way.
    Active,
    /// It failed for good, or until somebody asks for it again.
    Failed(ApiFailure),
}

/// A share of what is wanted.
#[derive(Clone, Debug)]
pub struct Slice {
    /// The place of the part it belongs to.
    pub part: usize,
    /// What is read.
    pub scope: Scope,
    /// From when to when. The start moves up when the older end is given to another walk.
    pub range: TimeRange,
    /// What is being done about it.
    pub place: Place,
    /// Where it is read.
    pub walk: WalkSlot,
    /// The start that the walk asked for, from which the range's may have moved up.
    asked_from: Timestamp,
    /// The oldest event seen.
    reached: Option<Timestamp>,
    /// How many events have come.
    events: u64,
    /// How often it failed.
    pub failures: u32,
}

impl Slice {
    /// A slice of which nothing has been read.
    pub fn new(part: usize, scope: Scope, range: TimeRange, place: Place) -> Self {
        Self {
            part,
            scope,
            range,
            place,
            walk: WalkSlot::default(),
            asked_from: range.start,
            reached: None,
            events: 0,
            failures: 0,
        }
    }

    /// The query that reads what is unread of it.
    pub fn query(&self) -> EventQuery {
        EventQuery {
            event_key: self.scope.map(str::to_owned),
            ..EventQuery::between(self.range.start, self.unread().end)
        }
    }

    /// Makes sure that there is a walk.
    pub fn begin(&mut self) {
        let mut walk = self.walk.borrow_mut();
        if walk.is_none() {
            self.asked_from = self.range.start;
            *walk = Some(Walk::events(self.query()));
        }
    }

    /// Whether a walk has been made for it.
    pub fn has_begun(&self) -> bool {
        self.reached.is_some() || self.walk.borrow().is_some()
    }

    /// Takes note of a page; gives the stretch that has now been read, and whether that is all.
    pub fn page(
        &mut self,
        items: usize,
        oldest: Option<Timestamp>,
        complete: bool,
    ) -> (Option<TimeRange>, bool) {
        self.events += items as u64;
        self.failures = 0;
        // Outside of what was asked for it would say nothing about the slice.
        self.reached = oldest.map(|at| at.clamp(self.asked_from, self.range.end)).or(self.reached);
        let read_from = match self.reached {
            _ if complete => Some(self.asked_from),
            reached => reached.map(next_second),
        };
        let read = read_from.and_then(|start| TimeRange::new(start, self.range.end));
        (read, complete || read.is_some_and(|read| read.start <= self.range.start))
    }

    /// What is still to be read, as far as it is known; the second that was reached is a part of it.
    pub fn unread(&self) -> TimeRange {
        let end =
            self.reached.map_or(self.range.end, |at| Timestamp(next_second(at).0 - 1).min(self.range.end));
        TimeRange { start: self.range.start, end: end.max(self.range.start) }
    }

    /// Events a millisecond in the part that has been read, where that says anything.
    pub fn density(&self) -> Option<f64> {
        let walked = TimeRange::new(self.reached?, self.range.end)?.millis();
        (walked > 0).then(|| self.events as f64 / walked as f64)
    }

    /// Gives the older half of what is unread away, or nothing where it is too short to be cut.
    pub fn give_half(&mut self) -> Option<Self> {
        let unread = self.unread();
        let cut = next_second(Timestamp(unread.start.0 + unread.millis() / 2));
        // A second at least stays on either side.
        let older =
            TimeRange::new(unread.start, Timestamp(cut.0 - 1)).filter(|older| older.end < unread.end)?;
        self.range.start = cut;
        Some(Self::new(self.part, self.scope, older, Place::Waiting(0)))
    }

    /// Gives the newer end, of this length at least, away; nothing where that would be all of it.
    pub fn give_newest(&mut self, length_ms: i64) -> Option<Self> {
        let cut = next_second(Timestamp(self.range.end.0.saturating_sub(length_ms)));
        if cut <= self.range.start || cut > self.range.end {
            return None;
        }
        let newer = TimeRange { start: cut, end: self.range.end };
        self.range.end = Timestamp(cut.0 - 1);
        Some(Self::new(self.part, self.scope, newer, self.place.clone()))
    }

    /// What is missing of it.
    pub fn gap(&self) -> Gap {
        let failure = match &self.place {
            Place::Failed(failure) => Some(failure.clone()),
            Place::Waiting(_) | Place::Active => None,
        };
        Gap { range: self.unread(), scope: self.scope, failure }
    }
}
