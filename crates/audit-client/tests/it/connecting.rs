//! What Connect finds out about a token.

use crate::support::script::Step;
use crate::support::{Script, VirtualClock, answer, client, json, page, run};
use audit_client::EventQuery;
use audit_client::check::{Access, ConnectFailure, Connected, connect, explain};
use audit_client::failure::FailureKind;

const LAST: &str = r#"{"next_page":"n","prev_page":"p","has_next":false,"has_prev":false}"#;

fn info(scopes: &str) -> Step {
    json(&format!(
        r#"{{"data":{{"id":1,"token":"abcdefgh...wxyz","name":null,"user_id":7,"scopes":[{scopes}]}}}}"#
    ))
}

fn unpaid() -> Step {
    Ok(answer(402, r#"{"errors":[{"key":"base","code":"payment_required","message":"Оплатите"}]}"#))
}

fn connect_to(steps: impl IntoIterator<Item = Step>) -> (Result<Connected, ConnectFailure>, usize) {
    let clock = VirtualClock::default();
    let script = Script::new(&clock, steps);
    let outcome = run(&clock, connect(&client(&script, &clock), EventQuery::default()));
    (outcome, script.asked().len())
}

#[test]
fn a_good_token_brings_the_first_page_with_it() {
    let (outcome, requests) = connect_to([info(r#""audit_events:read","chats:read""#), page(&[2, 1], LAST)]);
    let connected = outcome.expect("connected");
    assert_eq!(requests, 2);
    assert_eq!((connected.first_page.items, connected.walk.is_complete()), (2, true));
    assert_eq!(connected.token.user_id.as_deref(), Some("7"));
    assert_eq!(
        connected.access,
        Access { users: false, chats: true, group_tags: false, profile: false, messages: false }
    );
}

#[test]
fn a_token_without_the_scope_is_told_so_before_the_log_is_asked() {
    let (outcome, requests) = connect_to([info(r#""users:read""#)]);
    let kind = FailureKind::MissingScope { required: Some("audit_events:read".into()) };
    assert_eq!(outcome.expect_err("refused").failure().kind, kind);
    assert_eq!(requests, 1);
}

#[test]
fn scopes_that_cannot_be_read_are_left_to_the_log_to_judge() {
    let odd = json(r#"{"data":{"id":1,"scopes":"all"}}"#);
    assert!(connect_to([odd, page(&[1], LAST)]).0.is_ok());
}

#[test]
fn plan_and_suspension_are_told_apart_by_the_method_that_refuses() {
    let (outcome, _) = connect_to([info(r#""audit_events:read""#), unpaid()]);
    assert!(matches!(outcome, Err(ConnectFailure::Plan(_))));
    let (outcome, _) = connect_to([unpaid()]);
    assert!(matches!(outcome, Err(ConnectFailure::Suspended(_))));
}

#[test]
fn every_other_failure_comes_through_as_it_is() {
    let forbidden = r#"{"error":"role_forbidden","error_description":"x"}"#;
    let (outcome, _) = connect_to([info(r#""audit_events:read""#), Ok(answer(403, forbidden))]);
    assert_eq!(outcome.expect_err("refused").failure().kind, FailureKind::RoleForbidden);
    let (outcome, _) = connect_to([Ok(answer(401, r#"{"error":"invalid_token"}"#))]);
    assert_eq!(outcome.expect_err("refused").failure().kind, FailureKind::BadToken);
}

#[test]
fn a_want_of_payment_that_comes_midway_is_explained_by_asking_again() {
    for (second, is_plan) in [(info(""), true), (unpaid(), false)] {
        let clock = VirtualClock::default();
        let script = Script::new(&clock, [unpaid(), second]);
        let client = client(&script, &clock);
        let failure = run(&clock, client.audit_page(&EventQuery::default(), None)).expect_err("unpaid");
        let explained = run(&clock, explain(&client, failure));
        assert_eq!(matches!(explained, ConnectFailure::Plan(_)), is_plan);
        assert_eq!(matches!(explained, ConnectFailure::Suspended(_)), !is_plan);
    }
}
