//! An event, its fields and the names: everything a sentence asks for.

use crate::i18n::{Arg, Lang, message};
use crate::text::Names;
use crate::text::amount::counted;
use crate::text::clean::{listed, part};
use crate::text::fields::Fields;
use crate::text::words::{named, numbered};
use audit_model::AuditEvent;

/// How many characters a text from `details` may have inside a sentence.
const TEXT_CHARS: usize = 60;

/// An event to be said.
pub struct Context<'a> {
    pub event: &'a AuditEvent<'a>,
    pub details: Fields<'a>,
    pub lang: Lang,
    names: &'a dyn Names,
}

impl<'a> Context<'a> {
    pub fn new(event: &'a AuditEvent<'_>, lang: Lang, names: &'a dyn Names) -> Self {
        Self { event, details: Fields::read(&event.details).unwrap_or_default(), lang, names }
    }

    /// A phrase in the language of the sentence.
    pub fn phrase(&self, id: &str, args: &[Arg<'_>]) -> String {
        message(self.lang, id, args)
    }

    /// A phrase around a name, where there is one.
    pub fn around(&self, id: &str, name: Option<String>) -> Option<String> {
        name.map(|name| self.phrase(id, &[("name", name.into())]))
    }

    /// A phrase about a count in `details`; nothing where it is zero.
    pub fn counted(&self, id: &str, field: &str) -> Option<String> {
        self.details.count(field).filter(|count| *count > 0).map(|count| counted(self.lang, id, count))
    }

    /// A text field of `details`, on one short line.
    pub fn text(&self, field: &str) -> Option<String> {
        self.details.text(field).and_then(|text| part(&text, TEXT_CHARS))
    }

    /// A list in `details`, cut with "+2 more".
    pub fn list(&self, field: &str) -> Option<String> {
        listed(self.lang, &self.details.texts(field))
    }

    /// The entity's type, empty if unknown.
    pub fn entity_type(&self) -> &str {
        self.event.entity_type.as_deref().unwrap_or_default()
    }

    fn entity_id(&self) -> Option<&str> {
        self.event.entity_id.as_deref().filter(|id| !id.trim().is_empty())
    }

    /// Whether a person's id is the actor's.
    pub fn is_actor(&self, id: &str) -> bool {
        self.event.actor_id.as_deref().is_some_and(|actor| actor.trim() == id.trim())
    }

    /// Whether the event was done to its own actor.
    pub fn is_own(&self) -> bool {
        self.entity_type() == "User" && self.entity_id().is_some_and(|id| self.is_actor(id))
    }

    /// A thing by name, else «чат #12».
    fn thing(&self, entity_type: &str, id: &str) -> Option<String> {
        named(entity_type, id, self.names).or_else(|| numbered(self.lang, entity_type, id))
    }

    /// A thing by name, else «#12», after a word that says its type.
    pub fn named_or_number(&self, entity_type: &str, id: &str) -> Option<String> {
        named(entity_type, id, self.names).or_else(|| part(id, TEXT_CHARS).map(|id| format!("#{id}")))
    }

    /// The entity after a verb that already says its type: its name or «#12». Of another type than the verb
    /// says: with that type. Nothing where it is the actor.
    pub fn entity(&self, expected: &str) -> Option<String> {
        let id = self.entity_id()?;
        match self.entity_type() {
            "User" | "Bot" if self.is_actor(id) => None,
            actual if actual == expected || actual.is_empty() => self.named_or_number(expected, id),
            actual => self.thing(actual, id),
        }
    }

    /// The entity with its type, for sentences whose verb says nothing of it. Nothing where it is the actor.
    pub fn any_entity(&self) -> Option<String> {
        let id = self.entity_id().filter(|_| !self.is_own())?;
        self.thing(self.entity_type(), id)
    }

    /// The entity where it is a person other than the actor.
    pub fn other_person(&self) -> Option<String> {
        (self.entity_type() == "User").then(|| self.any_entity()).flatten()
    }

    /// A person in `details` other than the actor.
    pub fn person(&self, field: &str) -> Option<String> {
        let id = self.details.text(field).filter(|id| !self.is_actor(id))?;
        self.thing("User", id.trim())
    }

    /// A chat in `details`: by name, else «чат #12».
    pub fn chat(&self, field: &str) -> Option<String> {
        self.thing("Chat", self.details.text(field)?.trim())
    }

    /// The bot that the event is about, after a verb that says it is one: by name, else «#7». Nothing where it is
    /// the actor.
    pub fn bot(&self) -> Option<String> {
        let is_bot = matches!(self.entity_type(), "Bot" | "User");
        let entity = || self.entity_id().filter(|_| is_bot).map(str::to_owned);
        let id = self.details.text("bot_id").or_else(entity).filter(|id| !self.is_actor(id))?;
        self.named_or_number("Bot", id.trim())
    }

    /// A bot in `details` other than the actor: by name, else «бот #7».
    pub fn bot_in(&self, field: &str) -> Option<String> {
        let id = self.details.text(field).filter(|id| !self.is_actor(id))?;
        self.thing("Bot", id.trim())
    }

    /// Who did it, where `details` name somebody else than the actor.
    pub fn by(&self, field: &str) -> Option<String> {
        self.around("phrase-by", self.person(field))
    }

    /// `before → after`, with a dash for a side that is missing; nothing where both are.
    pub fn change(&self, before: Option<String>, after: Option<String>) -> Option<String> {
        if before.is_none() && after.is_none() {
            return None;
        }
        let side = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
        Some(format!("{} → {}", side(before), side(after)))
    }

    /// `+messages:read −chats:read`; nothing where nothing changed.
    pub fn scopes_change(&self, added: &[String], removed: &[String]) -> Option<String> {
        let signed = |sign: &str, scopes: &[String]| -> Vec<String> {
            scopes.iter().map(|scope| format!("{sign}{scope}")).collect()
        };
        listed(self.lang, &[signed("+", added), signed("−", removed)].concat())
    }
}
