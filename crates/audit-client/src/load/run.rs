//! The loader: keeps so many requests under way, each the next page of a slice, until all that is wanted is read.

use super::board::{Board, SliceId};
use super::coverage::{Coverage, Scope};
use super::health::{Health, Meaning};
use super::live::LOOK_BACK_MS;
use super::progress::{Pace, Progress, Reading};
use super::range::TimeRange;
use super::slice::{Gap, WalkSlot};
use super::wanted::Wanted;
use crate::client::Client;
use crate::clock::Clock;
use crate::failure::ApiFailure;
use crate::page::PageFacts;
use crate::query::EventQuery;
use crate::transport::Transport;
use crate::walk::Walk;
use audit_model::time::MINUTE_MS;
use audit_model::{EventPage, Timestamp};
use futures_util::stream::{FuturesUnordered, Stream};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// How often the loader looks around while nothing comes, in milliseconds.
const TICK_MS: u64 = 500;
/// How often it says that something has changed, at most.
const CHANGED_MS: u64 = 250;
/// After so much work without a pause the platform gets time to draw, in milliseconds.
const BURST_MS: u64 = 4;
/// Where the clocks differ by so much between two ticks, or one tick took so long, the device was asleep.
const ASLEEP_MS: i64 = 90_000;
/// Clocks that measure may stand still while the device sleeps: then the wall alone jumps.
const WALL_JUMP_MS: i64 = 10_000;

/// A range that ended so long ago gets no late events any more, in milliseconds.
const SETTLED_MS: i64 = 15 * MINUTE_MS;

/// Up to so many keys are looked at again one by one.
const KEYS_APART: usize = 8;

