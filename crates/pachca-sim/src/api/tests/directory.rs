//! People, chats, tags and the token itself.

use super::*;
use serde_json::json;

fn names(body: &Value) -> Vec<String> {
    texts(&body["data"], "name")
}

#[test]
fn people_are_listed_in_pages_without_the_deleted() {
    let mut bench = Bench::with_history(1);
    let body = bench.read("/users?limit=3");
    assert_eq!(texts(&body["data"], "id"), ["11", "12", "13"]);
    let cursor = encoded(&body["meta"]["paginate"]["next_page"]);
    let rest = bench.read(&format!("/users?limit=3&cursor={cursor}"));
    assert_eq!(texts(&rest["data"], "id"), ["14"]);
    assert_eq!(rest["meta"]["paginate"]["has_next"], false);
    assert_eq!(bench.get(&format!("/users/{DELETED}")).status(), 404);
    assert_eq!(bench.read(&format!("/users/{EMPLOYEE}"))["data"]["first_name"], "Глеб");
}

#[test]
fn a_search_for_people_has_a_total_and_no_flags() {
    let mut bench = Bench::with_history(1);
    let body = bench.read("/users?query=%D0%B8%D0%B2%D0%B0%D0%BD&limit=3");
    assert_eq!((body["data"].as_array().unwrap().len(), &body["meta"]["total"]), (3, &json!(4)));
    let paginate = body["meta"]["paginate"].as_object().unwrap();
    assert_eq!(paginate.keys().collect::<Vec<_>>(), ["next_page"]);
    let rest = bench.read(&format!("/users?limit=3&cursor={}", encoded(&paginate["next_page"])));
    assert_eq!((texts(&rest["data"], "id"), &rest["meta"]["total"]), (vec!["14".to_owned()], &json!(4)));
}

#[test]
fn somebody_who_never_signed_in_has_no_names() {
    let mut bench = Bench::with_history(1);
    bench.sim.workspace.people[3].invited_only = true;
    let body = bench.read(&format!("/users/{EMPLOYEE}"));
    assert_eq!((&body["data"]["first_name"], &body["data"]["invite_status"]), (&Value::Null, &json!("sent")));
}

#[test]
fn chats_are_those_one_is_in_or_the_public_ones() {
    let mut bench = Bench::with_history(1);
    assert_eq!(names(&bench.read("/chats")), ["", "general public"]);
    assert_eq!(names(&bench.read("/chats?order=asc")), ["general public", ""]);
    assert_eq!(names(&bench.read("/chats?sort=last_message_at")), ["general public", ""]);
    assert_eq!(names(&bench.read("/chats?availability=public")), ["other public", "general public"]);
    assert_eq!(names(&bench.read("/chats?archived=true")), ["archived"]);
    assert_eq!(names(&bench.read("/chats?personal=true")), [""]);
    assert_eq!(names(&bench.read("/chats?personal=false")), ["general public"]);
    let newest = Timestamp(NOON.0 - 2_000);
    assert_eq!(names(&bench.read(&format!("/chats?last_message_at_after={newest}"))), ["general public"]);
    assert_eq!(names(&bench.read(&format!("/chats?last_message_at_before={newest}"))), [""]);
    for query in ["sort=name", "order=up", "availability=all", "archived=maybe"] {
        assert_eq!(bench.get(&format!("/chats?{query}")).status(), 422, "{query}");
    }
}

#[test]
fn a_cursor_of_chats_keeps_order_and_filter() {
    let mut bench = Bench::with_history(1);
    let body = bench.read("/chats?order=asc&limit=1&availability=public");
    let cursor = encoded(&body["meta"]["paginate"]["next_page"]);
    let next = bench.read(&format!("/chats?limit=1&cursor={cursor}"));
    assert_eq!(
        (names(&next), &next["meta"]["paginate"]["has_next"]),
        (vec!["other public".to_owned()], &json!(false))
    );
}

#[test]
fn a_closed_chat_is_403_and_no_chat_404() {
    let mut bench = Bench::with_history(1);
    assert_eq!(bench.read("/chats/5")["data"]["name"], "other public");
    let closed = bench.get("/chats/2");
    assert_eq!(closed.status(), 403);
    assert!(closed.body().contains("access_denied"));
    assert_eq!(bench.get("/chats/99").status(), 404);
}

#[test]
fn the_list_of_all_chats_has_closed_ones_and_leaves_an_event() {
    let mut bench = Bench::with_history(1);
    assert_eq!(
        names(&bench.read("/company/chats")),
        ["other public", "archived", "closed", "general public"]
    );
    let (read, texts) = bench.newest();
    assert_eq!(texts.key(read.key), "company_chats_accessed");
    assert_eq!(names(&bench.read("/company/chats?activity=archived")), ["archived"]);
    assert_eq!(names(&bench.read("/company/chats?activity=active&limit=1")), ["other public"]);
    bench.token = "owner-log-only";
    assert_eq!(bench.get("/company/chats").status(), 403);
}

#[test]
fn tags_by_name() {
    let mut bench = Bench::with_history(1);
    let body = bench.read("/group_tags");
    assert_eq!(body["data"][0], json!({ "id": 1, "name": "backend", "users_count": 1 }));
    assert_eq!(names(&body), ["backend", "дизайн"]);
    assert_eq!(names(&bench.read("/group_tags?names[]=backend&names[]=old")), ["backend"]);
}

#[test]
fn the_token_is_masked_and_its_use_is_kept_to_the_hour() {
    let mut bench = Bench::with_history(1);
    let info = bench.read("/oauth/token/info")["data"].take();
    assert_eq!(info["token"], "sim-owne...A4uE");
    assert_eq!((&info["user_id"], &info["last_used_at"]), (&json!(OWNER), &Value::Null));
    assert!(info["scopes"].as_array().unwrap().contains(&json!("audit_events:read")));
    assert_eq!((&info["revoked_at"], &info["expires_in"]), (&Value::Null, &Value::Null));
    assert_eq!(bench.read("/oauth/token/info")["data"]["last_used_at"], "2026-11-23T12:00:00.000Z");
}

#[test]
fn the_owner_looks_like_an_admin() {
    let mut bench = Bench::with_history(1);
    let body = bench.read("/profile");
    assert_eq!((&body["data"]["id"], &body["data"]["role"]), (&json!(OWNER), &json!("admin")));
    bench.token = "owner-log-only";
    assert!(bench.get("/profile").body().contains("Required: profile:read"));
}
