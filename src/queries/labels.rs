//! What events have several of, or none: scopes and roles in their details, and what was noted on them.

use super::facets::{self, FacetRow};
use crate::i18n::I18n;
use crate::state::App;
use crate::state::notes::MARKS;
use audit_store::Facet;
use leptos::prelude::*;

/// Whether any event has values of a facet, whatever the filters, or any is asked for.
pub fn is_there(app: App, facet: Facet) -> bool {
    app.filters.with(|filters| filters.choices.contains_key(&facet))
        || app.log.view_all(|store| store.known_labels(facet) > 0)
}

/// Whether anything was noted, or is asked for.
pub fn has_notes(app: App) -> bool {
    let asks = |facet| app.filters.with(|filters| filters.choices.contains_key(&facet));
    app.notes.with(|book| !book.notes.is_empty() || !book.cases.is_empty())
        || [Facet::Note, Facet::Tag, Facet::Case].into_iter().any(asks)
}

/// What kinds of notes there are, with counts under all other filters. Tags and cases have names of their own: that
/// there are any is told only where it is asked for.
pub fn marks(app: App, i18n: I18n) -> Vec<FacetRow> {
    let mut rows = noted(app, i18n, Facet::Note);
    let own = [MARKS[0], MARKS[1]];
    rows.retain(|row| row.only || row.not || own.contains(&row.value.as_str()));
    rows
}

/// Tags, or cases, with counts under all other filters.
pub fn noted(app: App, i18n: I18n, facet: Facet) -> Vec<FacetRow> {
    // The log tells of notes only while they are filtered by.
    app.notes.track();
    facets::top(app, i18n, facet, usize::MAX, "").0
}
