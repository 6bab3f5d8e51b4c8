//! Chats are made, renamed, opened; people and tags come into them and leave.

use super::super::details::Details;
use super::super::scene::{Actor, Scene};
use crate::company::chat::Chat;
use crate::company::rooms::chat_name;
use audit_model::Timestamp;

impl Scene<'_> {
    /// A new chat, and those invited into it at once.
    pub fn chat_created(&mut self, at: Timestamp) {
        let Some(owner) = self.employee(at) else { return };
        let id = self.workspace.chats.last().map_or(22_000, |chat| chat.id) + 1 + self.rng.below(20);
        let name = chat_name(&mut self.rng);
        let public = self.rng.chance(2_500);
        self.workspace.chats.push(Chat {
            id,
            name,
            created_at: at,
            owner_id: owner.id,
            member_ids: vec![owner.id],
            group_tag_ids: Vec::new(),
            channel: self.rng.chance(800),
            archived: false,
            personal: false,
            public,
            last_message_at: at,
        });
        self.write_empty(at, owner, "chat_created", ("Chat", id));
        let chat = self.workspace.chats.len() - 1;
        for _ in 0..1 + self.rng.below(4) {
            if let Some(guest) = self.anyone(at) {
                // All of one dialog: they join in the same second.
                self.join_chat(Timestamp(at.0 + 1_000), chat, guest.index, owner.id);
            }
        }
    }

    /// A chat gets a new name, or back an old one's successor.
    pub fn chat_renamed(&mut self, at: Timestamp) {
        let Some((actor, chat)) = self.working_group(at) else { return };
        let new = chat_name(&mut self.rng);
        let chat = &mut self.workspace.chats[chat];
        let old = std::mem::replace(&mut chat.name, new.clone());
        let details = Details::new().text("old_name", &old).text("new_name", &new);
        let entity = ("Chat", chat.id);
        self.write(at, actor, "chat_renamed", entity, details);
    }

    /// A chat is opened to all, or closed again.
    pub fn chat_permission_changed(&mut self, at: Timestamp) {
        let Some((actor, chat)) = self.working_group(at) else { return };
        let chat = &mut self.workspace.chats[chat];
        chat.public = !chat.public;
        let (entity, details) = (("Chat", chat.id), Details::new().flag("public_access", chat.public));
        self.write(at, actor, "chat_permission_changed", entity, details);
    }

    /// An employee and a chat of theirs that is neither for all nor a department's: those keep their names.
    fn working_group(&mut self, at: Timestamp) -> Option<(Actor, usize)> {
        let half = self.workspace.people.len() / 2;
        for _ in 0..50 {
            let actor = self.employee(at)?;
            let chat = self.chat_of(actor, at, true)?;
            let found = &self.workspace.chats[chat];
            if found.group_tag_ids.is_empty() && found.member_ids.len() < half {
                return Some((actor, chat));
            }
        }
        let actor = self.employee(at)?;
        Some((actor, self.chat_of(actor, at, true)?))
    }

    /// Somebody comes into a chat that exists: by themselves or invited.
    pub fn chat_joined(&mut self, at: Timestamp) {
        let (Some(guest), Some(host)) = (self.anyone(at), self.employee(at)) else { return };
        let inviter = if self.rng.chance(3_000) { guest.id } else { host.id };
        self.join(at, guest.index, inviter);
    }

    /// Puts somebody into a chat they are not in yet.
    pub fn join(&mut self, at: Timestamp, index: usize, inviter: u32) {
        let id = self.workspace.people[index].id;
        let chats = &self.workspace.chats;
        let first = self.rng.index(chats.len());
        let found = (0..chats.len()).map(|step| (first + step) % chats.len()).find(|&at_index| {
            let chat = &chats[at_index];
            !chat.personal
                && !chat.archived
                && chat.created_at <= at
                && chat.member_ids.binary_search(&id).is_err()
        });
        match found {
            Some(chat) => self.join_chat(at, chat, index, inviter),
            // In every chat already: then a chat is made for all of them.
            None => self.chat_created(at),
        }
    }

    fn join_chat(&mut self, at: Timestamp, chat: usize, index: usize, inviter: u32) {
        let id = self.workspace.people[index].id;
        let chat = &mut self.workspace.chats[chat];
        let Err(place) = chat.member_ids.binary_search(&id) else { return };
        chat.member_ids.insert(place, id);
        let entity = ("Chat", chat.id);
        let actor = self.person_now(index, at);
        let details = Details::new().number("inviter_id", u64::from(inviter));
        self.write(at, actor, "user_chat_join", entity, details);
    }

    /// Somebody leaves a chat, or is put out of it.
    pub fn chat_left(&mut self, at: Timestamp) {
        let Some(actor) = self.anyone(at) else { return };
        let Some(chat) = self.chat_of(actor, at, true) else { return };
        let initiator = if self.rng.chance(7_500) { actor.id } else { self.workspace.chats[chat].owner_id };
        let chat = &mut self.workspace.chats[chat];
        let Ok(place) = chat.member_ids.binary_search(&actor.id) else { return self.chat_joined(at) };
        chat.member_ids.remove(place);
        let (entity, details) =
            (("Chat", chat.id), Details::new().number("initiator_id", u64::from(initiator)));
        self.write(at, actor, "user_chat_leave", entity, details);
    }

    /// A tag's people come into a chat with it.
    pub fn tag_added_to_chat(&mut self, at: Timestamp) {
        let Some(actor) = self.employee(at) else { return };
        let (Some(chat), Some(tag)) = (self.chat_of(actor, at, true), self.some_tag()) else { return };
        let tag = &self.workspace.tags[tag];
        let chat = &mut self.workspace.chats[chat];
        if !chat.group_tag_ids.contains(&tag.id) {
            chat.group_tag_ids.push(tag.id);
        }
        let details = Details::new().number("chat_id", chat.id).text("tag_name", &tag.name);
        let entity = ("GroupTag", u64::from(tag.id));
        self.write(at, actor, "tag_added_to_chat", entity, details);
    }

    /// A tag goes out of a chat; where no chat has one, one comes in first.
    pub fn tag_removed_from_chat(&mut self, at: Timestamp) {
        let tagged = |chat: &Chat| chat.created_at <= at && !chat.group_tag_ids.is_empty();
        if !self.workspace.chats.iter().any(tagged) {
            self.tag_added_to_chat(Timestamp(at.0 - 1_000));
        }
        let tagged: Vec<usize> =
            (0..self.workspace.chats.len()).filter(|&index| tagged(&self.workspace.chats[index])).collect();
        let (Some(actor), Some(&chat)) = (self.employee(at), self.rng.pick(&tagged)) else { return };
        let chat = &mut self.workspace.chats[chat];
        let Some(tag) = chat.group_tag_ids.pop() else { return };
        let details = Details::new().number("chat_id", chat.id);
        self.write(at, actor, "tag_removed_from_chat", ("GroupTag", u64::from(tag)), details);
    }
}
