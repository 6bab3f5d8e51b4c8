//! Bots: their tokens, webhooks and OAuth clients.

use super::super::details::{Details, quoted};
use super::super::scene::{Actor, Scene};
use audit_model::Timestamp;

const SCOPES: &[&str] =
    &["messages:create", "messages:read", "chats:read", "users:read", "webhooks:events:read", "files:read"];

/// A bot, and the administrator who works on it.
struct Work {
    admin: Actor,
    bot: u64,
}

impl Work {
    const fn entity(&self) -> (&'static str, u64) {
        ("Bot", self.bot)
    }

    fn client_id(&self) -> String {
        format!("bot-{}-oauth", self.bot)
    }
}

impl Scene<'_> {
    fn work_on_bot(&mut self, at: Timestamp) -> Option<Work> {
        let (admin, bot) = (self.admin(at)?, self.bot(at)?);
        Some(Work { admin, bot: u64::from(bot.id) })
    }

    /// The fields that all bot events have by now; one in four carries no initiator.
    fn bot_fields(&mut self, work: &Work, details: Details) -> Details {
        let actor = (!self.rng.chance(2_500)).then_some(u64::from(work.admin.id));
        details.number("bot_id", work.bot).optional_number("actor_id", actor)
    }

    fn bot_event(&mut self, at: Timestamp, key: &str) {
        let Some(work) = self.work_on_bot(at) else { return };
        let details = self.bot_fields(&work, Details::new());
        self.write(at, work.admin, key, work.entity(), details);
    }

    /// A token of a bot is issued.
    pub fn bot_token_created(&mut self, at: Timestamp) {
        self.bot_event(at, "bot_token_created");
    }

    /// One token of a bot is issued again.
    pub fn bot_token_reissued(&mut self, at: Timestamp) {
        self.bot_event(at, "bot_token_reissued");
    }

    /// The token of a bot is rotated.
    pub fn bot_token_recreated(&mut self, at: Timestamp) {
        self.bot_event(at, "bot_token_recreated");
    }

    /// A token of a bot is deleted. No source states the details: the siblings' are used.
    pub fn bot_token_deleted(&mut self, at: Timestamp) {
        self.bot_event(at, "bot_token_deleted");
    }

    /// A token of a bot gets another name or scopes; two forms of details are in use.
    pub fn bot_token_updated(&mut self, at: Timestamp) {
        if self.rng.chance(3_000) {
            return self.bot_event(at, "bot_token_updated");
        }
        let Some(work) = self.work_on_bot(at) else { return };
        let details = Details::new().text("token_kind", "bot");
        let details = if self.rng.chance(6_000) { details.text("token_name", "CI") } else { details };
        let details = details
            .number("resource_owner_id", work.bot)
            .number("bot_id", work.bot)
            .texts("current_scopes", &SCOPES[..2 + self.rng.index(3)])
            .number("actor_id", u64::from(work.admin.id));
        self.write(at, work.admin, "bot_token_updated", work.entity(), details);
    }

    /// A bot is deleted, by whichever administrator is there.
    pub fn bot_deleted(&mut self, index: usize, at: Timestamp) {
        let Some(admin) = self.admin(at) else { return };
        let work = Work { admin, bot: u64::from(self.workspace.people[index].id) };
        let details = self.bot_fields(&work, Details::new());
        self.write(at, admin, "bot_deleted", work.entity(), details);
    }

    /// What the bot may do changes.
    pub fn bot_scopes_updated(&mut self, at: Timestamp) {
        let Some(work) = self.work_on_bot(at) else { return };
        let (added, removed) = (self.rng.index(3), self.rng.index(2));
        let details = Details::new()
            .texts("added_scopes", &SCOPES[..added])
            .texts("removed_scopes", &SCOPES[4..4 + removed]);
        // The description of August 2026 had the two lists only.
        let details = if self.rng.chance(7_000) { self.bot_fields(&work, details) } else { details };
        self.write(at, work.admin, "bot_scopes_updated", work.entity(), details);
    }

    /// Where the bot's events are sent changes.
    pub fn bot_webhook_updated(&mut self, at: Timestamp) {
        let Some(work) = self.work_on_bot(at) else { return };
        let changes = match self.rng.below(3) {
            0 => Details::new().change(
                "outgoing_url",
                &quoted("https://hooks.romashka.example/pachca"),
                &quoted(&format!("https://hooks.romashka.example/pachca/v{}", 2 + self.rng.below(4))),
            ),
            1 => Details::new().change("ignore_self_messages", "false", "true"),
            _ => Details::new()
                .change("outgoing_url", "null", &quoted("https://n8n.romashka.example/webhook/4f1c"))
                .change("events_history_enabled", "false", "true"),
        };
        let details = Details::new().object("changes", changes);
        let details = if self.rng.chance(7_000) { self.bot_fields(&work, details) } else { details };
        self.write(at, work.admin, "bot_webhook_settings_updated", work.entity(), details);
    }

    /// The OAuth client of a bot changes.
    pub fn bot_oauth_client_updated(&mut self, at: Timestamp) {
        let Some(work) = self.work_on_bot(at) else { return };
        let changes = match self.rng.below(3) {
            0 => Details::new().change("confidential", "true", "false"),
            1 => Details::new().change(
                "redirect_uris",
                r#"["https://romashka.example/oauth"]"#,
                r#"["https://romashka.example/oauth","http://localhost:8080/cb"]"#,
            ),
            _ => Details::new().change("scopes", r#"["profile:read"]"#, r#"["profile:read","chats:read"]"#),
        };
        let details = Details::new().text("client_id", &work.client_id()).object("changes", changes);
        let details = if self.rng.chance(7_000) { self.bot_fields(&work, details) } else { details };
        self.write(at, work.admin, "bot_oauth_client_updated", work.entity(), details);
    }

    /// A bot may no longer act for people.
    pub fn bot_oauth_client_disabled(&mut self, at: Timestamp) {
        let Some(work) = self.work_on_bot(at) else { return };
        let details = self
            .bot_fields(&work, Details::new())
            .text("client_id", &work.client_id())
            .number("deleted_access_tokens_count", self.rng.below(9))
            .number("deleted_access_grants_count", self.rng.below(5));
        self.write(at, work.admin, "bot_oauth_client_disabled", work.entity(), details);
    }

    /// The OAuth client of a bot gets its first secret.
    pub fn bot_oauth_secret_issued(&mut self, at: Timestamp) {
        self.bot_secret(at, "bot_oauth_client_secret_issued");
    }

    /// The OAuth client of a bot gets another secret.
    pub fn bot_oauth_secret_rotated(&mut self, at: Timestamp) {
        self.bot_secret(at, "bot_oauth_client_secret_rotated");
    }

    fn bot_secret(&mut self, at: Timestamp, key: &str) {
        let Some(work) = self.work_on_bot(at) else { return };
        let details = self.bot_fields(&work, Details::new()).text("client_id", &work.client_id());
        self.write(at, work.admin, key, work.entity(), details);
    }
}
