//! Loading what came before.

use super::{load, navigate, plan};
use crate::state::App;
use crate::state::period::{Period, TimeRange};
use audit_model::Timestamp;
use leptos::prelude::*;

/// Extends the loaded period back to an instant. What is being looked at, `now`, stays what is looked at: it becomes
/// the selection. Only what is missing is read.
pub fn load_before(app: App, now: TimeRange, start: Timestamp) {
    let Some(loaded) = app.range.get_untracked() else { return };
    let Some(range) = TimeRange::new(start, loaded.end).filter(|range| range.start < loaded.start) else {
        return;
    };
    app.period.set(Period::Fixed(range));
    app.range.set(Some(range));
    navigate::set_filters(app, app.filters.get_untracked().with_range(Some(now)));
    navigate::keep_choice(app);
    load::want(app, plan::wanted(&app.plan.get_untracked(), range));
}
