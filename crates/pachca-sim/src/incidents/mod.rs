//! Staged incidents: what an investigator ought to find in the log.

mod incident;
pub mod rules;

pub use incident::Incident;
