//! Encryption, data leak rules, and reads of the log and of company-wide lists.

use super::super::details::Details;
use super::super::scene::{Actor, Origin, Scene};
use audit_model::Timestamp;

/// The owner's own tool.
const OWNERS_TOOL: &str = "pachca-cli/2026.8.1 node/22.11.0";

impl Scene<'_> {
    /// A message is encrypted as it is sent.
    pub fn encrypted(&mut self, at: Timestamp) {
        let Some(actor) = self.anyone(at) else { return };
        let message = self.workspace.things.message(&mut self.rng);
        let reason = ["message_created", "message_updated", "file_uploaded"][self.rng.weighted(&[8, 1, 1])];
        self.kms(at, actor, "kms_encrypt", message, reason);
    }

    /// A message is decrypted to be read: by a person, or by a program that searches.
    pub fn decrypted(&mut self, at: Timestamp) {
        let by_program = self.rng.chance(2_000);
        let actor = if by_program { self.program(at) } else { self.anyone(at) };
        let Some(actor) = actor else { return };
        let message = self.workspace.things.some_message(&mut self.rng);
        let reason = if by_program { "search_index" } else { "message_read" };
        self.kms(at, actor, "kms_decrypt", message, reason);
    }

    /// Encrypts or decrypts a message in one of the actor's chats.
    pub fn kms(&mut self, at: Timestamp, actor: Actor, key: &str, message: u64, reason: &str) {
        let Some(chat) = self.chat_of(actor, at, false) else { return };
        let chat = if self.rng.chance(800) {
            self.workspace.things.some_thread_chat(&mut self.rng)
        } else {
            self.workspace.chats[chat].id
        };
        let details =
            Details::new().number("chat_id", chat).number("message_id", message).text("reason", reason);
        self.write(at, actor, key, ("Message", message), details);
    }

    /// A message trips a data leak rule.
    pub fn leak_rule_hit(&mut self, at: Timestamp) {
        if let Some(actor) = self.anyone(at) {
            self.leak(at, actor);
        }
    }

    /// A message of somebody's trips a data leak rule.
    pub fn leak(&mut self, at: Timestamp, actor: Actor) {
        let (Some(chat), Some(rule)) =
            (self.chat_of(actor, at, false), self.rng.pick(self.workspace.dlp_rules))
        else {
            return;
        };
        let message = self.workspace.things.message(&mut self.rng);
        self.write_empty(at, actor, "message_created", ("Message", message));
        let details = Details::new()
            .number("dlp_rule_id", u64::from(rule.id))
            .text("dlp_rule_name", rule.name)
            .number("message_id", message)
            .number("chat_id", self.workspace.chats[chat].id)
            .number("user_id", u64::from(actor.id))
            .optional_text("action_message", rule.action_message)
            .flag("conditions_matched", !self.rng.chance(800));
        self.write(at, actor, "dlp_violation_detected", ("Message", message), details);
    }

    /// The owner reads the log: page after page, several in a second.
    pub fn log_read(&mut self, at: Timestamp) {
        let Some(owner) = self.owner_with_tool(at) else { return };
        let company = ("Company", self.workspace.company_id);
        for page in 0..2 + self.rng.below(9) as i64 {
            let read = Timestamp(at.0 + page / 3 * 1_000);
            self.write_empty(read, owner, "audit_events_accessed", company);
        }
    }

    /// The owner lists all chats.
    pub fn company_chats_read(&mut self, at: Timestamp) {
        self.company_list_read(at, "company_chats_accessed");
    }

    /// The owner lists all bots.
    pub fn company_bots_read(&mut self, at: Timestamp) {
        self.company_list_read(at, "company_bots_accessed");
    }

    fn company_list_read(&mut self, at: Timestamp, key: &str) {
        let Some(owner) = self.owner_with_tool(at) else { return };
        self.write_empty(at, owner, key, ("Company", self.workspace.company_id));
    }

    /// The owner at the office with the command-line tool.
    fn owner_with_tool(&mut self, at: Timestamp) -> Option<Actor> {
        let owner = self.owner(at)?;
        let address = self.workspace.habits[owner.index].office;
        let client = self.workspace.texts.client_id(OWNERS_TOOL);
        Some(Actor { origin: Some(Origin { address, client }), ..owner })
    }
}
