//! `POST /messages`.

use super::*;
use serde_json::json;

fn post(bench: &mut Bench, message: &Value) -> Response<String> {
    let request = bench.request("POST", "/messages", &json!({ "message": message }).to_string());
    bench.send(&request).response
}

fn error(response: &Response<String>) -> (u16, String, String) {
    let body: Value = serde_json::from_str(response.body()).unwrap();
    let text = |field| body["errors"][0][field].as_str().unwrap_or_default().to_owned();
    (response.status().as_u16(), text("key"), text("code"))
}

#[test]
fn a_message_is_kept_and_leaves_an_event() {
    let mut bench = Bench::with_history(1);
    let response =
        post(&mut bench, &json!({ "entity_type": "User", "entity_id": EMPLOYEE, "content": "Привет" }));
    assert_eq!(response.status(), 201);
    let message = serde_json::from_str::<Value>(response.body()).unwrap()["data"].take();
    assert_eq!((&message["entity_type"], &message["chat_id"]), (&json!("user"), &json!(3)));
    assert_eq!((&message["content"], &message["user_id"]), (&json!("Привет"), &json!(OWNER)));
    assert_eq!(bench.sim.messages(), [message]);
    let (sent, texts) = bench.newest();
    assert_eq!((texts.key(sent.key), sent.actor), ("message_created", OWNER));
}

#[test]
fn receivers() {
    let mut bench = Bench::with_history(1);
    let mut to = |receiver: Value| {
        let mut message = receiver;
        message["content"] = "x".into();
        error(&post(&mut bench, &message))
    };
    let sent = (201, String::new(), String::new());
    let refused = |status, key: &str, code: &str| (status, key.to_owned(), code.to_owned());
    assert_eq!(to(json!({ "entity_id": 1 })), sent);
    assert_eq!(to(json!({ "entity_id": "1", "entity_type": "DISCUSSION" })), sent);
    assert_eq!(to(json!({ "entity_id": OWNER, "entity_type": "user" })), sent, "oneself");
    assert_eq!(to(json!({ "entity_id": 2 })), refused(403, "base", "access_denied"));
    assert_eq!(
        to(json!({ "entity_id": 1, "entity_type": "planet" })),
        refused(400, "entity_type", "invalid")
    );
    assert_eq!(to(json!({ "entity_id": 99 })), refused(422, "entity_id", "not_found"));
    assert_eq!(
        to(json!({ "entity_id": DELETED, "entity_type": "user" })),
        refused(422, "entity_id", "not_found")
    );
    assert_eq!(
        to(json!({ "entity_id": 5, "entity_type": "thread" })),
        refused(422, "entity_id", "not_found")
    );
    assert_eq!(to(json!({})), refused(422, "entity_id", "blank"));
}

#[test]
fn contents() {
    let mut bench = Bench::with_history(1);
    let mut with = |field: &str, value: Value| {
        let mut message = json!({ "entity_id": 1, "content": "x" });
        message[field] = value;
        error(&post(&mut bench, &message))
    };
    assert_eq!(with("content", json!("  ")).2, "blank");
    assert_eq!(with("content", json!(7)).0, 400);
    assert_eq!(with("display_name", json!("Робот")).0, 403);
    assert_eq!(with("buttons", json!([vec![json!({ "text": "a" }); 9]])).2, "too_long");
    assert_eq!(with("buttons", json!([[{ "text": "a" }]])).0, 201);
    assert_eq!(with("files", json!(vec![json!({}); 11])).2, "too_long");
    let request = bench.request("POST", "/messages", "{");
    assert_eq!(error(&bench.send(&request).response).0, 400);
    let request = bench.request("POST", "/messages", "{}");
    assert_eq!(error(&bench.send(&request).response), (400, "message".to_owned(), "required".to_owned()));
    assert_eq!(bench.sim.messages().len(), 1);
}

#[test]
fn four_a_second_and_chat_then_plain_text_429() {
    let mut bench = Bench::with_history(1);
    let request = bench.request("POST", "/messages", r#"{"message":{"entity_id":1,"content":"x"}}"#);
    let statuses: Vec<u16> =
        (0..5).map(|_| bench.sim.respond(NOON, &request).response.status().as_u16()).collect();
    assert_eq!(statuses, [201, 201, 201, 201, 429]);
    let refused = bench.sim.respond(NOON, &request).response;
    assert_eq!(refused.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(refused.headers()["retry-after"], "1");
}

#[test]
fn the_daily_limit_is_json_and_each_try_doubles_the_pause() {
    let mut bench = Bench::with_history(1);
    bench.sim.settings.limits.messages_per_day = 2;
    let message = json!({ "entity_id": 1, "content": "x" });
    assert_eq!(post(&mut bench, &message).status(), 201);
    assert_eq!(post(&mut bench, &message).status(), 201);
    for hours in [1, 2, 4, 8, 16, 24, 24] {
        let refused = post(&mut bench, &message);
        assert_eq!(error(&refused), (429, "base".to_owned(), "rate_limit".to_owned()));
        assert_eq!(refused.headers()["retry-after"], (hours * 3_600).to_string());
    }
    bench.now.0 += 25 * 3_600_000;
    assert_eq!(post(&mut bench, &message).status(), 201);
}
