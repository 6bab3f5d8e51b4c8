//! Names for ids: as the API gives them as far as the token may ask, else as the log itself gives them.

use crate::text::{Names as NamesOf, Recovered, folded};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// All names known so far.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// People and bots by id.
    pub people: HashMap<String, Rc<str>>,
    /// What else is known of people and bots, by id.
    pub profiles: HashMap<String, Profile>,
    /// Chats by id.
    pub chats: HashMap<String, Rc<str>>,
    /// Tags by id.
    pub tags: HashMap<String, Rc<str>>,
    /// What the log names; where the API names the same thing, that counts.
    pub recovered: Rc<Recovered>,
}

/// What else the API says of a person or bot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// A bot.
    pub bot: bool,
    /// An administrator.
    pub admin: bool,
    /// Suspended: reads no messages.
    pub suspended: bool,
}

/// A name, and whether only the log gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Whether it stems from the log: the API does not know the thing (any longer), or does not show it.
    pub from_log: bool,
}

impl Name {
    /// A text that is no name from the log.
    pub const fn plain(text: String) -> Self {
        Self { text, from_log: false }
    }
}

impl Directory {
    /// The name of a person or bot.
    pub fn name_of_person(&self, id: &str) -> Option<Name> {
        name(self.people.get(id), self.recovered.person(id))
    }

    /// The name of a chat.
    pub fn name_of_chat(&self, id: &str) -> Option<Name> {
        name(self.chats.get(id), self.recovered.chat(id))
    }

    /// The name of a tag.
    pub fn name_of_tag(&self, id: &str) -> Option<Name> {
        name(self.tags.get(id), self.recovered.tag(id))
    }

    /// The ids of people and bots of such names, as they are shown.
    pub fn people_by(&self, is_so: impl Fn(&str) -> bool) -> BTreeSet<String> {
        by(&self.people, self.recovered.people(), is_so)
    }

    /// The ids of chats of such names.
    pub fn chats_by(&self, is_so: impl Fn(&str) -> bool) -> BTreeSet<String> {
        by(&self.chats, self.recovered.chats(), is_so)
    }

    /// The ids of tags of such names.
    pub fn tags_by(&self, is_so: impl Fn(&str) -> bool) -> BTreeSet<String> {
        by(&self.tags, self.recovered.tags(), is_so)
    }
}

fn by<'a>(
    listed: &'a HashMap<String, Rc<str>>,
    recovered: impl Iterator<Item = (&'a str, &'a str)>,
    is_so: impl Fn(&str) -> bool,
) -> BTreeSet<String> {
    let other = recovered.filter(|(id, _)| !listed.contains_key(*id));
    let all = listed.iter().map(|(id, name)| (id.as_str(), &**name)).chain(other);
    all.filter(|(_, name)| is_so(name)).map(|(id, _)| id.to_owned()).collect()
}

fn name(listed: Option<&Rc<str>>, recovered: Option<&str>) -> Option<Name> {
    let listed = listed.map(|text| Name { text: text.to_string(), from_log: false });
    listed.or_else(|| recovered.map(|text| Name { text: text.to_owned(), from_log: true }))
}

impl NamesOf for Directory {
    fn person(&self, id: &str) -> Option<String> {
        self.name_of_person(id).map(|name| name.text)
    }

    fn chat(&self, id: &str) -> Option<String> {
        self.name_of_chat(id).map(|name| name.text)
    }

    fn tag(&self, id: &str) -> Option<String> {
        self.name_of_tag(id).map(|name| name.text)
    }
}

/// Gives names and notes which of them only the log gives, so that a sentence made with them can be marked.
#[derive(Debug)]
pub struct Noting<'a> {
    names: &'a Directory,
    from_log: RefCell<Vec<String>>,
}

impl<'a> Noting<'a> {
    /// Nothing noted yet.
    pub const fn new(names: &'a Directory) -> Self {
        Self { names, from_log: RefCell::new(Vec::new()) }
    }

