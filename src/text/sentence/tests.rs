//! What a sentence does with names it does not know, actors that are their own object, and nonsense.

use super::*;
use audit_model::Timestamp;

/// A directory that knows a few.
pub struct Known;

impl Names for Known {
    fn person(&self, id: &str) -> Option<String> {
        let name = match id {
            "12" => "Игорь Панов",
            "34" => "Пётр Ильин",
            "56" => "Анна Белова",
            "77" => "Release Bot",
            _ => return None,
        };
        Some(name.to_owned())
    }

    fn chat(&self, id: &str) -> Option<String> {
        (id == "900").then(|| "Релизы 4.2".to_owned())
    }

    fn tag(&self, id: &str) -> Option<String> {
        (id == "5").then(|| "Подрядчики".to_owned())
    }
}

/// An event of Игорь Панов, whose id is 12.
pub fn event<'a>(key: &'a str, entity_type: &'a str, entity_id: &'a str, details: &'a str) -> AuditEvent<'a> {
    let some = |text: &'a str| (!text.is_empty()).then(|| text.into());
    AuditEvent {
        id: "e".into(),
        created_at: Timestamp(0),
        event_key: key.into(),
        actor_id: Some("12".into()),
        actor_type: Some("User".into()),
        entity_id: some(entity_id),
        entity_type: some(entity_type),
        details: details.into(),
        ip_address: None,
        user_agent: None,
        extra: None,
    }
}

/// `⚑ did [object] (extra)`, to see which part is which.
pub fn marked(event: &AuditEvent<'_>, lang: Lang) -> String {
    let said = sentence(event, lang, &Known);
    let mut line = if said.alert { "⚑ ".to_owned() } else { String::new() };
    line += &said.did;
    line += &said.object.map_or_else(String::new, |object| format!(" [{object}]"));
    line += &said.extra.map_or_else(String::new, |extra| format!(" ({extra})"));
    line
}

fn en(key: &str, entity_type: &str, entity_id: &str, details: &str) -> String {
    marked(&event(key, entity_type, entity_id, details), Lang::En)
}

fn ru(key: &str, entity_type: &str, entity_id: &str, details: &str) -> String {
    marked(&event(key, entity_type, entity_id, details), Lang::Ru)
}

