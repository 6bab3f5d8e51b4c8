//! Audit events as the Pachca API gives them, read leniently.
//!
//! The rule of this crate: no event is lost because it is odd. Unknown keys, missing or extra fields, numbers
//! where strings belong and the other way round are all read; what cannot be read at all (no id, no time) is
//! kept as an [`Unreadable`] with its raw text, beside its readable neighbours.
//!
//! - [`event`]: one event; borrowed from the page it came in, or owned.
//! - [`catalogue`]: the published event keys and their categories.
//! - [`page`]: a page of events or of any other list, with its cursors.
//! - [`directory`]: people, chats, tags and tokens, as far as names need them.
//! - [`error_body`]: what an error response says, told apart by the shape of its body.
//! - [`time`]: instants in milliseconds and their text form.
//! - [`client`]: the client behind a user agent.
//! - [`rights`]: the scopes and roles that details name.

pub mod catalogue;
pub mod client;
mod compact;
pub mod directory;
pub mod error_body;
pub mod event;
mod lenient;
pub mod page;
pub mod rights;
pub mod time;

pub use catalogue::{Category, KeyInfo};
pub use event::AuditEvent;
pub use page::{EventPage, Paginate, Unreadable};
pub use time::Timestamp;
