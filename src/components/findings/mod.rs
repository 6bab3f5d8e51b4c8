//! What the rules found: the strip above the timeline, and the parts of the findings' own screen.

mod alerts;
mod evidence;
mod expect;
mod incident;
mod notify;
mod part;
mod recipient;
mod rules;
mod strip;
mod thresholds;
mod tools;

pub use alerts::{AlertCalls, Alerts, AlertsAround};
pub use evidence::Evidence;
pub use expect::{Expect, ExpectChoice, Reach};
pub use incident::Incident;
pub use notify::{Around, NotifyDialog};
pub use part::Part;
pub use rules::{Kind, RuleCalls, Rules, Wish};
pub use strip::{FindingsStrip, Stage};
pub use thresholds::{Thresholds, TuningCalls};
pub use tools::{CasesButton, ExportMenu, FurtherPanels, SeverityPicks, WhichPicks};

use crate::i18n::use_i18n;
use crate::text::finding as text;
use audit_detect::Severity;
use leptos::prelude::*;

/// What can be done with findings. Ids are those of findings.
#[derive(Clone, Copy)]
pub struct Calls {
    /// Opens the incident of a finding, or closes it.
    pub toggle: Callback<String>,
    /// Opens an event of a finding in the timeline: the finding's id, the event's.
    pub open_event: Callback<(String, String)>,
    /// Shows who and when in the timeline.
    pub show: Callback<Vec<String>>,
    /// Marks findings as looked at, or as new.
    pub set_looked: Callback<(Vec<String>, bool)>,
    /// Says that something is expected.
    pub expect: Callback<(String, ExpectChoice)>,
    /// Takes that back.
    pub expect_no_more: Callback<String>,
    /// Begins a message about findings.
    pub notify: Callback<Vec<String>>,
    /// Findings as Markdown, for a copy.
    pub markdown: Callback<Vec<String>, String>,
    /// Offers the events of findings for a case; the notebook opens beside it.
    pub offer_case: Callback<Vec<String>>,
    /// Has the notebook show a case, by name, when it opens.
    pub show_case: Callback<String>,
    /// The address of a finding, for a copy.
    pub link: Callback<String, String>,
}

/// The word for a severity, in its colours.
#[component]
pub fn SeverityWord(severity: Severity) -> impl IntoView {
    let i18n = use_i18n();
    view! { <span class=format!("sev {}", severity.slug())>{move || text::severity(i18n.lang(), severity)}</span> }
}
