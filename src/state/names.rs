//! Names for ids, as far as the token may ask for them.

use crate::text::Names as NamesOf;
use leptos::prelude::*;
use std::collections::HashMap;
use std::rc::Rc;

/// All names known so far.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// People and bots by id.
    pub people: HashMap<String, Rc<str>>,
    /// Chats by id.
    pub chats: HashMap<String, Rc<str>>,
    /// Tags by id.
    pub tags: HashMap<String, Rc<str>>,
}

impl NamesOf for Directory {
    fn person(&self, id: &str) -> Option<String> {
        self.people.get(id).map(|name| name.to_string())
    }

    fn chat(&self, id: &str) -> Option<String> {
        self.chats.get(id).map(|name| name.to_string())
    }

    fn tag(&self, id: &str) -> Option<String> {
        self.tags.get(id).map(|name| name.to_string())
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

    /// The name of a person, or the id.
    pub fn person(self, id: &str) -> String {
        self.0.with(|names| names.person(id)).unwrap_or_else(|| format!("#{id}"))
    }
}

impl Default for NamesState {
    fn default() -> Self {
        Self::new()
    }
}
