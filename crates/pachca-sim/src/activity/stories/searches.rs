//! Searches through the API, by programs.

use super::super::details::Details;
use super::super::scene::{Actor, Scene};
use audit_model::Timestamp;
use audit_model::time::DAY_MS;

impl Scene<'_> {
    /// A program searches messages.
    pub fn messages_searched(&mut self, at: Timestamp) {
        let Some(actor) = self.program(at) else { return };
        self.search_messages(at, actor, false);
    }

    /// This program searches messages, one page.
    pub fn search_messages(&mut self, at: Timestamp, actor: Actor, further_page: bool) {
        let mut filters = self.time_filters(at);
        if self.rng.chance(3_000)
            && let Some(chat) = self.chat_of(actor, at, true)
        {
            filters = filters.numbers("chat_ids", &[self.workspace.chats[chat].id]);
        }
        if self.rng.chance(1_500) {
            filters = filters.numbers("user_ids", &[u64::from(actor.id)]);
        }
        self.search(at, actor, "messages", filters, further_page);
    }

    /// A program searches people.
    pub fn users_searched(&mut self, at: Timestamp) {
        let Some(actor) = self.program(at) else { return };
        let filters = self.time_filters(at);
        let filters =
            if self.rng.chance(4_000) { filters.texts("company_roles", &["admin", "user"]) } else { filters };
        self.search(at, actor, "users", filters, false);
    }

    /// A program searches chats.
    pub fn chats_searched(&mut self, at: Timestamp) {
        let Some(actor) = self.program(at) else { return };
        let mut filters = self.time_filters(at);
        if self.rng.chance(5_000) {
            filters = filters.flag("active", true);
        }
        if self.rng.chance(2_000) {
            filters = filters.text("chat_subtype", "discussion").flag("personal", false);
        }
        self.search(at, actor, "chats", filters, false);
    }

    fn time_filters(&mut self, at: Timestamp) -> Details {
        let filters = Details::new();
        let filters = if self.rng.chance(4_000) {
            filters.text("order", "desc").text("sort", "by_score")
        } else {
            filters
        };
        if self.rng.chance(3_000) {
            let from = Timestamp(at.0 - self.rng.between(1, 30) * DAY_MS);
            return filters.text("created_from", &from.to_string()).text("created_to", &at.to_string());
        }
        filters
    }

    fn search(&mut self, at: Timestamp, actor: Actor, kind: &str, filters: Details, further_page: bool) {
        let limit = [50, 100, 200][self.rng.weighted(&[2, 3, 5])];
        let details = Details::new()
            .text("search_type", kind)
            .flag("query_present", !self.rng.chance(1_000))
            .flag("cursor_present", further_page || self.rng.chance(1_500))
            .number("limit", limit)
            .object("filters", filters);
        self.write(at, actor, &format!("search_{kind}_api"), ("Company", self.workspace.company_id), details);
    }
}
