//! Encryption, security and searches through the API.

use super::Said;
use super::context::Context;
use crate::text::clean::listed;
use crate::text::words::value_word;

pub fn said(c: &Context<'_>) -> Said {
    match c.event.event_key.as_ref() {
        "kms_encrypt" | "kms_decrypt" => Said::nothing()
            .object(c.text("message_id").map(|id| format!("#{id}")))
            .or_object(|| c.entity("Message"))
            .extra(c.chat("chat_id"))
            .extra(c.text("reason")),
        "dlp_violation_detected" => leak(c),
        "search_messages_api" => search(c, "messages"),
        "search_users_api" => search(c, "users"),
        "search_chats_api" => search(c, "chats"),
        // Reads of the log and of the lists of the whole company are said by the verb alone.
        _ => Said::nothing(),
    }
}

/// The rule; then the chat, and the person where it was not the actor.
fn leak(c: &Context<'_>) -> Said {
    let met = c.details.flag("conditions_matched");
    let unmet = met == Some(false);
    Said::nothing()
        .object(c.text("dlp_rule_name").or_else(|| c.text("dlp_rule_id").map(|id| format!("#{id}"))))
        .or_object(|| c.any_entity())
        .extra(c.person("user_id"))
        .extra(c.chat("chat_id"))
        .extra(unmet.then(|| c.phrase("phrase-conditions-unmet", &[])))
        .alert(!unmet)
}

/// `limit 200`; and whether it was a search at all, or a walk through everything page by page.
fn search(c: &Context<'_>, usual_type: &str) -> Said {
    let search_type = c.text("search_type").filter(|kind| {
        // `messages`, `message` and `search_messages_api` only repeat the verb.
        !kind.contains(usual_type.trim_end_matches('s'))
    });
    let filters = c.details.object("filters").unwrap_or_default();
    let set = filters.iter().filter(|(_, value)| !is_empty(value));
    let named: Vec<String> = set.map(|(name, _)| value_word(c.lang, "filter", name)).collect();
    let says = |field, wanted, id: &str| (c.details.flag(field) == Some(wanted)).then(|| c.phrase(id, &[]));
    Said::nothing()
        .object(search_type)
        .object(c.text("limit").map(|limit| c.phrase("phrase-limit", &[("n", limit.into())])))
        .extra(says("query_present", false, "phrase-no-query"))
        .extra(says("cursor_present", true, "phrase-next-page"))
        .extra(listed(c.lang, &named).map(|list| c.phrase("phrase-filters", &[("list", list.into())])))
}

/// Whether a filter is not set at all.
fn is_empty(raw: &str) -> bool {
    matches!(raw.replace(char::is_whitespace, "").as_str(), "null" | "[]" | "{}" | r#""""#)
}
