//! Loading a part of the log: at the limit of the API, what matters first, complete to the last event.
//!
//! - [`range`]: stretches of time and sets of them.
//! - [`coverage`]: which keys have been read completely, and for which stretches.
//! - [`wanted`]: what is to be read, in order of importance.
//! - `slice`: one walk's share of it.
//! - `board`: all slices; which is next, which one to cut in two for a walk that is idle.
//! - `health`: what failures mean for the whole: go on, wait, give up.
//! - `loader`: the [`Loader`]: what it is told, and what it tells.
//! - `run`: its run, which keeps so many requests under way; `flight`: those requests; `bell`: what wakes it.
//! - [`progress`]: how far it is, and how long it will take.
//! - [`live`]: new events, after the loading and beside it.
//!
//! # Reading a month, security first
//! ```
//! use audit_client::load::{Loader, Outcome, Part, Sink, TimeRange, Wanted};
//! use audit_client::{Client, Clock, Transport};
//! use audit_model::EventPage;
//! use std::rc::Rc;
//!
//! struct Screen;
//! impl Sink for Screen {
//!     fn page(&self, page: EventPage<'_>) {
//!         // Into the store, which knows events by id: edges of slices may overlap.
//!         drop(page.events);
//!     }
//!     fn changed(&self) {}
//! }
//!
//! async fn month<T: Transport, C: Clock>(client: Rc<Client<T, C>>, month: TimeRange) {
//!     let loader = Loader::new(client, 6);
//!     loader.want(Wanted { range: month, parts: vec![Part::Keys(vec!["user_login"]), Part::Everything] });
//!     match loader.run(&Screen).await {
//!         Outcome::Done => {
//!             for gap in loader.gaps() {
//!                 println!("not read: {:?}", gap.range);
//!             }
//!         }
//!         Outcome::Failed(failure) => println!("{failure}; run again to go on"),
//!     }
//! }
//! ```

mod bell;
mod board;
pub mod coverage;
mod flight;
mod health;
pub mod live;
mod loader;
pub mod progress;
pub mod range;
mod run;
mod slice;
pub mod wanted;

pub use coverage::{Coverage, Level, Scope};
pub use health::Waiting;
pub use live::{Follower, News};
pub use loader::{First, Loader};
pub use progress::{Progress, Reading};
pub use range::TimeRange;
pub use run::{Outcome, Sink};
pub use slice::Gap;
pub use wanted::{Part, Wanted};
