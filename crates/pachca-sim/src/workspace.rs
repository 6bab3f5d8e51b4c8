//! A whole simulated workspace.

use crate::activity::things::Things;
use crate::company::habits::Habits;
use crate::company::{chat::Chat, dlp::DlpRule, person::Person, tag::Tag};
use crate::config::Config;
use crate::incidents::Incident;
use crate::record::{EventId, Record};
use crate::texts::Texts;
use audit_model::Timestamp;

/// A simulated workspace: its directory in the state at the end of the history, and the history itself.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// What it was made from.
    pub config: Config,
    /// The id of the company, the entity of events that concern all of it.
    pub company_id: u64,
    /// The id of the owner, the only one whose tokens may read the log.
    pub owner_id: u32,
    /// People and bots, by id; deleted ones too, see [`Person::deleted_at`].
    pub people: Vec<Person>,
    /// Chats by id, personal ones too.
    pub chats: Vec<Chat>,
    /// Group tags by id, deleted ones too.
    pub tags: Vec<Tag>,
    /// Data leak rules.
    pub dlp_rules: &'static [DlpRule],
    /// The texts of the records.
    pub texts: Texts,
    /// The history, oldest first; events of one second in the order in which they happened.
    pub records: Vec<Record>,
    /// What was staged, oldest first; nothing in a quiet workspace.
    pub incidents: Vec<Incident>,
    /// How everybody lives, in the order of `people`.
    pub(crate) habits: Vec<Habits>,
    /// Numbers given, tokens, applications.
    pub(crate) things: Things,
    /// How many events have been given an id.
    pub(crate) numbered: u64,
}

/// An event to be written now, in plain texts; see [`Workspace::record`].
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// When it happens.
    pub at: Timestamp,
    /// What happens.
    pub key: &'a str,
    /// Who does it.
    pub actor: u32,
    /// What kind of thing it is done to.
    pub entity_type: &'a str,
    /// The id of that thing.
    pub entity: u64,
    /// `details` as JSON; `None` stands for `{}`.
    pub details: Option<Box<str>>,
    /// From where.
    pub address: Option<&'a str>,
    /// With what.
    pub client: Option<&'a str>,
}

impl Workspace {
    /// A workspace in which nobody is.
    pub(crate) fn empty(config: &Config) -> Self {
        Self {
            config: config.clone(),
            company_id: 4_210,
            owner_id: 0,
            people: Vec::new(),
            chats: Vec::new(),
            tags: Vec::new(),
            dlp_rules: &[],
            texts: Texts::default(),
            records: Vec::new(),
            incidents: Vec::new(),
            habits: Vec::new(),
            things: Things::new(),
            numbered: 0,
        }
    }

    /// The record of a new event, with an id of its own and its time cut to the second. It is not added to
    /// [`records`](Self::records): whoever keeps the log does that.
    pub fn record(&mut self, draft: &Draft<'_>) -> Record {
        Record {
            at: whole_second(draft.at),
            id: self.next_id(),
            entity: draft.entity,
            details: draft.details.clone(),
            actor: draft.actor,
            address: draft.address.map(|address| self.texts.address_id(address)),
            client: draft.client.map(|client| self.texts.client_id(client)),
            key: self.texts.key_id(draft.key),
            entity_type: self.texts.entity_type_id(draft.entity_type),
        }
    }

    /// The person or bot with this id, deleted or not.
    pub fn person(&self, id: u32) -> Option<&Person> {
        self.people
            .binary_search_by_key(&id, |person| person.id)
            .ok()
            .and_then(|index| self.people.get(index))
    }

    /// The chat with this id.
    pub fn chat(&self, id: u64) -> Option<&Chat> {
        self.chats.binary_search_by_key(&id, |chat| chat.id).ok().and_then(|index| self.chats.get(index))
    }

    pub(crate) const fn next_id(&mut self) -> EventId {
        self.numbered += 1;
        EventId::new(self.config.seed, self.numbered)
    }
}

/// The log has whole seconds.
pub(crate) const fn whole_second(at: Timestamp) -> Timestamp {
    Timestamp(at.0 - at.0.rem_euclid(1_000))
}
