//! Whether new events are followed.

use audit_client::ApiFailure;
use audit_model::Timestamp;

/// The state of following.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Live {
    /// Whether new events are followed while the page is visible.
    pub on: bool,
    /// How many have come that the person has not been shown yet; own reads left out.
    pub unseen: usize,
    /// That attempts to ask fail; the next one follows by itself.
    pub failing: Option<Failing>,
    /// Counts how often it was switched: what an earlier run has to say is out of date.
    pub run: u64,
}

/// A run of attempts that failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failing {
    /// When the first of them failed.
    pub since: Timestamp,
    /// Why the last one did.
    pub failure: ApiFailure,
}
