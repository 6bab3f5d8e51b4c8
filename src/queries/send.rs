//! What would be sent to another system.

use super::export::Noting;
use crate::state::App;
use crate::state::export::Rules;
use audit_export::send::{Request, Target};
use audit_export::{Format, Notes};
use audit_store::Row;
use leptos::prelude::*;

/// The request with these events, redacted and noted as the dialog has it.
pub fn request(app: App, target: &Target, rows: &[Row]) -> Option<Request> {
    let redaction = app.export.rules.with(Rules::redaction);
    let noted = app.export.choice.with(|choice| choice.noted);
    let names = app.names.get();
    let mut noting = Noting::new(&names, Format::Ndjson);
    app.log.peek(|store| {
        let events = rows.iter().filter_map(|row| store.event(*row)).map(|event| {
            let notes = if noted { noting.of(&event) } else { Notes::default() };
            let notes = redaction.apply_to_notes(&notes);
            (redaction.apply(&event).unwrap_or(event), notes)
        });
        Some(target.request(&events.collect::<Vec<_>>()))
    })
}

/// The content of the request with the first event, for a person to look at.
pub fn first_record(app: App) -> Option<String> {
    let row = app.export.prepared.with(|prepared| prepared.as_ref()?.rows.first().copied())?;
    let target = app.outbox.form.with(|form| form.target());
    let request = request(app, &target, &[row])?;
    Some(String::from_utf8_lossy(&request.body).into_owned())
}
