//! The loader: what it is told, and what it tells. [`run`](super::run) is where it reads.

use super::bell::Bell;
use super::board::{Board, SliceId};
use super::coverage::{Coverage, Scope};
use super::health::Health;
use super::progress::{Pace, Progress, Reading};
use super::range::TimeRange;
use super::slice::Gap;
use super::wanted::Wanted;
use crate::client::Client;
use crate::clock::Clock;
use crate::page::PageFacts;
use crate::query::EventQuery;
use crate::transport::Transport;
use crate::walk::Walk;
use audit_model::Timestamp;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What a loader would read first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct First {
    id: SliceId,
    /// What of the log.
    pub scope: Scope,
    /// The query of the walk.
    pub query: EventQuery,
}

/// Reads what is wanted. All methods may be called while it runs.
pub struct Loader<T, C> {
    pub(super) client: Rc<Client<T, C>>,
    pub(super) side_by_side: Cell<usize>,
    pub(super) board: RefCell<Board>,
    pub(super) health: RefCell<Health>,
    pub(super) pace: RefCell<Pace>,
    pub(super) events: Cell<u64>,
    fraction: Cell<f64>,
    /// The end of the range whose newest minutes have been read a second time.
    pub(super) looked_at: Cell<Option<Timestamp>>,
    pub(super) paused: Cell<bool>,
    pub(super) running: Cell<bool>,
    pub(super) changed_at_ms: Cell<u64>,
    /// Rung where somebody has changed something that the run should look at.
    pub(super) news: Bell,
}

impl<T: Transport, C: Clock> Loader<T, C> {
    /// A loader that keeps so many requests under way: six where the browser opens six connections to an origin.
    pub fn new(client: Rc<Client<T, C>>, side_by_side: usize) -> Self {
        Self {
            client,
            side_by_side: Cell::new(side_by_side.max(1)),
            board: RefCell::default(),
            health: RefCell::default(),
            pace: RefCell::default(),
            events: Cell::new(0),
            fraction: Cell::new(0.0),
            looked_at: Cell::new(None),
            paused: Cell::new(false),
            running: Cell::new(false),
            changed_at_ms: Cell::new(0),
            news: Bell::default(),
        }
    }

    /// Changes what is wanted. What has been read stays read; what is being read and still wanted goes on.
    pub fn want(&self, wanted: Wanted) {
        self.board.borrow_mut().want(wanted);
        self.fraction.set(0.0);
        self.news.ring();
    }

    /// What is wanted.
    pub fn wanted(&self) -> Option<Wanted> {
        self.board.borrow().wanted().cloned()
    }

    /// What would be read first: for a caller that wants to read one page, as the proof that the token works, before
    /// it starts a run. To be followed by [`Loader::adopt`], or a run, which then reads it itself.
    pub fn first(&self) -> Option<First> {
        let mut board = self.board.borrow_mut();
        let id = board.next(self.side_by_side.get())?;
        let slice = board.slice(id)?;
        Some(First { id, scope: slice.scope, query: slice.query() })
    }

    /// Takes over the walk through [`Loader::first`], with what is known of the page that it has brought.
    pub fn adopt(&self, first: &First, walk: Walk, facts: &PageFacts) {
        let complete = walk.is_complete();
        self.board.borrow_mut().adopt(first.id, walk);
        self.board.borrow_mut().page(first.id, facts.items, facts.oldest, complete);
        self.pace.borrow_mut().page(self.client.clock().now_ms());
        self.events.set(self.events.get() + facts.items as u64);
    }

    /// Changes how many requests are kept under way.
    pub fn set_side_by_side(&self, side_by_side: usize) {
        self.side_by_side.set(side_by_side.max(1));
        self.news.ring();
    }

    /// Sends no further requests; those under way bring their pages. [`Loader::resume`] goes on.
    pub fn pause(&self) {
        self.paused.set(true);
        self.news.ring();
    }

    /// Goes on after [`Loader::pause`].
    pub fn resume(&self) {
        self.paused.set(false);
        self.pace.borrow_mut().restart();
        self.news.ring();
    }

    /// Tries again what was set aside.
    pub fn retry(&self) {
        self.board.borrow_mut().retry();
        self.health.borrow_mut().nudge();
        self.news.ring();
    }

    /// The connection may be back, or the device awake: does not wait any longer, unless the API told us to.
    pub fn nudge(&self) {
        self.health.borrow_mut().nudge();
        self.news.ring();
    }

    /// Takes note that a stretch was read by other means, such as following new events.
    pub fn cover(&self, scope: Scope, range: TimeRange) {
        self.board.borrow_mut().cover(scope, range);
    }

    /// Reads something off what has been read.
    pub fn with_coverage<O>(&self, read: impl FnOnce(&Coverage) -> O) -> O {
        read(self.board.borrow().coverage())
    }

    /// What is missing of what is wanted: after a run, what could not be read; before its end, also what is to come.
    pub fn gaps(&self) -> Vec<Gap> {
        self.board.borrow().gaps()
    }

    /// The client it reads with.
    pub const fn client(&self) -> &Rc<Client<T, C>> {
        &self.client
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let now = self.client.clock().now_ms();
        let board = self.board.borrow();
        let (left, mut pace) = (board.requests_left(), self.pace.borrow_mut());
        let per_second = pace.per_second(now);
        let done = pace.pages as f64;
        let fraction = if left > 0.0 { done / (done + left) } else { 1.0 };
        self.fraction.set(self.fraction.get().max(fraction));
        let mut reading: Vec<_> = board.active().collect();
        reading.sort_by_key(|slice| (slice.part, std::cmp::Reverse(slice.range.end)));
        Progress {
            running: self.running.get(),
            paused: self.paused.get(),
            pages: pace.pages,
            events: self.events.get(),
            expected: board.events_expected().map(|expected| expected as u64),
            fraction: self.fraction.get(),
            left_ms: (per_second > 0.0 && left > 0.0).then(|| (left / per_second * 1_000.0) as u64),
            pages_per_second: per_second,
            reading: reading
                .into_iter()
                .map(|slice| Reading { scope: slice.scope, unread: slice.unread() })
                .collect(),
            set_aside: board.set_aside(),
            waiting: self.health.borrow().waiting().cloned(),
        }
    }
}
