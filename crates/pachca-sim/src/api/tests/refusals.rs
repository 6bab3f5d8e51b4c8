//! What each token ends in, and the exact form of the refusal.

use super::*;
use serde_json::json;

fn refusal(token: &'static str, path: &str) -> (u16, Value) {
    let mut bench = Bench::with_history(1);
    bench.token = token;
    let response = bench.get(path);
    assert!(response.headers().contains_key("x-request-id"));
    (response.status().as_u16(), serde_json::from_str(response.body()).unwrap())
}

fn api_error(code: &str, message: &str) -> Value {
    json!({ "errors": [{ "key": "base", "value": null, "message": message, "code": code, "payload": null }] })
}

#[test]
fn each_token_ends_where_its_name_says() {
    for (token, status, word) in [
        ("owner", 200, ""),
        ("owner-log-only", 200, ""),
        ("missing-scope", 403, "insufficient_scope"),
        ("admin", 403, "insufficient_scope"),
        ("role-forbidden", 403, "role_forbidden"),
        ("guest", 403, "access_denied"),
        ("revoked", 401, "invalid_token"),
        ("expired", 401, "invalid_token"),
        ("wrong-plan", 402, "payment_required"),
        ("suspended", 402, "payment_required"),
        ("no token of this workspace", 401, "invalid_token"),
    ] {
        let (given, body) = refusal(token, "/audit_events");
        assert_eq!(given, status, "{token}");
        let code = body["error"].as_str().or_else(|| body["errors"][0]["code"].as_str()).unwrap_or_default();
        assert_eq!(code, word, "{token}");
    }
}

#[test]
fn a_missing_scope_is_named_in_body_and_header() {
    let mut bench = Bench::with_history(1);
    bench.token = "admin";
    let response = bench.get("/audit_events");
    let description = "Insufficient scope. Required: audit_events:read";
    assert_eq!(
        serde_json::from_str::<Value>(response.body()).unwrap(),
        json!({ "error": "insufficient_scope", "error_description": description })
    );
    assert_eq!(
        response.headers()["www-authenticate"],
        format!(
            r#"Bearer error="insufficient_scope", error_description="{description}", scope="audit_events:read""#
        )
    );
}

#[test]
fn the_two_forms_of_an_error() {
    let (_, body) = refusal("wrong-plan", "/audit_events");
    assert_eq!(body, api_error("payment_required", "Недоступно на текущем тарифе"));
    let (_, body) = refusal("revoked", "/profile");
    assert_eq!(
        body,
        json!({ "error": "invalid_token", "error_description": "The access token was revoked" })
    );
}

#[test]
fn a_plan_without_the_log_still_has_names_and_a_suspended_workspace_has_nothing() {
    assert_eq!(refusal("wrong-plan", "/users").0, 200);
    assert_eq!(refusal("wrong-plan", "/company/chats").0, 402);
    for path in ["/users", "/chats", "/group_tags", "/profile", "/oauth/token/info", "/audit_events"] {
        assert_eq!(refusal("suspended", path).0, 402, "{path}");
    }
}

#[test]
fn a_guest_learns_about_the_token_and_nothing_else() {
    let (status, body) = refusal("guest", "/oauth/token/info");
    assert_eq!((status, &body["data"]["user_id"]), (200, &json!(GUEST)));
    for path in ["/users", "/chats", "/group_tags", "/profile", "/company/chats"] {
        assert_eq!(refusal("guest", path), (403, api_error("access_denied", "Доступ запрещён")), "{path}");
    }
}

#[test]
fn without_a_token_the_answer_says_so() {
    let mut bench = Bench::with_history(1);
    for header in [None, Some("Basic abc"), Some("Bearer "), Some("Bearer")] {
        let mut request = bench.request("GET", "/audit_events", "");
        request.headers_mut().remove("Authorization");
        if let Some(header) = header {
            request.headers_mut().insert("Authorization", header.parse().unwrap());
        }
        let response = bench.send(&request).response;
        assert_eq!(response.status(), 401);
        let body: Value = serde_json::from_str(response.body()).unwrap();
        assert_eq!(body, json!({ "error": "invalid_token", "error_description": "Access token is missing" }));
    }
}

#[test]
fn what_is_not_there_is_404_as_json() {
    for path in ["/bots", "/", "", "/users/999", "/users/x", "/chats/999", "/users/11/x", "/audit_events/1"] {
        assert_eq!(refusal("owner", path), (404, api_error("not_found", "Запись не найдена")), "{path}");
    }
    let mut bench = Bench::with_history(1);
    let request = bench.request("DELETE", "/audit_events", "");
    assert_eq!(bench.send(&request).response.status(), 404);
}

#[test]
fn a_refused_read_leaves_no_event() {
    let mut bench = Bench::with_history(1);
    for token in ["admin", "guest", "wrong-plan", "nobody"] {
        bench.token = token;
        bench.get("/audit_events");
    }
    bench.token = "owner";
    bench.get("/audit_events?limit=0");
    bench.get("/audit_events?cursor=x");
    assert_eq!(bench.sim.log.len(), 1);
}

#[test]
fn a_token_can_be_revoked_while_running_and_is_good_again_after_a_reset() {
    let mut bench = Bench::with_history(1);
    assert!(!bench.sim.revoke("nobody"));
    assert!(bench.sim.revoke("owner"));
    assert_eq!(bench.get("/audit_events").status(), 401);
    bench.sim.reset();
    assert_eq!(bench.get("/audit_events").status(), 200);
}

#[test]
fn answers_say_nothing_to_other_origins() {
    let mut bench = Bench::with_history(1);
    let mut request = bench.request("GET", "/audit_events", "");
    request.headers_mut().insert("Origin", "https://elsewhere.example".parse().unwrap());
    let response = bench.send(&request).response;
    assert!(response.headers().keys().all(|name| !name.as_str().starts_with("access-control-")));
}
