//! The requests under way, and what a run waits for.

use super::bell::Bell;
use super::board::SliceId;
use super::run::Sink;
use super::slice::WalkSlot;
use crate::client::Client;
use crate::clock::Clock;
use crate::failure::ApiFailure;
use crate::page::PageFacts;
use crate::transport::Transport;
use crate::walk::Walk;
use futures_util::stream::{FuturesUnordered, Stream};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

/// What became of one request.
pub struct Landing {
    /// Whose page it was to be.
    pub id: SliceId,
    /// What the page brought; nothing where the walk was at its end or taken.
    pub outcome: Result<Option<PageFacts>, ApiFailure>,
    /// Whether the walk has read all of its slice.
    pub complete: bool,
}

/// The requests under way.
pub type Flight<'a> = FuturesUnordered<Pin<Box<dyn Future<Output = Landing> + 'a>>>;

/// What the run waits for.
pub enum Event {
    /// A request came to its end.
    Landed(Landing),
    /// It is time to look around.
    Tick,
    /// Somebody has changed something.
    News,
}

/// Waits for what comes first. Says also whether it had to wait at all.
pub async fn next_event(
    flight: &mut Flight<'_>,
    mut tick: Pin<&mut impl Future<Output = ()>>,
    news: &Bell,
) -> (Event, bool) {
    let mut waited = false;
    poll_fn(|context| {
        let landed = match Pin::new(&mut *flight).poll_next(context) {
            Poll::Ready(Some(landing)) => Some(Event::Landed(landing)),
            Poll::Ready(None) | Poll::Pending => None,
        };
        let event = landed
            .or_else(|| news.poll(context).is_ready().then_some(Event::News))
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

/// Reads the next page of a walk, which goes back to its slot also where this is dropped in the middle.
pub async fn read_page<T: Transport, C: Clock, S: Sink>(
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
