//! Puts the incidents into the last days of the history and writes down what was staged.

use super::cast::Cast;
use super::extras::Extras;
use super::incident::Incident;
use crate::activity::calendar::Calendar;
use crate::activity::scene::{Actor, Origin, Scene};
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};

/// What an incident is called, and which rules must notice it.
pub(super) struct Script {
    pub kind: &'static str,
    pub rules: &'static [&'static str],
}

impl Scene<'_> {
    /// Stages everything; with the extras, an incident for each of the other rules as well.
    pub fn stage_incidents(&mut self, cast: Cast, extras: Option<Extras>) {
        self.log_read_by_another(self.slot(7, 19, 30));
        self.stolen_token(cast, self.slot(6, 2, 10));
        self.two_factor_burst(cast, self.slot(5, 14, 14));
        self.self_granted_role(cast, self.slot(4, 11, 20));
        self.mass_deletion(self.slot(3, 16, 5));
        self.password_spray(cast, self.slot(2, 6, 40));
        self.afterlife(self.slot(1, 22, 15));
        if let Some(extras) = extras {
            self.many_addresses(extras.proxied, self.slot(9, 13, 5));
            self.program_signs_in(extras.scripted, self.slot(8, 15, 20));
            self.webhook_moved(self.slot(8, 17, 45));
            self.parallel_sign_ins(extras.doubled, self.slot(7, 10, 40));
            self.impossible_journey(extras.traveller, self.slot(6, 12, 15));
            self.sign_in_at_night(extras.nightly, self.slot(5, 3, 10));
            self.long_silent_account(extras.dormant, self.slot(4, 18, 30));
            self.chats_opened(extras.opener, self.slot(3, 11, 50));
            self.second_factor_taken_off(extras.stripped, self.slot(2, 9, 35));
            self.leaks(extras.leaker, self.slot(1, 14, 25));
            self.account_made_and_raised();
        }
        self.workspace.incidents.sort_by_key(|incident| incident.from);
    }

    /// Local clock time so many days before the end; moved by whole days into the last ten days of the history,
    /// and in any case out of its newest hour. There is room for two hours from there.
    fn slot(&self, days_back: i64, hour: i64, minute: i64) -> Timestamp {
        const ROOM: i64 = 2 * HOUR_MS;
        let calendar: &Calendar = &self.calendar;
        let last = calendar.end.0 - HOUR_MS - ROOM;
        let first = calendar.start.0.max(calendar.end.0 - 10 * DAY_MS) + MINUTE_MS;
        let today = calendar.day_of(calendar.end);
        let mut at = calendar.midnight(today - days_back).0 + hour * HOUR_MS + minute * MINUTE_MS;
        while at < first {
            at += DAY_MS;
        }
        while at > last && at - DAY_MS >= first {
            at -= DAY_MS;
        }
        // Only a history of hardly more than a day has no such time.
        Timestamp(at.min(last).max(first))
    }

    /// Plays an incident and notes the events that it wrote.
    pub(super) fn staged(
        &mut self,
        script: &Script,
        actor: u32,
        origin: Option<Origin>,
        play: impl FnOnce(&mut Self),
    ) {
        let before = self.workspace.records.len();
        play(self);
        let mut written: Vec<_> =
            self.workspace.records[before..].iter().map(|record| (record.at, record.id)).collect();
        written.sort_by_key(|(at, _)| *at);
        let (Some(&(from, _)), Some(&(to, _))) = (written.first(), written.last()) else { return };
        self.workspace.incidents.push(Incident {
            kind: script.kind,
            rules: script.rules,
            actor,
            address: origin.map(|origin| self.workspace.texts.address(origin.address).to_owned()),
            from,
            to,
            event_ids: written.into_iter().map(|(_, id)| id).collect(),
        });
    }

    /// An origin that nobody else has.
    pub(super) fn intruder(&mut self, address: &str, user_agent: &str) -> Origin {
        let texts = &mut self.workspace.texts;
        Origin { address: texts.address_id(address), client: texts.client_id(user_agent) }
    }

    /// Somebody's account used from elsewhere.
    pub(super) fn seized(&self, index: usize, origin: Origin) -> Actor {
        let id = self.workspace.people[index].id;
        Actor { index, id, origin: Some(origin) }
    }
}
