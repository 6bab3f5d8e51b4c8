//! Notes and cases, kept in this browser.

use crate::platform::storage;
use crate::queries::list;
use crate::state::App;
use crate::state::notes::{Change, Notebook};
use leptos::prelude::*;

const NOTES: &str = "audit-dashboard.notes";

/// Reads what was kept. What is not ours or was damaged is left alone.
pub fn start(app: App) {
    let kept = storage::load(NOTES).and_then(|json| serde_json::from_str(&json).ok());
    show(app, kept.unwrap_or_default());
}

/// Notes something on an event.
pub fn change(app: App, id: &str, change: &Change) {
    let known = app.notes.with_untracked(|book| book.note(id).map(|note| note.event.clone()));
    let event = untrack(|| list::event(app, id)).map(|event| event.to_json()).or(known);
    if let Some(event) = event {
        keep(app, app.notes.with_untracked(|book| book.with(id, &event, change)));
    }
}

/// Puts events into a case.
pub fn add_to_case(app: App, name: &str, ids: &[String]) {
    let event = |id: &String| Some((id.clone(), untrack(|| list::event(app, id))?.to_json()));
    let events: Vec<(String, String)> = ids.iter().filter_map(event).collect();
    keep(app, app.notes.with_untracked(|book| book.with_case(name, &events)));
}

/// Takes an event out of a case.
pub fn take_out(app: App, name: &str, id: &str) {
    keep(app, app.notes.with_untracked(|book| book.without_event(name, id)));
}

/// Gives a case up.
pub fn give_up(app: App, name: &str) {
    keep(app, app.notes.with_untracked(|book| book.without_case(name)));
}

fn keep(app: App, book: Notebook) {
    // Such a struct is always JSON.
    let kept = serde_json::to_string(&book).is_ok_and(|json| storage::keep(NOTES, &json));
    app.notes_kept.set(kept);
    show(app, book);
}

/// The log first: what follows the notes reads it.
fn show(app: App, book: Notebook) {
    app.log.know_notes(book.clone());
    app.notes.set(book);
}
