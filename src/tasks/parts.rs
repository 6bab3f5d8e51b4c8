//! Bringing the parts of the program that the first screen does without.

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

/// Brings the dashboard once the first screen is there, so that it has come when a token is pasted. Who asks for it is
/// told if it could not be had; until then nobody needs it.
pub fn fetch(app: App, i18n: I18n) {
    let Some(owner) = Owner::current() else { return };
    HOME.set(Some(Home { owner, app, i18n }));
    spawn_local(async {
        idle::moment().await;
        let _ = bring().await;
    });
}

/// The dashboard, if it has come.
pub fn dashboard() -> Option<&'static Dashboard> {
    DASHBOARD.get()
}

/// Does something with the dashboard: at once if it has come, else when it comes. Says so where it does not.
pub fn with_dashboard(app: App, then: impl FnOnce(&'static Dashboard) + 'static) {
    if let Some(dashboard) = dashboard() {
        return then(dashboard);
    }
    if app.session.coming.get_untracked() {
        return;
    }
    app.session.problem.set(None);
    app.session.coming.set(true);
    spawn_local(async move {
        let brought = bring().await;
        app.session.coming.set(false);
        match brought {
            Ok(dashboard) => then(dashboard),
            Err(NotBrought) => app.session.problem.set(Some(ConnectProblem::Form("connect-no-part"))),
        }
    });
}

/// Every try asks anew: what failed once is not remembered.
async fn bring() -> Result<&'static Dashboard, NotBrought> {
    let dashboard = parts::dashboard().await?;
    if DASHBOARD.replace(Some(dashboard)).is_none()
        && let Some(Home { owner, app, i18n }) = HOME.with_borrow(Clone::clone)
    {
        owner.with(|| (dashboard.start)(app, i18n));
    }
    Ok(dashboard)
}
