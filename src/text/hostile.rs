//! JSON that no server should send, for tests: documented field names with values of any type and depth.

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
pub fn json() -> impl Strategy<Value = Value> {
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
