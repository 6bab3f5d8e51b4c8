//! The documented table of pages and polls, row by row, and what it is for: nothing lost, nothing doubled.

use super::*;
use serde_json::json;

/// A filter that leaves the events of our own reads out.
const LOGINS: &str = "event_key=user_login";

fn flags(meta: &Value) -> (bool, bool) {
    (meta["has_next"].as_bool().unwrap(), meta["has_prev"].as_bool().unwrap())
}

fn follow(bench: &mut Bench, meta: &Value, way: &str, limit: usize) -> (Vec<String>, Value) {
    bench.page(&format!("{LOGINS}&limit={limit}&cursor={}", encoded(&meta[way])))
}

#[test]
fn first_page_with_more_behind_it() {
    let mut bench = Bench::with_history(12);
    let (ids, meta) = bench.page(&format!("{LOGINS}&limit=5"));
    assert_eq!(ids, bench.ids([11, 10, 9, 8, 7]));
    assert_eq!(flags(&meta), (true, false));
}

#[test]
fn first_page_of_an_empty_log_has_cursors_that_work() {
    let mut bench = Bench::with_history(0);
    let (ids, meta) = bench.page(LOGINS);
    assert_eq!((ids.len(), flags(&meta)), (0, (false, false)));
    assert!(follow(&mut bench, &meta, "next_page", 5).0.is_empty());
    bench.arrive(1);
    assert_eq!(follow(&mut bench, &meta, "prev_page", 5).0, bench.ids([2]), "after the events of two reads");
}

#[test]
fn middle_last_and_last_page_again() {
    let mut bench = Bench::with_history(12);
    let (_, first) = bench.page(&format!("{LOGINS}&limit=5"));
    let (ids, middle) = follow(&mut bench, &first, "next_page", 5);
    assert_eq!((ids, flags(&middle)), (bench.ids([6, 5, 4, 3, 2]), (true, true)));
    let (ids, last) = follow(&mut bench, &middle, "next_page", 5);
    assert_eq!((ids, flags(&last)), (bench.ids([1, 0]), (false, true)));
    let (ids, again) = follow(&mut bench, &last, "next_page", 5);
    assert_eq!((ids.len(), flags(&again)), (0, (false, true)));
    assert_eq!(again["next_page"], last["next_page"], "the same cursor");
    let (ids, _) = follow(&mut bench, &again, "prev_page", 5);
    assert_eq!(ids, bench.ids([4, 3, 2, 1, 0]), "the way back works");
}

#[test]
fn a_page_that_is_full_to_the_last_event_is_the_last() {
    let mut bench = Bench::with_history(10);
    let (_, first) = bench.page(&format!("{LOGINS}&limit=5"));
    let (ids, last) = follow(&mut bench, &first, "next_page", 5);
    assert_eq!((ids.len(), flags(&last)), (5, (false, true)));
}

#[test]
fn poll_that_finds_nothing_new() {
    let mut bench = Bench::with_history(3);
    let (_, first) = bench.page(LOGINS);
    let (ids, poll) = follow(&mut bench, &first, "prev_page", 5);
    assert_eq!((ids.len(), flags(&poll)), (0, (true, false)));
    assert_eq!(poll["prev_page"], first["prev_page"], "the same cursor");
    assert_eq!(follow(&mut bench, &poll, "next_page", 5).0, bench.ids([2, 1, 0]), "the way forward works");
}

#[test]
fn poll_that_finds_fewer_than_the_limit() {
    let mut bench = Bench::with_history(3);
    let (_, first) = bench.page(LOGINS);
    bench.arrive(2);
    let (ids, poll) = follow(&mut bench, &first, "prev_page", 5);
    assert_eq!(ids, bench.ids([5, 4]));
    assert_eq!(flags(&poll), (false, false), "has_next is false although older events exist");
    assert!(follow(&mut bench, &poll, "prev_page", 5).0.is_empty());
    assert_eq!(follow(&mut bench, &poll, "next_page", 5).0, bench.ids([2, 1, 0]));
}

#[test]
fn poll_that_finds_more_than_the_limit_gives_the_nearest_first() {
    let mut bench = Bench::with_history(3);
    let (_, first) = bench.page(LOGINS);
    bench.arrive(8);
    let (ids, poll) = follow(&mut bench, &first, "prev_page", 5);
    assert_eq!(ids, bench.ids([8, 7, 6, 5, 4]), "c5 to c1");
    assert_eq!(flags(&poll), (false, true));
    let (ids, poll) = follow(&mut bench, &poll, "prev_page", 5);
    assert_eq!(ids, bench.ids([11, 10]).into_iter().chain(bench.ids([9])).collect::<Vec<_>>(), "c8 to c6");
    assert_eq!(flags(&poll), (false, false));
}

#[test]
fn an_unfiltered_poll_always_finds_the_read_before_it() {
    let mut bench = Bench::with_history(3);
    let (_, first) = bench.page("");
    for _ in 0..3 {
        let read = bench.sim.log.len() - 1;
        let (ids, _) = bench.page(&format!("cursor={}", encoded(&first["prev_page"])));
        assert_eq!(ids[0], bench.ids([read])[0]);
    }
}

#[test]
fn a_second_with_more_events_than_a_page_is_walked_whole() {
    let mut bench = Bench::with_logins((0..130).map(|index| (if index < 120 { 5 } else { 1 }, EMPLOYEE)));
    for limit in [1, 7, 50] {
        let walked = bench.walk(&format!("{LOGINS}&limit={limit}"));
        assert_eq!(walked, bench.ids((0..130).rev()), "limit {limit}");
    }
}

#[test]
fn arrivals_during_a_walk_neither_shift_nor_double_it() {
    let mut bench = Bench::with_history(40);
    let (mut ids, mut meta) = bench.page("limit=7");
    while meta["has_next"] == true {
        bench.arrive(3);
        let (older, next) = bench.page(&format!("limit=7&cursor={}", encoded(&meta["next_page"])));
        ids.extend(older);
        meta = next;
    }
    assert_eq!(ids, bench.ids((0..40).rev()));
}

#[test]
fn a_walk_of_everything_is_the_log() {
    let mut bench = Bench::with_history(333);
    assert_eq!(bench.walk(""), bench.ids((0..333).rev()));
}

#[test]
fn filters_beside_a_cursor_may_be_repeated_or_not() {
    let mut bench = Bench::with_logins((0..30).rev().map(|n| (n, if n % 2 == 0 { EMPLOYEE } else { ADMIN })));
    let (_, first) = bench.page(&format!("actor_id={ADMIN}&limit=4"));
    let cursor = encoded(&first["next_page"]);
    let repeated = bench.page(&format!("actor_id={ADMIN}&limit=4&cursor={cursor}")).0;
    assert_eq!(repeated.len(), 4);
    assert_eq!(bench.page(&format!("limit=4&cursor={cursor}")).0, repeated);
}

#[test]
fn what_is_no_cursor_is_a_bad_request() {
    let mut bench = Bench::with_history(1);
    for cursor in ["x", "eyJpZCI6MTAsImRpciI6ImFzYyJ9", "%00", "%F0%9F%92%A5"] {
        let response = bench.get(&format!("/audit_events?cursor={cursor}"));
        assert_eq!(response.status(), 400, "{cursor}");
        let body: Value = serde_json::from_str(response.body()).unwrap();
        assert_eq!(
            (&body["errors"][0]["key"], &body["errors"][0]["code"]),
            (&json!("cursor"), &json!("invalid"))
        );
    }
}
