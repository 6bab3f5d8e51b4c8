//! One walk of a loading: what it reads, how far it has come, what of it is missing.

use crate::state::period::TimeRange;
use crate::state::progress::Gap;
use crate::tasks::plan::Slice;
use audit_client::{ApiFailure, EventQuery, Walk};
use std::cell::RefCell;
use std::collections::VecDeque;

/// The query of a slice.
pub fn query(slice: &Slice) -> EventQuery {
    EventQuery {
        event_key: slice.event_key.map(str::to_owned),
        ..EventQuery::between(slice.range.start, slice.range.end)
    }
}

/// A slice being read.
pub struct Job {
    /// What it reads.
    pub slice: Slice,
    /// Where it is.
    pub walk: Walk,
    /// Why it was set aside.
    pub failure: Option<ApiFailure>,
}

impl Job {
    /// A job that has read nothing yet.
    pub fn new(slice: Slice) -> Self {
        Self { walk: Walk::events(query(&slice)), slice, failure: None }
    }

    /// The part of the slice's time that has been read, 0 to 1.
    pub fn fraction(&self) -> f64 {
        let reached = self.walk.oldest().unwrap_or(self.slice.range.end);
        let length = self.slice.range.millis();
        if self.walk.is_complete() {
            1.0
        } else if length <= 0 {
            0.0
        } else {
            ((self.slice.range.end.0 - reached.0) as f64 / length as f64).clamp(0.0, 1.0)
        }
    }

    /// What it has not read.
    pub fn gap(&self) -> Gap {
        let end = self.walk.oldest().unwrap_or(self.slice.range.end).max(self.slice.range.start);
        Gap {
            range: TimeRange { start: self.slice.range.start, end },
            event_key: self.slice.event_key,
            failure: self.failure.clone(),
        }
    }
}

/// A job in the hands of a walker: it goes back among the waiting when the walker is dropped in the middle.
pub struct Held<'a> {
    /// The job, until it is taken out.
    pub job: Option<Job>,
    /// Where it goes back to.
    pub waiting: &'a RefCell<VecDeque<Job>>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if let Some(job) = self.job.take() {
            self.waiting.borrow_mut().push_front(job);
        }
    }
}
