//! Whether new events are followed.

use audit_client::ApiFailure;

/// The state of following.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Live {
    /// Whether new events are followed while the page is visible.
    pub on: bool,
    /// How many have come that the person has not been shown yet; own reads left out.
    pub unseen: usize,
    /// Why the last attempt to ask failed; the next one follows by itself.
    pub failure: Option<ApiFailure>,
    /// Counts how often it was switched: what an earlier run has to say is out of date.
    pub run: u64,
}
