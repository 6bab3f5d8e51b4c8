//! Makes a workspace from a config.

use crate::activity::calendar::Calendar;
use crate::activity::least;
use crate::activity::scene::Scene;
use crate::company::{dlp, hostile, people, rooms};
use crate::config::Config;
use crate::incidents::{Cast, Extras};
use crate::rng::Rng;
use crate::texts::Texts;
use crate::workspace::{Workspace, whole_second};
use audit_model::Timestamp;
use audit_model::time::DAY_MS;

/// Sign-ins among 100,000 events.
const SIGN_INS: u64 = 2_300;

impl Workspace {
    /// Makes the workspace: the company, its history, the staged incidents.
    pub fn generate(config: &Config) -> Self {
        let calendar = Calendar::of(config);
        let mut workspace = Self::founded(config, &calendar);
        let cast = if config.quiet { None } else { Cast::choose(&mut workspace) };
        let extras = if config.thorough && cast.is_some() { Extras::choose(&mut workspace) } else { None };
        let mut scene = Scene {
            workspace: &mut workspace,
            calendar,
            rng: Rng::new(config.seed, 0x5343_454e),
            ghosts: false,
        };
        if config.thorough {
            scene.oddities();
        }
        scene.stories();
        scene.sign_ins(SIGN_INS * config.events as u64 / 100_000);
        if let Some(cast) = cast {
            scene.stage_incidents(cast, extras);
        }
        // Talk fills what is left, so that the number of events comes out exactly.
        let written = scene.workspace.records.len();
        scene.talk(config.events.saturating_sub(written) as u64);
        workspace.finish();
        workspace
    }

    /// The company on the first day.
    fn founded(config: &Config, calendar: &Calendar) -> Self {
        let mut texts = Texts::default();
        let mut staff = people::hire(config, calendar, &mut texts, least(config.events));
        let mut tags = rooms::tags(config, &staff);
        let mut chats = rooms::chats(config, &staff, &tags);
        if config.hostile {
            hostile::spread(&mut staff, &mut chats, &mut tags, &mut texts);
        }
        Self {
            owner_id: staff.people.get(staff.owner).map_or(0, |owner| owner.id),
            people: staff.people,
            habits: staff.habits,
            chats,
            tags,
            dlp_rules: dlp::DLP_RULES,
            texts,
            records: Vec::with_capacity(config.events),
            ..Self::empty(config)
        }
    }

    /// Puts the history in order, and the directory into its state at the end of it.
    fn finish(&mut self) {
        // Stable: events of one second stay as they were written.
        self.records.sort_by_key(|record| record.at);
        self.note_last_activity();
        self.hand_out_tags();
        let mut rng = Rng::new(self.config.seed, 0x4c41_5354);
        for chat in self.chats.iter_mut().filter(|chat| !chat.archived) {
            // Most chats were written in lately: a share of a share of their life ago.
            let life = (self.config.end.0 - chat.created_at.0).max(1) as u64;
            let share = rng.below(life);
            let age = rng.below(share) as i64;
            chat.last_message_at = whole_second(Timestamp(self.config.end.0 - age));
        }
    }

    fn note_last_activity(&mut self) {
        for record in &self.records {
            if let Ok(index) = self.people.binary_search_by_key(&record.actor, |person| person.id) {
                self.people[index].last_activity_at = Some(record.at);
            }
        }
        let start = self.config.start();
        for person in self.people.iter_mut().filter(|person| !person.invited_only) {
            // Whoever is not in the history was last seen before it began, as far as the account is older.
            let before = Timestamp(start.0 - i64::from(person.id % 40) * DAY_MS - 7_000);
            person.last_activity_at.get_or_insert(before.max(person.created_at));
        }
    }

    fn hand_out_tags(&mut self) {
        for person in &mut self.people {
            person.tags.clear();
        }
        for tag in self.tags.iter().filter(|tag| !tag.deleted) {
            for id in &tag.member_ids {
                if let Ok(index) = self.people.binary_search_by_key(id, |person| person.id) {
                    self.people[index].tags.push(tag.name.clone());
                }
            }
        }
    }
}
