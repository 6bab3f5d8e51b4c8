//! The only place with side effects: connecting, loading, names, the rules, the address bar, what the histogram shows,
//! preferences.
//!
//! A task takes the state, does its work, and writes signals. Screens call tasks; tasks never call screens.

pub mod alerts;
pub mod archive;
pub mod before;
pub mod chart_file;
pub mod connect;
pub mod detect;
pub mod drops;
pub mod export;
pub mod findings;
pub mod idle;
pub mod import;
pub mod later;
pub mod layout;
pub mod lens;
pub mod load;
pub mod names;
pub mod navigate;
pub mod notes;
pub mod notify;
pub mod own;
pub mod parts;
pub mod places;
pub mod plan;
pub mod prefs;
pub mod profile;
pub mod saved;
pub mod send;
pub mod shared;
pub mod sigma;
pub mod tuning;
pub mod turns;
