//! Events as Parquet, and back.
//!
//! Writing: [`Ask::Write`], then [`Ask::Events`] with lines of NDJSON as often as there are any, then [`Ask::Finish`].
//! The last two are answered by [`Told::File`] with the bytes that are ready, in their order.
//!
//! Reading: a Parquet file says at its end what is where. [`Ask::Open`] brings that end and is answered by
//! [`Told::Groups`]. Then, for one group after the other, [`Ask::Group`] brings its bytes, and [`Ask::Rows`] asks for
//! lines of NDJSON until no [`Told::Rows`] comes.

use crate::Topic;
use serde::{Deserialize, Serialize};

/// The topic.
#[derive(Debug)]
pub struct Parquet;

impl Topic for Parquet {
    const NAME: &'static str = "parquet-worker";
    type Ask = Ask;
    type Told = Told;
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Begin a file.
    Write {
        /// Whether names, the category and the local time have columns.
        noted: bool,
    },
    /// Take these lines in.
    Events,
    /// End the file.
    Finish,
    /// What is in a file of this length, whose end comes along?
    Open {
        /// The length of the file.
        size: u64,
    },
    /// Here are the bytes of this group.
    Group {
        /// Its place among the groups.
        place: usize,
    },
    /// The next rows of the group?
    Rows,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// The next bytes of the file.
    File,
    /// The groups of a file, in order.
    Groups(Vec<Group>),
    /// Rows, as lines of NDJSON.
    Rows,
}

/// A group of rows in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Where its bytes begin.
    pub start: u64,
    /// How many they are.
    pub len: u64,
    /// How many rows it has.
    pub rows: u64,
}
