//! Events in words: what a row, the detail panel and a tooltip say, in both languages.
//!
//! Plain functions from an event and a language to text. Nothing here knows signals or the browser, and nothing
//! here can fail: `details` is whatever the server stored, so every field may be missing, of another type, huge
//! or hostile. At worst a part of a sentence is left out; the raw JSON is always a tab away.
//!
//! - [`sentence`]: one event as a row of the list.
//! - [`details`]: `details` as labelled rows of the detail panel.
//! - [`words`]: titles of keys, names of categories and entity types, values in words.
//! - [`person`]: initials and colours of avatars.
//! - [`recovered`]: names that the log itself gives.
//! - [`story`]: what happened around an event, as a session.
//! - [`escape`]: foreign text made harmless for messages.
//! - [`finding`]: what a rule found.
//! - [`notice`]: a message about findings.
//! - [`scopes`]: what became of the scopes of a token.
//! - [`pretty`]: raw JSON, indented.

mod ago;
mod amount;
pub mod clean;
pub mod details;
pub mod escape;
mod fields;
pub mod finding;
mod many;
pub mod notice;
pub mod person;
pub mod pretty;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties;
pub mod recovered;
pub mod scopes;
pub mod sentence;
pub mod story;
pub mod words;

pub use ago::ago;
pub use amount::{exact_duration, size};
pub use details::{DetailRow, DetailValue, Find, detail_rows};
pub use many::many;
pub use person::{avatar_colour, folded, has_starts, has_words, initials};
pub use pretty::pretty_json;
pub use recovered::Recovered;
pub use sentence::{Sentence, sentence};

/// Who and what ids stand for, as far as the token may ask. Ids are text, see [`audit_model::AuditEvent`].
pub trait Names {
    /// The name of a person or bot.
    fn person(&self, id: &str) -> Option<String>;
    /// The name of a chat.
    fn chat(&self, id: &str) -> Option<String>;
    /// The name of a group tag.
    fn tag(&self, id: &str) -> Option<String>;
}
