//! The text of one record: an event as a rule; else a page of the API, or a manifest.

use super::{Bad, Batch, Name, Reason};
use crate::manifest::{FORMAT, Manifest, NotRead};
use crate::notes::Notes;
use crate::typed::take_notes;
use audit_model::AuditEvent;
use audit_model::event::EventError;
use audit_model::page::List;
use std::collections::HashSet;

/// So much of the text of a bad record is kept.
const KEPT: usize = 1 << 16;

/// Reads records and knows which names it has handed on.
#[derive(Debug, Default)]
pub struct Items {
    named: HashSet<(String, String)>,
}

impl Items {
    /// Reads a record into the batch. What lies between records is none.
    pub fn read<'a>(&mut self, bytes: &'a [u8], place: u64, is_last: bool, batch: &mut Batch<'a>) {
        let bytes = bytes.trim_ascii();
        if bytes.is_empty() {
            return;
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            return self.refuse(bytes, place, Reason::NotText, batch);
        };
        match AuditEvent::read(text) {
            Ok(event) => self.take(event, batch),
            Err(error) => self.read_other(text, error, place, is_last, batch),
        }
    }

    fn read_other<'a>(
        &mut self,
        text: &'a str,
        error: EventError,
        place: u64,
        is_last: bool,
        batch: &mut Batch<'a>,
    ) {
        if let Ok(page) = List::read(text) {
            for item in page.items {
                match AuditEvent::read(item) {
                    Ok(event) => self.take(event, batch),
                    Err(error) => self.refuse(item.as_bytes(), place, Reason::Event(error), batch),
                }
            }
            return;
        }
        match text.contains(FORMAT).then(|| Manifest::read(text)) {
            Some(Ok(manifest)) => return batch.manifests.push(manifest),
            Some(Err(NotRead::Newer)) => {
                return self.refuse(text.as_bytes(), place, Reason::NewerManifest, batch);
            }
            Some(Err(NotRead::Other)) | None => {}
        }
        let is_cut = is_last
            && error == EventError::NotAnObject
            && serde_json::from_str::<serde::de::IgnoredAny>(text).is_err_and(|error| error.is_eof());
        let reason = if is_cut { Reason::CutShort } else { Reason::Event(error) };
        self.refuse(text.as_bytes(), place, reason, batch);
    }

    fn take<'a>(&mut self, mut event: AuditEvent<'a>, batch: &mut Batch<'a>) {
        if let Some(notes) = take_notes(&mut event) {
            self.note(&event, &notes, batch);
        }
        batch.events.push(event);
    }

    /// Hands on the names beside an event, if they are new.
    pub fn note(&mut self, event: &AuditEvent<'_>, notes: &Notes<'_>, batch: &mut Batch<'_>) {
        let entity = event.entity_type.as_deref().unwrap_or_default();
        for (of, id, name) in
            [("User", &event.actor_id, &notes.actor_name), (entity, &event.entity_id, &notes.entity_name)]
        {
            let (Some(id), Some(name)) = (id.as_deref(), name.as_deref().filter(|name| !name.is_empty()))
            else {
                continue;
            };
            if self.named.insert((of.to_owned(), id.to_owned())) {
                let (of, id, name) = (of.to_owned(), id.to_owned(), name.to_owned());
                batch.names.push(Name { of, id, name });
            }
        }
    }

    /// Hands on the text of what could not be read.
    pub fn refuse(&self, bytes: &[u8], place: u64, reason: Reason, batch: &mut Batch<'_>) {
        let raw = String::from_utf8_lossy(&bytes[..bytes.len().min(KEPT)]).trim().to_owned();
        batch.bad.push(Bad { place, reason, raw });
    }
}
