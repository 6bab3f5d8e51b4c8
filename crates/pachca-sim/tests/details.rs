//! The `details` of every key have exactly the fields that the API's description gives them.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a helper of a test fails the test")]

use audit_model::Timestamp;
use audit_model::catalogue::KEYS;
use pachca_sim::{Config, Workspace};
use serde_json::{Map, Value};
use std::collections::HashSet;

const END: Timestamp = Timestamp(1_795_424_400_000);

/// Key, and the forms its details may have: `field:type`, `?` where the field may be absent, `|null` where it may
/// be null. Forms are parted by `/`. Types: int, str, bool, strs (a list of texts), map (any object),
/// device, changes (an object of `{previous, new}`).
const FORMS: &[(&str, &str)] = &[
    ("user_login", " / method:str login_grant_id:str"),
    ("user_logout", ""),
    ("user_2fa_fail", ""),
    ("user_2fa_success", ""),
    ("user_2fa_disabled", ""),
    ("user_created", ""),
    ("user_deleted", ""),
    ("chat_created", ""),
    ("message_created", ""),
    ("message_updated", ""),
    ("message_deleted", ""),
    ("reaction_created", ""),
    ("reaction_deleted", ""),
    ("thread_created", ""),
    ("audit_events_accessed", ""),
    ("company_chats_accessed", ""),
    ("company_bots_accessed", ""),
    ("exchange_disabled", ""),
    ("user_updated", "changed_attrs:strs context?:str"),
    ("user_role_changed", "new_company_role:str previous_company_role:str initiator_id:int"),
    ("tag_created", "name:str"),
    ("tag_deleted", "name:str"),
    ("user_added_to_tag", "initiator_id:int"),
    ("user_removed_from_tag", "initiator_id:int"),
    ("user_chat_leave", "initiator_id:int"),
    ("user_chat_join", "inviter_id:int"),
    ("chat_renamed", "old_name:str new_name:str"),
    ("chat_permission_changed", "public_access:bool"),
    ("tag_added_to_chat", "chat_id:int tag_name:str"),
    ("tag_removed_from_chat", "chat_id:int"),
    ("access_token_created", TOKEN),
    ("access_token_updated", TOKEN),
    ("access_token_destroy", TOKEN),
    ("kms_encrypt", "chat_id:int message_id:int reason:str"),
    ("kms_decrypt", "chat_id:int message_id:int reason:str"),
    (
        "dlp_violation_detected",
        "dlp_rule_id:int dlp_rule_name:str message_id:int chat_id:int user_id:int action_message:str|null conditions_matched:bool",
    ),
    ("search_users_api", SEARCH),
    ("search_chats_api", SEARCH),
    ("search_messages_api", SEARCH),
    ("bot_deleted", BOT),
    ("bot_token_recreated", BOT),
    ("bot_token_created", BOT),
    ("bot_token_reissued", BOT),
    ("bot_token_deleted", BOT),
    (
        "bot_token_updated",
        "bot_id:int actor_id:int|null / token_kind:str token_name?:str resource_owner_id:int bot_id:int current_scopes:strs actor_id:int",
    ),
    (
        "bot_scopes_updated",
        "added_scopes:strs removed_scopes:strs / added_scopes:strs removed_scopes:strs bot_id:int actor_id:int|null",
    ),
    ("bot_webhook_settings_updated", "changes:changes / changes:changes bot_id:int actor_id:int|null"),
    (
        "bot_oauth_client_updated",
        "client_id:str changes:changes / client_id:str changes:changes bot_id:int actor_id:int|null",
    ),
    ("bot_oauth_client_secret_rotated", "bot_id:int actor_id:int|null client_id:str"),
    ("bot_oauth_client_secret_issued", "bot_id:int actor_id:int|null client_id:str"),
    (
        "bot_oauth_client_disabled",
        "bot_id:int actor_id:int|null client_id:str deleted_access_tokens_count:int deleted_access_grants_count:int",
    ),
    ("oauth_authorization_granted", "client_id:str scopes:strs"),
    ("oauth_authorization_revoked", "client_id:str revoked_tokens_count:int user_id?:int|null"),
    ("oauth_token_revoked", "client_id:str"),
    ("oauth_device_authorization_approved", "client_id:str scopes:strs device_name?:str|null"),
    ("oauth_device_authorization_denied", "client_id:str scopes:strs device_name?:str|null"),
    ("login_grant_created", "login_grant_id:str"),
    ("login_grant_approved", "login_grant_id:str device:device"),
    ("login_grant_denied", "login_grant_id:str device:device reason:str"),
    ("video_call_started", "chat_id:int started_message_id:int|null"),
    (
        "video_call_finished",
        "chat_id:int started_message_id:int|null duration:int|null max_members_count:int",
    ),
    (
        "video_call_recording_ready",
        "chat_id:int started_message_id:int|null recording_id:int file_id:int duration:int size:int",
    ),
];

