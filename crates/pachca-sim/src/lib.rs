//! A simulated Pachca workspace: a seeded generator and the API it answers.
//!
//! The generator makes a company and the history of what it did, the same for the same [`Config`] on every
//! platform. Without the feature `server` the crate compiles to WebAssembly, where it is the page's sample data.
//!
//! - [`config`]: what workspace to make.
//! - [`workspace`]: the company, its events and the staged incidents, as made.
//! - [`record`], [`texts`]: one event, kept small, and the texts that events share.
//! - [`company`]: people, bots, chats, tags, devices and addresses.
//! - [`activity`]: what everybody does, in the history and live after it.
//! - [`incidents`]: what is staged for detection rules to find.
//! - [`atlas`]: where the addresses are, as a database of places would tell.
//! - [`log`]: the events in order, and the indexes that find any page of them.
//! - [`api`]: requests in, answers out, without I/O.
//! - `server` (feature `server`): a socket in front of it, and the control requests for tests.

pub mod activity;
pub mod api;
pub mod atlas;
pub mod company;
pub mod config;
pub mod generate;
pub mod incidents;
pub mod log;
pub mod record;
mod rng;
#[cfg(feature = "server")]
pub mod server;
pub mod texts;
pub mod workspace;

pub use activity::live::LiveActivity;
pub use api::Sim;
pub use config::Config;
/// The types of requests and answers.
pub use http;
pub use record::Record;
pub use texts::Texts;
pub use workspace::Workspace;
