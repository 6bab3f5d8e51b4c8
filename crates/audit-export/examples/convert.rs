//! Turns a file of events into another form, as the page does: `convert FORMAT < events.json > file`.
//!
//! `FORMAT` is `json`, `ndjson`, `csv`, `ecs`, `ocsf` or `cef`. With `--noted`, the names `Name of ID` go along; with
//! `--hide PASSPHRASE`, every field that can be redacted is a pseudonym.

use audit_export::read::{Batch, Reader};
use audit_export::{
    EventWriter, Format, Key, Layout, Notes, Redaction, Schema, Separator, Survey, Treatment, redactable,
};
use audit_model::AuditEvent;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().ok_or("which format?")?;
    let format = match name.as_str() {
        "json" => Format::Json,
        "ndjson" => Format::Ndjson,
        "csv" => Format::Csv(Separator::Comma),
        "ecs" => Format::Schema(Schema::Ecs),
        "ocsf" => Format::Schema(Schema::Ocsf),
        "cef" => Format::Schema(Schema::Cef),
        other => return Err(format!("no format {other:?}").into()),
    };
    let noted = arguments.iter().any(|one| one == "--noted");
    let passphrase = arguments.iter().position(|one| one == "--hide").and_then(|at| arguments.get(at + 1));

    let events = events()?;
    let mut survey = Survey::default();
    events.iter().for_each(|event| survey.take(event));
    let redaction = passphrase.map_or_else(Redaction::default, |passphrase| {
        let details = survey.details.iter().map(|field| format!("details.{field}"));
        let fields = redactable().into_iter().map(str::to_owned).chain(details);
        Redaction::new(fields.map(|field| (field, Treatment::Pseudonym)).collect(), Key::new(passphrase))
    });
    let layout = Layout { format, noted, redaction };
    let mut writer = EventWriter::new(BufWriter::new(io::stdout().lock()), layout, &survey)?;
    for event in &events {
        let name = |id: Option<&str>| id.map(|id| format!("Name of {id}").into());
        let notes = Notes {
            actor_name: name(event.actor_id.as_deref()),
            entity_name: name(event.entity_id.as_deref()),
            category: Some(event.category().slug().into()),
            local_time: None,
        };
        writer.write(event, &notes)?;
    }
    writer.finish()?;
    Ok(io::stdout().flush()?)
}

/// All events of the standard input.
fn events() -> Result<Vec<AuditEvent<'static>>, Box<dyn std::error::Error>> {
    let (mut bytes, mut events, mut bad) = (Vec::new(), Vec::new(), Vec::new());
    io::stdin().lock().read_to_end(&mut bytes)?;
    let mut reader = Reader::new();
    let mut take = |batch: Batch<'_>| {
        events.extend(batch.events.into_iter().map(AuditEvent::into_owned));
        bad.extend(batch.bad);
    };
    let outcome = reader.feed(&bytes, &mut take).and_then(|()| reader.finish(&mut take));
    outcome.map_err(|problem| format!("the input: {problem:?}"))?;
    if let Some(bad) = bad.first() {
        return Err(format!("record {}: {:?}", bad.place, bad.reason).into());
    }
    Ok(events)
}
