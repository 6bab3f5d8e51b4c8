//! A page as it came over the wire: its text, and what paging needs to know of it.

use audit_model::page::{BodyError, List};
use audit_model::{AuditEvent, EventPage, Paginate, Timestamp};
use serde::de::DeserializeOwned;

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

    /// When the last readable event of the page happened: the oldest one, since the log is newest first.
    pub(crate) fn oldest_event(&self) -> Option<Timestamp> {
        let items = List::read(&self.text).ok()?.items;
        items.into_iter().rev().find_map(|item| AuditEvent::read(item).ok()).map(|event| event.created_at)
    }
}
