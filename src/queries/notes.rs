//! Notes as they are shown. Events are read from the notebook, so that it does not matter what is loaded.

use super::list::row_view;
use crate::i18n::I18n;
use crate::state::App;
use crate::state::notes::{Note, Notebook};
use audit_model::AuditEvent;
use leptos::prelude::*;

/// A line of the notebook.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Noted {
    /// The event's id.
    pub id: String,
    /// When it happened.
    pub when: String,
    /// Who did it.
    pub who: String,
    /// What happened.
    pub what: String,
    /// What was noted.
    pub note: Note,
    /// The cases that it is in.
    pub cases: Vec<String>,
    /// Whether the event is loaded, so that it can be opened.
    pub is_loaded: bool,
}

/// Which notes are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All.
    #[default]
    All,
    /// Those with a star.
    Starred,
    /// Those with a tag.
    Tag(String),
    /// Those of a case.
    Case(String),
}

/// The wanted notes, newest events first.
pub fn noted(app: App, i18n: I18n, which: &Which) -> Vec<Noted> {
    let book = app.notes.get();
    let mut lines: Vec<_> = book
        .notes
        .iter()
        .filter(|(id, note)| is_wanted(&book, which, id, note))
        .filter_map(|(id, note)| {
            let event = AuditEvent::read(&note.event).ok()?;
            let row = row_view(app, i18n, &event);
            let noted = Noted {
                id: id.clone(),
                when: row.exact,
                who: row.actor.map_or_else(|| i18n.t("list-nobody"), |actor| actor.name),
                what: row.sentence.text(),
                note: note.clone(),
                cases: book.cases_of(id).map(str::to_owned).collect(),
                is_loaded: app.log.view_all(|store| store.row_of_id(id).is_some()),
            };
            Some((event.created_at, noted))
        })
        .collect();
    lines.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.id.cmp(&other.1.id)));
    lines.into_iter().map(|(_, noted)| noted).collect()
}

/// The events with the wanted notes, by id.
pub fn ids(book: &Notebook, which: &Which) -> Vec<String> {
    let wanted = book.notes.iter().filter(|(id, note)| is_wanted(book, which, id, note));
    wanted.map(|(id, _)| id.clone()).collect()
}

fn is_wanted(book: &Notebook, which: &Which, id: &str, note: &Note) -> bool {
    match which {
        Which::All => true,
        Which::Starred => note.starred,
        Which::Tag(tag) => note.tags.contains(tag),
        Which::Case(name) => book.cases_of(id).any(|case| case == name),
    }
}
