//! What the dashboard calls of reading files.

use crate::pages::import::FilesReport;
use crate::platform::files::GivenFile;
use crate::state::App;
use crate::tasks;
use leptos::prelude::*;

/// The table.
pub struct Import {
    /// Opens files.
    pub open: fn(App, Vec<GivenFile>),
    /// What came out of them.
    pub report: fn() -> AnyView,
}

pub(super) static IMPORT: Import =
    Import { open: tasks::import::open, report: || view! { <FilesReport/> }.into_any() };
