//! What the dashboard calls of writing events into files and sending them to other systems.

use crate::i18n::{I18n, Lang, know};
use crate::list::picked_bar::CopyAs;
use crate::pages::export::ExportContent;
use crate::queries::picked;
use crate::state::App;
use crate::tasks::send;
use audit_store::Row;
use leptos::prelude::*;

/// The table.
pub struct Export {
    /// Follows the page from now on.
    pub start: fn(App),
    /// What the dialog holds.
    pub dialog: fn() -> AnyView,
    /// The picked events as text.
    pub picked: fn(App, I18n, CopyAs) -> String,
    /// New events have come, which may be wanted elsewhere.
    pub forward: fn(App, Vec<Row>),
}

pub(super) static EXPORT: Export = Export {
    start,
    dialog: || view! { <ExportContent/> }.into_any(),
    picked: picked::copied,
    forward: send::forward,
};

fn start(app: App) {
    know(Lang::export);
    send::follow_leaving(app);
}
