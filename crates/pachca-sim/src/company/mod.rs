//! Who and what the workspace consists of.

pub mod chat;
pub mod dlp;
pub mod person;
pub mod tag;
