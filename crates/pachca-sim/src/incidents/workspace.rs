//! Incidents with the workspace itself: chats opened, a webhook moved, a back door made, what must not leave.

use super::rules;
use super::stage::Script;
use crate::activity::details::{Details, quoted};
use crate::activity::scene::Scene;
use crate::company::devices::{Device, Kind};
use crate::company::person::Role;
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};

impl Scene<'_> {
    /// Somebody else in an employee's name opens one chat after the other to everybody.
    pub(super) fn chats_opened(&mut self, index: usize, at: Timestamp) {
        const SCRIPT: Script = Script {
            kind: "chats_opened",
            rules: &[rules::CHAT_OPENED, rules::NEW_ADDRESS, rules::NEW_DEVICE],
        };
        let device = Device { kind: Kind::FirefoxLinux, lag: 0 };
        let origin = self.intruder("203.0.113.82", &device.user_agent(at));
        let opener = self.seized(index, origin);
        self.staged(&SCRIPT, opener.id, Some(origin), |scene| {
            scene.write_empty(at, opener, "user_login", opener.user());
            for step in 1..4 {
                let Some(chat) = scene.chat_of(opener, at, true) else { return };
                let chat = &mut scene.workspace.chats[chat];
                chat.public = true;
                let (entity, details) = (("Chat", chat.id), Details::new().flag("public_access", true));
                let opened = Timestamp(at.0 + step * 70_000);
                scene.write(opened, opener, "chat_permission_changed", entity, details);
            }
        });
    }

    /// A bot's events go to a host of somebody else's.
    pub(super) fn webhook_moved(&mut self, at: Timestamp) {
        const SCRIPT: Script = Script { kind: "webhook_moved", rules: &[rules::APP_LET_IN] };
        let bot = self.workspace.people.iter().find(|person| person.bot && person.exists_at(at));
        let Some(bot) = bot.map(|bot| u64::from(bot.id)) else { return };
        let Some(admin) = self.admin(at) else { return };
        let changes = Details::new().change(
            "outgoing_url",
            &quoted("https://hooks.romashka.example/pachca"),
            &quoted("https://collect.mirror.test/in"),
        );
        self.staged(&SCRIPT, admin.id, None, |scene| {
            let details = Details::new().object("changes", changes);
            scene.write(at, admin, "bot_webhook_settings_updated", ("Bot", bot), details);
        });
    }

    /// Whoever made an account makes it an administrator ten minutes later: the newest that there is room for.
    pub(super) fn account_made_and_raised(&mut self) {
        const SCRIPT: Script = Script {
            kind: "account_made_and_raised",
            rules: &[rules::CREATED_THEN_RAISED, rules::ROLE_RAISED],
        };
        let (first, last) =
            (self.calendar.end.0 - 10 * DAY_MS + MINUTE_MS, self.calendar.end.0 - 2 * HOUR_MS);
        let fits = |index: &usize| {
            let person = &self.workspace.people[*index];
            let new = (first..last).contains(&person.created_at.0) && person.deleted_at.is_none();
            new && !person.bot && person.role == Role::User && person.inviter_id.is_some()
        };
        let newest = (0..self.workspace.people.len())
            .filter(fits)
            .max_by_key(|at| self.workspace.people[*at].created_at);
        // A company that hired nobody lately has nothing to stage.
        let Some(index) = newest else { return };
        let person = &self.workspace.people[index];
        let (id, made, by) = (person.id, person.created_at, person.inviter_id.unwrap_or_default());
        let at = Timestamp(made.0 + 10 * MINUTE_MS);
        let Ok(maker) = self.workspace.people.binary_search_by_key(&by, |person| person.id) else { return };
        let maker = self.actor_at_home(maker, at);
        self.staged(&SCRIPT, maker.id, None, |scene| {
            let previous = std::mem::replace(&mut scene.workspace.people[index].role, Role::Admin);
            let details = Details::new()
                .text("new_company_role", Role::Admin.as_str())
                .text("previous_company_role", previous.as_str())
                .number("initiator_id", u64::from(by));
            scene.write(at, maker, "user_role_changed", ("User", u64::from(id)), details);
        });
    }

    /// Somebody sends passports and cards, one message after the other.
    pub(super) fn leaks(&mut self, index: usize, at: Timestamp) {
        const SCRIPT: Script = Script { kind: "leaks", rules: &[rules::LEAK_RULE_HIT] };
        let leaker = self.actor_at_home(index, at);
        self.staged(&SCRIPT, leaker.id, leaker.origin, |scene| {
            for step in 0..5 {
                scene.leak(Timestamp(at.0 + step * 95_000), leaker);
            }
        });
    }
}
