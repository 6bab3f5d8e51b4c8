//! A simulated Pachca workspace: a seeded generator and the API it answers.
//!
//! The generator makes a company and the history of what it did, the same for the same [`Config`] on every
//! platform. Without the feature `server` the crate compiles to WebAssembly, where it is the page's sample data.
//!
//! - [`config`]: what workspace to make.
//! - [`workspace`]: the company, its events and the staged incidents, as made.
//! - [`record`], [`texts`]: one event, kept small, and the texts that events share.
//! - [`company`]: people, bots, chats, tags, devices and addresses.
//! - [`incidents`]: what is staged for detection rules to find.

pub mod company;
pub mod config;
pub mod generate;
pub mod incidents;
pub mod record;
mod rng;
pub mod texts;
pub mod workspace;

pub use config::Config;
pub use record::Record;
pub use texts::Texts;
pub use workspace::Workspace;
