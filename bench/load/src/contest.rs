//! One way of loading under one latency, in simulated time.

use crate::support::workspace::Simulated;
use crate::support::{VirtualClock, run as run_simulated};
use audit_client::load::{Loader, Outcome, Part, Sink, TimeRange, Wanted};
use audit_client::{Client, Clock, EventQuery, Settings, Transport, Walk};
use audit_model::time::DAY_MS;
use audit_model::{EventPage, Timestamp};
use pachca_sim::api::Settings as Behaviour;
use pachca_sim::{Config, Sim, Workspace};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

/// Days of history.
pub const DAYS: u32 = 30;

/// Who loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contestant {
    /// One page after the other, as fast as answers come; after a refusal it waits as told.
    SingleWalk,
    /// The loader.
    Loader {
        /// Requests that it keeps under way.
        side_by_side: usize,
        /// Connections that carry them; a request for which there is none waits.
        connections: usize,
    },
}

/// What is measured.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Events in the log.
    pub events: usize,
    /// A round trip, give or take a fifth.
    pub latency_ms: u64,
    /// Who loads.
    pub contestant: Contestant,
}

/// What came out.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What was measured.
    pub setting: Setting,
    /// Whether it was over HTTP, by the clock on the wall.
    pub real: bool,
    /// How long it took.
    pub took_ms: u64,
    /// Distinct events loaded.
    pub loaded: usize,
    /// Events that came again.
    pub repeated: usize,
    /// Requests sent.
    pub requests: u64,
    /// Of them answered with 429.
    pub refused: u64,
}

/// Counts events by id.
#[derive(Default)]
pub struct Counter {
    ids: RefCell<HashSet<String>>,
    repeated: Cell<usize>,
}

impl Counter {
    /// Counts a page.
    pub fn take(&self, page: &EventPage<'_>) {
        for event in &page.events {
            if !self.ids.borrow_mut().insert(event.id.to_string()) {
                self.repeated.set(self.repeated.get() + 1);
            }
        }
    }
}

impl Sink for Counter {
    fn page(&self, page: EventPage<'_>) {
        self.take(&page);
    }

    fn changed(&self) {}
}

/// The workspace whose log is loaded: a company with working hours, nights and weekends.
pub fn config(events: usize, end: Timestamp) -> Config {
    Config { events, days: DAYS, end, ..Config::sample(end) }
}

/// Measures in simulated time.
pub fn run(setting: Setting) -> Row {
    let clock = VirtualClock::default();
    let end = clock.wall();
    let sim = Sim::new(Workspace::generate(&config(setting.events, end)), Behaviour::default());
    // Each way half of the round trip.
    let way = setting.latency_ms / 2;
    let simulated = Simulated::new(&clock, sim, "owner", 1, way - way / 5..=way + way / 5);
    if let Contestant::Loader { connections, .. } = setting.contestant {
        simulated.set_connections(connections);
    }
    let counter = Counter::default();
    let range = TimeRange { start: Timestamp(end.0 - i64::from(DAYS) * DAY_MS), end: Timestamp(end.0 - 1) };
    let client = client(simulated, clock.clone(), setting.contestant);
    run_simulated(&clock, load(&client, setting.contestant, range, &counter));
    row(setting, &client, &counter, clock.now_ms())
}

/// A client for a contestant: a single walk has no rate of its own but that of the answers.
pub fn client<T: Transport, C: Clock>(transport: T, clock: C, contestant: Contestant) -> Rc<Client<T, C>> {
    const UNBOUND: u32 = 100_000;
    let settings = match contestant {
        Contestant::SingleWalk => {
            Settings { start_per_second: UNBOUND, requests_per_second: UNBOUND, ..Settings::default() }
        }
        Contestant::Loader { .. } => Settings::default(),
    };
    Rc::new(Client::new(transport, clock, settings))
}

/// Loads all of a range.
pub async fn load<T: Transport, C: Clock>(
    client: &Rc<Client<T, C>>,
    contestant: Contestant,
    range: TimeRange,
    counter: &Counter,
) {
    match contestant {
        Contestant::SingleWalk => {
            let mut walk = Walk::events(EventQuery::between(range.start, range.end));
            while walk.next_events(client, |page| counter.take(&page)).await.expect("no fault").is_some() {}
        }
        Contestant::Loader { side_by_side, .. } => {
            let loader = Loader::new(Rc::clone(client), side_by_side);
            loader.want(Wanted { range, parts: vec![Part::Everything] });
            assert_eq!((loader.run(counter).await, loader.gaps().len()), (Outcome::Done, 0));
        }
    }
}

/// What came out.
pub fn row<T: Transport, C: Clock>(
    setting: Setting,
    client: &Client<T, C>,
    counter: &Counter,
    took_ms: u64,
) -> Row {
    Row {
        setting,
        real: false,
        took_ms,
        loaded: counter.ids.borrow().len(),
        repeated: counter.repeated.get(),
        requests: client.gate().sent(),
        refused: client.gate().limited(),
    }
}
