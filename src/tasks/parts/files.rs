//! Files that are given to the page: each goes to the part that opens such ones.

use super::later::{bring, with};
use crate::parts::findings::Findings;
use crate::parts::import::Import;
use crate::platform::files::GivenFile;
use crate::state::App;
use crate::state::session::Phase;
use crate::state::view::Tab;
use crate::tasks::{navigate, places, sigma};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;

thread_local! {
    /// Files whose part has not come.
    static WAITING: RefCell<Vec<GivenFile>> = RefCell::default();
}

/// Opens logs. Where the part for that does not come, the first screen says so; beside a log they wait for another try.
pub fn open(app: App, given: Vec<GivenFile>) {
    if app.session.phase.get_untracked() != Phase::Connected {
        return with::<Import>(app, move |import| (import.open)(app, given));
    }
    WAITING.with_borrow_mut(|waiting| waiting.extend(given));
    open_waiting(app);
}

/// Opens what waits, once the part has come.
pub fn open_waiting(app: App) {
    app.parts.files_wait.set(true);
    spawn_local(async move {
        if let Ok(import) = bring::<Import>(app).await {
            forget_waiting(app, |files| (import.open)(app, files));
        }
    });
}

/// Waits no more; what has waited is handed on.
pub fn forget_waiting(app: App, then: impl FnOnce(Vec<GivenFile>)) {
    app.parts.files_wait.set(false);
    then(WAITING.take());
}

/// Opens files that were dropped somewhere on the page: rules and places where they are looked at, all others as logs.
pub fn open_dropped(app: App, given: Vec<GivenFile>) {
    let (rules, others): (Vec<_>, Vec<_>) = given.into_iter().partition(|file| sigma::takes(app, file));
    let (databases, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|file| places::takes(app, file));
    if !rules.is_empty() || !databases.is_empty() {
        // The screen says where its part has not come.
        navigate::set_tab(app, Tab::Findings);
        spawn_local(async move {
            if let Ok(findings) = bring::<Findings>(app).await {
                (findings.open_rules)(app, rules);
                (findings.open_places)(app, databases);
            }
        });
    }
    if !others.is_empty() {
        open(app, others);
    }
}
