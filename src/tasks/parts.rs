//! Bringing the parts of the program that the first screen does without.

pub mod files;
mod later;

pub use later::{Later, ask, bring, fetch_later, part, there, with};

use crate::i18n::I18n;
use crate::parts::dashboard::Dashboard;
use crate::parts::{self, NotBrought};
use crate::platform::idle;
use crate::state::App;
use crate::state::session::ConnectProblem;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};

thread_local! {
    static DASHBOARD: Cell<Option<&'static Dashboard>> = const { Cell::new(None) };
    /// Whose are the effects that a part starts: the page's, whatever asked for the part.
    static HOME: RefCell<Option<Home>> = const { RefCell::new(None) };
}

#[derive(Clone)]
struct Home {
    owner: Owner,
    app: App,
    i18n: I18n,
}

/// Starts what a part has to start, as the page's own.
fn at_home(start: impl FnOnce(App, I18n)) {
    if let Some(Home { owner, app, i18n }) = HOME.with_borrow(Clone::clone) {
        owner.with(|| start(app, i18n));
    }
}

/// Brings the dashboard once the first screen is there, so that it has come when a token is pasted. Who asks for it is
/// told if it could not be had; until then nobody needs it.
pub fn fetch(app: App, i18n: I18n) {
    let Some(owner) = Owner::current() else { return };
    HOME.set(Some(Home { owner, app, i18n }));
    spawn_local(async {
        idle::moment().await;
        let _ = bring_dashboard().await;
    });
}

/// The dashboard, if it has come.
pub fn dashboard() -> Option<&'static Dashboard> {
    DASHBOARD.get()
}

/// Does something with the dashboard: at once if it has come, else when it comes. Says so where it does not.
pub fn with_dashboard(app: App, then: impl FnOnce(&'static Dashboard) + 'static) {
    match dashboard() {
        Some(dashboard) => then(dashboard),
        None => wait_for(app, bring_dashboard(), then),
    }
}

/// On the first screen, which says that something is on its way, and where it does not come.
fn wait_for<T: 'static>(
    app: App,
    brought: impl Future<Output = Result<&'static T, NotBrought>> + 'static,
    then: impl FnOnce(&'static T) + 'static,
) {
    if app.session.coming.get_untracked() {
        return;
    }
    app.session.problem.set(None);
    app.session.coming.set(true);
    spawn_local(async move {
        let brought = brought.await;
        app.session.coming.set(false);
        match brought {
            Ok(part) => then(part),
            Err(NotBrought) => app.session.problem.set(Some(ConnectProblem::Form("connect-no-part"))),
        }
    });
}

/// Every try asks anew: what failed once is not remembered.
async fn bring_dashboard() -> Result<&'static Dashboard, NotBrought> {
    let dashboard = parts::dashboard().await?;
    if DASHBOARD.replace(Some(dashboard)).is_none() {
        at_home(dashboard.start);
    }
    Ok(dashboard)
}
