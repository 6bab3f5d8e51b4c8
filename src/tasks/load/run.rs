//! A loading under way: walkers that share jobs, and the numbers that the screen shows of it.

use super::job::{Held, Job};
use crate::state::App;
use crate::state::progress::{Gap, Progress, Stage};
use crate::state::session::ApiClient;
use crate::state::view::Plan;
use audit_client::check;
use audit_client::{ApiFailure, Clock, FailureKind, PageBody};
use futures_util::future::{join_all, select};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// Walks under way at once. Browsers open six connections to an origin; one is left for names.
pub const WALKERS: usize = 5;

/// How often screens look again while pages come in, in milliseconds.
const ANNOUNCE_MS: u64 = 250;

/// One loading, from its start or resumption to its end.
pub struct Run {
    app: App,
    client: Rc<ApiClient>,
    /// Jobs that no walker has yet.
    pub waiting: RefCell<VecDeque<Job>>,
    /// Jobs that were set aside.
    pub failed: RefCell<Vec<Job>>,
    fatal: RefCell<Option<ApiFailure>>,
    /// Time read by finished jobs and by those under way, per walker, in parts of a slice.
    done: Cell<f64>,
    under_way: RefCell<[f64; WALKERS]>,
    total: usize,
    started_ms: u64,
    announced_ms: Cell<u64>,
    recent: RefCell<VecDeque<u64>>,
    /// Walks that failed since the last page came in.
    setbacks: Cell<usize>,
    /// Whether the person stopped it.
    pub stopped: Cell<bool>,
}

/// So many failures in a row, with nothing coming in between, are no matter of single walks.
const MOST_SETBACKS: usize = WALKERS;

impl Run {
    /// A run that has not begun.
    pub fn new(app: App, client: Rc<ApiClient>, jobs: VecDeque<Job>) -> Self {
        let now = client.clock().now_ms();
        Self {
            app,
            client,
            total: jobs.len(),
            waiting: RefCell::new(jobs),
            failed: RefCell::default(),
            fatal: RefCell::default(),
            done: Cell::new(0.0),
            under_way: RefCell::default(),
            started_ms: now,
            announced_ms: Cell::new(now),
            recent: RefCell::default(),
            setbacks: Cell::new(0),
            stopped: Cell::new(false),
        }
    }

    /// Reads all jobs, or as far as that makes sense.
    pub async fn work(self: Rc<Self>) {
        let walkers = join_all((0..WALKERS).map(|walker| self.clone().walk(walker)));
        drop(select(Box::pin(walkers), Box::pin(self.tick())).await);
    }

    async fn walk(self: Rc<Self>, walker: usize) {
        while self.fatal.borrow().is_none() {
            let Some(job) = self.waiting.borrow_mut().pop_front() else { return };
            let mut held = Held { job: Some(job), waiting: &self.waiting };
            let failure = self.read(walker, &mut held).await;
            let Some(job) = held.job.take() else { return };
            self.under_way.borrow_mut()[walker] = 0.0;
            self.done.set(self.done.get() + job.fraction());
            match failure {
                None => {}
                Some(failure) if meets_all(&failure) || self.is_one_too_many() => {
                    *self.fatal.borrow_mut() = Some(failure.clone());
                    self.failed.borrow_mut().push(Job { failure: Some(failure), ..job });
                }
                Some(failure) => self.failed.borrow_mut().push(Job { failure: Some(failure), ..job }),
            }
        }
    }

    fn is_one_too_many(&self) -> bool {
        self.setbacks.set(self.setbacks.get() + 1);
        self.setbacks.get() > MOST_SETBACKS
    }

    async fn read(&self, walker: usize, held: &mut Held<'_>) -> Option<ApiFailure> {
        while let Some(job) = held.job.as_mut() {
            match job.walk.next(&self.client).await {
                Ok(Some(page)) => {
                    self.take_in(&page);
                    self.under_way.borrow_mut()[walker] = job.fraction();
                    self.announce(false);
                }
                Ok(None) => return None,
                Err(failure) => return Some(failure),
            }
        }
        None
    }

