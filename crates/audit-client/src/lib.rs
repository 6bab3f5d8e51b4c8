//! The Pachca API as a client sees it, without any I/O of its own.
//!
//! Whoever uses it brings a [`Transport`] (how bytes travel; it holds the token) and a [`Clock`]; a page brings
//! `fetch` and `setTimeout`, a test brings scripts and a clock that it moves itself.
//!
//! - [`client`]: the methods; each request waits for its turn and is tried again where that helps.
//! - [`load`]: reads a part of the log with many walks side by side, and follows new events.
//! - [`message`]: writes a message, once.
//! - [`walk`]: reads a list to its end by its cursors.
//! - [`check`]: what a token may do, before anything is read.
//! - [`query`]: which events to ask for.
//! - [`page`]: one page as it came.
//! - [`rate`]: the request rate of one token, and its pauses.
//! - [`retry`]: when to try again, and how long to wait.
//! - [`footprint`]: what this visit itself leaves in the log.
//! - [`failure`]: every way in which the API gives no answer.
//! - [`transport`], [`clock`]: what is needed from outside.
//!
//! Dropping a future cancels what it does. Nothing is spawned, and nothing is borrowed across an await.
//!
//! # Reading a week of the log
//! ```
//! use audit_client::{ApiFailure, Client, Clock, EventQuery, FailureKind, Settings, Transport, check};
//! use audit_model::{Timestamp, time::DAY_MS};
//! use std::rc::Rc;
//!
//! async fn read_week<T: Transport, C: Clock>(transport: T, clock: C) -> Result<(), check::ConnectFailure> {
//!     let now = clock.wall();
//!     let client = Rc::new(Client::new(transport, clock, Settings { jitter_seed: 7, ..Settings::default() }));
//!     let week = EventQuery::between(Timestamp(now.millis() - 7 * DAY_MS), now);
//!
//!     // Checks the scopes, then reads the first page.
//!     let connected = check::connect(&client, week).await?;
//!     let (mut walk, mut page) = (connected.walk, Some(connected.first_page));
//!     while let Some(body) = page {
//!         if let Ok(events) = body.events() {
//!             // `events.events` borrow from the page; `events.unreadable` keep their raw text.
//!             assert_eq!(events.events.len() + events.unreadable.len(), body.items);
//!         }
//!         page = match walk.next(&client).await {
//!             Ok(page) => page,
//!             // The walk keeps its place: show the failure, and call `next` again to go on.
//!             Err(failure) => return Err(check::explain(&client, failure).await),
//!         };
//!     }
//!     Ok(())
//! }
//!
//! // While something waits: is it the rate limit?
//! fn countdown_ms<T: Transport, C: Clock>(client: &Client<T, C>) -> Option<u64> {
//!     let now = client.clock().now_ms();
//!     client.gate().paused_until(now).map(|end| end - now)
//! }
//!
//! fn sentence(failure: &ApiFailure) -> &'static str {
//!     match &failure.kind {
//!         FailureKind::BadToken => "The token is not valid.",
//!         FailureKind::MissingScope { .. } => "The token lacks a scope.",
//!         FailureKind::Network { offline: true, .. } => "This device is offline.",
//!         _ => "…",
//!     }
//! }
//! ```
//!
//! # Names
//! ```
//! use audit_client::{ApiFailure, Client, Clock, Transport, Walk};
//! use audit_model::directory::User;
//!
//! async fn names<T: Transport, C: Clock>(client: &Client<T, C>) -> Result<Vec<User>, ApiFailure> {
//!     let (mut walk, mut people) = (Walk::users(), Vec::new());
//!     while let Some(page) = walk.next(client).await? {
//!         people.extend(page.records::<User>());
//!     }
//!     Ok(people)
//! }
//! ```

pub mod check;
pub mod client;
pub mod clock;
pub mod failure;
pub mod footprint;
pub mod load;
pub mod message;
pub mod page;
pub mod query;
pub mod rate;
pub mod retry;
mod retry_after;
mod timeout;
pub mod transport;
pub mod walk;

pub use client::{Client, Settings};
pub use clock::Clock;
pub use failure::{ApiFailure, FailureKind};
pub use footprint::Footprint;
pub use page::{PageBody, PageFacts};
pub use query::EventQuery;
pub use transport::{ApiRequest, ApiResponse, Method, Transport, TransportError};
pub use walk::Walk;
