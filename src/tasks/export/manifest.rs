//! What is written beside a file, and told when it is done.

use super::write::Done;
use crate::i18n::I18n;
use crate::platform::clock::BrowserClock;
use crate::platform::zone;
use crate::queries::{export, line};
use crate::state::App;
use crate::state::export::{Choice, Prepared, Receipt, What};
use crate::state::period::TimeRange;
use audit_client::Clock;
use audit_export::{
    FORMAT, FileFacts, Layout, Manifest, Origin, Redacted, Selection, Stretch, Treatment, VERSION,
};
use leptos::prelude::*;
use std::rc::Rc;

/// The receipt of a file, with its manifest.
pub fn receipt(
    app: App,
    i18n: I18n,
    prepared: &Prepared,
    layout: &Layout,
    choice: Choice,
    name: String,
    done: Done,
) -> Receipt {
    let (written, bytes) = (done.written, done.digest.bytes());
    let sha256 = done.digest.hex();
    let span = prepared.survey.span;
    let period =
        app.range.get_untracked().or_else(|| span.and_then(|(start, end)| TimeRange::new(start, end)));
    let made_at = BrowserClock.wall();
    let treated = |treatment| match treatment {
        Treatment::Drop => "dropped",
        Treatment::Pseudonym => "pseudonyms",
    };
    let redaction = layout.redaction.rules().map(|(field, treatment)| Redacted {
        field: field.to_owned(),
        treatment: treated(treatment).to_owned(),
    });
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_by: concat!("pachca-audit-dashboard ", env!("CARGO_PKG_VERSION")).to_owned(),
        made_at,
        time_zone: zone::name().unwrap_or_else(zone::own),
        file: FileFacts {
            name: name.clone(),
            format: layout.format.extension().to_owned(),
            schema: layout.format.schema().map(str::to_owned),
            gzip: choice.packs(),
            bytes,
            sha256: sha256.clone(),
            events: written.events,
            first_event: span.map(|(first, _)| first),
            last_event: span.map(|(_, last)| last),
            defused_cells: written.defused,
        },
        source: match (app.session.sample.get_untracked(), app.session.from_files.get_untracked()) {
            (true, _) => Origin::Sample,
            (_, true) => Origin::File,
            _ => Origin::Api,
        },
        selection: Selection {
            what: choice.what.slug().to_owned(),
            filters: match choice.what {
                What::Everything | What::Picked => String::new(),
                What::Filtered => untrack(|| line::text(app)),
            },
        },
        period: period.map_or(Stretch { start: made_at, end: made_at }, |range| Stretch {
            start: range.start,
            end: range.end,
        }),
        coverage: untrack(|| export::completeness_of(app)),
        counts_by_key: prepared.survey.counts.clone(),
        redaction: redaction.collect(),
        passphrase_check: layout.redaction.key_check(),
        notes: notes(app, i18n, prepared, choice, written.defused),
    };
    Receipt {
        name,
        events: written.events,
        bytes,
        sha256,
        defused: written.defused,
        manifest: Rc::from(manifest.to_json()),
    }
}

/// What a person should know who reads the manifest.
fn notes(app: App, i18n: I18n, prepared: &Prepared, choice: Choice, defused: u64) -> Vec<String> {
    let own_hidden = choice.what == What::Filtered
        && untrack(|| app.log.own().is_some() && !app.filters.with(|filters| filters.own_shown));
    let said = [
        (own_hidden, "export-note-own"),
        (defused > 0, "export-note-formulas"),
        (prepared.survey.more_details, "export-note-columns"),
    ];
    untrack(|| said.into_iter().filter(|(is, _)| *is).map(|(_, id)| i18n.t(id)).collect())
}
