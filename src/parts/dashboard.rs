//! What the first screen calls of everything behind it. Only through this table, which lies in the other part, does the
//! first part know of it.

use crate::i18n::{I18n, Lang, know};
use crate::pages::explore::Explore;
use crate::pages::later::{Files, of_part};
use crate::parts::archive::Archive;
use crate::platform::files::GivenFile;
use crate::state::{App, use_app};
use crate::tasks;
use leptos::prelude::*;

/// The table.
pub struct Dashboard {
    /// Starts what follows the state from now on.
    pub start: fn(App, I18n),
    /// The connected screens.
    pub screen: fn() -> AnyView,
    /// What came out of files.
    pub files: fn() -> AnyView,
    /// What this browser keeps, beside the token.
    pub archive: fn() -> AnyView,
    /// Connects with a token.
    pub with_token: fn(App, &str),
    /// Opens the sample workspace.
    pub with_sample: fn(App),
    /// Opens files.
    pub open: fn(App, Vec<GivenFile>),
    /// Opens files that were dropped.
    pub open_dropped: fn(App, Vec<GivenFile>),
}

pub(super) static DASHBOARD: Dashboard = Dashboard {
    start,
    screen: || view! { <Explore/> }.into_any(),
    files: || view! { <Files/> }.into_any(),
    archive: || of_part::<Archive>(use_app(), |archive| (archive.panel)()),
    with_token: tasks::connect::with_token,
    with_sample: tasks::connect::with_sample,
    open: tasks::parts::files::open,
    open_dropped: tasks::parts::files::open_dropped,
};

fn start(app: App, i18n: I18n) {
    know(Lang::dashboard);
    tasks::idle::follow(app);
    tasks::saved::start(app);
    tasks::layout::start(app);
    tasks::notes::start(app);
    tasks::archive::look(app);
    tasks::lens::follow(app);
    tasks::names::follow_log(app);
    tasks::names::follow_words(app, i18n);
    tasks::profile::follow(app);
    tasks::load::follow_connection(app);
}
