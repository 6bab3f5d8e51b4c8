//! Following new events: every rule of the cursor towards newer ones, and the simulated workspace with faults.

use crate::support::workspace::{Simulated, spread_workspace};
use crate::support::{Script, VirtualClock, answer, client, page, run};
use audit_client::load::{Follower, News};
use audit_client::{ApiFailure, Client, Clock, Settings};
use audit_model::{EventPage, Timestamp};
use pachca_sim::api::Settings as Behaviour;
use pachca_sim::api::faults::FaultRates;
use std::cell::RefCell;
use std::collections::BTreeSet;

fn time(second: u32) -> Timestamp {
    Timestamp::parse(&format!("2026-11-20T10:00:{second:02}Z")).expect("a time")
}

fn newer(cursor: &str, has_prev: bool) -> String {
    format!(r#"{{"next_page":"n","prev_page":"{cursor}","has_next":false,"has_prev":{has_prev}}}"#)
}

/// Polls once; gives the ids in the order in which they came.
fn poll(
    follower: &mut Follower,
    script: &Script,
    clock: &VirtualClock,
) -> (Vec<u32>, Result<News, ApiFailure>) {
    let ids = RefCell::new(Vec::new());
    let take = |page: EventPage<'_>| {
        ids.borrow_mut().extend(page.events.iter().map(|event| event.id.parse::<u32>().expect("a number")));
    };
    let outcome = run(clock, follower.poll(&client(script, clock), take));
    (ids.into_inner(), outcome)
}

#[test]
fn the_first_poll_goes_by_time_and_looks_at_the_newest_minutes_again() {
    let clock = VirtualClock::default();
    let script =
        Script::new(&clock, [page(&[12, 11, 9], &newer("a", false)), page(&[13], &newer("b", false))]);
    let mut follower = Follower::new(time(10));
    let (ids, news) = poll(&mut follower, &script, &clock);
    assert_eq!(ids, [12, 11, 9]);
    // Of second 12 more may come.
    assert_eq!(news.expect("answered").covered.map(|range| range.end), Some(Timestamp(time(12).0 - 1)));
    assert!(script.asked()[0].ends_with("start_time=2026-11-20T09%3A58%3A10.000Z"), "{:?}", script.asked());
    assert_eq!(poll(&mut follower, &script, &clock).0, [13]);
    assert!(script.asked()[1].ends_with("&cursor=a"));
}

