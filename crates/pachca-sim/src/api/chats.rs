//! `GET /chats`, `GET /chats/{id}` and `GET /company/chats`.

use super::Sim;
use super::caller::Caller;
use super::errors::ApiError;
use super::paging::{ItemPlace, list_page, read_cursor};
use super::params::Params;
use crate::company::chat::Chat;
use audit_model::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Every parameter of `GET /chats`, with its default filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Filter {
    by_last_message: bool,
    descending: bool,
    public: bool,
    archived: bool,
    personal: Option<bool>,
    after_ms: Option<i64>,
    before_ms: Option<i64>,
}

impl Filter {
    fn of(params: &Params<'_>) -> Result<Self, ApiError> {
        let time = |name| params.time(name).map(Timestamp::millis);
        Ok(Self {
            by_last_message: params.choice("sort", &["id", "last_message_at"])? == "last_message_at",
            descending: params.choice("order", &["desc", "asc"])? == "desc",
            public: params.choice("availability", &["is_member", "public"])? == "public",
            archived: params.flag("archived")?.unwrap_or(false),
            personal: params.flag("personal")?,
            after_ms: time("last_message_at_after"),
            before_ms: time("last_message_at_before"),
        })
    }

    fn matches(&self, chat: &Chat, caller: u32) -> bool {
        let newest = chat.last_message_at.millis();
        is_listed(chat)
            && (if self.public { chat.public } else { is_member(chat, caller) })
            && chat.archived == self.archived
            && self.personal.is_none_or(|personal| chat.personal == personal)
            && self.after_ms.is_none_or(|after| newest >= after)
            && self.before_ms.is_none_or(|before| newest <= before)
    }

    fn place(&self, chat: &Chat) -> ItemPlace {
        let key = if self.by_last_message { chat.last_message_at.millis() } else { 0 };
        ItemPlace::new(key, chat_id(chat), self.descending)
    }
}

/// A page of the chats that the caller is in, or of the public ones. Closed chats of others are not listed,
/// not even for the owner.
pub fn list(sim: &Sim, caller: &Caller, params: &Params<'_>) -> Result<Value, ApiError> {
    let limit = params.limit()?;
    let cursor = read_cursor::<Filter>(params)?;
    // What a cursor remembers is taken as a whole: defaults cannot be told from what was asked for.
    let filter = match &cursor {
        Some(cursor) => cursor.filter.clone(),
        None => Filter::of(params)?,
    };
    let matching = sim.workspace.chats.iter().filter(|chat| filter.matches(chat, caller.id)).collect();
    let page = list_page(matching, |chat| filter.place(chat), &filter, cursor.as_ref(), limit);
    Ok(json!({ "data": page.items.into_iter().map(chat).collect::<Vec<_>>(), "meta": page.meta }))
}

/// One chat: 404 where there is none, 403 where the caller has no access.
pub fn one(sim: &Sim, caller: &Caller, id: &str) -> Result<Value, ApiError> {
    let found = id.parse().ok().and_then(|id| sim.workspace.chat(id)).ok_or_else(ApiError::not_found)?;
    if !found.public && !is_member(found, caller.id) {
        return Err(ApiError::access_denied());
    }
    Ok(json!({ "data": chat(found) }))
}

/// A page of all chats, closed ones too; only for the owner, and written to the log.
pub fn company(sim: &mut Sim, caller: &Caller, params: &Params<'_>) -> Result<Value, ApiError> {
    let limit = params.limit()?;
    let cursor = read_cursor::<String>(params)?;
    let activity = match &cursor {
        Some(cursor) => cursor.filter.clone(),
        None => params.choice("activity", &["", "active", "archived"])?.to_owned(),
    };
    let wanted = |chat: &Chat| match activity.as_str() {
        "active" => !chat.archived,
        "archived" => chat.archived,
        _ => true,
    };
    let matching =
        sim.workspace.chats.iter().filter(|chat| is_listed(chat) && !chat.personal && wanted(chat));
    let place = |chat: &Chat| ItemPlace::new(0, chat_id(chat), true);
    let page = list_page(matching.collect(), place, &activity, cursor.as_ref(), limit);
    let body = json!({ "data": page.items.into_iter().map(chat).collect::<Vec<_>>(), "meta": page.meta });
    let entity = sim.workspace.company_id;
    sim.write_event(caller, "company_chats_accessed", "Company", entity);
    Ok(body)
}

/// Chats of threads have ids above 32 bits, and no list shows them.
fn is_listed(chat: &Chat) -> bool {
    i32::try_from(chat.id).is_ok()
}

/// Whether somebody is in a chat.
pub fn is_member(chat: &Chat, person: u32) -> bool {
    chat.member_ids.contains(&person)
}

fn chat_id(chat: &Chat) -> i64 {
    i64::try_from(chat.id).unwrap_or(i64::MAX)
}

fn chat(chat: &Chat) -> Value {
    json!({
        "id": chat.id,
        "name": chat.name,
        "created_at": chat.created_at.to_string(),
        "owner_id": chat.owner_id,
        "member_ids": chat.member_ids,
        "group_tag_ids": chat.group_tag_ids,
        "channel": chat.channel,
        "archived": chat.archived,
        "personal": chat.personal,
        "public": chat.public,
        "last_message_at": chat.last_message_at.to_string(),
        "meet_room_url": format!("https://meet.pachca.example/room-{}", chat.id),
        "avatar_url": null,
    })
}
