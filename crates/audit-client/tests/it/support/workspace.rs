//! The simulated workspace in process, behind a network that delays and loses.

use super::VirtualClock;
use audit_client::{ApiRequest, ApiResponse, Clock, Method, Transport, TransportError};
use audit_model::Timestamp;
use pachca_sim::api::faults::Delivery;
use pachca_sim::api::{BASE_PATH, Settings, tokens};
use pachca_sim::http::{Request, Response};
use pachca_sim::log::Selection;
use pachca_sim::workspace::Draft;
use pachca_sim::{Config, Sim, Workspace};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::ops::RangeInclusive;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// What the log has as the user agent of all requests.
pub const USER_AGENT: &str = "test-agent/1.0";

/// Copies share one workspace.
#[derive(Clone)]
pub struct Simulated(Rc<State>);

struct State {
    sim: Rc<RefCell<Sim>>,
    clock: VirtualClock,
    token: &'static str,
    rng: RefCell<fastrand::Rng>,
    /// How long each way takes.
    latency_ms: RangeInclusive<u64>,
    /// When requests were sent.
    sent: RefCell<Vec<u64>>,
    /// Whether the device says that it has no network.
    offline: Cell<bool>,
    /// How often all connections were cut.
    cuts: Cell<u32>,
    /// How many connections the browser opens to one origin; further requests wait for one.
    connections: Cell<usize>,
    connected: Cell<usize>,
    waiting: RefCell<Vec<Waker>>,
    in_flight: Cell<usize>,
    most_in_flight: Cell<usize>,
}

impl Simulated {
    /// Reaches a workspace with the token of this name.
    pub fn new(
        clock: &VirtualClock,
        sim: Sim,
        token: &str,
        seed: u64,
        latency_ms: RangeInclusive<u64>,
    ) -> Self {
        Self::reach(clock, Rc::new(RefCell::new(sim)), token, seed, latency_ms)
    }

    /// Reaches the same workspace with another token.
    pub fn another(&self, token: &str) -> Self {
        let State { clock, sim, latency_ms, .. } = &*self.0;
        Self::reach(clock, Rc::clone(sim), token, 0, latency_ms.clone())
    }

    fn reach(
        clock: &VirtualClock,
        sim: Rc<RefCell<Sim>>,
        token: &str,
        seed: u64,
        latency_ms: RangeInclusive<u64>,
    ) -> Self {
        Self(Rc::new(State {
            sim,
            clock: clock.clone(),
            token: tokens::by_name(token).expect("a token of the simulator").value,
            rng: RefCell::new(fastrand::Rng::with_seed(seed)),
            latency_ms,
            sent: RefCell::default(),
            offline: Cell::new(false),
            cuts: Cell::new(0),
            connections: Cell::new(usize::MAX),
            connected: Cell::new(0),
            waiting: RefCell::default(),
            in_flight: Cell::new(0),
            most_in_flight: Cell::new(0),
        }))
    }

    /// Takes the network away, or gives it back.
    pub fn set_offline(&self, offline: bool) {
        self.0.offline.set(offline);
        self.cut();
    }

    /// Opens at most so many connections, as browsers do with HTTP/1.1.
    pub fn set_connections(&self, most: usize) {
        self.0.connections.set(most);
    }

    /// Waits for a connection.
    async fn connect(&self) -> Connection<'_> {
        poll_fn(|context| {
            if self.0.connected.get() < self.0.connections.get() {
                self.0.connected.set(self.0.connected.get() + 1);
                return Poll::Ready(());
            }
            self.0.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await;
        Connection(&self.0)
    }

    /// Nothing that is under way is ever answered.
    pub fn cut(&self) {
        self.0.cuts.set(self.0.cuts.get() + 1);
    }

    /// The ids in the log for these times, as the simulator itself lists them.
    pub fn ids(&self, start: Option<Timestamp>, end: Option<Timestamp>) -> Vec<String> {
        self.ids_of(start, end, None)
    }

    /// The same for these keys only.
    pub fn ids_of(
        &self,
        start: Option<Timestamp>,
        end: Option<Timestamp>,
        keys: Option<&[&str]>,
    ) -> Vec<String> {
        let sim = self.0.sim.borrow();
        let texts = &sim.workspace().texts;
        let keys = keys.map(|keys| keys.iter().filter_map(|key| texts.find_key(key)).collect());
        let selection = Selection { start, end, keys, ..Selection::default() };
        let mut ids: Vec<String> = sim.log().all(&selection).map(|record| record.id.to_string()).collect();
        ids.sort_unstable();
        ids
    }

    /// The simulator itself.
    pub fn with_sim<O>(&self, use_it: impl FnOnce(&mut Sim) -> O) -> O {
        use_it(&mut self.0.sim.borrow_mut())
    }

    /// When requests were sent.
    pub fn sent(&self) -> Vec<u64> {
        self.0.sent.borrow().clone()
    }

    /// The most requests that were under way at once.
    pub fn most_in_flight(&self) -> usize {
        self.0.most_in_flight.get()
    }

    fn random(&self, range: RangeInclusive<u64>) -> u64 {
        self.0.rng.borrow_mut().u64(range)
    }

    async fn travel(&self) {
        self.0.clock.sleep(self.random(self.0.latency_ms.clone())).await;
    }
}

/// A connection in use, free again when dropped.
struct Connection<'a>(&'a State);

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        self.0.connected.set(self.0.connected.get() - 1);
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }
}

