//! `POST /messages`: checks, limits, and what was sent.

use super::Sim;
use super::caller::{Caller, Refusal};
use super::chats::is_member;
use super::errors::ApiError;
use super::limits::Bucket;
use crate::company::chat::Chat;
use crate::log::Selection;
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS, SECOND_MS};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{HashMap, VecDeque};

/// What was sent, and the memory of the limits on sending.
#[derive(Debug, Default)]
pub struct Sent {
    /// As the API gave them back, oldest first.
    pub messages: Vec<Value>,
    all_chats: HashMap<u32, Bucket>,
    chats: HashMap<(u32, u64), Outbox>,
}

/// What one person sent to one chat.
#[derive(Debug)]
struct Outbox {
    bucket: Bucket,
    /// The times of the last 24 hours.
    times: VecDeque<Timestamp>,
    blocked_until: Timestamp,
    pause_h: i64,
}

#[derive(Deserialize)]
struct Body {
    message: Option<Draft>,
}

#[derive(Deserialize)]
struct Draft {
    #[serde(default)]
    entity_type: Option<String>,
    #[serde(default)]
    entity_id: Option<Value>,
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    files: Vec<Value>,
    #[serde(default)]
    buttons: Option<Vec<Vec<Value>>>,
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    display_avatar_url: Option<String>,
    #[serde(default)]
    parent_message_id: Option<u64>,
}

/// Where a message goes.
struct Receiver {
    entity_type: &'static str,
    entity_id: u64,
    chat_id: u64,
}

/// Sends a message: keeps it, and writes `message_created`.
pub fn create(sim: &mut Sim, caller: &Caller, body: &str) -> Result<Value, Refusal> {
    caller.may("messages:create")?;
    let unreadable = || ApiError::bad_request("message", None, "invalid", "Неверное тело запроса");
    let body: Body = serde_json::from_str(body).map_err(|_| unreadable())?;
    let draft = body
        .message
        .ok_or_else(|| ApiError::bad_request("message", None, "required", "Обязательное поле"))?;
    let receiver = receiver(sim, caller, &draft)?;
    check_content(&draft)?;
    sim.used(caller);
    check_limits(sim, caller, receiver.chat_id)?;

    let id = sim.workspace.things.message(&mut sim.rng);
    sim.write_event(caller, "message_created", "Message", id);
    let message = json!({
        "id": id,
        "entity_type": receiver.entity_type,
        "entity_id": receiver.entity_id,
        "chat_id": receiver.chat_id,
        "root_chat_id": receiver.chat_id,
        "content": draft.content.unwrap_or_default(),
        "user_id": caller.id,
        "created_at": crate::workspace::whole_second(sim.now).to_string(),
        "url": format!("https://app.pachca.example/chats/{}?message={id}", receiver.chat_id),
        "files": [],
        "voice_content": null,
        "buttons": draft.buttons,
        "thread": null,
        "forwarding": null,
        "parent_message_id": draft.parent_message_id,
        "display_avatar_url": null,
        "display_name": null,
        "changed_at": null,
        "deleted_at": null,
    });
    sim.sent.messages.push(message.clone());
    Ok(json!({ "data": message }))
}

fn receiver(sim: &Sim, caller: &Caller, draft: &Draft) -> Result<Receiver, ApiError> {
    let kind = draft.entity_type.as_deref().unwrap_or("discussion");
    let known = ["discussion", "thread", "user"].into_iter().find(|known| known.eq_ignore_ascii_case(kind));
    let entity_type = known.ok_or_else(|| {
        ApiError::bad_request("entity_type", Some(kind.to_owned()), "invalid", "Неверный тип получателя")
    })?;
    let given = draft
        .entity_id
        .as_ref()
        .ok_or_else(|| ApiError::unprocessable("entity_id", None, "blank", "Не может быть пустым"))?;
    let entity_id = given.as_u64().or_else(|| given.as_str().and_then(|text| text.parse().ok()));
    let missing =
        || ApiError::unprocessable("entity_id", Some(given.to_string()), "not_found", "Не удалось найти");
    let entity_id = entity_id.ok_or_else(missing)?;
    let chat_id = match entity_type {
        "user" => personal_chat(sim, caller.id, entity_id).ok_or_else(missing)?,
        "thread" => {
            let entity_type = sim.workspace.texts.find_entity_type("TopicThread");
            let thread = Selection { entity: Some(entity_id), entity_type, ..Selection::default() };
            sim.log.all(&thread).next().filter(|_| entity_type.is_some()).ok_or_else(missing)?;
            entity_id
        }
        _ => {
            let chat = sim.workspace.chat(entity_id).ok_or_else(missing)?;
            if !chat.public && !is_member(chat, caller.id) {
                return Err(ApiError::access_denied());
            }
            chat.id
        }
    };
    Ok(Receiver { entity_type, entity_id, chat_id })
}

