//! The loader against the simulated workspace while everything goes wrong: what is in the log arrives, each event
//! once, and what is said to have been read has been. A failing seed is named and reproduces:
//! `SEED=17 SEEDS=1 cargo nextest run -p audit-client whatever_happens`.

use crate::support::workspace::{Simulated, spread_workspace, workspace};
use crate::support::{VirtualClock, run};
use audit_client::load::{Loader, Outcome, Part, Scope, Sink, TimeRange, Wanted};
use audit_client::{Client, Clock, FailureKind, Settings};
use audit_model::{EventPage, Timestamp};
use futures_util::future::{Either, select};
use pachca_sim::api::Settings as Behaviour;
use pachca_sim::api::faults::FaultRates;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

type SimLoader = Loader<Simulated, VirtualClock>;

/// The keys that the workspaces have, but for the one that no catalogue knows.
const KEYS: [&str; 2] = ["user_login", "message_created"];

/// Knows events by id, as the store does.
#[derive(Default)]
struct Store {
    events: RefCell<BTreeMap<String, Timestamp>>,
    repeated: Cell<usize>,
    changes: Cell<usize>,
}

impl Sink for Store {
    fn page(&self, page: EventPage<'_>) {
        assert_eq!(page.unreadable, []);
        for event in page.events {
            let known = self.events.borrow_mut().insert(event.id.to_string(), event.created_at);
            self.repeated.set(self.repeated.get() + usize::from(known.is_some()));
        }
    }

    fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }
}

fn loader(simulated: &Simulated, clock: &VirtualClock, seed: u64, side_by_side: usize) -> SimLoader {
    let settings = Settings { jitter_seed: seed, ..Settings::default() };
    Loader::new(Rc::new(Client::new(simulated.clone(), clock.clone(), settings)), side_by_side)
}

/// The range that ends before our own reads begin.
fn back(clock: &VirtualClock, ms: i64) -> TimeRange {
    let end = Timestamp(clock.wall().millis() - 1);
    TimeRange { start: Timestamp(end.millis() - ms), end }
}

fn ids_in(simulated: &Simulated, scope: Scope, range: TimeRange) -> Vec<String> {
    let keys = scope.map(|key| [key]);
    simulated.ids_of(Some(range.start), Some(range.end), keys.as_ref().map(|keys| &keys[..]))
}

/// What is said to have been read has been.
fn assert_true(loader: &SimLoader, simulated: &Simulated, store: &Store, within: TimeRange) {
    for scope in [None, Some(KEYS[0]), Some(KEYS[1])] {
        let missing = loader.with_coverage(|coverage| coverage.levels(&[scope], within));
        for level in missing.into_iter().filter(|level| level.share > 0.0) {
            for id in ids_in(simulated, scope, level.range) {
                assert!(store.events.borrow().contains_key(&id), "{id} of {scope:?} in {:?}", level.range);
            }
        }
    }
}

fn any_wanted(chance: &mut fastrand::Rng, range: TimeRange) -> Wanted {
    let length = range.millis();
    let start = Timestamp(range.end.millis() - chance.i64(0..=length));
    let parts = match chance.u8(0..4) {
        0 => vec![Part::Keys(vec![KEYS[0]])],
        1 => vec![Part::Keys(KEYS.to_vec())],
        2 => vec![Part::Keys(vec![KEYS[0]]), Part::Everything],
        _ => vec![Part::Everything],
    };
    Wanted { range: TimeRange { start, end: range.end }, parts }
}

/// Something that happens while a loading runs. False ends the run, as a person does who closes it.
fn happen(
    chance: &mut fastrand::Rng,
    loader: &SimLoader,
    simulated: &Simulated,
    clock: &VirtualClock,
    all: TimeRange,
) -> bool {
    match chance.u8(0..11) {
        0 => return false,
        1 => loader.pause(),
        2 | 3 => loader.resume(),
        4 => loader.want(any_wanted(chance, all)),
        5 => simulated.set_offline(true),
        6 => simulated.set_offline(false),
        7 => {
            simulated.cut();
            clock.leap(chance.u64(1_000..4_000_000));
        }
        8 => clock.turn_wall(chance.i64(-100_000_000..100_000_000)),
        9 => loader.set_side_by_side(chance.usize(1..20)),
        _ => loader.nudge(),
    }
    true
}

