//! Employees come, go and change.

use super::super::details::Details;
use super::super::scene::{Actor, Scene, active_at};
use crate::company::person::{Person, Role};
use audit_model::Timestamp;
use audit_model::time::HOUR_MS;

impl Scene<'_> {
    /// A new account: made by an administrator, then the first sign-in, chats and a tag.
    pub fn hired(&mut self, index: usize, at: Timestamp) {
        let Some(admin) = self.admin(at) else { return };
        let id = self.workspace.people[index].id;
        self.workspace.people[index].inviter_id = Some(admin.id);
        self.write_empty(at, admin, "user_created", ("User", u64::from(id)));
        for step in 0..2 + self.rng.below(4) as i64 {
            let joined = self.later(at, 20 * step, 20 * step + 19);
            self.join(joined, index, admin.id);
        }
        self.tagged(Timestamp(at.0 + 150_000), index, admin);
        let today = self.calendar.day_of(at);
        let first = (today..today + 5).find_map(|day| self.day(index, day).spans.into_iter().next());
        if let Some(span) = first {
            self.sign_in(index, &span);
        }
    }

    /// An account is deleted, after its chats have been left.
    pub fn left(&mut self, index: usize, at: Timestamp) {
        let Some(admin) = self.admin(at) else { return };
        let id = self.workspace.people[index].id;
        let chats: Vec<usize> = (0..self.workspace.chats.len())
            .filter(|&chat| self.workspace.chats[chat].member_ids.binary_search(&id).is_ok())
            .collect();
        for (step, &chat) in chats.iter().enumerate() {
            // The first few are said one by one; the rest goes silently with the account.
            let group = !self.workspace.chats[chat].personal;
            self.workspace.chats[chat].member_ids.retain(|member| *member != id);
            if group && step < 3 {
                let entity = ("Chat", self.workspace.chats[chat].id);
                let before = Timestamp(at.0 - 20_000 + 3_000 * step as i64);
                let leaver = Actor { index, id, ..admin };
                let details = Details::new().number("initiator_id", u64::from(admin.id));
                self.write(before, leaver, "user_chat_leave", entity, details);
            }
        }
        for tag in &mut self.workspace.tags {
            tag.member_ids.retain(|member| *member != id);
        }
        self.write_empty(at, admin, "user_deleted", ("User", u64::from(id)));
    }

    /// Somebody's profile changes: mostly by themselves.
    pub fn profile_changed(&mut self, at: Timestamp) {
        const CHANGES: &[&[&str]] = &[
            &["image"],
            &["title"],
            &["phone_number"],
            &["department", "title"],
            &["time_zone"],
            &["last_name", "nickname"],
            &["custom_properties"],
            &["user_status"],
        ];
        let Some(actor) = self.anyone(at) else { return };
        let attributes = self.rng.pick(CHANGES).copied().unwrap_or_default();
        let details = Details::new().texts("changed_attrs", attributes);
        self.write(at, actor, "user_updated", actor.user(), details);
    }

    /// A role changes. Nobody is made an administrator by chance: that is an incident.
    pub fn role_changed(&mut self, at: Timestamp) {
        let cast = self.workspace.things.cast.clone();
        // One guest stays a guest: what guests may not do must remain to be seen.
        let guests = self.workspace.people.iter().filter(|person| person.role == Role::Guest).count();
        let changeable = |person: &Person| {
            let fixed = person.role == Role::Admin || person.role == Role::Guest && guests < 2;
            !person.bot && !fixed && !cast.contains(&person.id)
        };
        let (Some(admin), Some(subject)) = (self.admin(at), self.someone(at, changeable)) else { return };
        let previous = self.workspace.people[subject.index].role;
        let new = match previous {
            Role::User | Role::Admin => Role::MultiGuest,
            Role::MultiGuest if self.rng.chance(5_000) => Role::Guest,
            Role::MultiGuest | Role::Guest => Role::User,
        };
        self.workspace.people[subject.index].role = new;
        let details = Details::new()
            .text("new_company_role", new.as_str())
            .text("previous_company_role", previous.as_str())
            .number("initiator_id", u64::from(admin.id));
        self.write(at, admin, "user_role_changed", subject.user(), details);
    }

    /// Somebody turns the second factor off, and sooner or later notices.
    pub fn second_factor_off(&mut self, at: Timestamp) {
        let cast = &self.workspace.things.cast;
        let people = &self.workspace.people;
        let with: Vec<u32> = (0..people.len())
            .filter(|&index| {
                let habits = &self.workspace.habits[index];
                let spared = cast.contains(&people[index].id) || people[index].role == Role::Admin;
                habits.second_factor_at(at) && !spared && active_at(&people[index], at)
            })
            .map(|index| people[index].id)
            .collect();
        let Some(actor) = self.someone(at, |person| with.contains(&person.id)) else { return };
        self.workspace.habits[actor.index].two_factor_off = Some(at);
        self.write_empty(at, actor, "user_2fa_disabled", actor.user());
    }

    /// The connection to the mail server is cut off by an administrator, at most once an hour.
    pub fn exchange_disabled(&mut self, at: Timestamp) {
        let at = Timestamp(at.0 - at.0 % HOUR_MS + 11_000);
        let Some(admin) = self.admin(at) else { return };
        let company = ("Company", self.workspace.company_id);
        self.write_empty(at, admin, "exchange_disabled", company);
    }
}