/// The chat between two people; the own id is the chat with oneself. Where the two have not talked yet, a
/// number that no other chat has.
fn personal_chat(sim: &Sim, caller: u32, receiver: u64) -> Option<u64> {
    const NEW_CHATS: u64 = 2_000_000_000;
    let receiver = u32::try_from(receiver).ok()?;
    sim.workspace.person(receiver).filter(|person| person.exists_at(sim.now))?;
    let between = |chat: &&Chat| {
        chat.personal
            && is_member(chat, caller)
            && chat.member_ids.iter().all(|id| [caller, receiver].contains(id))
            && is_member(chat, receiver)
    };
    Some(sim.workspace.chats.iter().find(between).map_or(NEW_CHATS + u64::from(receiver), |chat| chat.id))
}

fn check_content(draft: &Draft) -> Result<(), ApiError> {
    let blank = draft.content.as_deref().is_none_or(|content| content.trim().is_empty());
    if blank && draft.files.is_empty() {
        return Err(ApiError::unprocessable("content", None, "blank", "Не может быть пустым"));
    }
    // Only tokens of bots may choose how the sender is shown, and this workspace gives out none.
    if draft.display_name.is_some() || draft.display_avatar_url.is_some() {
        return Err(ApiError::access_denied());
    }
    let too_long = |key| ApiError::unprocessable(key, None, "too_long", "Слишком много");
    let rows = draft.buttons.as_deref().unwrap_or_default();
    if rows.iter().any(|row| row.len() > 8) || rows.iter().map(Vec::len).sum::<usize>() > 100 {
        return Err(too_long("buttons"));
    }
    if draft.files.len() > 10 { Err(too_long("files")) } else { Ok(()) }
}

/// The three limits on sending. Each further try during the daily pause doubles it, from 1 hour up to 24.
fn check_limits(sim: &mut Sim, caller: &Caller, chat: u64) -> Result<(), Refusal> {
    let (now, limits) = (sim.now, &sim.settings.limits);
    if limits.lifted {
        return Ok(());
    }
    let per_chat = limits.messages_per_second_and_chat;
    let outbox = sim.sent.chats.entry((caller.id, chat)).or_insert_with(|| Outbox {
        bucket: Bucket::full(per_chat, now),
        times: VecDeque::new(),
        blocked_until: Timestamp(i64::MIN),
        pause_h: 0,
    });
    while outbox.times.front().is_some_and(|first| now.0 - first.0 >= DAY_MS) {
        outbox.times.pop_front();
    }
    if now < outbox.blocked_until || outbox.times.len() >= limits.messages_per_day {
        outbox.pause_h = (outbox.pause_h * 2).clamp(1, 24);
        outbox.blocked_until = Timestamp(now.0 + outbox.pause_h * HOUR_MS);
        return Err(Refusal::Daily((outbox.pause_h * HOUR_MS / SECOND_MS).unsigned_abs()));
    }
    outbox.pause_h = 0;
    let burst = limits.messages_per_5_seconds;
    let all = sim.sent.all_chats.entry(caller.id).or_insert_with(|| Bucket::full(burst, now));
    let wait = outbox.bucket.take(per_chat, per_chat / SECOND_MS as f64, now);
    let wait = wait.and_then(|()| all.take(burst, burst / (5 * SECOND_MS) as f64, now));
    if let Err(wait_ms) = wait {
        let wait_s = sim.limiter.pause(&sim.settings.limits, caller.token.name, wait_ms, now);
        return Err(Refusal::Rate(wait_s));
    }
    outbox.times.push_back(now);
    Ok(())
}
