//! A run of the loader: keeps so many requests under way, each the next page of a slice, until all that is wanted is
//! read.

use super::flight::{Event, Flight, Landing, next_event, read_page};
use super::health::Meaning;
use super::live::LOOK_BACK_MS;
use super::loader::Loader;
use crate::clock::Clock;
use crate::failure::ApiFailure;
use crate::query::EventQuery;
use crate::transport::Transport;
use crate::walk::Walk;
use audit_model::time::MINUTE_MS;
use audit_model::{EventPage, Timestamp};
use std::rc::Rc;

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

impl<T: Transport, C: Clock> Loader<T, C> {
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
            let (event, waited) = next_event(&mut flight, tick.as_mut(), &self.news).await;
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
}

/// Whether the device was asleep between two ticks.
fn was_asleep(before: (u64, Timestamp), now: (u64, Timestamp)) -> bool {
    let measured = i64::try_from(now.0.saturating_sub(before.0)).unwrap_or(i64::MAX);
    let by_the_wall = now.1.0.saturating_sub(before.1.0);
    measured >= ASLEEP_MS || by_the_wall.saturating_sub(measured) >= WALL_JUMP_MS
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