fn whatever_happens(seed: u64) {
    let mut chance = fastrand::Rng::with_seed(seed);
    let clock = VirtualClock::default();
    let faults = if chance.bool() { FaultRates::all(chance.f64() * 0.4) } else { FaultRates::default() };
    let behaviour = Behaviour { faults, live_per_minute: chance.f64() * 120.0, ..Behaviour::default() };
    // Seconds with up to 160 events in pages of 50, and steps of up to a day between them.
    let (events, in_a_second) = (chance.usize(0..1_500), chance.usize(1..160));
    let step_s = [1, 1, 60, 3_600, 86_400][chance.usize(0..5)];
    let sim = spread_workspace(seed, events, in_a_second, step_s, behaviour);
    let slowest_ms = chance.u64(0..400);
    let simulated = Simulated::new(&clock, sim, "owner", seed, 0..=slowest_ms);
    let oldest = simulated.with_sim(|sim| sim.log().record(0).map(|record| record.at));
    let begin = back(&clock, 0).end;
    // Both shorter and longer than the history.
    let length =
        oldest.map_or(60_000, |at| (begin.millis() - at.millis()).max(1_000)) * chance.i64(1..12) / 10;
    let all = back(&clock, length);

    simulated.set_connections(chance.usize(1..9));
    let loader = loader(&simulated, &clock, seed, chance.usize(1..9));
    let store = Store::default();
    loader.want(any_wanted(&mut chance, all));
    let mut events_left = chance.usize(0..12);
    run(&clock, async {
        for round in 0.. {
            assert!(round < 500, "it does not end");
            if round == 100 {
                simulated.with_sim(|sim| sim.settings.faults = FaultRates::default());
            }
            let mut running = Box::pin(loader.run(&store));
            let outcome = loop {
                let next = if events_left > 0 { chance.u64(0..4_000) } else { 600_000 };
                match select(running, Box::pin(clock.sleep(next))).await {
                    Either::Left((outcome, _)) => break Some(outcome),
                    Either::Right((_, still)) => {
                        running = still;
                        assert_true(&loader, &simulated, &store, all);
                        if events_left == 0 {
                            loader.resume();
                            simulated.set_offline(false);
                        } else if !happen(&mut chance, &loader, &simulated, &clock, all) {
                            break None;
                        }
                        events_left = events_left.saturating_sub(1);
                    }
                }
            };
            match outcome {
                Some(Outcome::Done) if loader.gaps().is_empty() => return,
                Some(Outcome::Done) => loader.retry(),
                Some(Outcome::Failed(failure)) => assert!(
                    failure.is_retryable() || matches!(failure.kind, FailureKind::BrokenPaging(_)),
                    "{failure}"
                ),
                None => {}
            }
        }
    });

    assert_true(&loader, &simulated, &store, all);
    let wanted = loader.wanted().expect("something");
    assert!(loader.with_coverage(|coverage| wanted.is_read(coverage)), "{:?}", loader.gaps());
    let mut expected: Vec<String> =
        wanted.scopes().into_iter().flat_map(|scope| ids_in(&simulated, scope, wanted.range)).collect();
    expected.sort_unstable();
    expected.dedup();
    let loaded = store.events.borrow();
    let missing: Vec<&String> = expected.iter().filter(|id| !loaded.contains_key(*id)).collect();
    assert_eq!(missing, Vec::<&String>::new());
    assert!(loaded.values().all(|at| *at <= all.end), "what came later was not asked for");
    let limiter = simulated.with_sim(|sim| sim.stats().limiter);
    // Where a refusal is long on its way, requests follow before it is known.
    assert!(slowest_ms > 100 || (limiter.during_pause, limiter.locked) == (0, 0), "{limiter:?}");
    for window in simulated.sent().windows(49) {
        assert!(window[48] - window[0] >= 1_000, "{window:?}");
    }
}

