//! A message is sent once, and what is known of its fate is true.

use crate::support::script::Step;
use crate::support::workspace::{Simulated, USER_AGENT, workspace};
use crate::support::{Script, VirtualClock, answer, client, json, run};
use audit_client::failure::FailureKind;
use audit_client::message::Delivery;
use audit_client::{ApiResponse, Client, Settings, TransportError};
use pachca_sim::api::Settings as Behaviour;
use pachca_sim::api::faults::FaultRates;

const WRITTEN: &str = r#"{"data":{"id":5,"content":"x"}}"#;

fn send(step: Step) -> (Delivery, Vec<String>) {
    let clock = VirtualClock::default();
    let script = Script::new(&clock, [step]);
    let delivery = run(&clock, client(&script, &clock).send_message(12, "x"));
    (delivery, script.asked())
}

fn limited(content_type: &str, body: &str) -> Step {
    let content_type = Some(content_type.to_owned());
    Ok(ApiResponse { retry_after: Some("7".into()), content_type, ..answer(429, body) })
}

#[test]
fn an_answer_with_the_message_means_that_it_was_sent() {
    let (delivery, asked) = send(Ok(answer(201, WRITTEN)));
    assert_eq!((delivery, asked), (Delivery::Sent, vec!["/messages".to_owned()]));
}

#[test]
fn whatever_fails_it_is_asked_once_and_only_a_clear_no_is_a_refusal() {
    let scope = r#"{"error":"insufficient_scope","error_description":"Insufficient scope. Required: messages:create"}"#;
    let daily = r#"{"errors":[{"key":"base","code":"rate_limit","message":"Превышен дневной лимит"}]}"#;
    let blank = r#"{"errors":[{"key":"entity_id","code":"not_found","message":"Не удалось найти"}]}"#;
    let refused = [
        (Ok(answer(401, r#"{"error":"invalid_token","error_description":"x"}"#)), FailureKind::BadToken),
        (Ok(answer(403, scope)), FailureKind::MissingScope { required: Some("messages:create".into()) }),
        (Ok(answer(422, blank)), FailureKind::Invalid),
        (limited("application/json", daily), FailureKind::DailyLimit),
        (limited("text/plain", "Too many"), FailureKind::RateLimited),
        (Ok(answer(404, "<html>")), FailureKind::NotTheApi),
    ];
    for (step, kind) in refused {
        let (delivery, asked) = send(step);
        let Delivery::Refused(failure) = delivery else { panic!("{kind:?}: {delivery:?}") };
        assert_eq!((failure.kind, asked.len()), (kind, 1));
    }
    let unclear = [
        Ok(answer(500, "")),
        Ok(answer(502, "<html>")),
        Ok(answer(504, "")),
        Ok(answer(201, r#"{"data":{"id"#)),
        Ok(answer(200, "<html>")),
        Err(TransportError::Network("reset".into())),
        Err(TransportError::Offline),
        Err(TransportError::CutShort),
        Err(TransportError::Timeout),
    ];
    for step in unclear {
        let (delivery, asked) = send(step.clone());
        assert!(matches!(delivery, Delivery::Unclear(_)), "{step:?}: {delivery:?}");
        assert_eq!(asked.len(), 1, "{step:?}");
    }
}

#[test]
fn both_kinds_of_429_say_how_long_to_wait_and_only_the_limiter_pauses_the_others() {
    let daily = r#"{"errors":[{"key":"base","code":"rate_limit","message":"x"}]}"#;
    for (body, paused) in [(daily, false), ("Too many requests", true)] {
        let clock = VirtualClock::default();
        let script = Script::new(&clock, [limited("text/plain", body), json(r#"{"data":{"id":1}}"#)]);
        let client = client(&script, &clock);
        let delivery = run(&clock, client.send_message(12, "x"));
        let Delivery::Refused(failure) = delivery else { panic!("{delivery:?}") };
        assert_eq!(failure.retry_after_ms, Some(7_000));
        run(&clock, client.token_info()).expect("another request");
        let waited = script.times()[1] - script.times()[0];
        assert_eq!(waited >= 7_000, paused, "{waited} ms");
    }
}

#[test]
fn a_message_whose_answer_was_lost_is_found_in_the_log_and_one_that_never_came_is_not() {
    for (faults, arrived) in [
        (FaultRates { drop: 1.0, ..FaultRates::default() }, true),
        (FaultRates { internal: 1.0, ..FaultRates::default() }, false),
    ] {
        let clock = VirtualClock::default();
        let simulated =
            Simulated::new(&clock, workspace(3, 500, 10, Behaviour::default()), "owner", 3, 10..=20);
        let client = Client::new(simulated.clone(), clock.clone(), Settings::default());
        let owner = run(&clock, client.token_info()).expect("a token").user_id.expect("an owner");
        let before = run(&clock, client.written_before(&owner));
        simulated.with_sim(|sim| sim.settings.faults = faults);
        let person = owner.parse().expect("a number");
        let delivery = run(&clock, client.send_message(person, "x"));
        assert!(matches!(delivery, Delivery::Unclear(_)), "{delivery:?}");
        simulated.with_sim(|sim| sim.settings.faults = FaultRates::default());
        assert_eq!(simulated.with_sim(|sim| sim.messages().len()), usize::from(arrived));
        let look = |agent| run(&clock, client.written_since(&owner, agent, &before)).expect("the log");
        assert_eq!((look(USER_AGENT).is_some(), look("another/1.0")), (arrived, None));
    }
}
