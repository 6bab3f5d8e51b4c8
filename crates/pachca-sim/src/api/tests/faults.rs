//! Limits and faults as a client meets them.

use super::super::faults::{Delivery, FaultRates};
use super::*;

fn bench(rates: FaultRates) -> Bench {
    let mut bench = Bench::with_history(120);
    bench.sim.settings.faults = rates;
    bench
}

#[test]
fn the_fifty_first_request_of_a_second_is_refused_in_plain_text() {
    let mut bench = bench(FaultRates::default());
    let request = bench.request("GET", "/audit_events?limit=1", "");
    let statuses: Vec<u16> =
        (0..51).map(|_| bench.sim.respond(NOON, &request).response.status().as_u16()).collect();
    assert_eq!((statuses[49], statuses[50]), (200, 429));
    let refused = bench.sim.respond(NOON, &request).response;
    assert_eq!(refused.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(refused.headers()["retry-after"], "1");
    assert_eq!(refused.body(), "Retry later\n");
    assert_eq!(bench.sim.log.len(), 120 + 50, "a refused read leaves no event");
    assert_eq!((bench.sim.stats().requests, bench.sim.stats().limiter.refused), (52, 2));
}

#[test]
fn answers_that_replace_the_page() {
    for (rates, status, content_type, start) in [
        (FaultRates { too_many: 1.0, ..Default::default() }, 429, "text/plain; charset=utf-8", "Retry later"),
        (
            FaultRates { internal: 1.0, ..Default::default() },
            500,
            "application/json; charset=utf-8",
            r#"{"errors":[{"#,
        ),
        (FaultRates { bad_gateway: 1.0, ..Default::default() }, 502, "text/html", "<html>"),
    ] {
        let mut bench = bench(rates);
        let response = bench.get("/audit_events");
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["content-type"], content_type);
        assert!(response.body().starts_with(start));
        assert_eq!(bench.sim.log.len(), 120, "{status}: nothing was read");
    }
}

#[test]
fn faults_on_the_way_happen_after_the_read() {
    for rates in [
        FaultRates { drop: 1.0, ..Default::default() },
        FaultRates { truncate: 1.0, ..Default::default() },
        FaultRates { slow: 1.0, ..Default::default() },
        FaultRates { wrong_type: 1.0, ..Default::default() },
    ] {
        let mut bench = bench(rates.clone());
        let request = bench.request("GET", "/audit_events", "");
        let reply = bench.send(&request);
        let whole = reply.response.body().len();
        match reply.delivery {
            Delivery::Drop => assert_eq!(rates.drop, 1.0),
            Delivery::CutAt(at) => assert!(rates.truncate == 1.0 && at < whole),
            Delivery::Slow => assert_eq!(rates.slow, 1.0),
            Delivery::Whole => {
                assert_eq!(reply.response.headers()["content-type"], "text/plain; charset=utf-8");
            }
        }
        assert_eq!(bench.sim.log.len(), 121, "the read happened");
    }
}

#[test]
fn short_and_empty_pages_in_the_middle_lose_nothing() {
    let rates = FaultRates { short: 0.4, empty: 0.4, ..Default::default() };
    for seed in 0..20 {
        let mut bench = bench(rates.clone());
        bench.sim.rng = crate::rng::Rng::new(seed, 1);
        assert_eq!(bench.walk("event_key=user_login&limit=9"), bench.ids((0..120).rev()));
    }
}

#[test]
fn an_empty_page_says_that_there_is_more_and_never_repeats_its_cursor() {
    let mut bench = bench(FaultRates { empty: 1.0, ..Default::default() });
    let (ids, first) = bench.page("event_key=user_login&limit=9");
    assert_eq!((ids.len(), &first["has_next"]), (0, &Value::Bool(true)));
    let mut seen = vec![first["next_page"].clone()];
    for _ in 0..5 {
        let cursor = encoded(seen.last().unwrap());
        let (ids, meta) = bench.page(&format!("event_key=user_login&limit=9&cursor={cursor}"));
        assert_eq!((ids.len(), &meta["has_next"]), (0, &Value::Bool(true)));
        assert!(!seen.contains(&meta["next_page"]));
        seen.push(meta["next_page"].clone());
    }
}

#[test]
fn a_page_that_is_the_last_is_never_shortened() {
    let mut bench = bench(FaultRates { empty: 0.5, short: 0.5, ..Default::default() });
    for _ in 0..20 {
        let (ids, meta) = bench.page(&format!("actor_id={EMPLOYEE}&start_time={NOON}"));
        assert_eq!((ids.len(), &meta["has_next"]), (1, &Value::Bool(false)));
    }
}