#[test]
fn batches_are_followed_while_there_is_more_whatever_has_next_says() {
    let clock = VirtualClock::default();
    let steps = [
        page(&[10], &newer("a", false)),
        // The nearest first, newest first within: the documented example of eight new ones in pages of five.
        page(&[15, 14, 13, 12, 11], &newer("b", true)),
        page(&[18, 17, 16], &newer("c", false)),
        // Nothing new: the same cursor stays good, and has_next says that older ones exist.
        page(&[], r#"{"next_page":"n","prev_page":"c","has_next":true,"has_prev":false}"#),
        page(&[19], &newer("d", false)),
    ];
    let script = Script::new(&clock, steps);
    let mut follower = Follower::new(time(10));
    poll(&mut follower, &script, &clock).1.expect("the first poll");
    let (ids, news) = poll(&mut follower, &script, &clock);
    assert_eq!(ids, [15, 14, 13, 12, 11, 18, 17, 16]);
    let news = news.expect("answered");
    assert_eq!((news.events, news.requests, news.more), (8, 2, false));
    assert!(poll(&mut follower, &script, &clock).0.is_empty());
    assert_eq!(poll(&mut follower, &script, &clock).0, [19]);
    let cursors: Vec<String> = script
        .asked()
        .iter()
        .skip(1)
        .map(|asked| asked.split("cursor=").nth(1).expect("one").to_owned())
        .collect();
    assert_eq!(cursors, ["a", "b", "c", "c"]);
}

#[test]
fn a_refused_cursor_is_replaced_by_time() {
    let clock = VirtualClock::default();
    let refused = Ok(answer(400, r#"{"errors":[{"key":"cursor","code":"invalid"}]}"#));
    let script = Script::new(
        &clock,
        [
            page(&[20], &newer("a", false)),
            refused,
            page(&[22, 20], &newer("b", false)),
            page(&[], &newer("b", false)),
        ],
    );
    let mut follower = Follower::new(time(10));
    poll(&mut follower, &script, &clock).1.expect("the first poll");
    assert_eq!(poll(&mut follower, &script, &clock).0, [22, 20]);
    assert!(script.asked()[2].contains("start_time=2026-11-20T09%3A58%3A19"), "{:?}", script.asked());
    poll(&mut follower, &script, &clock).1.expect("followed again");
    assert!(script.asked()[3].ends_with("&cursor=b"));
}

#[test]
fn a_failed_poll_loses_nothing_and_a_circle_ends() {
    let clock = VirtualClock::default();
    let denied = || Ok(answer(403, r#"{"error":"role_forbidden"}"#));
    let script = Script::new(
        &clock,
        [
            page(&[10], &newer("a", false)),
            page(&[12, 11], &newer("b", true)),
            denied(),
            page(&[13], &newer("c", false)),
            // More is announced behind the same cursor: by time the next time.
            page(&[14], &newer("c", true)),
            page(&[15, 14], &newer("d", false)),
        ],
    );
    let mut follower = Follower::new(time(10));
    poll(&mut follower, &script, &clock).1.expect("the first poll");
    let (ids, outcome) = poll(&mut follower, &script, &clock);
    assert_eq!((ids, outcome.is_err()), (vec![12, 11], true));
    assert_eq!(poll(&mut follower, &script, &clock).0, [13], "from where it failed");
    assert_eq!(poll(&mut follower, &script, &clock).0, [14]);
    assert_eq!(poll(&mut follower, &script, &clock).0, [15, 14]);
    assert!(script.asked()[5].contains("start_time="));
}

#[test]
fn the_newest_minutes_are_read_again_now_and_then() {
    let clock = VirtualClock::default();
    let quiet = || page(&[], &newer("a", false));
    let steps = [page(&[30], &newer("a", false))].into_iter().chain((0..6).map(|_| quiet()));
    // The eighth poll finds nothing new, then looks back and finds one that was late.
    let script = Script::new(&clock, steps.chain([quiet(), page(&[30, 29], &newer("z", false)), quiet()]));
    let mut follower = Follower::new(time(10));
    let polls: Vec<Vec<u32>> = (0..9).map(|_| poll(&mut follower, &script, &clock).0).collect();
    assert_eq!(polls[7], [30, 29]);
    assert_eq!(polls.iter().filter(|ids| ids.is_empty()).count(), 7);
    assert!(script.asked()[8].contains("start_time=2026-11-20T09%3A58%3A30"), "{:?}", script.asked());
}

#[test]
fn whatever_happens_all_new_events_come() {
    for seed in 0..40 {
        let mut chance = fastrand::Rng::with_seed(seed);
        let clock = VirtualClock::default();
        let faults = FaultRates::all(chance.f64() * 0.4);
        let behaviour = Behaviour { faults, live_per_minute: chance.f64() * 900.0, ..Behaviour::default() };
        let sim = spread_workspace(seed, 50, 20, 3, behaviour);
        let simulated = Simulated::new(&clock, sim, "owner", seed, 0..=150);
        let settings = Settings { jitter_seed: seed, ..Settings::default() };
        let client = Client::new(simulated.clone(), clock.clone(), settings);
        let from = Timestamp(clock.wall().0 - 1);
        let (mut follower, ids) = (Follower::new(from), RefCell::new(BTreeSet::new()));
        let polls = chance.usize(2..12);
        for round in 0..polls {
            if round + 1 == polls {
                simulated.with_sim(|sim| sim.settings.faults = FaultRates::default());
            }
            run(&clock, clock.sleep(chance.u64(0..90_000)));
            let take = |page: EventPage<'_>| {
                ids.borrow_mut().extend(page.events.into_iter().map(|event| event.id.into_owned()));
            };
            while run(&clock, follower.poll(&client, take)).is_ok_and(|news| news.more) {}
        }
        let known = follower.known_until();
        let expected = simulated.ids(Some(Timestamp(from.0 + 1)), Some(known));
        let ids = ids.into_inner();
        assert!(expected.iter().all(|id| ids.contains(id)), "seed {seed}");
        // What was carried out left an event, also where its answer was lost on the way.
        let answered = simulated.with_sim(|sim| sim.stats().answers.get(&200).copied());
        assert_eq!(Some(client.footprint().entries()), answered, "seed {seed}");
    }
}
