//! What people and bots do: their days, sign-ins, talk, and everything else that gets logged.

pub(crate) mod calendar;
pub(crate) mod day;
pub(crate) mod details;
pub mod live;
pub(crate) mod oddities;
mod plan;
pub(crate) mod scene;
mod sessions;
mod stories;
pub(crate) mod talk;
pub(crate) mod things;

pub(crate) use plan::least;
