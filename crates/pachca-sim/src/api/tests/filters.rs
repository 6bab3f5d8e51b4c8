//! The filters of `GET /audit_events`, and the event that each read leaves behind.

use super::*;

/// Sign-ins 40, 30, 20, 10 and 0 seconds before noon.
fn bench() -> Bench {
    Bench::with_logins([(40, ADMIN), (30, EMPLOYEE), (20, ADMIN), (10, GUEST), (0, EMPLOYEE)])
}

fn time(seconds_before_noon: i64) -> String {
    Timestamp(NOON.0 - seconds_before_noon * 1_000).to_string()
}

#[track_caller]
fn assert_finds(query: &str, places: &[u32]) {
    let mut bench = bench();
    assert_eq!(bench.page(query).0, bench.ids(places.iter().copied()), "{query}");
}

#[test]
fn both_bounds_are_inclusive() {
    assert_finds(&format!("start_time={}&end_time={}", time(30), time(10)), &[3, 2, 1]);
    assert_finds(&format!("start_time={}&end_time={}", time(30), time(30)), &[1]);
    assert_finds(&format!("start_time={}", time(10)), &[4, 3]);
}

#[test]
fn times_may_have_an_offset_or_none() {
    // 12:00 UTC is 15:00 in Moscow.
    assert_finds("start_time=2026-11-23T14:59:50%2B03:00", &[4, 3]);
    assert_finds("start_time=2026-11-23T11:59:50", &[4, 3]);
    assert_finds("start_time=2026-11-23T11:59:50%2B00:00", &[4, 3]);
}

#[test]
fn a_time_that_is_none_drops_its_filter_without_a_word() {
    for nonsense in ["yesterday", "2026-13-01", "2026-11-23T14:59:50+03:00", ""] {
        assert_finds(&format!("start_time={nonsense}&limit=3"), &[4, 3, 2]);
        assert_finds(&format!("end_time={nonsense}&limit=3"), &[4, 3, 2]);
    }
}

#[test]
fn a_start_after_the_end_finds_nothing() {
    assert_finds(&format!("start_time={}&end_time={}", time(0), time(40)), &[]);
}

#[test]
fn filters_combine_with_and() {
    assert_finds(&format!("actor_id={ADMIN}"), &[2, 0]);
    assert_finds(&format!("actor_id={ADMIN}&start_time={}", time(25)), &[2]);
    assert_finds(&format!("entity_id={EMPLOYEE}&entity_type=User&actor_type=User"), &[4, 1]);
    assert_finds(&format!("actor_id={ADMIN}&entity_id={EMPLOYEE}"), &[]);
    assert_finds("event_key=user_login&limit=1", &[4]);
}

#[test]
fn what_the_log_does_not_know_finds_nothing() {
    for query in [
        "event_key=user_flew",
        "actor_id=0012",
        "actor_id=x",
        "actor_type=Bot",
        "entity_type=Planet",
        "entity_id=-1",
    ] {
        assert_finds(query, &[]);
    }
}

#[test]
fn a_limit_above_50_is_50_and_one_that_is_none_is_refused() {
    let mut bench = Bench::with_history(80);
    assert_eq!(bench.page("limit=200").0.len(), 50);
    assert_eq!(bench.page("").0.len(), 50);
    for limit in ["0", "-1", "many"] {
        assert_eq!(bench.get(&format!("/audit_events?limit={limit}")).status(), 422);
    }
}

#[test]
fn an_event_has_its_ten_fields_with_ids_as_texts() {
    let mut bench = bench();
    let body = bench.read("/audit_events?limit=1");
    let event = body["data"][0].as_object().unwrap();
    assert_eq!(event.len(), 10);
    assert_eq!(event["actor_id"], EMPLOYEE.to_string());
    assert_eq!(event["entity_id"], EMPLOYEE.to_string());
    assert_eq!(event["created_at"], "2026-11-23T12:00:00.000Z");
    assert_eq!(event["details"], serde_json::json!({}));
}

#[test]
fn each_read_writes_one_event_that_the_read_itself_does_not_show() {
    let mut bench = bench();
    let before = bench.sim.log.len();
    let (ids, _) = bench.page("");
    assert_eq!(ids.len(), before as usize);
    assert_eq!(bench.sim.log.len(), before + 1);
    let (read, texts) = bench.newest();
    let event = read.event(texts);
    assert_eq!(event.event_key, "audit_events_accessed");
    assert_eq!(event.actor_id.as_deref(), Some("11"));
    assert_eq!(event.ip_address.as_deref(), Some("192.0.2.44"));
    assert_eq!(event.user_agent.as_deref(), Some("test/1.0"));
    assert_eq!(event.created_at, bench.now);
}

#[test]
fn an_address_that_is_none_does_not_get_into_the_log() {
    let mut bench = bench();
    let mut request = bench.request("GET", "/audit_events", "");
    request.headers_mut().insert("X-Forwarded-For", r#""},{"x"#.parse().unwrap());
    request.extensions_mut().insert(super::super::Peer([127, 0, 0, 9].into()));
    bench.send(&request);
    let (read, texts) = bench.newest();
    assert_eq!(read.event(texts).ip_address.as_deref(), Some("127.0.0.9"));
}

#[test]
fn the_list_for_comparison_takes_times_and_keys() {
    let mut bench = bench();
    bench.page("");
    let count = |query: &str| bench.sim.event_ids(query).count();
    assert_eq!(count(""), 6);
    assert_eq!(count("keys=user_login,user_flew"), 5);
    assert_eq!(count("keys=audit_events_accessed,user_login"), 6);
    assert_eq!(count(&format!("from={}&to={}", time(30), time(10))), 3);
    assert_eq!(count("keys=user_flew"), 0);
}
