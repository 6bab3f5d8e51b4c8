//! What would be sent to another system.

use super::export::Noting;
use crate::state::App;
use crate::state::send::Manner;
use audit_export::send::Request;
use audit_export::{Format, Notes};
use audit_store::Row;
use leptos::prelude::*;

/// How things are sent as the dialog has it now.
pub fn manner(app: App) -> Manner {
    Manner {
        target: app.outbox.form.with(|form| form.target()),
        rules: app.export.rules.get(),
        noted: app.export.choice.with(|choice| choice.noted),
    }
}

/// The request with these events.
pub fn request(app: App, manner: &Manner, rows: &[Row]) -> Option<Request> {
    let redaction = manner.rules.redaction();
    let names = app.names.get();
    let mut noting = Noting::new(&names, Format::Ndjson);
    app.log.peek(|store| {
        let events = rows.iter().filter_map(|row| store.event(*row)).map(|event| {
            let notes = if manner.noted { noting.of(&event) } else { Notes::default() };
            let notes = redaction.apply_to_notes(&notes);
            (redaction.apply(&event).unwrap_or(event), notes)
        });
        Some(manner.target.request(&events.collect::<Vec<_>>()))
    })
}

/// The content of the request with the first event, for a person to look at.
pub fn first_record(app: App) -> Option<String> {
    let row = app.export.prepared.with(|prepared| prepared.as_ref()?.rows.first().copied())?;
    let request = request(app, &manner(app), &[row])?;
    Some(String::from_utf8_lossy(&request.body).into_owned())
}
