//! What the dashboard calls of the rules, their findings, and what is done about those.

use crate::detail::story::Lead;
use crate::i18n::{I18n, Lang, know};
use crate::pages::cases;
use crate::pages::findings::Findings as Screen;
use crate::pages::notify::Notify;
use crate::pages::token;
use crate::platform::files::GivenFile;
use crate::queries::findings::{self as queries, Card, Tally};
use crate::state::App;
use crate::state::findings::Which;
use crate::state::notify::About;
use crate::tasks;
use crate::timeline::marks::Mark;
use audit_detect::Severity;
use audit_model::AuditEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The table.
pub struct Findings {
    /// Runs the rules from now on, and tells of what they find.
    pub start: fn(App, I18n),
    /// The screen.
    pub screen: fn() -> AnyView,
    /// The worst incidents that nobody has looked at, so many.
    pub worst: fn(App, I18n, usize) -> Vec<Card>,
    /// How many there are.
    pub tally: fn(App, Which) -> Tally,
    /// How many nobody has looked at, and the gravest severity among them.
    pub new: fn(App) -> Option<(usize, Severity)>,
    /// The grave ones, on the axis of time.
    pub marks: fn(App, I18n) -> Vec<Mark>,
    /// The dialog of a message to an admin.
    pub notify: fn() -> AnyView,
    /// Begins such a message.
    pub begin_notice: fn(App, I18n, About),
    /// The addresses of a case's reports: Markdown, and a page to print.
    pub case_reports: fn(App, I18n, &str) -> [String; 2],
    /// What happened to the token that an event is about; each step leads to its event.
    pub token: fn(App, I18n, Arc<AuditEvent<'static>>, Callback<Lead>) -> AnyView,
    /// Opens rules that were dropped onto the page.
    pub open_rules: fn(App, Vec<GivenFile>),
    /// Opens a database of places that was dropped onto the page.
    pub open_places: fn(App, Vec<GivenFile>),
}

pub(super) static FINDINGS: Findings = Findings {
    start,
    screen: || view! { <Screen/> }.into_any(),
    worst: queries::worst,
    tally: queries::tally,
    new: queries::new,
    marks: queries::marks,
    notify: || view! { <Notify/> }.into_any(),
    begin_notice: tasks::notify::begin,
    case_reports: cases::reports,
    token: token::token,
    open_rules: tasks::sigma::open_dropped,
    open_places: tasks::places::open_dropped,
};

fn start(app: App, i18n: I18n) {
    know(Lang::findings);
    tasks::findings::follow(app);
    tasks::detect::follow(app);
    tasks::alerts::follow(app, i18n);
    tasks::sigma::follow(app);
    tasks::places::follow(app);
}