const TOKEN: &str =
    "scopes:strs / token_kind:str token_name?:str|null resource_owner_id:int bot_id?:null scopes:strs";
const SEARCH: &str = "search_type:str query_present:bool cursor_present:bool limit:int filters:map";
const BOT: &str = "bot_id:int actor_id:int|null";
const DEVICE: &str = "name:str platform:str os_version?:str app_version?:str";
const CHANGES: &[&str] = &[
    "outgoing_url",
    "ignore_self_messages",
    "events_history_enabled",
    "confidential",
    "redirect_uris",
    "scopes",
];

/// What was seen: `key form`, and of a field, whichever key had it, `field absent` and the like.
type Seen = HashSet<String>;

/// Whether an object has a form: all its fields and no other.
fn fits(object: &Map<String, Value>, form: &str) -> bool {
    let mut known = 0;
    let fields_fit = form.split_whitespace().all(|field| {
        let (name, kind) = field.split_once(':').unwrap();
        let optional = name.ends_with('?');
        match object.get(name.trim_end_matches('?')) {
            None => optional,
            Some(value) => {
                known += 1;
                value_fits(value, kind)
            }
        }
    });
    fields_fit && known == object.len()
}

fn value_fits(value: &Value, kind: &str) -> bool {
    let texts = |value: &Value| value.as_array().is_some_and(|list| list.iter().all(Value::is_string));
    match kind {
        "int" => value.is_u64(),
        "str" => value.as_str().is_some_and(|text| !text.is_empty()),
        "bool" => value.is_boolean(),
        "null" => value.is_null(),
        "strs" => texts(value),
        "map" => value.is_object(),
        "device" => value.as_object().is_some_and(|device| fits(device, DEVICE)),
        "changes" => value.as_object().is_some_and(|changes| {
            let both = |change: &Value| {
                change.as_object().is_some_and(|change| change.keys().eq(["new", "previous"]))
            };
            !changes.is_empty()
                && changes.iter().all(|(name, change)| CHANGES.contains(&name.as_str()) && both(change))
        }),
        _ => match kind.strip_suffix("|null") {
            Some(inner) => value.is_null() || value_fits(value, inner),
            None => panic!("no such type: {kind}"),
        },
    }
}

fn note(seen: &mut Seen, object: &Map<String, Value>, form: &str) {
    for field in form.split_whitespace() {
        let (name, kind) = field.split_once(':').unwrap();
        let plain = name.trim_end_matches('?');
        let state = match object.get(plain) {
            None => "absent",
            Some(Value::Null) => "null",
            Some(value) => {
                if kind == "device" {
                    note(seen, value.as_object().unwrap(), DEVICE);
                }
                "there"
            }
        };
        seen.insert(format!("{field} {state}"));
    }
}

/// Everything that a form allows, so that none of it is only allowed and never made.
fn wanted(form: &str) -> Vec<String> {
    let mut wanted = Vec::new();
    for field in form.split_whitespace() {
        let (name, kind) = field.split_once(':').unwrap();
        let states =
            [("there", kind != "null"), ("absent", name.ends_with('?')), ("null", kind.ends_with("null"))];
        wanted.extend(states.iter().filter(|state| state.1).map(|state| format!("{field} {}", state.0)));
    }
    wanted
}

