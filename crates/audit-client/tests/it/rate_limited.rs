//! What 429 does to one request, and to all others.

use crate::support::{Script, VirtualClock, answer, client, json, run, run_all};
use audit_client::failure::FailureKind;
use audit_client::{ApiRequest, ApiResponse, TransportError};
use audit_model::page::BodyError;

const INFO: &str = r#"{"data":{"id":1,"scopes":["audit_events:read"]}}"#;

fn too_many(retry_after: Option<&str>) -> Result<ApiResponse, TransportError> {
    Ok(ApiResponse { retry_after: retry_after.map(str::to_owned), ..answer(429, "Retry later\n") })
}

#[test]
fn retry_after_is_kept_to_the_millisecond_as_seconds_and_as_a_date() {
    for (told, wait) in [("1", 1_000), ("17", 17_000), ("Mon, 23 Nov 2026 10:00:42 GMT", 42_000)] {
        let clock = VirtualClock::default();
        let script = Script::new(&clock, [too_many(Some(told)), json(INFO)]);
        let client = client(&script, &clock);
        run(&clock, client.token_info()).expect("after the pause");
        assert_eq!(script.times(), [0, wait], "{told}");
        assert_eq!((client.gate().sent(), client.gate().limited()), (2, 1));
    }
}

#[test]
fn without_a_readable_wait_the_pauses_grow() {
    for told in [None, Some(""), Some("soon"), Some("0"), Some("Mon, 23 Nov 2026 09:00:00 GMT")] {
        let clock = VirtualClock::default();
        let script = Script::new(&clock, (0..4).map(|_| too_many(told)).chain([json(INFO)]));
        run(&clock, client(&script, &clock).token_info()).expect("after four pauses");
        let times = script.times();
        for (pair, base) in times.windows(2).zip([1_000, 2_000, 4_000, 8_000]) {
            assert!((base / 2..=base * 3 / 2).contains(&(pair[1] - pair[0])), "{told:?} {times:?}");
        }
    }
}

#[test]
fn a_wait_that_did_not_help_is_followed_by_a_longer_one() {
    let clock = VirtualClock::default();
    let script = Script::new(&clock, (0..6).map(|_| too_many(Some("1"))).chain([json(INFO)]));
    run(&clock, client(&script, &clock).token_info()).expect("in the end");
    let times = script.times();
    assert_eq!(times[1], 1_000);
    assert!(times[6] - times[5] >= 16_000, "{times:?}");
}

#[test]
fn a_pause_holds_everybody_and_nothing_is_sent_inside() {
    let clock = VirtualClock::default();
    let script = Script::new(&clock, [too_many(Some("30"))].into_iter().chain((0..3).map(|_| json(INFO))));
    script.set_latency_ms(100);
    let client = client(&script, &clock);
    let late = async {
        audit_client::Clock::sleep(&clock, 5_000).await;
        client.token_info().await
    };
    let outcomes = run_all(&clock, vec![Box::pin(client.token_info()), Box::pin(late)]);
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(script.times(), [0, 30_100, 30_300], "one after the other, at half the rate");
    assert_eq!(client.gate().paused_until(30_099), Some(30_100));
    assert_eq!(client.gate().paused_until(30_100), None);
}

#[test]
fn a_long_lock_is_reported_at_once_and_to_everybody() {
    let clock = VirtualClock::default();
    let script = Script::new(&clock, [too_many(Some("3600")), json(INFO)]);
    let client = client(&script, &clock);
    let failure = run(&clock, client.token_info()).expect_err("too long to wait");
    assert_eq!((failure.kind, failure.retry_after_ms), (FailureKind::RateLimited, Some(3_600_000)));

    run(&clock, audit_client::Clock::sleep(&clock, 600_000));
    let failure = run(&clock, client.profile()).expect_err("still locked");
    assert_eq!((failure.kind, failure.retry_after_ms), (FailureKind::RateLimited, Some(3_000_000)));
    assert_eq!(script.times(), [0], "nothing was sent inside the pause");

    run(&clock, audit_client::Clock::sleep(&clock, 2_900_000));
    run(&clock, client.token_info()).expect("the rest of the pause is waited for");
    assert_eq!(script.times(), [0, 3_600_000]);
}

#[test]
fn being_refused_for_long_ends_in_a_failure_that_names_it() {
    let clock = VirtualClock::default();
    let script = Script::always(&clock, too_many(None));
    let failure = run(&clock, client(&script, &clock).token_info()).expect_err("patience has an end");
    assert_eq!((failure.kind, failure.retry_after_ms), (FailureKind::RateLimited, None));
    assert!(script.times().len() < 12, "{:?}", script.times());
    assert!(*script.times().last().expect("asked") <= 120_000);
}

#[test]
fn a_write_goes_again_only_after_a_refusal_that_says_when() {
    let request = ApiRequest::post("/messages".into(), "{}".into());
    for (told, tries) in [(Some("2"), 2), (None, 1), (Some("soon"), 1)] {
        let clock = VirtualClock::default();
        let script = Script::new(&clock, [too_many(told), Ok(answer(201, "{}"))]);
        let outcome = run(&clock, client(&script, &clock).call(&request, |_| Ok::<(), BodyError>(())));
        assert_eq!((outcome.is_ok(), script.times().len()), (tries == 2, tries), "{told:?}");
    }
}

#[test]
fn the_daily_limit_of_messages_is_not_waited_for_and_stops_nobody_else() {
    let clock = VirtualClock::default();
    let daily = ApiResponse {
        retry_after: Some("3600".into()),
        ..answer(429, r#"{"errors":[{"key":"base","message":"Лимит","code":"rate_limit"}]}"#)
    };
    let script = Script::new(&clock, [Ok(daily), json(INFO)]);
    let client = client(&script, &clock);
    let request = ApiRequest::post("/messages".into(), "{}".into());
    let failure = run(&clock, client.call(&request, |_| Ok::<(), BodyError>(()))).expect_err("used up");
    assert_eq!((failure.kind, failure.retry_after_ms), (FailureKind::DailyLimit, Some(3_600_000)));
    run(&clock, client.token_info()).expect("reading goes on");
    assert_eq!(script.times(), [0, 0]);
}

#[test]
fn the_same_code_on_a_read_is_only_the_rate() {
    let clock = VirtualClock::default();
    let limited =
        ApiResponse { retry_after: Some("3".into()), ..answer(429, r#"{"errors":[{"code":"rate_limit"}]}"#) };
    let script = Script::new(&clock, [Ok(limited), json(INFO)]);
    run(&clock, client(&script, &clock).token_info()).expect("after the pause");
    assert_eq!(script.times(), [0, 3_000]);
}
