//! Notes and cases, kept in this browser.

use super::shared;
use crate::platform::storage;
use crate::queries::list;
use crate::state::App;
use crate::state::notes::{Change, Notebook};
use leptos::prelude::*;
use std::collections::BTreeMap;

const NOTES: &str = "audit-dashboard.notes";

/// Reads what was kept, and follows what other tabs change.
pub fn start(app: App) {
    show(app, shared::read(NOTES, app.notes_seen));
    storage::on_change(move || catch_up(app));
}

/// Takes up what another tab has changed.
fn catch_up(app: App) {
    if let Some(book) = shared::changed(NOTES, app.notes_seen) {
        show(app, book);
    }
}

/// Notes something on an event.
pub fn change(app: App, id: &str, change: &Change) {
    let known = app.notes.with_untracked(|book| book.note(id).map(|note| note.event.clone()));
    let event = untrack(|| list::event(app, id)).map(|event| event.to_json()).or(known);
    if let Some(event) = event {
        alter(app, |book| book.with(id, &event, change));
    }
}

/// Puts events into a case, with the findings that they prove; gives back its place among the cases.
pub fn add_to_case(
    app: App,
    name: &str,
    ids: &[String],
    origins: &BTreeMap<String, String>,
) -> Option<usize> {
    // What was noted before may not be loaded now.
    let noted = |id: &str| app.notes.with_untracked(|book| book.note(id).map(|note| note.event.clone()));
    let json = |id: &str| untrack(|| list::event(app, id)).map(|event| event.to_json()).or_else(|| noted(id));
    let events: Vec<(String, String)> = ids.iter().filter_map(|id| Some((id.clone(), json(id)?))).collect();
    alter(app, |book| book.with_case(name, &events, origins));
    app.notes.with_untracked(|book| book.place_of(name))
}

/// Takes an event out of a case.
pub fn take_out(app: App, name: &str, id: &str) {
    alter(app, |book| book.without_event(name, id));
}

/// Gives a case up.
pub fn give_up(app: App, name: &str) {
    alter(app, |book| book.without_case(name));
}

/// Changes the notes as they are in the browser now.
fn alter(app: App, change: impl FnOnce(&Notebook) -> Notebook) {
    catch_up(app);
    let book = app.notes.with_untracked(change);
    app.notes_kept.set(shared::keep(NOTES, app.notes_seen, &book));
    show(app, book);
}

/// The log first: what follows the notes reads it.
fn show(app: App, book: Notebook) {
    app.log.know_notes(book.clone());
    app.notes.set(book);
}
