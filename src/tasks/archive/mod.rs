//! The archive in this browser: made, opened, joined with the log on the screen, kept up to date, and taken away.

mod bring;
mod keep;
mod vault;

use super::import;
use super::load;
use crate::platform::{cipher, records};
use crate::state::App;
use crate::state::archive::{Holding, Problem, Stage};
use crate::state::session::Phase;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use vault::Vault;

pub use bring::{join, stretch};
pub use keep::begin as keep;

thread_local! {
    /// The open archive. Its key is nowhere else.
    static OPEN: RefCell<Option<Rc<Vault>>> = const { RefCell::new(None) };
}

fn vault() -> Option<Rc<Vault>> {
    OPEN.with_borrow(Clone::clone)
}

/// Looks whether there is an archive.
pub fn look(app: App) {
    spawn_local(async move {
        match vault::is_there().await {
            Ok(true) => app.archive.stage.set(Stage::Locked),
            Ok(false) => app.archive.stage.set(Stage::Absent),
            Err(problem) => app.archive.problem.set(Some(problem)),
        }
    });
}

/// Whether new events of the session can be kept: those of the API, and nothing made up.
pub fn can_keep(app: App) -> bool {
    app.session.phase.get() == Phase::Connected && !app.session.sample.get() && !app.session.from_files.get()
}

/// Makes an archive of what is loaded, and of what will be.
pub fn create(app: App, passphrase: String) {
    begin(app);
    spawn_local(async move {
        let made = Vault::create(&passphrase).await;
        let lasting = records::persist().await;
        if app.archive.stage.get_untracked() != Stage::Opening {
            return;
        }
        match made {
            Ok(vault) => {
                app.archive.lasting.set(lasting);
                opened(app, vault);
                join_session(app);
            }
            Err(problem) => failed(app, problem, Stage::Absent),
        }
    });
}

/// Opens the archive. Into a session of its workspace it comes at once.
pub fn unlock(app: App, passphrase: String) {
    begin(app);
    spawn_local(async move {
        let opening = Vault::open(&passphrase).await;
        let lasting = records::persist().await;
        if app.archive.stage.get_untracked() != Stage::Opening {
            return;
        }
        match opening {
            Ok((vault, damage)) => {
                app.archive.lasting.set(lasting);
                app.archive.damage.set(damage);
                opened(app, vault);
                join_session(app);
            }
            Err(problem) => failed(app, problem, Stage::Locked),
        }
    });
}

fn begin(app: App) {
    app.archive.problem.set(None);
    app.archive.damage.set(None);
    app.archive.stage.set(Stage::Opening);
}

fn opened(app: App, vault: Vault) {
    OPEN.set(Some(Rc::new(vault)));
    app.archive.stage.set(Stage::Open);
    app.archive.up_to_date.set(false);
    tell(app);
}

fn failed(app: App, problem: Problem, stage: Stage) {
    app.archive.problem.set(Some(problem));
    app.archive.stage.set(stage);
}

/// Tells the screen what the archive holds.
fn tell(app: App) {
    let holding = vault().map(|vault| vault.holding()).unwrap_or_default();
    app.archive.holding.set(holding);
}

/// Joins the archive that was just opened with the log on the screen.
fn join_session(app: App) {
    let Some(client) = app.session.client().filter(|_| untrack(|| can_keep(app))) else { return };
    let run = app.archive.turn.begin();
    spawn_local(async move {
        if let Some(read) = join(app, client, run).await {
            load::cover(app, &read);
            keep(app);
        }
    });
}

/// The archive's turn, where it is open and waits for a session of the API.
pub fn waits(app: App) -> Option<u64> {
    vault().filter(|_| untrack(|| can_keep(app))).map(|_| app.archive.turn.begin())
}

/// Shows what the archive holds, without a token.
pub fn show(app: App) {
    let Some(vault) = vault() else { return };
    import::begin_without_token(app);
    let run = app.archive.turn.begin();
    spawn_local(async move {
        let brought = bring::bring(app, &vault, run).await;
        if brought {
            bring::settle_without_token(app, &vault);
        }
    });
}

/// The log on the screen becomes another one: the archive is no part of that. Its key stays.
pub fn part(app: App) {
    app.archive.turn.begin();
    app.archive.joined.set(None);
    app.archive.bringing.set(None);
    app.archive.writing.set(false);
    app.archive.up_to_date.set(false);
}

/// Forgets the key. What was kept stays on the disk; what is on the screen stays there.
pub fn lock(app: App) {
    if OPEN.take().is_some() {
        part(app);
        app.archive.stage.set(Stage::Locked);
        app.archive.holding.set(Holding::default());
        app.archive.damage.set(None);
    }
}

/// Takes the archive off the disk.
pub fn delete(app: App) {
    lock(app);
    app.archive.problem.set(None);
    spawn_local(async move {
        match vault::delete().await {
            Ok(()) => app.archive.stage.set(Stage::Absent),
            Err(problem) => app.archive.problem.set(Some(problem)),
        }
    });
}

/// Goes on keeping what is loaded after a failure.
pub fn retry(app: App) {
    app.archive.problem.set(None);
    if vault().is_some() && app.archive.joined.get_untracked().is_some() {
        keep(app);
    }
}

/// Opens its dialog.
pub fn open_dialog(app: App) {
    if !cipher::is_offered() {
        app.archive.problem.set(Some(Problem::NoCipher));
    }
    app.archive.dialog.set(true);
}