/// Counts a request as under way, also where its future is dropped.
struct UnderWay<'a>(&'a Cell<usize>);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

impl Transport for Simulated {
    async fn send(&self, request: &ApiRequest) -> Result<ApiResponse, TransportError> {
        self.0.sent.borrow_mut().push(self.0.clock.now_ms());
        self.0.in_flight.set(self.0.in_flight.get() + 1);
        self.0.most_in_flight.set(self.0.most_in_flight.get().max(self.0.in_flight.get()));
        let _under_way = UnderWay(&self.0.in_flight);
        if self.0.offline.get() {
            return Err(TransportError::Offline);
        }
        let cuts = self.0.cuts.get();
        let _connection = self.connect().await;
        self.travel().await;
        if cuts != self.0.cuts.get() {
            std::future::pending::<()>().await;
        }
        let request = Request::builder()
            .method(match request.method {
                Method::Get => "GET",
                Method::Post => "POST",
            })
            .uri(format!("{BASE_PATH}{}", request.path_and_query))
            .header("Authorization", format!("Bearer {}", self.0.token))
            .header("User-Agent", USER_AGENT)
            .body(request.body.clone().unwrap_or_default())
            .expect("a request");
        let reply = self.0.sim.borrow_mut().respond(self.0.clock.wall(), &request);
        self.travel().await;
        if cuts != self.0.cuts.get() {
            std::future::pending::<()>().await;
        }

        match reply.delivery {
            Delivery::Whole => {}
            // Some are slower than the client waits.
            Delivery::Slow => self.0.clock.sleep(self.random(1_000..=40_000)).await,
            Delivery::Drop => return Err(TransportError::Network("connection reset".into())),
            // A browser notices the missing bytes, unless a proxy has hidden them.
            Delivery::CutAt(_) if self.random(0..=1) == 0 => return Err(TransportError::CutShort),
            Delivery::CutAt(at) => return Ok(received(&reply.response, Some(at))),
        }
        Ok(received(&reply.response, None))
    }
}

fn received(response: &Response<String>, cut_at: Option<usize>) -> ApiResponse {
    let header =
        |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let bytes = response.body().as_bytes();
    ApiResponse {
        status: response.status().as_u16(),
        content_type: header("content-type"),
        retry_after: header("retry-after"),
        request_id: header("x-request-id"),
        date: header("date"),
        www_authenticate: header("www-authenticate"),
        body: String::from_utf8_lossy(&bytes[..cut_at.unwrap_or(bytes.len())]).into_owned(),
    }
}

/// The newest instant of the histories made here: the time at which the virtual clock begins.
fn history_end() -> Timestamp {
    Timestamp::parse(super::clock::WALL_START).expect("a time")
}

thread_local! {
    /// A company to write logs for; making one takes longer than a test.
    static COMPANY: Workspace = {
        let mut workspace = Workspace::generate(&Config {
            seed: 5,
            people: Config::MIN_PEOPLE,
            days: 1,
            events: 1_000,
            end: history_end(),
            utc_offset_minutes: 180,
            quiet: true,
            hostile: false,
            thorough: false,
        });
        workspace.records.clear();
        workspace
    };
}

/// A workspace whose log has so many events, in seconds that hold between none and `most_in_a_second`.
pub fn workspace(seed: u64, events: usize, most_in_a_second: usize, settings: Settings) -> Sim {
    spread_workspace(seed, events, most_in_a_second, 1, settings)
}

/// The same with up to `step_s` seconds between two that hold events.
pub fn spread_workspace(
    seed: u64,
    events: usize,
    most_in_a_second: usize,
    step_s: i64,
    settings: Settings,
) -> Sim {
    let mut workspace = COMPANY.with(Clone::clone);
    workspace.config.seed = seed;
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut times = Vec::with_capacity(events);
    let mut at = history_end().millis();
    while times.len() < events {
        let count = rng.usize(0..=most_in_a_second).min(events - times.len());
        times.extend(std::iter::repeat_n(Timestamp(at), count));
        at -= 1_000 * rng.i64(1..=step_s);
    }
    let keys = ["message_created", "user_login", "unheard_of"];
    let owner = workspace.owner_id;
    for at in times.into_iter().rev() {
        let draft = Draft {
            at,
            key: keys[rng.usize(0..keys.len())],
            actor: owner,
            entity_type: "User",
            entity: u64::from(owner),
            details: None,
            address: None,
            client: None,
        };
        let record = workspace.record(&draft);
        workspace.records.push(record);
    }
    Sim::new(workspace, settings)
}
