//! Where events are written: the workspace, its calendar, and chance.

use super::calendar::Calendar;
use super::day::{Day, Span};
use super::details::Details;
use crate::company::devices::Device;
use crate::company::person::{Person, Role};
use crate::record::Record;
use crate::rng::Rng;
use crate::texts::{AddressId, ClientId};
use crate::workspace::{Workspace, whole_second};
use audit_model::Timestamp;

/// The stage on which stories are played.
pub(crate) struct Scene<'w> {
    pub workspace: &'w mut Workspace,
    /// What would be outside of it is left out: it was not logged any more, or has not happened yet.
    pub calendar: Calendar,
    pub rng: Rng,
    /// Whether deleted accounts may act, which is an incident.
    pub ghosts: bool,
}

/// From where and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub address: AddressId,
    pub client: ClientId,
}

/// Somebody who does something now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Actor {
    /// Among the people of the workspace.
    pub index: usize,
    pub id: u32,
    /// `None` for what the server does in their name.
    pub origin: Option<Origin>,
}

impl Actor {
    /// The same person, as the server writes of them by itself.
    pub const fn by_server(self) -> Self {
        Self { origin: None, ..self }
    }

    /// Themselves as the thing something is done to.
    pub fn user(self) -> (&'static str, u64) {
        ("User", u64::from(self.id))
    }
}

