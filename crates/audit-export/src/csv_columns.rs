//! The columns of a CSV file and what stands in them.

use crate::fields::{Fields, cell};
use crate::formula::defuse;
use crate::notes::Notes;
use crate::survey::Survey;
use audit_model::AuditEvent;
use audit_model::event::NO_DETAILS;
use csv::StringRecord;
use std::borrow::Cow;
use std::collections::HashMap;

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// As the standard says, and as English spreadsheets expect.
    #[default]
    Comma,
    /// As spreadsheets expect where the comma is the decimal sign: in Russian, for one.
    Semicolon,
}

impl Separator {
    /// The character.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
        }
    }
}

/// The names of columns with a field of `details` begin with this.
pub const DETAILS_PREFIX: &str = "details.";

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    CreatedAt,
    LocalTime,
    Category,
    EventKey,
    ActorId,
    ActorName,
    ActorType,
    EntityId,
    EntityName,
    EntityType,
    IpAddress,
    UserAgent,
}

const COLUMNS: [(Column, &str); 13] = [
    (Column::Id, "id"),
    (Column::CreatedAt, "created_at"),
    (Column::LocalTime, "local_time"),
    (Column::Category, "category"),
    (Column::EventKey, "event_key"),
    (Column::ActorId, "actor_id"),
    (Column::ActorName, "actor_name"),
    (Column::ActorType, "actor_type"),
    (Column::EntityId, "entity_id"),
    (Column::EntityName, "entity_name"),
    (Column::EntityType, "entity_type"),
    (Column::IpAddress, "ip_address"),
    (Column::UserAgent, "user_agent"),
];

/// All columns of a file.
#[derive(Debug)]
pub struct Columns {
    first: Vec<(Column, &'static str)>,
    /// The place of each field of `details` after the first columns.
    places: HashMap<String, usize>,
    details: Vec<String>,
    extra: bool,
    cells: Vec<String>,
}

impl Columns {
    /// The columns that these events need; those with names and the local time if `noted`.
    pub fn new(survey: &Survey, noted: bool, kept: impl Fn(&str) -> bool) -> Self {
        use Column::{ActorName, Category, EntityName, LocalTime};
        let is_note = |column| matches!(column, LocalTime | Category | ActorName | EntityName);
        let first = COLUMNS.into_iter().filter(|(column, _)| noted || !is_note(*column)).collect();
        let wanted = survey.details.iter().filter(|name| kept(&format!("{DETAILS_PREFIX}{name}")));
        let details: Vec<String> = wanted.cloned().collect();
        let places = details.iter().enumerate().map(|(place, name)| (name.clone(), place)).collect();
        let cells = vec![String::new(); details.len()];
        Self { first, places, details, extra: survey.extra && kept("extra"), cells }
    }

    /// The names of all columns, in order. A raw `details` at the end keeps what cells cannot tell.
    pub fn names(&self) -> Vec<String> {
        let details = self.details.iter().map(|name| format!("{DETAILS_PREFIX}{name}"));
        let last = self.extra.then_some("extra").into_iter().chain(["details"]);
        let first = self.first.iter().map(|(_, name)| (*name).to_owned());
        first.chain(details).chain(last.map(str::to_owned)).collect()
    }

    /// Puts the cells of an event into a record; says how many of them were defused.
    pub fn fill(&mut self, record: &mut StringRecord, event: &AuditEvent<'_>, notes: &Notes<'_>) -> u64 {
        record.clear();
        let mut defused = 0;
        let mut put = |text: &str| match defuse(text) {
            Cow::Borrowed(safe) => record.push_field(safe),
            Cow::Owned(safe) => {
                defused += 1;
                record.push_field(&safe);
            }
        };
        for (column, _) in &self.first {
            let text = match column {
                Column::Id => Some(event.id.as_ref()),
                Column::CreatedAt => {
                    put(&event.created_at.to_string());
                    continue;
                }
                Column::LocalTime => notes.local_time.as_deref(),
                Column::Category => notes.category.as_deref(),
                Column::EventKey => Some(event.event_key.as_ref()),
                Column::ActorId => event.actor_id.as_deref(),
                Column::ActorName => notes.actor_name.as_deref(),
                Column::ActorType => event.actor_type.as_deref(),
                Column::EntityId => event.entity_id.as_deref(),
                Column::EntityName => notes.entity_name.as_deref(),
                Column::EntityType => event.entity_type.as_deref(),
                Column::IpAddress => event.ip_address.as_deref(),
                Column::UserAgent => event.user_agent.as_deref(),
            };
            put(text.unwrap_or_default());
        }
        self.cells.iter_mut().for_each(String::clear);
        for (name, raw) in Fields::read(&event.details).map(|fields| fields.0).unwrap_or_default() {
            if let Some(place) = self.places.get(name.as_ref()) {
                self.cells[*place] = cell(raw).into_owned();
            }
        }
        self.cells.iter().for_each(|cell| put(cell));
        if self.extra {
            put(event.extra.as_deref().unwrap_or_default());
        }
        put(if event.details == NO_DETAILS { "" } else { &event.details });
        defused
    }
}