    /// Puts a page into the store.
    pub fn take_in(&self, page: &PageBody) {
        self.setbacks.set(0);
        self.recent.borrow_mut().push_back(self.client.clock().now_ms());
        // A page that has arrived is a list; only its items can be odd, and those are kept as unreadable.
        let Ok(events) = page.events() else { return };
        let appended = self.app.log.append(&events.events);
        let unreadable = events.unreadable.len();
        self.app.log.keep_unreadable(events.unreadable);
        if unreadable > 0 || appended.conflicting > 0 {
            self.app.progress.update(|progress| {
                progress.unreadable += unreadable;
                progress.conflicting += appended.conflicting;
            });
        }
    }

    /// Tells the screens, a few times a second at most.
    pub fn announce(&self, now: bool) {
        let at = self.client.clock().now_ms();
        if now || at.saturating_sub(self.announced_ms.get()) >= ANNOUNCE_MS {
            self.announced_ms.set(at);
            self.app.log.announce();
            self.publish(at);
        }
    }

    fn publish(&self, at: u64) {
        let mut recent = self.recent.borrow_mut();
        while recent.front().is_some_and(|earlier| at.saturating_sub(*earlier) > 2_000) {
            recent.pop_front();
        }
        let span_ms = at.saturating_sub(self.started_ms).clamp(500, 2_000);
        let done = self.done.get() + self.under_way.borrow().iter().sum::<f64>();
        let fraction = if self.total == 0 { 1.0 } else { (done / self.total as f64).min(1.0) };
        let elapsed_ms = at.saturating_sub(self.started_ms);
        let events = self.app.log.peek(|store| store.len());
        let steady = fraction > 0.02 && elapsed_ms > 1_000;
        self.app.progress.update(|progress| {
            progress.events = events;
            progress.fraction = fraction;
            progress.requests_per_second = (recent.len() as u64 * 1_000 / span_ms) as u32;
            progress.left_ms = steady.then(|| (elapsed_ms as f64 * (1.0 - fraction) / fraction) as u64);
            progress.expected =
                steady.then(|| (events as f64 / fraction) as usize).filter(|_| self.by_time());
            progress.pause_s = self
                .client
                .gate()
                .paused_until(at)
                .map(|end| (end - at).div_ceil(1_000) as u32)
                .filter(|seconds| *seconds > 1);
        });
    }

    /// Whether slices are of time: only then does the part that is done say how many events there will be.
    fn by_time(&self) -> bool {
        self.app.plan.get_untracked() == Plan::Everything
    }

    /// Keeps a pause's countdown moving while no page comes. Never ends by itself.
    async fn tick(&self) {
        loop {
            self.client.clock().sleep(500).await;
            self.publish(self.client.clock().now_ms());
        }
    }

    /// Says how it ended, and what is missing.
    pub async fn end(&self) {
        if self.app.session.client().is_none_or(|current| !Rc::ptr_eq(&current, &self.client)) {
            return; // Disconnected meanwhile: there is no screen to tell.
        }
        let fatal = self.fatal.borrow().clone();
        let stage = match fatal {
            Some(failure) => Stage::Failed(check::explain(&self.client, failure).await),
            None if self.stopped.get() => Stage::Cancelled,
            None => Stage::Done,
        };
        let gaps: Vec<Gap> =
            self.failed.borrow().iter().chain(self.waiting.borrow().iter()).map(Job::gap).collect();
        self.publish(self.client.clock().now_ms());
        self.app.progress.update(|progress| finish(progress, stage, gaps));
        self.app.log.announce();
    }
}

fn finish(progress: &mut Progress, stage: Stage, gaps: Vec<Gap>) {
    progress.stage = stage;
    progress.gaps = gaps;
    progress.pause_s = None;
    progress.left_ms = None;
    progress.expected = None;
}

/// Whether a failure would meet every other walk, too, so that going on only makes it worse.
fn meets_all(failure: &ApiFailure) -> bool {
    !matches!(
        failure.kind,
        FailureKind::ServerFault
            | FailureKind::Timeout
            | FailureKind::BadAnswer(_)
            | FailureKind::BrokenPaging(_)
            | FailureKind::NotFound
            | FailureKind::Invalid
            | FailureKind::Network { offline: false, .. }
    )
}