/// Where events go.
pub trait Sink {
    /// Takes in a page. Events at the edges of slices may come twice: know them by id.
    fn page(&self, page: EventPage<'_>);

    /// Something has changed: pages, progress, gaps. Called a few times a second at most, and at the end.
    fn changed(&self);
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All that is wanted has been read, but for the [gaps](Loader::gaps).
    Done,
    /// No use going on, for instance because the token was revoked. Another run goes on where this one ended.
    Failed(ApiFailure),
}

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
    client: Rc<Client<T, C>>,
    side_by_side: Cell<usize>,
    board: RefCell<Board>,
    health: RefCell<Health>,
    pace: RefCell<Pace>,
    events: Cell<u64>,
    fraction: Cell<f64>,
    /// The end of the range whose newest minutes have been read a second time.
    looked_at: Cell<Option<Timestamp>>,
    paused: Cell<bool>,
    running: Cell<bool>,
    changed_at_ms: Cell<u64>,
    /// Whether somebody has changed something since the run last looked.
    news: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

/// What became of one request.
struct Landing {
    id: SliceId,
    outcome: Result<Option<PageFacts>, ApiFailure>,
    complete: bool,
}

type Flight<'a> = FuturesUnordered<Pin<Box<dyn Future<Output = Landing> + 'a>>>;

/// What the run waits for.
enum Event {
    Landed(Landing),
    Tick,
    News,
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
            news: Cell::new(false),
            waker: RefCell::default(),
        }
    }

    /// Changes what is wanted. What has been read stays read; what is being read and still wanted goes on.
    pub fn want(&self, wanted: Wanted) {
        self.board.borrow_mut().want(wanted);
        self.fraction.set(0.0);
        self.wake();
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
        self.wake();
    }

    /// Sends no further requests; those under way bring their pages. [`Loader::resume`] goes on.
    pub fn pause(&self) {
        self.paused.set(true);
        self.wake();
    }

    /// Goes on after [`Loader::pause`].
    pub fn resume(&self) {
        self.paused.set(false);
        self.pace.borrow_mut().restart();
        self.wake();
    }

    /// Tries again what was set aside.
    pub fn retry(&self) {
        self.board.borrow_mut().retry();
        self.health.borrow_mut().nudge();
        self.wake();
    }

    /// The connection may be back, or the device awake: does not wait any longer, unless the API told us to.
    pub fn nudge(&self) {
        self.health.borrow_mut().nudge();
        self.wake();
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

    /// Reads until nothing that is wanted is left, or going on is no use. Dropping the future cancels the requests
    /// under way and loses nothing; one run at a time.
    pub async fn run<S: Sink>(&self, sink: &S) -> Outcome {
        let _running = Running::begin(self);
        let clock = self.client.clock();
        let mut flight = Flight::new();
        let mut tick = Box::pin(clock.sleep(TICK_MS));
        let mut ticked = (clock.now_ms(), clock.wall());
        let mut burst_since = clock.now_ms();
        loop {
            self.fill(&mut flight, sink);
            if flight.is_empty() && !self.has_work() {
                if self.look_again(sink).await {
                    continue;
                }
                sink.changed();
                return Outcome::Done;
            }
            let (event, waited) = next_event(&mut flight, tick.as_mut(), self).await;
            let now = clock.now_ms();
            if waited {
                burst_since = now;
            }
            match event {
                Event::Landed(landing) => {
                    if let Some(failure) = self.settle(landing) {
                        flight.clear();
                        self.board.borrow_mut().put_all_back();
                        sink.changed();
                        return Outcome::Failed(failure);
                    }
                }
                Event::Tick => {
                    tick = Box::pin(clock.sleep(TICK_MS));
                    let before = std::mem::replace(&mut ticked, (now, clock.wall()));
                    if was_asleep(before, ticked) {
                        // Answers to requests from before the sleep will not come.
                        flight.clear();
                        self.board.borrow_mut().put_all_back();
                        self.health.borrow_mut().nudge();
                        self.pace.borrow_mut().restart();
                    }
                }
                Event::News => {}
            }
            if now.saturating_sub(self.changed_at_ms.get()) >= CHANGED_MS {
                self.changed_at_ms.set(now);
                sink.changed();
            }
            if clock.now_ms().saturating_sub(burst_since) >= BURST_MS {
                clock.yield_now().await;
                burst_since = clock.now_ms();
            }
        }
    }

    /// Reads the newest minutes once more where the log may have got late events since; says whether it did, since
    /// something else may have come to be wanted meanwhile. A failure costs only this.
    async fn look_again<S: Sink>(&self, sink: &S) -> bool {
        let Some(wanted) = self.wanted().filter(|wanted| self.looked_at.get() != Some(wanted.range.end))
        else {
            return false;
        };
        self.looked_at.set(Some(wanted.range.end));
        if self.client.clock().wall().0.saturating_sub(wanted.range.end.0) > SETTLED_MS {
            return false;
        }
        let start = Timestamp(wanted.range.end.0.saturating_sub(LOOK_BACK_MS)).max(wanted.range.start);
        let mut scopes = wanted.scopes();
        if scopes.contains(&None) {
            scopes = vec![None];
        }
        let take = |mut page: EventPage<'_>| {
            let is_wanted = |key: &str| scopes.iter().any(|scope| scope.is_none_or(|wanted| wanted == key));
            page.events.retain(|event| is_wanted(&event.event_key));
            sink.page(page);
        };
        // Of a few keys nothing else is asked for; for most of them one request without a key does it.
        let looks = if scopes.len() <= KEYS_APART { scopes.clone() } else { vec![None] };
        for scope in looks {
            let query = EventQuery {
                event_key: scope.map(str::to_owned),
                ..EventQuery::between(start, wanted.range.end)
            };
            let mut walk = Walk::events(query);
            while let Ok(Some(_)) = walk.next_events(&self.client, take).await {}
        }
        true
    }

    fn has_work(&self) -> bool {
        self.board.borrow().has_waiting()
    }

    /// Sends the requests that may be under way besides those that are.
    fn fill<'a, S: Sink>(&'a self, flight: &mut Flight<'a>, sink: &'a S) {
        let side_by_side = self.side_by_side.get();
        let most = self.health.borrow().most(side_by_side, self.client.clock().now_ms());
        while !self.paused.get() && flight.len() < most {
            let Some(id) = self.board.borrow_mut().next(side_by_side) else { return };
            let Some(slot) = self.board.borrow().slice(id).map(|slice| Rc::clone(&slice.walk)) else {
                return;
            };
            flight.push(Box::pin(read_page(&self.client, id, slot, sink)));
        }
    }

    /// Takes note of what became of a request; the failure with which to give up, if so.
    fn settle(&self, landing: Landing) -> Option<ApiFailure> {
        let now = self.client.clock().now_ms();
        let (mut board, mut health) = (self.board.borrow_mut(), self.health.borrow_mut());
        match landing.outcome {
            Ok(facts) => {
                let facts = facts.unwrap_or_default();
                health.page();
                self.pace.borrow_mut().page(now);
                self.events.set(self.events.get() + facts.items as u64);
                board.page(landing.id, facts.items, facts.oldest, landing.complete);
                None
            }
            Err(failure) => match health.failure(&failure, self.side_by_side.get(), now) {
                Meaning::OfSlice => {
                    board.failed(landing.id, failure);
                    None
                }
                Meaning::Wait => {
                    board.put_back(landing.id);
                    None
                }
                Meaning::Fatal => {
                    board.put_back(landing.id);
                    Some(failure)
                }
            },
        }
    }

    fn wake(&self) {
        self.news.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    fn poll_news(&self, context: &Context<'_>) -> Poll<()> {
        if self.news.take() {
            return Poll::Ready(());
        }
        *self.waker.borrow_mut() = Some(context.waker().clone());
        Poll::Pending
    }
}

