//! `details` as labelled rows: known fields in words, unknown ones by their raw path, nothing left out.

mod rows;
#[cfg(test)]
mod tests;

use super::clean::shorten;
use super::fields::Fields;
use crate::i18n::{Lang, message};
use audit_model::AuditEvent;
use rows::{MOST_ROWS, Rows, VALUE_CHARS};

/// A field of `details`, or a field of the event that no description knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailRow {
    /// Where it stands: `filters.order`. Of a pair such as `old_name` and `new_name`: what they share, `name`.
    /// A list of ids has a row for each, all with the same path.
    pub path: String,
    /// Its label in the language asked for; the path where no label is known.
    pub label: String,
    /// What it says.
    pub value: DetailValue,
    /// How events that say the same are found; nothing where the log cannot be searched for it.
    pub find: Option<Find>,
}

/// What to search a field of `details` for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// The name of the field at the top of `details`.
    pub field: String,
    /// What stands in it, as it came: of a list each item, of a change what it is now.
    pub texts: Vec<String>,
}

/// What a field says. Text is the log's own, with line ends and all; beyond 2,000 characters it is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DetailValue {
    /// A word, a number, a text; what is nested too deep for rows, as raw JSON.
    Text(String),
    /// It was one thing and is another now.
    Change {
        /// What it was.
        before: String,
        /// What it is.
        after: String,
    },
    /// Several, never none.
    List(Vec<String>),
    /// A person or a bot.
    Person {
        /// The id, as [`Names::person`](super::Names::person) takes it.
        id: String,
    },
    /// A chat.
    Chat {
        /// The id, as [`Names::chat`](super::Names::chat) takes it.
        id: String,
    },
}

impl DetailValue {
    /// The value as one text, ids as they are.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Change { before, after } => format!("{before} → {after}"),
            Self::List(items) => items.join(", "),
            Self::Person { id } | Self::Chat { id } => format!("#{id}"),
        }
    }
}

/// The details of an event, then its top-level fields that no description knows. Empty where it has neither.
pub fn detail_rows(event: &AuditEvent<'_>, lang: Lang) -> Vec<DetailRow> {
    let mut rows = rows_of(&event.details, lang);
    let extra = event.extra.iter().flat_map(|extra| rows_of(extra, lang));
    rows.extend(extra.map(|row| DetailRow { find: None, ..row }));
    rows
}

/// The rows of a JSON object. What is no object becomes a single row with its raw text; `{}` has none.
pub(super) fn rows_of(json: &str, lang: Lang) -> Vec<DetailRow> {
    let mut rows = Rows::new(lang);
    match Fields::read(json) {
        Some(fields) => rows.object(&fields, "", None, 0),
        None if json.trim().is_empty() => {}
        None => rows.push("details", DetailValue::Text(shorten(json, VALUE_CHARS)), None),
    }
    let mut rows = rows.done();
    if rows.len() > MOST_ROWS {
        rows.truncate(MOST_ROWS);
        let value = DetailValue::Text(message(lang, "details-cut", &[]));
        rows.push(DetailRow { path: "…".into(), label: "…".into(), value, find: None });
    }
    rows
}
