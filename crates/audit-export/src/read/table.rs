//! A table with our columns. Where somebody has taken the column `details` out, it is put together from the others.

use super::item::Items;
use super::{Batch, LONGEST, Problem, Reason};
use crate::csv_columns::DETAILS_PREFIX;
use crate::formula::restore;
use crate::notes::Notes;
use audit_model::event::{EventError, NO_DETAILS};
use audit_model::{AuditEvent, Timestamp};
use csv_core::{ReadRecordResult, ReaderBuilder};
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A table that is being read.
#[derive(Debug)]
pub struct Table {
    reader: csv_core::Reader,
    separator: u8,
    text: Vec<u8>,
    text_len: usize,
    ends: Vec<usize>,
    ends_len: usize,
    columns: Option<Columns>,
}

/// Which column is where.
#[derive(Debug, Default)]
struct Columns {
    id: usize,
    created_at: usize,
    event_key: usize,
    actor_id: Option<usize>,
    actor_type: Option<usize>,
    entity_id: Option<usize>,
    entity_type: Option<usize>,
    ip_address: Option<usize>,
    user_agent: Option<usize>,
    actor_name: Option<usize>,
    entity_name: Option<usize>,
    extra: Option<usize>,
    details: Option<usize>,
    fields: Vec<(usize, String)>,
}

impl Columns {
    fn new(names: &[&str]) -> Option<Self> {
        let find = |wanted: &str| names.iter().position(|name| name.trim() == wanted);
        let field = |(place, name): (usize, &&str)| {
            name.trim().strip_prefix(DETAILS_PREFIX).map(|name| (place, name.to_owned()))
        };
        Some(Self {
            id: find("id")?,
            created_at: find("created_at")?,
            event_key: find("event_key")?,
            actor_id: find("actor_id"),
            actor_type: find("actor_type"),
            entity_id: find("entity_id"),
            entity_type: find("entity_type"),
            ip_address: find("ip_address"),
            user_agent: find("user_agent"),
            actor_name: find("actor_name"),
            entity_name: find("entity_name"),
            extra: find("extra"),
            details: find("details"),
            fields: names.iter().enumerate().filter_map(field).collect(),
        })
    }

    fn event<'a>(&self, cells: &[&'a str]) -> Result<AuditEvent<'a>, EventError> {
        let cell = |place: usize| cells.get(place).map_or("", |cell| restore(cell));
        let some =
            |place: Option<usize>| Some(cell(place?)).filter(|text| !text.is_empty()).map(Cow::Borrowed);
        let needed = |place: usize, error| Some(cell(place)).filter(|text| !text.is_empty()).ok_or(error);
        let time = needed(self.created_at, EventError::NoTime)?;
        let details = match self.details {
            Some(place) if cell(place).is_empty() => Cow::Borrowed(NO_DETAILS),
            Some(place) if serde_json::from_str::<&RawValue>(cell(place)).is_ok() => {
                Cow::Borrowed(cell(place).trim())
            }
            _ => self.put_together(&cell),
        };
        Ok(AuditEvent {
            id: Cow::Borrowed(needed(self.id, EventError::NoId)?),
            created_at: Timestamp::parse(time).ok_or(EventError::BadTime)?,
            event_key: Cow::Borrowed(needed(self.event_key, EventError::NoKey)?),
            actor_id: some(self.actor_id),
            actor_type: some(self.actor_type),
            entity_id: some(self.entity_id),
            entity_type: some(self.entity_type),
            details,
            ip_address: some(self.ip_address),
            user_agent: some(self.user_agent),
            extra: some(self.extra).filter(|extra| extra.starts_with('{')),
        })
    }

    /// Whether there were details that the table does not have.
    fn lacks_details(&self, cells: &[&str], event: &AuditEvent<'_>) -> bool {
        let written = self.details.and_then(|place| cells.get(place)).map_or("", |cell| restore(cell));
        event.details == NO_DETAILS && !written.is_empty() && written.trim() != NO_DETAILS
    }

    /// Details from one column for each field: what looks like JSON is, anything else is a text.
    fn put_together<'a>(&self, cell: &impl Fn(usize) -> &'a str) -> Cow<'a, str> {
        let fields = self.fields.iter().filter(|(place, _)| !cell(*place).is_empty());
        let pair = |(place, name): &(usize, String)| {
            let text = cell(*place);
            let value = match serde_json::from_str::<&RawValue>(text) {
                Ok(raw) => raw.get().to_owned(),
                Err(_) => Value::from(text).to_string(),
            };
            format!("{}:{value}", Value::from(name.as_str()))
        };
        Cow::Owned(format!("{{{}}}", fields.map(pair).collect::<Vec<_>>().join(",")))
    }
}

impl Table {
    pub fn new(separator: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            separator,
            text: vec![0; 4_096],
            text_len: 0,
            ends: vec![0; 64],
            ends_len: 0,
            columns: None,
        }
    }

    pub fn read(
        &mut self,
        bytes: &[u8],
        is_end: bool,
        items: &mut Items,
        row: &mut u64,
        take: &mut dyn FnMut(Batch<'_>),
    ) -> Result<(), Problem> {
        let mut batch = Batch::default();
        let mut input = bytes;
        let mut outcome = Ok(());
        // No input at all means the end to the reader.
        while is_end || !input.is_empty() {
            let (result, read, wrote, ended) = self.reader.read_record(
                input,
                &mut self.text[self.text_len..],
                &mut self.ends[self.ends_len..],
            );
            input = &input[read..];
            self.text_len += wrote;
            self.ends_len += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() > LONGEST => {
                    items.refuse(&self.text[..self.text_len], *row + 1, Reason::TooLong, &mut batch);
                    outcome = Err(Problem::Damaged);
                    break;
                }
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    *row += 1;
                    outcome = self.record(*row, items, &mut batch);
                    (self.text_len, self.ends_len) = (0, 0);
                    if outcome.is_err() {
                        break;
                    }
                }
                ReadRecordResult::End => break,
            }
        }
        take(batch);
        outcome
    }

    fn record(&mut self, row: u64, items: &mut Items, batch: &mut Batch<'_>) -> Result<(), Problem> {
        let Ok(text) = std::str::from_utf8(&self.text[..self.text_len]) else {
            items.refuse(&self.text[..self.text_len], row, Reason::NotText, batch);
            return Ok(());
        };
        let mut start = 0;
        let mut cells = Vec::with_capacity(self.ends_len);
        for end in &self.ends[..self.ends_len] {
            cells.push(text.get(start..*end).unwrap_or_default());
            start = *end;
        }
        let Some(columns) = &self.columns else {
            self.columns = Some(Columns::new(&cells).ok_or(Problem::NoColumns)?);
            return Ok(());
        };
        match columns.event(&cells) {
            Ok(event) => {
                batch.without_details += usize::from(columns.lacks_details(&cells, &event));
                let name = |place: Option<usize>| {
                    place.and_then(|place| cells.get(place)).map(|cell| Cow::Borrowed(restore(cell)))
                };
                let notes = Notes {
                    actor_name: name(columns.actor_name),
                    entity_name: name(columns.entity_name),
                    ..Notes::default()
                };
                items.note(&event, &notes, batch);
                batch.events.push(event.into_owned());
            }
            Err(error) => {
                let separator = char::from(self.separator).to_string();
                items.refuse(cells.join(&separator).as_bytes(), row, Reason::Event(error), batch);
            }
        }
        Ok(())
    }
}
