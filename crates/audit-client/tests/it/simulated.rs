//! Walks through the simulated workspace while everything goes wrong: what is in the log arrives, each event once.
//! A failing seed is named and reproduces.

use crate::support::workspace::{Simulated, workspace};
use crate::support::{VirtualClock, run, run_all};
use audit_client::check::{ConnectFailure, connect};
use audit_client::failure::{ApiFailure, FailureKind};
use audit_client::{Client, Clock, EventQuery, Settings, Walk};
use audit_model::Timestamp;
use pachca_sim::api::faults::FaultRates;
use pachca_sim::api::{Settings as Behaviour, tokens};
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;

type SimClient = Client<Simulated, VirtualClock>;

fn client(simulated: &Simulated, clock: &VirtualClock, seed: u64) -> SimClient {
    Client::new(simulated.clone(), clock.clone(), Settings { jitter_seed: seed, ..Settings::default() })
}

/// What a walk brought.
#[derive(Default)]
struct Reading {
    /// In the order in which they came.
    events: Vec<(Timestamp, String)>,
    /// How often somebody had to press "go on".
    failures: usize,
    /// The log when the first page arrived.
    log_at_first_page: Vec<String>,
}

/// Reads to the end, going on after every failure that may pass.
async fn read_all(simulated: &Simulated, client: &SimClient, mut walk: Walk) -> Reading {
    let mut reading = Reading::default();
    loop {
        match walk.next(client).await {
            Ok(None) => return reading,
            Ok(Some(page)) => {
                if walk.progress().pages == 1 {
                    reading.log_at_first_page = simulated.ids(None, None);
                }
                let page = page.events().expect("a list");
                assert_eq!(page.unreadable, []);
                reading
                    .events
                    .extend(page.events.iter().map(|event| (event.created_at, event.id.to_string())));
            }
            Err(failure) => {
                assert!(failure.is_retryable(), "{failure}");
                reading.failures += 1;
                assert!(reading.failures < 1_000, "{failure}");
            }
        }
    }
}

fn sorted_ids(events: impl IntoIterator<Item = (Timestamp, String)>) -> Vec<String> {
    let mut ids: Vec<String> = events.into_iter().map(|(_, id)| id).collect();
    ids.sort_unstable();
    ids
}

/// Never more than the rate, nothing inside a pause, and so no token locked.
fn assert_polite(simulated: &Simulated, seed: u64) {
    for window in simulated.sent().windows(49) {
        assert!(window[48] - window[0] >= 1_000, "seed {seed}: {window:?}");
    }
    let limiter = simulated.with_sim(|sim| sim.stats().limiter);
    assert_eq!((limiter.during_pause, limiter.locked), (0, 0), "seed {seed}");
}

#[test]
fn with_faults_of_every_kind_each_event_arrives_once_and_in_order() {
    let mut pressed = 0;
    for seed in 0..250 {
        let mut chance = fastrand::Rng::with_seed(seed);
        let clock = VirtualClock::default();
        let behaviour = Behaviour { faults: FaultRates::all(chance.f64() * 0.6), ..Behaviour::default() };
        // Seconds with up to 30 events in pages of less than 20: ties larger than a page are common.
        let sim = workspace(seed, chance.usize(0..400), chance.usize(1..30), behaviour);
        let simulated = Simulated::new(&clock, sim, "owner", seed, 0..=200);
        let history = simulated.ids(None, None);
        let client = client(&simulated, &clock, seed);
        let query = EventQuery { limit: chance.u8(1..20), ..EventQuery::default() };

        let walk = read_all(&simulated, &client, Walk::events(query));
        let reading = run(&clock, beside_another_reader(&simulated, &clock, walk));
        pressed += reading.failures;

        assert!(reading.events.is_sorted_by(|newer, older| newer.0 >= older.0), "seed {seed}");
        let loaded = sorted_ids(reading.events);
        assert!(loaded.is_sorted_by(|one, next| one < next), "seed {seed}: an event came twice");
        assert!(
            history.iter().all(|id| loaded.binary_search(id).is_ok()),
            "seed {seed}: an event is missing"
        );
        let known = |id: &String| reading.log_at_first_page.binary_search(id).is_ok();
        assert!(loaded.iter().all(known), "seed {seed}: the walk went after what came later");
        assert_polite(&simulated, seed);
    }
    assert!(pressed > 0, "faults so frequent must exhaust the retries now and then");
}

/// Carries out `work` while somebody else reads the same log, which leaves an event in it each time.
async fn beside_another_reader<O>(
    simulated: &Simulated,
    clock: &VirtualClock,
    work: impl Future<Output = O>,
) -> O {
    let other = client(&simulated.another("owner-log-only"), clock, 0);
    let mut reading = pin!(async {
        loop {
            // Faults strike the other one, too; that is its own affair.
            let _ = other.audit_page(&EventQuery { limit: 1, ..EventQuery::default() }, None).await;
            clock.sleep(15_000).await;
        }
    });
    let mut work = pin!(work);
    poll_fn(|context| {
        let _: Poll<()> = reading.as_mut().poll(context);
        work.as_mut().poll(context)
    })
    .await
}