#[test]
fn the_table_covers_the_catalogue() {
    let table: HashSet<_> = FORMS.iter().map(|(key, _)| *key).collect();
    assert_eq!(table, KEYS.iter().map(|info| info.name).collect());
}

#[test]
fn details_have_exactly_the_documented_fields_and_use_all_their_freedom() {
    let workspace = Workspace::generate(&Config { events: 400_000, ..Config::sample(END) });
    let mut seen = Seen::new();
    for record in &workspace.records {
        let key = workspace.texts.key(record.key);
        let Some((_, forms)) = FORMS.iter().find(|(name, _)| *name == key) else { continue };
        if record.details.is_none() {
            assert!(forms.split('/').any(|form| form.trim().is_empty()), "{key} without details");
            continue;
        }
        let Ok(Value::Object(details)) = serde_json::from_str(record.details()) else {
            panic!("{key}: {}", record.details());
        };
        let form = forms.split('/').map(str::trim).find(|form| fits(&details, form));
        let Some(form) = form else { panic!("{key}: {}", record.details()) };
        seen.insert(format!("{key} {form}"));
        note(&mut seen, &details, form);
    }
    for (key, forms) in FORMS {
        for form in forms.split('/').map(str::trim).filter(|form| !form.is_empty()) {
            assert!(seen.contains(&format!("{key} {form}")), "never seen: {key} as {form}");
            for item in wanted(form).into_iter().chain(wanted(DEVICE)) {
                assert!(seen.contains(&item), "never seen: {item}");
            }
        }
    }
}

#[test]
fn details_refer_to_what_exists() {
    let workspace = Workspace::generate(&Config { events: 100_000, ..Config::sample(END) });
    for record in workspace.records.iter().filter(|record| record.details.is_some()) {
        let key = workspace.texts.key(record.key);
        let details: Value = serde_json::from_str(record.details()).unwrap();
        for field in ["initiator_id", "inviter_id", "user_id", "bot_id", "actor_id", "resource_owner_id"] {
            if let Some(id) = details[field].as_u64() {
                let person = workspace.person(id as u32);
                assert!(
                    person.is_some_and(|person| field != "bot_id" || person.bot),
                    "{key} {field} {details}"
                );
            }
        }
        if let Some(id) = details["chat_id"].as_u64()
            && id < 2_000_000_000
        {
            let chat = workspace.chat(id).unwrap_or_else(|| panic!("{key} {details}"));
            assert!(chat.created_at <= record.at, "{key} in a chat of the future");
        }
        if let Some(id) = details["dlp_rule_id"].as_u64() {
            assert!(workspace.dlp_rules.iter().any(|rule| u64::from(rule.id) == id));
        }
    }
}

#[test]
fn renames_and_role_changes_form_chains_that_end_in_the_directory() {
    let workspace = Workspace::generate(&Config { events: 150_000, ..Config::sample(END) });
    let mut names = std::collections::HashMap::new();
    let mut roles = std::collections::HashMap::new();
    for record in &workspace.records {
        let details = || serde_json::from_str::<Value>(record.details()).unwrap();
        let text = |details: &Value, field: &str| details[field].as_str().unwrap().to_owned();
        match workspace.texts.key(record.key) {
            "chat_renamed" => {
                let details = details();
                if let Some(before) = names.insert(record.entity, text(&details, "new_name")) {
                    assert_eq!(text(&details, "old_name"), before);
                }
            }
            "user_role_changed" => {
                let details = details();
                let (new, previous) =
                    (text(&details, "new_company_role"), text(&details, "previous_company_role"));
                assert_ne!(new, previous);
                if let Some(before) = roles.insert(record.entity, new) {
                    assert_eq!(previous, before);
                }
            }
            _ => {}
        }
    }
    assert!(names.len() > 30 && roles.len() > 5);
    for (id, name) in names {
        assert_eq!(workspace.chat(id).unwrap().name, name);
    }
    for (id, role) in roles {
        assert_eq!(workspace.person(id as u32).unwrap().role.as_str(), role);
    }
}
