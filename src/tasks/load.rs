//! Loading: a few walks side by side, their pages into the store, their progress onto the screen.
//!
//! A walk that fails is set aside as a gap, and the others go on; only a failure that would meet them all, such
//! as a revoked token, ends the loading. Walks keep their place, so that going on later reads only what is
//! missing.

use super::plan::{self, Slice};
use crate::state::App;
use crate::state::period::TimeRange;
use crate::state::progress::{Gap, Progress, Stage};
use crate::state::session::ApiClient;
use crate::state::view::Plan;
use audit_client::check;
use audit_client::{ApiFailure, Clock, EventQuery, FailureKind, PageBody, Walk};
use audit_model::Timestamp;
use futures_util::future::{join_all, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// Walks under way at once. Browsers open six connections to an origin; one is left for names.
const WALKERS: usize = 5;

/// How often screens look again while pages come in, in milliseconds.
const ANNOUNCE_MS: u64 = 250;

/// The query of a slice.
pub fn query(slice: &Slice) -> EventQuery {
    EventQuery {
        event_key: slice.event_key.map(str::to_owned),
        ..EventQuery::between(slice.range.start, slice.range.end)
    }
}

/// A slice being read.
struct Job {
    slice: Slice,
    walk: Walk,
    failure: Option<ApiFailure>,
}

impl Job {
    fn new(slice: Slice) -> Self {
        Self { walk: Walk::events(query(&slice)), slice, failure: None }
    }

    /// The part of the slice's time that has been read, 0 to 1.
    fn fraction(&self) -> f64 {
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

    fn gap(&self) -> Gap {
        let end = self.walk.oldest().unwrap_or(self.slice.range.end).max(self.slice.range.start);
        Gap {
            range: TimeRange { start: self.slice.range.start, end },
            event_key: self.slice.event_key,
            failure: self.failure.clone(),
        }
    }
}

/// One loading, from its start or resumption to its end.
struct Run {
    app: App,
    client: Rc<ApiClient>,
    waiting: RefCell<VecDeque<Job>>,
    failed: RefCell<Vec<Job>>,
    fatal: RefCell<Option<ApiFailure>>,
    /// Time read by finished jobs and by those under way, per walker, in parts of a slice.
    done: Cell<f64>,
    under_way: RefCell<[f64; WALKERS]>,
    total: usize,
    started_ms: u64,
    announced_ms: Cell<u64>,
    recent: RefCell<VecDeque<u64>>,
    stopped: Cell<bool>,
}

thread_local! {
    /// The run in progress, or the last one with what it left unread.
    static CURRENT: RefCell<Option<(Rc<Run>, Stopper)>> = const { RefCell::new(None) };
}

type Stopper = futures_channel::oneshot::Sender<()>;

/// Starts loading. `first` is a walk that has begun, with its first page: the proof that the token works.
pub fn begin(app: App, client: Rc<ApiClient>, slices: Vec<Slice>, first: Option<(Walk, PageBody)>) {
    let mut jobs: VecDeque<Job> = slices.into_iter().map(Job::new).collect();
    let mut first_page = None;
    if let (Some((walk, page)), Some(job)) = (first, jobs.front_mut()) {
        job.walk = walk;
        first_page = Some(page);
    }
    app.progress.update(|progress| progress.rest_left = plan::leaves_rest(&app.plan.get_untracked()));
    spawn(app, client, jobs, first_page);
}

/// Goes on with whatever is still unread.
pub fn resume(app: App) {
    let Some(client) = app.session.client() else { return };
    let jobs: VecDeque<Job> = CURRENT.with_borrow(|current| match current {
        Some((run, _)) => run.failed.take().into_iter().chain(run.waiting.take()).collect(),
        None => VecDeque::new(),
    });
    spawn(app, client, jobs.into_iter().map(|job| Job { failure: None, ..job }).collect(), None);
}

/// Loads what the plan left out: everything, so that unknown keys come, too; repeats are known by their ids.
pub fn load_rest(app: App) {
    let (Some(client), Some(range)) = (app.session.client(), app.range.get_untracked()) else { return };
    app.plan.set(Plan::Everything);
    super::navigate::keep_choice(app);
    begin(app, client, plan::slices(&Plan::Everything, range), None);
}

/// Stops loading; what has come stays, and what is unread is shown as gaps.
pub fn stop() {
    let stopper = CURRENT.with_borrow_mut(|current| {
        current.as_mut().map(|(run, stopper)| {
            run.stopped.set(true);
            std::mem::replace(stopper, futures_channel::oneshot::channel().0)
        })
    });
    if let Some(stopper) = stopper {
        // Nobody listens any more where loading has ended by itself.
        let _ = stopper.send(());
    }
}

fn spawn(app: App, client: Rc<ApiClient>, jobs: VecDeque<Job>, first_page: Option<PageBody>) {
    stop();
    let now = client.clock().now_ms();
    let run = Rc::new(Run {
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
        stopped: Cell::new(false),
    });
    let (stopper, stopped) = futures_channel::oneshot::channel();
    CURRENT.set(Some((run.clone(), stopper)));
    app.progress.update(|progress| {
        progress.stage = Stage::Loading;
        progress.gaps.clear();
    });
    spawn_local(async move {
        if let Some(page) = first_page {
            run.take_in(&page);
            run.announce(true);
        }
        let work = Box::pin(join_all((0..WALKERS).map(|walker| run.clone().work(walker))));
        // Dropping the walkers when told to stop aborts their requests, too, and their jobs go back by themselves.
        drop(select(select(work, Box::pin(run.tick())), stopped).await);
        run.end().await;
    });
}

/// Puts a job back among the waiting when its walker is dropped in the middle.
struct Held<'a> {
    job: Option<Job>,
    waiting: &'a RefCell<VecDeque<Job>>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if let Some(job) = self.job.take() {
            self.waiting.borrow_mut().push_front(job);
        }
    }
}