#[test]
fn whatever_happens_the_log_arrives() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (first, count) = (number("SEED").unwrap_or(0), number("SEEDS").unwrap_or(300));
    for seed in first..first + count {
        if let Err(cause) = catch_unwind(AssertUnwindSafe(|| whatever_happens(seed))) {
            eprintln!("the failing seed: SEED={seed} SEEDS=1");
            resume_unwind(cause);
        }
    }
}

/// Loads everything at a steady latency; gives events a second, and how many requests were refused.
fn speed(latency_ms: u64, side_by_side: usize, events: usize) -> (f64, u64, u64) {
    let clock = VirtualClock::default();
    let sim = spread_workspace(1, events, 12, 4, Behaviour::default());
    let half = latency_ms / 2;
    let simulated = Simulated::new(&clock, sim, "owner", 1, half..=half);
    simulated.set_connections(6);
    let loader = loader(&simulated, &clock, 1, side_by_side);
    let range = back(&clock, 90 * 86_400_000);
    loader.want(Wanted { range, parts: vec![Part::Everything] });
    let store = Store::default();
    assert_eq!(run(&clock, loader.run(&store)), Outcome::Done);
    assert_eq!(loader.gaps(), []);
    let loaded = store.events.borrow().len();
    assert_eq!(loaded, simulated.ids(None, Some(range.end)).len());
    let gate = loader.client().gate();
    println!(
        "{latency_ms} ms, {side_by_side}: {loaded} events, {} requests, {} refused, {} repeated, {} ms",
        gate.sent(),
        gate.limited(),
        store.repeated.get(),
        clock.now_ms()
    );
    (loaded as f64 * 1_000.0 / clock.now_ms() as f64, gate.sent(), gate.limited())
}

#[test]
fn a_hundred_thousand_events_come_at_the_limit_and_hardly_a_request_is_refused() {
    let (per_second, sent, refused) = speed(120, 8, 100_000);
    assert!(per_second >= 0.9 * 2_500.0, "{per_second}");
    assert!(refused * 200 < sent, "{refused} of {sent}");
}

#[test]
fn the_first_events_come_after_one_round_trip() {
    let clock = VirtualClock::default();
    let simulated = Simulated::new(&clock, workspace(1, 5_000, 9, Behaviour::default()), "owner", 1, 60..=60);
    let loader = loader(&simulated, &clock, 1, 6);
    loader.want(Wanted { range: back(&clock, 86_400_000), parts: vec![Part::Everything] });
    let store = Store::default();
    run(&clock, async {
        drop(select(Box::pin(loader.run(&store)), Box::pin(clock.sleep(121))).await);
    });
    assert!(store.events.borrow().len() >= 50);
}

#[test]
fn the_newest_minutes_are_read_again_at_the_end_while_they_may_still_change() {
    for (age_ms, again) in [(1, 1), (3_600_000, 0)] {
        let clock = VirtualClock::default();
        let sim = spread_workspace(1, 300, 1, 60, Behaviour::default());
        let simulated = Simulated::new(&clock, sim, "owner", 1, 10..=10);
        let loader = loader(&simulated, &clock, 1, 6);
        let end = Timestamp(clock.wall().0 - age_ms);
        let range = TimeRange { start: Timestamp(end.0 - 60_000), end };
        loader.want(Wanted { range, parts: vec![Part::Keys(vec![KEYS[0]])] });
        let store = Store::default();
        for _ in 0..2 {
            assert_eq!(run(&clock, loader.run(&store)), Outcome::Done);
        }
        assert_eq!(loader.client().footprint().requests(), 1 + again);
        // Of the other keys nothing was asked for.
        let expected = ids_in(&simulated, Some(KEYS[0]), range);
        assert_eq!(store.events.borrow().keys().cloned().collect::<Vec<_>>(), expected);
    }
}
