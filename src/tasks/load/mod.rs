//! Loading: the page's end of [`audit_client::load`], which decides what is read when. Here its pages go into the
//! store and its progress onto the screen; a person starts, pauses, stops and goes on.

mod live;
mod sink;

use super::{archive, plan};
use crate::state::App;
use crate::state::progress::Stage;
use crate::state::session::PageLoader;
use crate::state::view::Plan;
use audit_client::load::{Coverage, First, Outcome, Wanted};
use audit_client::{PageBody, PageFacts, Walk, check};
use futures_channel::oneshot;
use futures_util::future::{Either, select};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_event_listener::use_event_listener;
use leptos_use_window::use_window;
use sink::PageSink;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub use live::{mark_seen, set_live};

thread_local! {
    static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) };
}

/// The loading of the session, running or not.
struct Current {
    loader: Rc<PageLoader>,
    /// Ends the run in progress when dropped.
    stopper: Option<oneshot::Sender<()>>,
    /// Counts runs: what a former one has to say is out of date.
    run: u64,
}

/// A walk that has begun with the check of the token, and its first page.
pub struct Begun {
    /// What it reads.
    pub first: First,
    /// The walk.
    pub walk: Walk,
    /// What it has brought.
    pub page: PageBody,
}

/// Starts to load what the loader wants.
pub fn begin(app: App, loader: Rc<PageLoader>, begun: Begun) {
    app.progress.update(|progress| progress.rest_left = plan::leaves_rest(&app.plan.get_untracked()));
    // A page that has arrived is a list; only its items can be odd, and those are kept as unreadable.
    if let Ok(page) = begun.page.events() {
        let facts = PageFacts::of(&page);
        sink::take_in(app, page);
        loader.adopt(&begun.first, begun.walk, &facts);
    }
    take_over(loader);
    spawn(app);
    app.log.announce();
}

/// Starts to load something with a loader of its own, and nothing to begin with.
pub fn start(app: App, loader: Rc<PageLoader>, wanted: Wanted) {
    app.progress.update(|progress| progress.rest_left = plan::leaves_rest(&app.plan.get_untracked()));
    loader.want(wanted);
    take_over(loader);
    spawn(app);
}

fn take_over(loader: Rc<PageLoader>) {
    let run = CURRENT.with_borrow(|current| current.as_ref().map_or(0, |current| current.run));
    CURRENT.set(Some(Current { loader, stopper: None, run }));
}

/// Goes on with whatever is still unread.
pub fn resume(app: App) {
    if let Some(loader) = loader() {
        loader.resume();
        loader.retry();
        spawn(app);
    }
}

/// Sends no further requests until [`unpause`].
pub fn pause(app: App) {
    if let Some(loader) = loader() {
        loader.pause();
        sink::publish(app, &loader);
    }
}

/// Goes on after [`pause`].
pub fn unpause(app: App) {
    if let Some(loader) = loader() {
        loader.resume();
        sink::publish(app, &loader);
    }
}

/// Loads what the plan left out, after what it wants.
pub fn load_rest(app: App) {
    // What is on the screen may go back further: files and the archive know days that the API does not.
    let Some(range) = loader().and_then(|loader| loader.wanted()).map(|wanted| wanted.range) else { return };
    let wanted = plan::with_rest(&app.plan.get_untracked(), range);
    app.plan.set(Plan::Everything);
    super::navigate::keep_choice(app);
    app.progress.update(|progress| progress.rest_left = false);
    want(app, wanted);
}

/// What has been read completely; nothing without a loading.
pub fn coverage() -> Option<Coverage> {
    loader().map(|loader| loader.with_coverage(Clone::clone))
}

/// Takes over what the archive holds, and reads what lies between it and the period.
pub fn cover(app: App, read: &Coverage) {
    let Some(loader) = loader() else { return };
    read.stretches().for_each(|(scope, stretch)| loader.cover(scope, stretch));
    if let Some(wanted) = loader.wanted() {
        let range = archive::stretch(app, wanted.range);
        want(app, Wanted { range, ..wanted });
    }
    sink::publish(app, &loader);
}

/// Loads something else; what has been read is not read again.
pub fn want(app: App, wanted: Wanted) {
    let Some(loader) = loader() else { return };
    loader.want(wanted);
    if !app.progress.with_untracked(|progress| progress.is_loading()) {
        loader.resume();
        spawn(app);
    }
}

/// Tries at once where the loading waits for a connection.
pub fn nudge(app: App) {
    if let Some(loader) = loader() {
        loader.nudge();
        sink::publish(app, &loader);
    }
}

/// Changes the most requests a second.
pub fn set_rate(app: App, per_second: u32) {
    if let Some(client) = app.session.client() {
        client.gate().set_ceiling(per_second);
    }
}

/// Stops loading; what has come stays, and what is unread is shown as gaps.
pub fn stop() {
    CURRENT.with_borrow_mut(|current| current.as_mut().map(|current| current.stopper.take()));
}

/// Stops loading and forgets what was left unread, and with it the client and its token.
pub fn forget(app: App) {
    set_live(app, false);
    CURRENT.set(None);
}

/// Goes on by itself when the connection is back.
pub fn follow_connection(app: App) {
    let _ = use_event_listener(use_window(), ev::online, move |_| {
        let lost =
            |stage: &Stage| matches!(stage, Stage::Failed(failure) if failure.failure().is_connection());
        if app.progress.with_untracked(|progress| lost(&progress.stage)) {
            resume(app);
        }
        nudge(app);
        app.live.update(|live| live.failing = None);
    });
}

fn loader() -> Option<Rc<PageLoader>> {
    CURRENT.with_borrow(|current| current.as_ref().map(|current| Rc::clone(&current.loader)))
}

fn spawn(app: App) {
    let (stopper, mut stopped) = oneshot::channel();
    let started = CURRENT.with_borrow_mut(|current| {
        let current = current.as_mut()?;
        current.stopper = Some(stopper);
        current.run += 1;
        Some((Rc::clone(&current.loader), current.run))
    });
    let Some((loader, run)) = started else { return };
    app.progress.update(|progress| {
        progress.stage = Stage::Loading;
        progress.gaps.clear();
    });
    spawn_local(async move {
        let sink = PageSink { app, loader: Rc::clone(&loader), fresh: Cell::new(false) };
        // Dropping the run when told to stop aborts its requests, too.
        let outcome = match select(Box::pin(loader.run(&sink)), &mut stopped).await {
            Either::Left((outcome, _)) => Some(outcome),
            Either::Right(_) => None,
        };
        let is_last =
            || CURRENT.with_borrow(|current| current.as_ref().is_some_and(|current| current.run == run));
        let stage = match outcome {
            Some(Outcome::Failed(failure)) => Stage::Failed(check::explain(loader.client(), failure).await),
            Some(Outcome::Done) => Stage::Done,
            None => Stage::Cancelled,
        };
        // Disconnected meanwhile, or started again.
        if is_last() && app.session.is_current(loader.client()) {
            app.progress.update(|progress| progress.stage = stage);
            sink::publish(app, &loader);
            app.log.announce();
        }
    });
}
