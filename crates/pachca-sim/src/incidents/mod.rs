//! Staged incidents: what an investigator ought to find in the log.
//!
//! They lie in the last ten days of the history and never in its newest hour. All intruders come from
//! 203.0.113.0/24, where nobody else is.

mod cast;
mod data;
mod extras;
mod incident;
pub mod rules;
mod sign_in;
mod stage;
mod takeover;
mod workspace;

pub(crate) use cast::Cast;
pub(crate) use extras::Extras;
pub use incident::Incident;