impl Run {
    async fn work(self: Rc<Self>, walker: usize) {
        while self.fatal.borrow().is_none() {
            let Some(job) = self.waiting.borrow_mut().pop_front() else { return };
            let mut held = Held { job: Some(job), waiting: &self.waiting };
            let failure = self.read(walker, &mut held).await;
            let Some(job) = held.job.take() else { return };
            self.under_way.borrow_mut()[walker] = 0.0;
            self.done.set(self.done.get() + job.fraction());
            match failure {
                None => {}
                Some(failure) if meets_all(&failure) => {
                    *self.fatal.borrow_mut() = Some(failure.clone());
                    self.failed.borrow_mut().push(Job { failure: Some(failure), ..job });
                }
                Some(failure) => self.failed.borrow_mut().push(Job { failure: Some(failure), ..job }),
            }
        }
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

    fn take_in(&self, page: &PageBody) {
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
    fn announce(&self, now: bool) {
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
            progress.expected = steady.then(|| (events as f64 / fraction) as usize).filter(|_| self.by_time());
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

    async fn end(&self) {
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

/// The stretches of time that gaps cover, joined where they touch: what a person needs to know is missing.
pub fn missing_stretches(gaps: &[Gap]) -> Vec<TimeRange> {
    let mut ranges: Vec<TimeRange> = gaps.iter().map(|gap| gap.range).collect();
    ranges.sort_unstable();
    let mut joined: Vec<TimeRange> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= Timestamp(last.end.0.saturating_add(1)) => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_that_touch_are_one() {
        let gap = |start, end| Gap {
            range: TimeRange { start: Timestamp(start), end: Timestamp(end) },
            event_key: None,
            failure: None,
        };
        let joined = missing_stretches(&[gap(50, 60), gap(0, 10), gap(10, 20), gap(5, 12)]);
        assert_eq!(joined, [gap(0, 20).range, gap(50, 60).range]);
        assert!(missing_stretches(&[]).is_empty());
    }
}
