//! The workspace behind a socket: HTTP/1.1, faults that really happen on the connection, and control requests.

pub mod args;
mod connection;
mod control;
mod deliver;

use crate::api::{BASE_PATH, Settings, Sim, limits::Limits};
use crate::{Config, Workspace};
use audit_model::Timestamp;
use audit_model::time::SECOND_MS;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How to serve which workspace.
#[derive(Clone, Debug)]
pub struct ServerConfig {
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The workspace. The server's clock starts at its end: history and what arrives from now on are one line.
    pub workspace: Config,
    /// How it behaves.
    pub settings: Settings,
    /// The pace of the network.
    pub pace: Pace,
}

/// How long things take on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Pace {
    /// Added to every request, in milliseconds.
    pub latency_ms: u64,
    /// How long a slow body takes, in milliseconds.
    pub slow_ms: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self { latency_ms: 0, slow_ms: 3_000 }
    }
}

impl ServerConfig {
    /// A small workspace on a free port, whose history ends now.
    pub fn sample() -> Self {
        let settings = Settings { limits: Limits::default(), ..Settings::default() };
        Self { port: 0, workspace: Config::sample(wall_clock()), settings, pace: Pace::default() }
    }
}

/// A running server; it stops when this is dropped.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    state: Arc<State>,
    tasks: [JoinHandle<()>; 2],
}

impl Running {
    /// The base address of the API.
    pub fn api(&self) -> String {
        format!("http://{}{BASE_PATH}", self.address)
    }

    /// What is served, in one sentence.
    pub fn summary(&self) -> String {
        let sim = self.sim();
        let (log, workspace) = (sim.log(), sim.workspace());
        let time = |place: Option<u32>| {
            place.and_then(|place| log.record(place)).map_or(Timestamp(0), |record| record.at)
        };
        format!(
            "A simulated workspace: {} people and bots, {} events from {} to {}",
            workspace.people.len(),
            log.len(),
            time(Some(0)),
            time(log.len().checked_sub(1)),
        )
    }

    /// The workspace itself, to look at or to change.
    pub fn sim(&self) -> MutexGuard<'_, Sim> {
        self.state.sim()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

/// What all connections share.
#[derive(Debug)]
struct State {
    sim: Mutex<Sim>,
    pace: Mutex<Pace>,
    /// The simulated time at the start, and the machine's clock then.
    epoch: (Timestamp, Timestamp),
    under_way: AtomicUsize,
    most_under_way: AtomicUsize,
}

impl State {
    fn sim(&self) -> MutexGuard<'_, Sim> {
        self.sim.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pace(&self) -> MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Timestamp {
        Timestamp(self.epoch.0.0 + (wall_clock().0 - self.epoch.1.0))
    }

    /// Counts a request while it is under way.
    fn enter(self: &Arc<Self>) -> UnderWay {
        let now = self.under_way.fetch_add(1, Ordering::Relaxed) + 1;
        self.most_under_way.fetch_max(now, Ordering::Relaxed);
        UnderWay(Arc::clone(self))
    }
}

struct UnderWay(Arc<State>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Makes the workspace and starts to serve it. Needs a Tokio runtime.
///
/// # Errors
/// Where the port is taken.
pub async fn spawn(config: ServerConfig) -> io::Result<Running> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port)).await?;
    let address = listener.local_addr()?;
    let end = config.workspace.end;
    let workspace = Workspace::generate(&config.workspace);
    let state = Arc::new(State {
        sim: Mutex::new(Sim::new(workspace, config.settings)),
        pace: Mutex::new(config.pace),
        epoch: (end, wall_clock()),
        under_way: AtomicUsize::new(0),
        most_under_way: AtomicUsize::new(0),
    });
    let accepting = tokio::spawn(connection::accept_all(listener, Arc::clone(&state)));
    let living = tokio::spawn(live(Arc::clone(&state)));
    Ok(Running { address, state, tasks: [accepting, living] })
}

/// Lets time pass in the workspace also while nobody asks.
async fn live(state: Arc<State>) {
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        state.sim().advance(state.now());
    }
}

/// The machine's clock, cut to the second.
pub fn wall_clock_second() -> Timestamp {
    let now = wall_clock();
    Timestamp(now.0 - now.0.rem_euclid(SECOND_MS))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the native server reads the machine's clock"
)]
fn wall_clock() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
