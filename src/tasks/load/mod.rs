//! Loading: a few walks side by side, their pages into the store, their progress onto the screen.
//!
//! A walk that fails is set aside as a gap, and the others go on; only a failure that would meet them all, such
//! as a revoked token, ends the loading. Walks keep their place, so that going on later reads only what is
//! missing.

mod job;
mod run;

use super::plan::{self, Slice};
use crate::state::App;
use crate::state::progress::Stage;
use crate::state::session::ApiClient;
use crate::state::view::Plan;
use audit_client::{PageBody, Walk};
use futures_util::future::select;
use job::Job;
use leptos::prelude::*;
use leptos::task::spawn_local;
use run::Run;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

pub use job::query;

thread_local! {
    /// The run in progress, or the last one with what it left unread.
    static CURRENT: RefCell<Option<(Rc<Run>, Stopper)>> = const { RefCell::new(None) };
}

type Stopper = futures_channel::oneshot::Sender<()>;

/// Starts loading. `first` is a walk that has begun, with its first page: the proof that the token works.
pub fn begin(app: App, client: Rc<ApiClient>, slices: Vec<Slice>, first: Option<(Walk, PageBody)>) {
    let mut jobs: VecDeque<Job> = slices.into_iter().map(Job::new).collect();
    let mut first_page = None;
    if let (Some((walk, page)), Some(job)) = (first, jobs.front_mut()) {
        job.walk = walk;
        first_page = Some(page);
    }
    app.progress.update(|progress| progress.rest_left = plan::leaves_rest(&app.plan.get_untracked()));
    spawn(app, client, jobs, first_page);
}

/// Goes on with whatever is still unread.
pub fn resume(app: App) {
    let Some(client) = app.session.client() else { return };
    let jobs: VecDeque<Job> = CURRENT.with_borrow(|current| match current {
        Some((run, _)) => run.failed.take().into_iter().chain(run.waiting.take()).collect(),
        None => VecDeque::new(),
    });
    spawn(app, client, jobs.into_iter().map(|job| Job { failure: None, ..job }).collect(), None);
}

/// Loads what the plan left out: everything, so that unknown keys come, too; repeats are known by their ids.
pub fn load_rest(app: App) {
    let (Some(client), Some(range)) = (app.session.client(), app.range.get_untracked()) else { return };
    app.plan.set(Plan::Everything);
    super::navigate::keep_choice(app);
    begin(app, client, plan::slices(&Plan::Everything, range), None);
}

/// Stops loading; what has come stays, and what is unread is shown as gaps.
pub fn stop() {
    let stopper = CURRENT.with_borrow_mut(|current| {
        current.as_mut().map(|(run, stopper)| {
            run.stopped.set(true);
            std::mem::replace(stopper, futures_channel::oneshot::channel().0)
        })
    });
    if let Some(stopper) = stopper {
        // Nobody listens any more where loading has ended by itself.
        let _ = stopper.send(());
    }
}

/// Stops loading and forgets what was left unread, and with it the client and its token.
pub fn forget() {
    stop();
    CURRENT.set(None);
}

fn spawn(app: App, client: Rc<ApiClient>, jobs: VecDeque<Job>, first_page: Option<PageBody>) {
    stop();
    let run = Rc::new(Run::new(app, client, jobs));
    let (stopper, stopped) = futures_channel::oneshot::channel();
    CURRENT.set(Some((run.clone(), stopper)));
    app.progress.update(|progress| {
        progress.stage = Stage::Loading;
        progress.gaps.clear();
    });
    spawn_local(async move {
        if let Some(page) = first_page {
            run.take_in(&page);
            run.announce(true);
        }
        // Dropping the walkers when told to stop aborts their requests, too, and their jobs go back by themselves.
        drop(select(Box::pin(run.clone().work()), stopped).await);
        run.end().await;
    });
}