#[test]
fn walks_over_slices_share_one_rate_and_give_the_log_exactly() {
    let slices = 6;
    for seed in 0..40 {
        let mut chance = fastrand::Rng::with_seed(seed);
        let clock = VirtualClock::default();
        let behaviour = Behaviour { faults: FaultRates::all(chance.f64() * 0.2), ..Behaviour::default() };
        let sim = workspace(seed, 1_500, 25, behaviour);
        let simulated = Simulated::new(&clock, sim, "owner", seed, 5..=60);
        // Six walks at some 65 ms a page would be too fast without the gate.
        // The newest second is left out: our own reads write into it.
        let end = Timestamp(clock.wall().millis() - 1_000);
        let start = Timestamp(end.millis() - 100_000);
        let expected = simulated.ids(Some(start), Some(end));

        let client = client(&simulated, &clock, seed);
        let cut = |slice: i64| Timestamp(start.millis() + (end.millis() - start.millis()) * slice / slices);
        let walks = (0..slices)
            .map(|slice| {
                // Both bounds are inclusive: the events of a boundary come in both slices.
                let query = EventQuery { limit: 10, ..EventQuery::between(cut(slice), cut(slice + 1)) };
                Box::pin(read_all(&simulated, &client, Walk::events(query)))
                    as Pin<Box<dyn Future<Output = _>>>
            })
            .collect();
        let mut loaded =
            sorted_ids(run_all(&clock, walks).into_iter().flat_map(|reading: Reading| reading.events));
        loaded.dedup();
        assert_eq!(loaded, expected, "seed {seed}");
        assert!(simulated.most_in_flight() > 1, "side by side");
        assert_polite(&simulated, seed);
    }
}

#[test]
fn without_faults_no_request_is_wasted_and_none_is_refused() {
    let clock = VirtualClock::default();
    let simulated =
        Simulated::new(&clock, workspace(1, 5_000, 120, Behaviour::default()), "owner", 1, 60..=60);
    let expected = simulated.ids(None, None);
    let client = client(&simulated, &clock, 1);
    let reading = run(&clock, read_all(&simulated, &client, Walk::events(EventQuery::default())));
    assert_eq!((sorted_ids(reading.events), reading.failures), (expected, 0));
    assert_eq!(client.gate().sent(), 100, "5,000 events in pages of 50");
    assert_eq!(clock.now_ms(), 100 * 120, "a single walk never waits but for answers");
    assert_eq!((client.gate().limited(), simulated.with_sim(|sim| sim.stats().limiter.refused)), (0, 0));
}

#[test]
fn every_token_of_the_simulator_gets_the_answer_it_stands_for() {
    let missing = FailureKind::MissingScope { required: Some("audit_events:read".into()) };
    for token in tokens::TOKENS {
        let clock = VirtualClock::default();
        let sim = workspace(1, 60, 3, Behaviour::default());
        let simulated = Simulated::new(&clock, sim, token.name, 1, 10..=10);
        let outcome = run(&clock, connect(&client(&simulated, &clock, 1), EventQuery::default()));
        let failure = match (token.name, outcome) {
            ("owner" | "owner-log-only", Ok(connected)) => {
                assert_eq!(connected.first_page.items, 50);
                assert_eq!(connected.access.users, token.name == "owner");
                continue;
            }
            ("wrong-plan", Err(ConnectFailure::Plan(failure)))
            | ("suspended", Err(ConnectFailure::Suspended(failure)))
            | (_, Err(ConnectFailure::Api(failure))) => failure,
            (name, outcome) => panic!("{name}: {outcome:?}"),
        };
        let kind = match token.name {
            "missing-scope" | "admin" => missing.clone(),
            "role-forbidden" => FailureKind::RoleForbidden,
            "guest" => FailureKind::AccessDenied,
            "revoked" | "expired" => FailureKind::BadToken,
            "wrong-plan" | "suspended" => FailureKind::PaymentRequired,
            name => panic!("a new token, {name}: say here what it stands for"),
        };
        assert_eq!(failure.kind, kind, "{}", token.name);
    }
}

#[test]
fn a_token_revoked_midway_ends_the_walk_with_the_reason() {
    let clock = VirtualClock::default();
    let simulated = Simulated::new(&clock, workspace(1, 200, 3, Behaviour::default()), "owner", 1, 10..=10);
    let client = client(&simulated, &clock, 1);
    let mut walk = Walk::events(EventQuery::default());
    run(&clock, walk.next(&client)).expect("the first page");
    simulated.with_sim(|sim| assert!(sim.revoke("owner")));
    let failure: ApiFailure = run(&clock, walk.next(&client)).expect_err("revoked");
    assert_eq!(failure.kind, FailureKind::BadToken);
    assert_eq!(walk.progress().items, 50, "what was read stays");
}
