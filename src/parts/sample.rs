//! What the dashboard calls of the sample workspace.

use crate::platform::sample;
use crate::platform::source::Answers;
use audit_model::Timestamp;
use std::rc::Rc;

/// The table.
pub struct Sample {
    /// Makes a workspace whose history ends at a moment, with so many events if they are given.
    pub workspace: fn(Timestamp, Option<u32>) -> Rc<Answers>,
}

pub(super) static SAMPLE: Sample = Sample { workspace: sample::workspace };
