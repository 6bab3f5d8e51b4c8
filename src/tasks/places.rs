//! Opens a database of places in a worker, and asks it for the addresses of the log, and for new ones as they arrive.

use crate::platform::files::{self, GivenFile};
use crate::platform::worker::{Worker, WorkerError};
use crate::state::App;
use crate::state::places::Opened;
use crate::state::session::Phase;
use crate::state::sigma::Problem;
use crate::state::view::Tab;
use crate::tasks::navigate;
use audit_store::{Code, Facet};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use worker_link::geo::{Ask, Geo, Place, Told};

/// Addresses that are asked for at once.
const BATCH: usize = 5_000;

/// The database of the page.
#[derive(Default)]
struct Work {
    /// The worker, while nobody is asking it.
    worker: Option<Worker<Geo>>,
    /// Changes with every database, so that an answer of another is known as that.
    turn: u32,
    /// The log that it is asked about.
    epoch: u64,
    /// How many addresses of it have been asked for: their codes are given in the order of arrival.
    asked: u32,
}

thread_local! {
    static WORK: RefCell<Work> = RefCell::default();
}

fn with_work<T>(read: impl FnOnce(&mut Work) -> T) -> T {
    WORK.with_borrow_mut(read)
}

/// From now on the open database is asked for what the log has.
pub fn follow(app: App) {
    Effect::new(move |_| {
        app.log.view_all(|_| ());
        ask_more(app);
    });
}

/// Opens a database in place of the one before.
pub fn open(app: App, file: GivenFile) {
    if app.places.opening.get_untracked() {
        return;
    }
    app.places.opening.set(true);
    app.places.problem.set(None);
    spawn_local(async move {
        match opened(&file).await {
            Ok((worker, opened)) => {
                renew(app, Some(worker));
                app.places.database.try_set(Some(opened));
                ask_more(app);
            }
            Err(id) => {
                app.places.problem.try_set(Some(Problem { id, name: file.name }));
            }
        }
        app.places.opening.try_set(false);
    });
}

/// Whether a file that is dropped onto the page is a database. Before there is a log nothing could be done with it.
pub fn takes(app: App, file: &GivenFile) -> bool {
    app.session.phase.get_untracked() == Phase::Connected && file.name.to_ascii_lowercase().ends_with(".mmdb")
}

/// Opens the last database of those that were dropped, and shows what became of it.
pub fn open_dropped(app: App, mut given: Vec<GivenFile>) {
    if let Some(file) = given.pop() {
        app.places.unfolded.set(true);
        navigate::set_tab(app, Tab::Findings);
        open(app, file);
    }
}

/// Forgets the database and what it said.
pub fn close(app: App) {
    renew(app, None);
    app.places.database.set(None);
}

fn renew(app: App, worker: Option<Worker<Geo>>) {
    with_work(|work| *work = Work { worker, turn: work.turn + 1, epoch: app.log.epoch(), asked: 0 });
    app.places.known.try_set(Rc::default());
}

/// The worker with the file in it, or the name of a sentence that says why not.
async fn opened(file: &GivenFile) -> Result<(Worker<Geo>, Opened), &'static str> {
    let Some(bytes) = files::buffer(file).await else { return Err("places-not-read") };
    let mut worker = Worker::load().await.map_err(|error: WorkerError| error.message())?;
    let mut about = None;
    let outcome = worker.ask(&Ask::Open, Some(bytes), |told, _| {
        if let Told::Opened(told) = told {
            about = Some(told);
        }
    });
    match outcome.await {
        Ok(()) => {}
        // What exactly is wrong with the format helps nobody who opened the wrong file.
        Err(WorkerError::Refused(_)) => return Err("places-no-database"),
        Err(error) => return Err(error.message()),
    }
    let about = about.ok_or("worker-ended")?;
    Ok((worker, Opened { file: file.name.clone(), about }))
}

/// Asks for the addresses that have not been asked for, if nobody does already.
fn ask_more(app: App) {
    let epoch = app.log.epoch();
    let is_other = with_work(|work| {
        let is_other = work.worker.is_some() && work.epoch != epoch;
        if is_other {
            (work.epoch, work.asked) = (epoch, 0);
        }
        is_other
    });
    if is_other {
        app.places.known.set(Rc::default());
    }
    let addresses = app.log.peek(|store| {
        // The first code stands for events without an address.
        let from = Code::MISSING.number() + 1 + with_work(|work| work.asked);
        let label = |number| store.label(Facet::Address, Code::from_number(number));
        let labels = (from..).map_while(label).take(BATCH);
        labels.map(std::borrow::Cow::into_owned).collect::<Vec<_>>()
    });
    if addresses.is_empty() {
        return;
    }
    let Some((worker, turn)) = with_work(|work| Some((work.worker.take()?, work.turn))) else { return };
    spawn_local(ask(app, worker, turn, epoch, addresses));
}

async fn ask(app: App, mut worker: Worker<Geo>, turn: u32, epoch: u64, addresses: Vec<String>) {
    let mut places: Vec<Option<Place>> = Vec::new();
    let outcome = worker
        .ask(&Ask::Locate(addresses.clone()), None, |told, _| {
            if let Told::Places(told) = told {
                places = told;
            }
        })
        .await;
    if with_work(|work| work.turn) != turn {
        return;
    }
    if let Err(error) = outcome {
        close(app);
        app.places.problem.try_set(Some(Problem { id: error.message(), name: error.detail().to_owned() }));
        return;
    }
    with_work(|work| {
        work.worker = Some(worker);
        if work.epoch == epoch {
            work.asked += addresses.len() as u32;
        }
    });
    if app.log.epoch() == epoch {
        app.places.known.try_update(|known| {
            let mut all = (**known).clone();
            all.extend(addresses.into_iter().zip(places));
            *known = Rc::new(all);
        });
    }
    ask_more(app);
}