#[test]
fn unknown_ids_are_said_by_number() {
    assert_eq!(
        en("user_chat_join", "Chat", "1", r#"{"inviter_id":2}"#),
        "joined chat [#1] (invited by employee #2)"
    );
    assert_eq!(ru("user_deleted", "User", "99", "{}"), "удаление учётной записи: [сотрудник #99]");
    assert_eq!(en("bot_deleted", "Bot", "98", r#"{"bot_id":98,"actor_id":null}"#), "deleted bot [#98]");
    assert_eq!(en("message_created", "Chat", "1", "{}"), "sent message [chat #1]");
    assert_eq!(
        ru("tag_removed_from_chat", "GroupTag", "6", r#"{"chat_id":1}"#),
        "удаление тега из чата [тег #6 · чат #1]"
    );
}

#[test]
fn the_actor_is_not_said_twice() {
    for key in ["user_login", "user_2fa_success", "user_updated", "user_created", "exchange_disabled"] {
        assert!(!ru(key, "User", "12", "{}").contains("Игорь"), "{key}");
    }
    let own = r#"{"initiator_id":12,"inviter_id":"12","user_id":12,"actor_id":"12","bot_id":12,"resource_owner_id":12}"#;
    for key in audit_model::catalogue::KEYS {
        assert!(!ru(key.name, "User", "12", own).contains("Игорь"), "{}", key.name);
    }
}

#[test]
fn a_role_that_one_gave_oneself_stands_out() {
    let details = r#"{"previous_company_role":"user","new_company_role":"admin","initiator_id":12}"#;
    assert_eq!(en("user_role_changed", "User", "12", details), "⚑ changed own role [user → admin]");
    assert_eq!(
        ru("user_role_changed", "User", "12", details),
        "⚑ изменение своей роли [сотрудник → администратор]"
    );
    let by_other = details.replace("12", "56");
    assert_eq!(
        en("user_role_changed", "User", "12", &by_other),
        "⚑ changed role [user → admin] (by Анна Белова)"
    );
    let lowered = r#"{"previous_company_role":"admin","new_company_role":"user"}"#;
    assert_eq!(en("user_role_changed", "User", "34", lowered), "changed role of [Пётр Ильин · admin → user]");
}

#[test]
fn half_of_what_is_documented_is_still_said() {
    assert_eq!(
        en("chat_renamed", "Chat", "900", r#"{"new_name":"Релизы 5"}"#),
        "renamed chat [— → Релизы 5]"
    );
    assert_eq!(
        en("chat_renamed", "Chat", "900", r#"{"old_name":null,"new_name":""}"#),
        "renamed chat [Релизы 4.2]"
    );
    assert_eq!(
        en(
            "video_call_finished",
            "VideoRoom",
            "3",
            r#"{"chat_id":900,"duration":null,"max_members_count":1}"#
        ),
        "finished video call [1 person] (Релизы 4.2)"
    );
    assert_eq!(en("video_call_finished", "VideoRoom", "3", "{}"), "finished video call [#3]");
    assert_eq!(
        ru("login_grant_approved", "", "", r#"{"device":{"platform":"Rustore"}}"#),
        "подтверждение входа по QR-коду [RuStore]"
    );
    assert_eq!(en("user_added_to_tag", "User", "34", r#"{"initiator_id":12}"#), "gave a tag to [Пётр Ильин]");
    assert_eq!(
        ru("user_added_to_tag", "User", "34", r#"{"initiator_id":12}"#),
        "добавление в тег: [Пётр Ильин]"
    );
    assert_eq!(en("dlp_violation_detected", "Message", "4", "[]"), "⚑ triggered DLP rule [message #4]");
}

#[test]
fn a_chat_joined_by_another_than_the_actor_names_that_person() {
    assert_eq!(en("user_chat_join", "User", "34", "{}"), "chat joined by [Пётр Ильин]");
    assert_eq!(
        ru("user_chat_leave", "User", "34", r#"{"initiator_id":56}"#),
        "выход из чата: [Пётр Ильин] (инициатор: Анна Белова)"
    );
}

#[test]
fn a_webhook_that_moved_says_the_hosts_and_one_that_stayed_the_addresses() {
    let say = |previous: &str, new: &str| {
        let details =
            format!(r#"{{"bot_id":77,"changes":{{"outgoing_url":{{"previous":{previous},"new":{new}}}}}}}"#);
        en("bot_webhook_settings_updated", "User", "77", &details)
    };
    assert_eq!(
        say(r#""https://a.example/x""#, r#""https://b.example:8443/y""#),
        "changed webhook of bot [Release Bot · a.example → b.example:8443]"
    );
    assert_eq!(
        say("null", r#""https://b.example/y""#),
        "changed webhook of bot [Release Bot · — → b.example]"
    );
    assert_eq!(
        say(r#""https://a.example/x""#, r#""https://a.example/y""#),
        "changed webhook of bot [Release Bot · https://a.example/x → https://a.example/y]"
    );
}

#[test]
fn long_lists_and_names_are_cut() {
    let scopes = r#"{"scopes":["chats:read","users:read","messages:read","tags:read","bots:read"]}"#;
    assert_eq!(
        en("access_token_created", "AccessToken", "1", scopes),
        "created access token [chats:read, users:read, messages:read +2 more]"
    );
    assert_eq!(
        ru("access_token_created", "AccessToken", "1", scopes),
        "создание токена доступа [chats:read, users:read, messages:read и ещё 2]"
    );
    let name = "и".repeat(10_000);
    let details = format!(r#"{{"old_name":"{name}","new_name":"{name}"}}"#);
    assert!(en("chat_renamed", "Chat", "1", &details).chars().count() < 150);
}

#[test]
fn text_from_the_log_is_one_line_of_text() {
    let details = r#"{"old_name":"a\n\tb","new_name":"<b>{ $lead }\u202e{\"x\"}"}"#;
    assert_eq!(en("chat_renamed", "Chat", "1", details), r#"renamed chat [a b → <b>{ $lead }{"x"}]"#);
}

#[test]
fn an_unknown_key_is_shown_with_what_it_was_done_to_and_its_first_details() {
    let odd = event("workspace_moved", "Chat", "900", r#"{"from":{"zone":1},"by_hand":true,"a":null,"b":2}"#);
    let said = sentence(&odd, Lang::En, &Known);
    assert!(said.did_is_key && !said.alert);
    assert_eq!(said.text(), "workspace_moved Релизы 4.2 from.zone: 1 · by_hand: yes · a: not set");
    assert_eq!(ru("event_unknown", "Spaceship", "7", "{}"), "event_unknown [Spaceship #7]");
    assert_eq!(
        en("poll_created", "Poll", "3", r#"{"chat_id":900,"user_id":99}"#),
        "poll_created [Poll #3] (Chat: Релизы 4.2 · Employee: #99)"
    );
    assert_eq!(ru("x", "", "", "nonsense"), "x (Подробности: nonsense)");
}

#[test]
fn huge_and_endlessly_deep_details_are_said_like_any() {
    let long =
        format!(r#"{{"name":"{}","scopes":[{}]}}"#, "я".repeat(100_000), vec![r#""a""#; 10_000].join(","));
    let deep = format!("{}1{}", r#"{"changes":"#.repeat(20_000), "}".repeat(20_000));
    for details in [&long, &deep] {
        for key in audit_model::catalogue::KEYS {
            assert!(sentence(&event(key.name, "User", "34", details), Lang::En, &Known).text().len() < 1_000);
        }
    }
}
