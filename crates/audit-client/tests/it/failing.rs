//! Every way in which the API gives no answer has a kind of its own.

use crate::support::{Script, VirtualClock, answer, client, run};
use audit_client::failure::{ApiFailure, FailureKind};
use audit_client::{ApiResponse, TransportError};
use audit_model::page::BodyError;

const HTML: &str = "<!DOCTYPE html><title>x</title>";

/// What comes of an audit page whose request always meets this.
fn failure_of(step: Result<ApiResponse, TransportError>) -> ApiFailure {
    let clock = VirtualClock::default();
    let script = Script::always(&clock, step);
    run(&clock, client(&script, &clock).audit_page(&Default::default(), None)).expect_err("it fails")
}

fn kind_of(status: u16, body: &str) -> FailureKind {
    failure_of(Ok(answer(status, body))).kind
}

fn oauth(code: &str, description: &str) -> String {
    format!(r#"{{"error":"{code}","error_description":"{description}"}}"#)
}

fn api(code: &str) -> String {
    format!(r#"{{"errors":[{{"key":"base","value":null,"message":"Нет","code":"{code}","payload":null}}]}}"#)
}

#[test]
fn a_bad_token_is_known_by_its_status_whatever_the_code() {
    for body in [
        oauth("invalid_token", "Access token is missing"),
        oauth("unauthenticated", "Требуется авторизация"),
        String::new(),
    ] {
        assert_eq!(kind_of(401, &body), FailureKind::BadToken, "{body}");
    }
}

#[test]
fn who_wants_a_name_and_a_password_is_not_the_api() {
    let asks = |header: &str| {
        let refusal = ApiResponse { www_authenticate: Some(header.into()), ..answer(401, "") };
        failure_of(Ok(refusal)).kind
    };
    for header in [r#"Basic realm="staff""#, "Negotiate", r#"Digest realm="staff", nonce="1""#] {
        assert_eq!(asks(header), FailureKind::NotTheApi, "{header}");
    }
    assert_eq!(asks(r#"Bearer realm="Pachca", error="invalid_token""#), FailureKind::BadToken);
}

#[test]
fn a_missing_scope_is_named_from_the_body_or_else_from_the_header() {
    let required = Some("audit_events:read".to_owned());
    let kind = FailureKind::MissingScope { required };
    assert_eq!(
        kind_of(403, &oauth("insufficient_scope", "Insufficient scope. Required: audit_events:read")),
        kind
    );
    let by_header = ApiResponse {
        www_authenticate: Some(
            r#"Bearer error="insufficient_scope", error_description="…", scope="audit_events:read""#.into(),
        ),
        ..answer(403, "")
    };
    assert_eq!(failure_of(Ok(by_header)).kind, kind);
    assert_eq!(
        kind_of(403, &oauth("insufficient_scope", "Не хватает прав")),
        FailureKind::MissingScope { required: None }
    );
}

#[test]
fn the_other_refusals_are_told_apart() {
    assert_eq!(kind_of(403, &oauth("role_forbidden", "x")), FailureKind::RoleForbidden);
    assert_eq!(kind_of(403, &api("access_denied")), FailureKind::AccessDenied);
    assert_eq!(kind_of(402, &api("payment_required")), FailureKind::PaymentRequired);
    assert_eq!(kind_of(404, &api("not_found")), FailureKind::NotFound);
    assert_eq!(kind_of(422, &api("invalid")), FailureKind::Invalid);
    assert_eq!(kind_of(400, &oauth("invalid_request", "x")), FailureKind::Invalid);
    for status in [500, 502, 503, 504, 520] {
        assert_eq!(kind_of(status, HTML), FailureKind::ServerFault);
        assert_eq!(kind_of(status, &api("unhandled")), FailureKind::ServerFault);
    }
}

#[test]
fn what_is_not_the_api_is_not_taken_for_it() {
    for (status, body) in [
        (200, HTML),
        (200, "OK"),
        (404, HTML),
        (404, ""),
        (404, r#"{"detail":"Not Found"}"#),
        (405, HTML),
        (403, HTML),
        (301, ""),
    ] {
        assert_eq!(kind_of(status, body), FailureKind::NotTheApi, "{status} {body}");
    }
}

#[test]
fn a_success_without_a_usable_body_says_what_is_wrong_with_it() {
    assert_eq!(kind_of(200, r#"{"data":[{"id":"1"#), FailureKind::BadAnswer(BodyError::CutShort));
    assert_eq!(kind_of(200, ""), FailureKind::BadAnswer(BodyError::CutShort));
    assert_eq!(kind_of(200, r#"{"data":[}"#), FailureKind::BadAnswer(BodyError::NotJson));
    assert_eq!(kind_of(200, r#"{"data":{}}"#), FailureKind::BadAnswer(BodyError::OtherShape));
}

#[test]
fn no_answer_at_all_says_why() {
    assert_eq!(
        failure_of(Err(TransportError::Offline)).kind,
        FailureKind::Network { offline: true, reason: String::new() }
    );
    assert_eq!(
        failure_of(Err(TransportError::Network("refused".into()))).kind,
        FailureKind::Network { offline: false, reason: "refused".into() }
    );
    assert_eq!(failure_of(Err(TransportError::CutShort)).kind, FailureKind::BadAnswer(BodyError::CutShort));
    assert_eq!(failure_of(Err(TransportError::Timeout)).kind, FailureKind::Timeout);
}

#[test]
fn a_failure_carries_what_support_asks_for() {
    let failure =
        failure_of(Ok(ApiResponse { request_id: Some("r-1".into()), ..answer(422, &api("invalid")) }));
    assert_eq!(failure.to_string(), "/audit_events: Invalid, status 422, request r-1");
    assert_eq!(failure.message.as_deref(), Some("Нет"));
}

#[test]
fn text_that_may_echo_the_request_is_never_kept() {
    let failure = failure_of(Ok(answer(400, "GET / HTTP/1.1\nAuthorization: Bearer secret")));
    assert!(!format!("{failure:?}").contains("secret"));
}

#[test]
fn an_id_that_would_lead_elsewhere_is_not_asked_for() {
    let clock = VirtualClock::default();
    let script = Script::new(&clock, []);
    for id in ["", "..", "1/../../profile", "<b>", "1?x=y"] {
        let failure = run(&clock, client(&script, &clock).user(id)).expect_err("no such person");
        assert_eq!(failure.kind, FailureKind::NotFound, "{id}");
    }
    assert_eq!(script.asked(), Vec::<String>::new());
}
