//! Who and what the workspace consists of.

pub(crate) mod bots;
pub mod chat;
pub mod devices;
pub mod dlp;
pub(crate) mod habits;
pub(crate) mod hostile;
mod names;
pub(crate) mod networks;
pub(crate) mod people;
pub mod person;
pub(crate) mod rooms;
pub mod tag;
