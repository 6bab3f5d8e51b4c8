//! Chats, their members, messages, reactions, threads and video calls.

use super::Said;
use super::context::Context;
use crate::text::amount::{duration, size};

pub fn said(c: &Context<'_>) -> Said {
    match c.event.event_key.as_ref() {
        "chat_created" => chat(c),
        "chat_renamed" => Said::nothing()
            .object(c.change(c.text("old_name"), c.text("new_name")))
            .or_object(|| c.entity("Chat")),
        "chat_permission_changed" => {
            let id = |public| if public { "phrase-now-public" } else { "phrase-now-private" };
            chat(c).extra(c.details.flag("public_access").map(|public| c.phrase(id(public), &[])))
        }
        "user_chat_join" => member(c).extra(c.around("phrase-invited-by", c.person("inviter_id"))),
        "user_chat_leave" => member(c).extra(c.around("phrase-removed-by", c.person("initiator_id"))),
        "tag_added_to_chat" | "tag_removed_from_chat" => tag_in_chat(c),
        "message_created" | "message_updated" | "message_deleted" => within(c, "Message"),
        "reaction_created" | "reaction_deleted" => within(c, "Reaction"),
        "thread_created" => within(c, "TopicThread"),
        "video_call_finished" | "video_call_recording_ready" => call(c),
        // A call that started is known by its chat alone.
        _ => Said::nothing().object(c.chat("chat_id")).or_object(|| c.entity("VideoRoom")),
    }
}

fn chat(c: &Context<'_>) -> Said {
    Said::nothing().object(c.text("name")).or_object(|| c.entity("Chat")).or_object(|| c.chat("chat_id"))
}

/// The chat; or, where the event is about another person than its actor, that person.
fn member(c: &Context<'_>) -> Said {
    match c.entity_type() {
        "User" => Said::nothing().object(c.chat("chat_id")).person(c.other_person()),
        _ => Said::nothing().object(c.entity("Chat")),
    }
}

/// `Подрядчики · Релизы 4.2`: either of the two is the entity, the other is in `details`.
fn tag_in_chat(c: &Context<'_>) -> Said {
    let is_chat = c.entity_type() == "Chat";
    let tag = c.text("tag_name").or_else(|| if is_chat { None } else { c.any_entity() });
    let chat = c.chat("chat_id").or_else(|| if is_chat { c.any_entity() } else { None });
    Said::nothing().object(tag).object(chat)
}

/// Things without a name of their own: their number, and the chat where the log says it.
fn within(c: &Context<'_>, expected: &str) -> Said {
    Said::nothing().object(c.entity(expected)).extra(c.chat("chat_id"))
}

/// `42 min · 9 people`, in which chat. The chat alone where neither is known.
fn call(c: &Context<'_>) -> Said {
    let chat = c.chat("chat_id");
    let said = Said::nothing()
        .object(c.details.count("duration").map(|seconds| duration(c.lang, seconds)))
        .object(c.counted("phrase-people", "max_members_count"))
        .object(c.details.count("size").map(|bytes| size(c.lang, bytes)));
    if said.object.is_empty() {
        said.object(chat).or_object(|| c.entity("VideoRoom"))
    } else {
        said.extra(chat)
    }
}