    fn note(&self, name: Option<Name>) -> Option<String> {
        let name = name?;
        if name.from_log {
            self.from_log.borrow_mut().push(name.text.clone());
        }
        Some(name.text)
    }

    /// Whether a part of a sentence has a name that only the log gives.
    pub fn is_marked(&self, part: Option<&str>) -> bool {
        part.is_some_and(|part| self.from_log.borrow().iter().any(|name| part.contains(name.as_str())))
    }
}

impl NamesOf for Noting<'_> {
    fn person(&self, id: &str) -> Option<String> {
        self.note(self.names.name_of_person(id))
    }

    fn chat(&self, id: &str) -> Option<String> {
        self.note(self.names.name_of_chat(id))
    }

    fn tag(&self, id: &str) -> Option<String> {
        self.note(self.names.name_of_tag(id))
    }
}

/// The directory behind a signal; it changes a few times while names come in.
#[derive(Clone, Copy)]
pub struct NamesState(pub RwSignal<Rc<Directory>, LocalStorage>);

impl NamesState {
    /// An empty directory.
    pub fn new() -> Self {
        Self(RwSignal::new_local(Rc::default()))
    }

    /// The names known now; follows the signal.
    pub fn get(self) -> Rc<Directory> {
        self.0.get()
    }

    /// The ids of the people of this name, whatever its case, in order.
    pub fn people_called(self, name: &str) -> Vec<String> {
        let wanted = folded(name);
        let called = |known: &str| folded(known) == wanted;
        let mut ids = self.0.with(|names| {
            names
                .people
                .iter()
                .filter(|(_, known)| called(known))
                .map(|(id, _)| id.clone())
                .collect::<Vec<_>>()
        });
        ids.sort_unstable();
        ids
    }

    /// The name of a person, or the id.
    pub fn person(self, id: &str) -> String {
        self.0.with(|names| names.person(id)).unwrap_or_else(|| format!("#{id}"))
    }

    /// Changes the directory.
    pub fn change(self, change: impl FnOnce(&mut Directory)) {
        let mut directory = Directory::clone(&self.0.get_untracked());
        change(&mut directory);
        self.0.set(Rc::new(directory));
    }
}

impl Default for NamesState {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::{AuditEvent, Timestamp};

    fn directory() -> Directory {
        let mut recovered = Recovered::default();
        for (id, name) in [("1", "Old name"), ("2", "Closed chat")] {
            recovered.take(&AuditEvent {
                id: id.into(),
                created_at: Timestamp(0),
                event_key: "chat_renamed".into(),
                actor_id: None,
                actor_type: None,
                entity_id: Some(id.into()),
                entity_type: Some("Chat".into()),
                details: format!(r#"{{"new_name":"{name}"}}"#).into(),
                ip_address: None,
                user_agent: None,
                extra: None,
            });
        }
        let chats = HashMap::from([("1".to_owned(), Rc::from("Name of today"))]);
        Directory { chats, recovered: Rc::new(recovered), ..Directory::default() }
    }

    #[test]
    fn what_the_api_says_counts_before_what_the_log_says() {
        let names = directory();
        let say = |id: &str| names.name_of_chat(id).map(|name| (name.text, name.from_log));
        assert_eq!(say("1"), Some(("Name of today".to_owned(), false)));
        assert_eq!(say("2"), Some(("Closed chat".to_owned(), true)));
        assert_eq!((say("3"), names.name_of_tag("2")), (None, None));
    }

    #[test]
    fn only_names_from_the_log_are_noted() {
        let directory = directory();
        let names = Noting::new(&directory);
        let (listed, closed) = (names.chat("1"), names.chat("2"));
        assert!(!names.is_marked(listed.as_deref()) && names.is_marked(closed.as_deref()));
        assert!(names.is_marked(Some("in Closed chat · 5 people")) && !names.is_marked(None));
    }
}
