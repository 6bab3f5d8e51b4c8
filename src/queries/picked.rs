//! The picked events: compared, and as text to be copied.

use super::list::{event, row_view};
use crate::i18n::I18n;
use crate::list::compare::compare;
use crate::list::compare_view::Pair;
use crate::list::picked_bar::CopyAs;
use crate::platform::intl::{self, Style};
use crate::state::App;
use crate::text::exact_duration;
use audit_export::{EventWriter, Format, Layout, Notes, Redaction, Separator, Survey};
use audit_model::AuditEvent;
use leptos::prelude::*;

/// The picked events that are loaded, newest first.
pub fn events(app: App) -> Vec<AuditEvent<'static>> {
    let ids = app.picked.get();
    let mut events: Vec<_> = ids.ids().iter().filter_map(|id| event(app, id)).collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.created_at));
    events
}

/// The two picked events side by side; nothing where not exactly two are picked.
pub fn pair(app: App, i18n: I18n) -> Option<Pair> {
    if app.picked.with(|picked| picked.len()) != 2 {
        return None;
    }
    let events = events(app);
    let [newer, older] = events.as_slice() else { return None };
    let lang = i18n.lang();
    let names = app.names.get();
    let seconds = newer.created_at.0.abs_diff(older.created_at.0) / 1_000;
    Some(Pair {
        times: [older, newer].map(|event| intl::date(lang, Style::Exact, event.created_at)),
        apart: exact_duration(lang, seconds),
        rows: compare([older, newer], lang, names.as_ref()),
    })
}

/// The picked events as text.
pub fn copied(app: App, i18n: I18n, what: CopyAs) -> String {
    let events = untrack(|| events(app));
    match what {
        CopyAs::Json => written(&events, Format::Json),
        CopyAs::Csv => {
            written(&events, Format::Csv(Separator::Comma)).trim_start_matches('\u{feff}').to_owned()
        }
        CopyAs::Text => {
            untrack(|| events.iter().map(|event| line(app, i18n, event)).collect::<Vec<_>>().join("\n"))
        }
    }
}

/// An event on one line: when, who, what, from where, with what.
pub fn line(app: App, i18n: I18n, event: &AuditEvent<'_>) -> String {
    let row = row_view(app, i18n, event);
    let when = intl::date(i18n.lang(), Style::Exact, event.created_at);
    let who = row.actor.map_or_else(|| i18n.t("list-nobody"), |actor| actor.name);
    let parts = [Some(when), Some(who), Some(row.sentence.text()), row.ip, row.client];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn written(events: &[AuditEvent<'_>], format: Format) -> String {
    let mut survey = Survey::default();
    events.iter().for_each(|event| survey.take(event));
    let layout = Layout { format, noted: false, redaction: Redaction::default() };
    let mut bytes = Vec::new();
    // Memory takes whatever is written.
    let _ = write(&mut bytes, events, layout, &survey);
    String::from_utf8(bytes).unwrap_or_default()
}

fn write(
    bytes: &mut Vec<u8>,
    events: &[AuditEvent<'_>],
    layout: Layout,
    survey: &Survey,
) -> std::io::Result<()> {
    let mut writer = EventWriter::new(bytes, layout, survey)?;
    for event in events {
        writer.write(event, &Notes::default())?;
    }
    writer.finish().map(drop)
}
