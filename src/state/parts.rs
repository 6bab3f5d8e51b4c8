//! How far the parts of the program are that come after the dashboard.

use leptos::prelude::*;

/// How far a part is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coming {
    /// Nobody has asked for it yet.
    #[default]
    Unasked,
    /// It is on its way.
    OnItsWay,
    /// It did not come, or was not what was built. Asked for again, it is on its way again.
    Missing,
    /// It is there.
    There,
}

/// Each part, as handles that are free to copy.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The page of charts.
    pub charts: RwSignal<Coming>,
    /// The rules and their findings.
    pub findings: RwSignal<Coming>,
    /// Files that are written, and events that are sent on.
    pub export: RwSignal<Coming>,
    /// Files that are opened.
    pub import: RwSignal<Coming>,
    /// The archive in this browser.
    pub archive: RwSignal<Coming>,
    /// The sample workspace.
    pub sample: RwSignal<Coming>,
    /// Whether files wait for the part that opens them.
    pub files_wait: RwSignal<bool>,
}

impl Parts {
    /// None has been asked for.
    pub fn new() -> Self {
        Self {
            charts: RwSignal::default(),
            findings: RwSignal::default(),
            export: RwSignal::default(),
            import: RwSignal::default(),
            archive: RwSignal::default(),
            sample: RwSignal::default(),
            files_wait: RwSignal::default(),
        }
    }
}

impl Default for Parts {
    fn default() -> Self {
        Self::new()
    }
}
