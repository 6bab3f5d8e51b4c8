//! What no server should send: documented field names with values of any type and depth, in events of any kind.
//! Whatever comes, text comes out, and none of it is lost.

use super::details::rows_of;
use super::pretty_json;
use super::sentence::{sentence, tests::Known, tests::event};
use crate::i18n::Lang;
use proptest::prelude::*;
use serde_json::{Map, Value};

/// Field names that sentences and details look for, among others of any kind.
const NAMES: &[&str] = &[
    "initiator_id",
    "inviter_id",
    "user_id",
    "actor_id",
    "bot_id",
    "chat_id",
    "message_id",
    "scopes",
    "added_scopes",
    "removed_scopes",
    "current_scopes",
    "changed_attrs",
    "context",
    "new_company_role",
    "previous_company_role",
    "old_name",
    "new_name",
    "name",
    "tag_name",
    "public_access",
    "device",
    "platform",
    "os_version",
    "reason",
    "method",
    "changes",
    "outgoing_url",
    "redirect_uris",
    "previous",
    "new",
    "confidential",
    "client_id",
    "device_name",
    "duration",
    "max_members_count",
    "size",
    "filters",
    "limit",
    "query_present",
    "cursor_present",
    "search_type",
    "dlp_rule_name",
    "conditions_matched",
    "revoked_tokens_count",
    "token_name",
    "resource_owner_id",
];

/// Any JSON value, most of them objects with documented field names. No fractions beyond what reads back equal.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i16>().prop_map(|n| Value::from(f64::from(n) / 4.0)),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "12",
            "admin",
            "qr",
            "true",
            "-1",
            "https://a@b/c",
            "\u{202e}",
            " ",
            "{ $x }",
            "а́"
        ])
        .prop_map(Value::from),
        Just(Value::from("щ".repeat(500))),
    ];
    let name = prop_oneof![4 => prop::sample::select(NAMES).prop_map(str::to_owned), 1 => ".{0,6}"];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            3 => prop::collection::vec((name.clone(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn any_details() -> impl Strategy<Value = String> {
    prop_oneof![4 => json().prop_map(|value| value.to_string()), 1 => ".{0,40}"]
}

fn any_key() -> impl Strategy<Value = String> {
    let known: Vec<&str> = audit_model::catalogue::KEYS.iter().map(|key| key.name).collect();
    prop_oneof![9 => prop::sample::select(known).prop_map(str::to_owned), 1 => ".{0,8}"]
}

fn any_entity_type() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] =
        &["User", "Bot", "Chat", "Message", "Reaction", "GroupTag", "VideoRoom", "AccessToken", ""];
    prop_oneof![4 => prop::sample::select(KNOWN).prop_map(str::to_owned), 1 => ".{0,8}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_event_is_said_in_short_plain_lines(
        key in any_key(),
        entity_type in any_entity_type(),
        entity_id in prop_oneof![Just("12".to_owned()), Just("34".to_owned()), ".{0,8}"],
        details in any_details(),
    ) {
        for lang in Lang::ALL {
            let said = sentence(&event(&key, &entity_type, &entity_id, &details), lang, &Known);
            for part in [Some(&said.did), said.object.as_ref(), said.extra.as_ref()].into_iter().flatten() {
                prop_assert!(part.chars().count() <= 121, "{part}");
                prop_assert!(!part.chars().any(char::is_control), "{part}");
            }
            prop_assert!(said.object.as_deref() != Some("") && said.extra.as_deref() != Some(""));
            if audit_model::catalogue::info(&key).is_some() {
                prop_assert!(!said.did.is_empty() && !said.did_is_key);
            }
        }
    }

    #[test]
    fn any_details_make_rows_and_only_empty_ones_make_none(value in json()) {
        for lang in Lang::ALL {
            let rows = rows_of(&value.to_string(), lang);
            prop_assert_eq!(rows.is_empty(), value.as_object().is_some_and(Map::is_empty));
            for row in rows {
                prop_assert!(!row.label.is_empty() || row.path.is_empty());
                prop_assert!(!row.value.plain().is_empty());
            }
        }
    }

    #[test]
    fn any_text_for_details_makes_rows(raw in ".{0,200}") {
        let nothing = raw.trim().is_empty() || raw.trim() == "{}";
        prop_assert_eq!(rows_of(&raw, Lang::Ru).is_empty(), nothing);
    }

    #[test]
    fn indenting_changes_nothing_but_blanks(value in json()) {
        let pretty = pretty_json(&value.to_string(), 2);
        let back: Value = serde_json::from_str(&pretty).unwrap();
        prop_assert_eq!(back, value);
        prop_assert_eq!(pretty_json(&pretty, 2), pretty);
    }
}
