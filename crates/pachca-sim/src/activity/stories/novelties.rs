//! Events that no catalogue knows: the real log gets new ones every month.

use super::super::details::Details;
use super::super::scene::Scene;
use audit_model::Timestamp;

impl Scene<'_> {
    /// A poll in a chat.
    pub fn poll_created(&mut self, at: Timestamp) {
        let Some(actor) = self.employee(at) else { return };
        let Some(chat) = self.chat_of(actor, at, true) else { return };
        let details = Details::new()
            .number("chat_id", self.workspace.chats[chat].id)
            .number("options_count", 2 + self.rng.below(6))
            .flag("anonymous", self.rng.chance(3_000))
            .object("settings", Details::new().flag("multiple_choice", self.rng.chance(5_000)));
        let poll = ("Poll", self.workspace.things.other(&mut self.rng));
        self.write(at, actor, "poll_created", poll, details);
    }

    /// A new picture for the workspace.
    pub fn workspace_icon_updated(&mut self, at: Timestamp) {
        let Some(admin) = self.admin(at) else { return };
        let details = Details::new().optional_text("previous_icon", None).text("icon", "romashka-2026.png");
        self.write(at, admin, "workspace_icon_updated", ("Company", self.workspace.company_id), details);
    }
}