/// Waits for what comes first. Says also whether it had to wait at all.
async fn next_event<T: Transport, C: Clock>(
    flight: &mut Flight<'_>,
    mut tick: Pin<&mut impl Future<Output = ()>>,
    loader: &Loader<T, C>,
) -> (Event, bool) {
    let mut waited = false;
    poll_fn(|context| {
        let landed = match Pin::new(&mut *flight).poll_next(context) {
            Poll::Ready(Some(landing)) => Some(Event::Landed(landing)),
            Poll::Ready(None) | Poll::Pending => None,
        };
        let event = landed
            .or_else(|| loader.poll_news(context).is_ready().then_some(Event::News))
            .or_else(|| tick.as_mut().poll(context).is_ready().then_some(Event::Tick));
        match event {
            Some(event) => Poll::Ready((event, waited)),
            None => {
                waited = true;
                Poll::Pending
            }
        }
    })
    .await
}

/// Whether the device was asleep between two ticks.
fn was_asleep(before: (u64, Timestamp), now: (u64, Timestamp)) -> bool {
    let measured = i64::try_from(now.0.saturating_sub(before.0)).unwrap_or(i64::MAX);
    let by_the_wall = now.1.0.saturating_sub(before.1.0);
    measured >= ASLEEP_MS || by_the_wall.saturating_sub(measured) >= WALL_JUMP_MS
}

/// Reads the next page of a walk, which goes back to its slot also where this is dropped in the middle.
async fn read_page<T: Transport, C: Clock, S: Sink>(
    client: &Client<T, C>,
    id: SliceId,
    slot: WalkSlot,
    sink: &S,
) -> Landing {
    let walk = slot.borrow_mut().take();
    let mut held = Held { walk, slot };
    let outcome = match &mut held.walk {
        Some(walk) => walk.next_events(client, |page| sink.page(page)).await,
        None => Ok(None),
    };
    Landing { id, outcome, complete: held.walk.as_ref().is_some_and(Walk::is_complete) }
}

/// A walk in use.
struct Held {
    walk: Option<Walk>,
    slot: WalkSlot,
}

impl Drop for Held {
    fn drop(&mut self) {
        *self.slot.borrow_mut() = self.walk.take();
    }
}

/// A run, which may end by being dropped.
struct Running<'a, T: Transport, C: Clock>(&'a Loader<T, C>);

impl<'a, T: Transport, C: Clock> Running<'a, T, C> {
    fn begin(loader: &'a Loader<T, C>) -> Self {
        loader.running.set(true);
        loader.health.borrow_mut().restart();
        loader.board.borrow_mut().put_all_back();
        loader.pace.borrow_mut().restart();
        Self(loader)
    }
}

impl<T: Transport, C: Clock> Drop for Running<'_, T, C> {
    fn drop(&mut self) {
        self.0.running.set(false);
        self.0.board.borrow_mut().put_all_back();
    }
}
