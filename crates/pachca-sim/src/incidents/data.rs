//! Incidents with data: deleted in bulk, read at night, read in the log, used after an account's end.

use super::cast::Cast;
use super::rules;
use super::stage::Script;
use crate::activity::scene::Scene;
use crate::company::bots::RELEASE_BOT;
use crate::company::person::Person;
use audit_model::Timestamp;

impl Scene<'_> {
    /// A bot's token deletes messages by the hundred.
    pub(super) fn mass_deletion(&mut self, at: Timestamp) {
        const SCRIPT: Script = Script { kind: "mass_deletion", rules: &[rules::MASS_DELETION] };
        const WITHIN: i64 = 55 * 60;
        let is_it = |person: &Person| person.bot && person.first_name == RELEASE_BOT;
        let Some(index) = self.workspace.people.iter().position(is_it) else { return };
        let bot = self.person_now(index, at);
        // Smaller workspaces have less to delete, but enough to notice.
        let count = (self.workspace.config.events as i64 / 48).clamp(15, 412);
        self.staged(&SCRIPT, bot.id, bot.origin, |scene| {
            for step in 0..count {
                let deleted = Timestamp(at.0 + (step * WITHIN / count + scene.rng.between(0, 2)) * 1_000);
                let message = scene.workspace.things.some_message(&mut scene.rng);
                scene.write_empty(deleted, bot, "message_deleted", ("Message", message));
            }
        });
    }

    /// A stolen token searches and decrypts messages between two and four at night.
    pub(super) fn stolen_token(&mut self, cast: Cast, at: Timestamp) {
        const SCRIPT: Script = Script { kind: "stolen_token", rules: &[rules::BULK_READING] };
        let origin = self.intruder("203.0.113.23", "python-requests/2.32.3");
        let reader = self.seized(cast.sleeper, origin);
        let count = (self.workspace.config.events as i64 / 120).clamp(60, 180);
        self.staged(&SCRIPT, reader.id, Some(origin), |scene| {
            let mut read = at;
            for step in 0..count {
                // Half of it within ten minutes, the rest slowly until the morning.
                let pause = if step < count / 2 { 600 / count } else { 2 * 5_400 / count };
                read = scene.later(read, pause / 2 + 1, pause);
                if step % 4 == 0 {
                    scene.search_messages(read, reader, step > 0);
                } else {
                    let message = scene.workspace.things.some_message(&mut scene.rng);
                    scene.kms(read, reader, "kms_decrypt", message, "message_read");
                }
            }
        });
    }

    /// The owner's token reads the log from where the owner never was.
    pub(super) fn log_read_by_another(&mut self, at: Timestamp) {
        const SCRIPT: Script =
            Script { kind: "log_read_by_another", rules: &[rules::SOMEONE_ELSE_READ_THE_LOG] };
        let origin = self.intruder("203.0.113.140", "curl/8.5.0");
        let owner = self.workspace.owner_id;
        let Ok(index) = self.workspace.people.binary_search_by_key(&owner, |person| person.id) else {
            return;
        };
        let reader = self.seized(index, origin);
        let company = ("Company", self.workspace.company_id);
        self.staged(&SCRIPT, reader.id, Some(origin), |scene| {
            for page in 0..14 {
                scene.write_empty(
                    Timestamp(at.0 + page / 2 * 1_000),
                    reader,
                    "audit_events_accessed",
                    company,
                );
            }
        });
    }

    /// Somebody whose account is deleted goes on: their token still works.
    pub(super) fn afterlife(&mut self, at: Timestamp) {
        const SCRIPT: Script =
            Script { kind: "active_after_deletion", rules: &[rules::ACTIVE_AFTER_DELETION] };
        let gone = |deleted: Timestamp| deleted.0 < at.0 - 3_600_000;
        let leaver = self
            .workspace
            .people
            .iter()
            .position(|person| !person.bot && person.deleted_at.is_some_and(gone));
        // Where everybody who left did so later, there is nothing to stage.
        let Some(index) = leaver else { return };
        let ghost = self.actor_at_home(index, at);
        self.ghosts = true;
        self.staged(&SCRIPT, ghost.id, ghost.origin, |scene| {
            scene.search_messages(at, ghost, false);
            for step in 1..6 {
                let message = scene.workspace.things.message(&mut scene.rng);
                let written = Timestamp(at.0 + step * 21_000);
                scene.write_empty(written, ghost, "message_created", ("Message", message));
            }
        });
        self.ghosts = false;
    }
}