impl Scene<'_> {
    /// Writes an event.
    pub fn write(&mut self, at: Timestamp, actor: Actor, key: &str, entity: (&str, u64), details: Details) {
        self.write_plain(at, actor, key, entity, details.done());
    }

    /// Writes an event without `details`.
    pub fn write_empty(&mut self, at: Timestamp, actor: Actor, key: &str, entity: (&str, u64)) {
        self.write_plain(at, actor, key, entity, None);
    }

    fn write_plain(
        &mut self,
        at: Timestamp,
        actor: Actor,
        key: &str,
        entity: (&str, u64),
        details: Option<Box<str>>,
    ) {
        let at = whole_second(at);
        let deleted = self.workspace.people.get(actor.index).and_then(|person| person.deleted_at);
        if !self.calendar.covers(at) || !self.ghosts && deleted.is_some_and(|deleted| deleted <= at) {
            return;
        }
        let id = self.workspace.next_id();
        let texts = &mut self.workspace.texts;
        let record = Record {
            at,
            id,
            entity: entity.1,
            details,
            actor: actor.id,
            address: actor.origin.map(|origin| origin.address),
            client: actor.origin.map(|origin| origin.client),
            key: texts.key_id(key),
            entity_type: texts.entity_type_id(entity.0),
        };
        self.workspace.records.push(record);
    }

    /// The day of somebody.
    pub fn day(&self, index: usize, day: i64) -> Day {
        match (self.workspace.people.get(index), self.workspace.habits.get(index)) {
            (Some(person), Some(habits)) => {
                Day::of(self.workspace.config.seed, &self.calendar, person, habits, day)
            }
            _ => Day::default(),
        }
    }

    /// A device at a place.
    pub fn origin(&mut self, device: Device, address: AddressId, at: Timestamp) -> Origin {
        Origin { address, client: self.workspace.texts.client_id(&device.user_agent(at)) }
    }

    /// Somebody in a span of their day.
    pub fn actor_in(&mut self, index: usize, span: &Span) -> Actor {
        let origin = self.origin(span.device, span.address, span.from);
        Actor { index, id: self.workspace.people[index].id, origin: Some(origin) }
    }

    /// Somebody at their computer at home, whatever the hour.
    pub fn actor_at_home(&mut self, index: usize, at: Timestamp) -> Actor {
        let habits = &self.workspace.habits[index];
        let (laptop, home) = (habits.laptop, habits.home[0]);
        let origin = self.origin(laptop, home, at);
        Actor { index, id: self.workspace.people[index].id, origin: Some(origin) }
    }

    /// Somebody as they are at that time: where their day has them, else at home.
    pub fn person_now(&mut self, index: usize, at: Timestamp) -> Actor {
        let day = self.calendar.day_of(at);
        match self.day(index, day).spans.iter().find(|span| span.covers(at)) {
            Some(span) => self.actor_in(index, span),
            None => self.actor_at_home(index, at),
        }
    }

    /// Somebody eligible: at work at that time if there is such a one, else anybody who has an account then.
    pub fn someone(&mut self, at: Timestamp, eligible: impl Fn(&Person) -> bool) -> Option<Actor> {
        let day = self.calendar.day_of(at);
        let count = self.workspace.people.len();
        if count == 0 {
            return None;
        }
        let fits = |person: &Person| active_at(person, at) && eligible(person);
        for _ in 0..40 {
            let index = self.rng.index(count);
            if fits(&self.workspace.people[index])
                && let Some(span) = self.day(index, day).spans.into_iter().find(|span| span.covers(at))
            {
                return Some(self.actor_in(index, &span));
            }
        }
        let first = self.rng.index(count);
        let index =
            (0..count).map(|step| (first + step) % count).find(|&at| fits(&self.workspace.people[at]))?;
        Some(self.actor_at_home(index, at))
    }

    /// Some employee or guest.
    pub fn anyone(&mut self, at: Timestamp) -> Option<Actor> {
        self.someone(at, |person| !person.bot)
    }

    /// Some employee.
    pub fn employee(&mut self, at: Timestamp) -> Option<Actor> {
        self.someone(at, |person| !person.bot && matches!(person.role, Role::User | Role::Admin))
    }

    /// Some administrator, or the owner.
    pub fn admin(&mut self, at: Timestamp) -> Option<Actor> {
        self.someone(at, |person| person.role == Role::Admin)
    }

    /// The owner.
    pub fn owner(&mut self, at: Timestamp) -> Option<Actor> {
        let owner = self.workspace.owner_id;
        self.someone(at, |person| person.id == owner)
    }

    /// A program: a bot, or a script that runs under somebody's name.
    pub fn program(&mut self, at: Timestamp) -> Option<Actor> {
        let habits = &self.workspace.habits;
        let scripts: Vec<usize> = (0..habits.len())
            .filter(|&index| habits[index].script.is_some() && active_at(&self.workspace.people[index], at))
            .collect();
        let index = self.rng.pick(&scripts).copied()?;
        self.script_of(index)
    }

    /// A bot by itself.
    pub fn bot(&mut self, at: Timestamp) -> Option<Actor> {
        let actor = self.someone(at, |person| person.bot)?;
        self.script_of(actor.index)
    }

    fn script_of(&mut self, index: usize) -> Option<Actor> {
        let (program, address) = self.workspace.habits[index].script?;
        let client = self.workspace.texts.client_id(program);
        let origin = Some(Origin { address, client });
        Some(Actor { index, id: self.workspace.people[index].id, origin })
    }

    /// A chat of somebody, else any chat that lives.
    pub fn chat_of(&mut self, actor: Actor, at: Timestamp, group: bool) -> Option<usize> {
        let chats = &self.workspace.chats;
        let count = chats.len();
        let lives = |index: &usize| {
            let chat = &chats[*index];
            !chat.archived && chat.created_at <= at && !(group && chat.personal)
        };
        let first = self.rng.index(count);
        let mut round = (0..count).map(|step| (first + step) % count);
        round
            .find(|index| lives(index) && chats[*index].member_ids.binary_search(&actor.id).is_ok())
            .or_else(|| (0..count).map(|step| (first + step) % count).find(lives))
    }

    /// So many seconds later, drawn between two bounds.
    pub fn later(&mut self, at: Timestamp, low: i64, high: i64) -> Timestamp {
        Timestamp(at.0 + self.rng.between(low, high) * 1_000)
    }
}

/// Whether somebody has an account that can do anything at that time.
pub(crate) fn active_at(person: &Person, at: Timestamp) -> bool {
    person.exists_at(at) && !person.suspended && !person.invited_only
}
