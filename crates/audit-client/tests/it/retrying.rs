//! When a request is sent again, and exactly how long after.

use crate::support::{Script, VirtualClock, answer, client, json, page, run};
use audit_client::failure::FailureKind;
use audit_client::{ApiRequest, ApiResponse, Client, Settings, TransportError};
use audit_model::page::BodyError;

const INFO: &str = r#"{"data":{"id":1,"scopes":["audit_events:read"],"token":"abcdefgh…wxyz"}}"#;
const LAST: &str = r#"{"next_page":"n","prev_page":"p","has_next":false,"has_prev":true}"#;

/// The waits between the requests.
fn waits(script: &Script) -> Vec<u64> {
    script.times().windows(2).map(|pair| pair[1] - pair[0]).collect()
}

#[test]
fn passing_faults_are_retried_after_growing_waits() {
    let faults = [
        Ok(answer(500, "")),
        Ok(answer(502, "<html>")),
        Ok(answer(504, "")),
        Err(TransportError::Network(String::new())),
        Err(TransportError::CutShort),
        Ok(answer(200, "<html>")),
        Ok(answer(200, r#"{"data":[{"#)),
    ];
    for fault in faults {
        for seed in 0..20 {
            let clock = VirtualClock::default();
            let steps = [json(INFO), fault.clone(), fault.clone(), fault.clone(), page(&[1], LAST)];
            let script = Script::new(&clock, steps);
            let settings = Settings { jitter_seed: seed, ..Settings::default() };
            let client = Client::new(script.clone(), clock.clone(), settings);
            run(&clock, client.token_info()).expect("the API answers at first");
            let page = run(&clock, client.audit_page(&Default::default(), None)).expect("the fourth try");
            assert_eq!(page.items, 1);
            let waits = &waits(&script)[1..];
            for (wait, base) in waits.iter().zip([1_000, 2_000, 4_000]) {
                assert!((base / 2..=base * 3 / 2).contains(wait), "{fault:?} {waits:?}");
            }
        }
    }
}

#[test]
fn waits_differ_from_visit_to_visit_and_are_the_same_for_one_seed() {
    let waits_of = |jitter_seed| {
        let clock = VirtualClock::default();
        let script = Script::new(&clock, [json(INFO)].into_iter().chain((0..4).map(|_| Ok(answer(500, "")))));
        let client =
            Client::new(script.clone(), clock.clone(), Settings { jitter_seed, ..Settings::default() });
        run(&clock, client.token_info()).expect("the API answers at first");
        let failure = run(&clock, client.profile()).expect_err("the fourth try fails, too");
        assert_eq!(failure.kind, FailureKind::ServerFault);
        waits(&script)
    };
    assert_eq!(waits_of(1), waits_of(1));
    assert_ne!(waits_of(1), waits_of(2));
}

#[test]
fn refusals_are_final() {
    for status in [400, 401, 402, 403, 404, 405, 409, 410, 422] {
        let clock = VirtualClock::default();
        let script = Script::new(&clock, [Ok(answer(status, r#"{"errors":[]}"#))]);
        run(&clock, client(&script, &clock).token_info()).expect_err("refused");
        assert_eq!(script.times(), [0], "{status}");
    }
}

#[test]
fn before_the_first_answer_one_retry_is_enough() {
    for fault in [Ok(answer(200, "<html>")), Err(TransportError::Network(String::new()))] {
        let clock = VirtualClock::default();
        let script = Script::always(&clock, fault);
        run(&clock, client(&script, &clock).token_info()).expect_err("nobody there");
        assert_eq!(script.times().len(), 2);
    }
}

#[test]
fn an_unavailable_server_may_say_how_long() {
    let clock = VirtualClock::default();
    let busy = ApiResponse { retry_after: Some("9".into()), ..answer(503, "") };
    let script = Script::new(&clock, [json(INFO), Ok(busy), json(INFO)]);
    let client = client(&script, &clock);
    for _ in 0..2 {
        run(&clock, client.token_info()).expect("answered in the end");
    }
    assert_eq!(script.times(), [0, 0, 9_000]);
}

#[test]
fn a_server_that_is_away_for_long_is_not_waited_for() {
    let clock = VirtualClock::default();
    let busy = ApiResponse { retry_after: Some("121".into()), ..answer(503, "") };
    let script = Script::new(&clock, [json(INFO), Ok(busy)]);
    let client = client(&script, &clock);
    run(&clock, client.token_info()).expect("the API answers at first");
    let failure = run(&clock, client.token_info()).expect_err("away");
    assert_eq!((failure.kind, failure.retry_after_ms), (FailureKind::ServerFault, Some(121_000)));
}

#[test]
fn a_refusal_proves_the_api_as_well_as_an_answer_does() {
    let clock = VirtualClock::default();
    let refusal = Ok(answer(403, r#"{"error":"insufficient_scope"}"#));
    let script = Script::new(&clock, [refusal].into_iter().chain((0..4).map(|_| Ok(answer(500, "")))));
    let client = client(&script, &clock);
    for _ in 0..2 {
        run(&clock, client.token_info()).expect_err("refused, then broken");
    }
    assert_eq!(script.times().len(), 1 + 4);
}

#[test]
fn an_answer_that_never_comes_is_given_up_and_asked_for_again() {
    let clock = VirtualClock::default();
    let script = Script::always(&clock, json(INFO));
    script.set_latency_ms(29_999);
    let client = client(&script, &clock);
    run(&clock, client.token_info()).expect("just in time");
    script.set_latency_ms(30_001);
    let failure = run(&clock, client.token_info()).expect_err("always too late");
    assert_eq!(failure.kind, FailureKind::Timeout);
    assert_eq!(script.times().len(), 1 + 4);
}

#[test]
fn what_writes_is_never_repeated_blindly() {
    let request = ApiRequest::post("/messages".into(), "{}".into());
    for fault in
        [Ok(answer(500, "")), Err(TransportError::CutShort), Err(TransportError::Network(String::new()))]
    {
        let clock = VirtualClock::default();
        let script = Script::new(&clock, [json(INFO), fault]);
        let client = client(&script, &clock);
        run(&clock, client.token_info()).expect("the API answers at first");
        run(&clock, client.call(&request, |_| Ok::<(), BodyError>(()))).expect_err("not retried");
        assert_eq!(script.times().len(), 2);
    }
}
