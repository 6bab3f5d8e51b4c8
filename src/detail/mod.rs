//! The panel beside the list: everything about one event, the story around it, and profiles of actors and addresses.
//! Values and callbacks in; what is picked is told as a [`Want`].
//!
//! - [`panel`]: the event. [`facts`]: its fields, each with filter for, filter out and copy. [`rows`]: its details.
//! - [`story`]: what happened around it. [`token`]: what happened to the token that it is about. [`profile`]: what is known
//!   of an actor or an address.

pub mod facts;
pub mod panel;
pub mod profile;
pub mod rows;
pub mod story;
pub mod token;

use audit_model::Timestamp;
use audit_store::Facet;

/// What a field can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A value of a facet.
    Value(Facet, String),
    /// A text in the field of the details that has this name.
    Detail(String, String),
    /// A text in the user agent.
    Agent(String),
    /// The hour around a moment.
    Hour(Timestamp),
}

/// Events that are wanted: those with it, or those without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Want {
    /// With or without what.
    pub by: By,
    /// Whether they are to be without it.
    pub not: bool,
}
