//! A page as it came over the wire: its text, and what paging needs to know of it.

use audit_model::page::{BodyError, List};
use audit_model::{AuditEvent, EventPage, Paginate, Timestamp};
use serde::de::DeserializeOwned;

/// What paging needs to know of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// How many items it holds, readable or not.
    pub items: usize,
    /// When its last readable event happened: the oldest one, since the log is newest first.
    pub oldest: Option<Timestamp>,
    /// When its first readable event happened.
    pub newest: Option<Timestamp>,
    /// The cursors to its neighbours.
    pub paginate: Paginate,
}

impl PageFacts {
    /// What is to be known of a page of the log that has been read.
    pub fn of(page: &EventPage<'_>) -> Self {
        Self {
            items: page.events.len() + page.unreadable.len(),
            oldest: page.events.last().map(|event| event.created_at),
            newest: page.events.first().map(|event| event.created_at),
            paginate: page.paginate.clone(),
        }
    }
}

/// One page of a list method. It owns its text, so that events can be read from it without copying, when there
/// is time for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageBody {
    text: String,
    /// How many items it holds, readable or not.
    pub items: usize,
    /// The cursors to its neighbours.
    pub paginate: Paginate,
}

impl PageBody {
    /// Takes the body of an answer, if it is a list.
    ///
    /// # Errors
    /// Where it is none: cut short, not JSON, or without a list in `data`.
    pub fn new(text: String) -> Result<Self, BodyError> {
        let List { items, paginate } = List::read(&text)?;
        Ok(Self { items: items.len(), paginate, text })
    }

    /// The body as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its events, for a page of the audit log.
    ///
    /// # Errors
    /// None in fact: that the body is a list was found out when it arrived.
    pub fn events(&self) -> Result<EventPage<'_>, BodyError> {
        EventPage::read(&self.text)
    }

    /// Its records, for any other list. Those that cannot be read are left out: they only give names.
    pub fn records<R: DeserializeOwned>(&self) -> Vec<R> {
        let items = List::read(&self.text).map(|list| list.items).unwrap_or_default();
        items.into_iter().filter_map(|item| serde_json::from_str(item).ok()).collect()
    }

    /// What paging needs to know; `events` says whether it is a page of the log.
    pub(crate) fn facts(&self, events: bool) -> PageFacts {
        let items = if events { List::read(&self.text).map(|list| list.items) } else { Ok(Vec::new()) };
        let items = items.unwrap_or_default();
        let time = |item: &&str| AuditEvent::read(item).ok().map(|event| event.created_at);
        PageFacts {
            items: self.items,
            oldest: items.iter().rev().find_map(time),
            newest: items.iter().find_map(time),
            paginate: self.paginate.clone(),
        }
    }
}
