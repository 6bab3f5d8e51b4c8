//! Events that arrive while the workspace runs.

use super::*;

fn running(live_per_minute: f64) -> Sim {
    let config = Config { people: 40, days: 2, events: 1_500, ..Config::sample(NOON) };
    Sim::new(Workspace::generate(&config), Settings { live_per_minute, ..Settings::default() })
}

fn later(minutes: i64) -> Timestamp {
    Timestamp(NOON.0 + minutes * 60_000)
}

#[test]
fn as_many_arrive_as_asked_at_their_times_and_after_the_history() {
    let mut sim = running(90.0);
    let history = sim.log.len();
    sim.advance(later(10));
    assert_eq!(sim.log.len(), history + 900);
    let times: Vec<Timestamp> = (0..sim.log.len()).map(|place| sim.log.record(place).unwrap().at).collect();
    assert!(times.is_sorted());
    assert!(times[history as usize] >= NOON && times[history as usize + 899] <= later(10));
    let half = times[history as usize + 450];
    assert!((later(4)..later(6)).contains(&half), "spread evenly");
}

#[test]
fn what_arrives_does_not_depend_on_when_one_looks() {
    let (mut often, mut once) = (running(7.0), running(7.0));
    for minute in 1..=30 {
        often.advance(later(minute));
    }
    once.advance(later(30));
    let ids = |sim: &Sim| sim.event_ids("").collect::<Vec<_>>();
    assert_eq!(ids(&often), ids(&once));
}

#[test]
fn a_poll_finds_what_has_arrived_and_nothing_arrives_unasked() {
    let mut bench = Bench { sim: running(60.0), now: NOON, token: "owner" };
    let (_, first) = bench.page("limit=1");
    bench.now = later(1);
    let (ids, _) = bench.page(&format!("cursor={}", encoded(&first["prev_page"])));
    assert_eq!(ids.len(), 50);
    bench.sim.settings.live_per_minute = 0.0;
    bench.sim.advance(later(2));
    let length = bench.sim.log.len();
    bench.sim.advance(later(60));
    assert_eq!(bench.sim.log.len(), length);
}

#[test]
fn what_is_staged_begins_now_ends_in_its_time_and_is_somebody_elses_each_time() {
    let mut sim = running(0.0);
    let history = sim.log.len();
    let second = |seconds: i64| Timestamp(NOON.0 + seconds * 1_000);
    assert!(sim.stage_guess());
    sim.advance(second(1));
    assert_eq!(sim.log.len(), history + 8, "seven wrong codes and the right one");
    sim.advance(second(2));
    assert!(sim.stage_guess());
    sim.advance(second(9));
    assert_eq!(sim.log.len(), history + 18);
    let actors: Vec<u32> =
        (history..history + 18).map(|place| sim.log.record(place).unwrap().actor).collect();
    assert!(actors[..9].iter().all(|actor| *actor == actors[0]) && actors[9] != actors[0]);
    assert!(sim.workspace().incidents.iter().all(|incident| incident.to < NOON), "no part of the history");
}
