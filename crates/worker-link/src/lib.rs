//! What the page and its workers say to each other. Both sides take their types from here, and the page takes nothing
//! else of a worker, so what is heavy stays out of it.
//!
//! # The protocol
//! A message is an array of one or two: a head in JSON and, if there are any, bytes in an `ArrayBuffer` that is handed
//! over and not copied. When a worker's program has come it says [`Answer::Ready`] by itself. From then on the page
//! says one [`Topic::Ask`] after the other, and each is answered in turn: by any number of [`Answer::Told`], then by
//! exactly one [`Answer::Done`] or [`Answer::Failed`]. That is what paces the page: it asks again when it has been
//! answered, so neither side ever holds more than one chunk of the other's.
//!
//! To cancel is to end the worker, which also ends what would never come to an end by itself. A worker that fails with
//! anything but `Failed` (a trap, no memory) is over, and so is what it knew.
//!
//! A topic that reads events has three kinds of `Ask`: one that starts with the settings, one that carries a chunk of
//! events as NDJSON in its bytes, and one that says that there are no more.

pub mod geo;
pub mod parquet;
pub mod sigma;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Changes with every change of what is said, since a page may be older than the worker that its server has.
pub const VERSION: u32 = 2;

/// What a worker is about.
pub trait Topic {
    /// The name of the worker's package, of which its files have theirs.
    const NAME: &'static str;
    /// What the page says.
    type Ask: Serialize + DeserializeOwned;
    /// What the worker tells about it.
    type Told: Serialize + DeserializeOwned;
}

/// The head of what a worker says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer<Told> {
    /// It listens, and speaks this version.
    Ready(u32),
    /// A part of the answer.
    Told(Told),
    /// The answer is complete.
    Done,
    /// There is no answer, and why, in English. It goes on listening.
    Failed(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_as_they_are_written() {
        for answer in
            [Answer::Ready(VERSION), Answer::Told(vec![1]), Answer::Done, Answer::Failed("x".into())]
        {
            let json = serde_json::to_string(&answer).unwrap();
            assert_eq!(serde_json::from_str::<Answer<Vec<u8>>>(&json).unwrap(), answer);
        }
    }
}
