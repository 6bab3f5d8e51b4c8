//! What looks odd and is ordinary: journeys, new laptops, night shifts, password managers, an office that moves.
//! Only a thorough workspace has more of it than everybody's habits bring, see [`Config::thorough`](crate::Config).

use super::scene::{Actor, Scene};
use crate::company::devices::{Device, Kind};
use crate::rng::Rng;
use crate::texts::AddressId;
use audit_model::Timestamp;
use audit_model::time::{HOUR_MS, MINUTE_MS};

/// Shares of the people, of 1,000.
const TRAVELLERS: usize = 40;
const NEW_LAPTOPS: usize = 60;
const NIGHT_SHIFTS: usize = 30;
const PASSWORD_MANAGERS: usize = 20;
/// Those who come to the new office on its first day, at most.
const MOVERS: usize = 300;
/// The new office.
const NEW_OFFICE: &str = "2001:db8:ffff:1::";
/// What tells a hotel's address from a home's.
pub(crate) const HOTEL: &str = "7";

impl Scene<'_> {
    /// Writes all of it, spread over the history from its seventh day on. To each their own: who travels works no
    /// nights.
    pub fn oddities(&mut self) {
        let own = Rng::new(self.workspace.config.seed, 0x4f44_4449);
        let before = std::mem::replace(&mut self.rng, own);
        let mut people = self.ordinary_people();
        self.rng.shuffle(&mut people);
        let all = people.len();
        for (share, tell) in [
            (TRAVELLERS, Self::journey as fn(&mut Self, usize, i64)),
            (NEW_LAPTOPS, Self::new_laptop),
            (NIGHT_SHIFTS, Self::night_shift),
            (PASSWORD_MANAGERS, Self::password_manager),
        ] {
            let some = people.split_off(people.len() - (all * share).div_ceil(1_000).min(people.len()));
            for index in some {
                let day = self.some_day();
                tell(self, index, day);
            }
        }
        people.truncate(all * MOVERS / 1_000);
        self.office_moves(&people);
        self.rng = before;
    }

    /// Those who are there all the time and play in no incident.
    fn ordinary_people(&self) -> Vec<usize> {
        let workspace = &self.workspace;
        let start = workspace.config.start();
        let fits = |&index: &usize| {
            let person = &workspace.people[index];
            let here = person.created_at < start && person.deleted_at.is_none() && !person.bot;
            here && !person.suspended && !person.invited_only && !workspace.things.cast.contains(&person.id)
        };
        (0..workspace.people.len()).filter(fits).collect()
    }

    /// A day with a history before it, and three days more after it.
    fn some_day(&mut self) -> i64 {
        let days = self.calendar.days();
        self.rng.between(*days.start() + 6, (*days.end() - 4).max(*days.start() + 6))
    }

    fn clock(&mut self, day: i64, hour: i64) -> Timestamp {
        let minutes = self.rng.between(0, 59);
        Timestamp(self.calendar.midnight(day).0 + hour * HOUR_MS + minutes * MINUTE_MS)
    }

    fn at(&mut self, index: usize, device: Device, address: AddressId, at: Timestamp) -> Actor {
        let origin = self.origin(device, address, at);
        Actor { index, id: self.workspace.people[index].id, origin: Some(origin) }
    }

    /// A sign-in with so many mistyped codes before the right one.
    fn comes_in(&mut self, actor: Actor, at: Timestamp, mistyped: i64) {
        self.write_empty(at, actor, "user_login", actor.user());
        if !self.workspace.habits[actor.index].second_factor_at(at) {
            return;
        }
        for step in 0..mistyped {
            self.write_empty(Timestamp(at.0 + (step + 1) * 11_000), actor, "user_2fa_fail", actor.user());
        }
        let passed = Timestamp(at.0 + (mistyped + 1) * 11_000 + 4_000);
        self.write_empty(passed, actor, "user_2fa_success", actor.user());
    }

    /// Three days in a hotel: the laptop by day, the phone late in the evening, a code mistyped on arrival.
    fn journey(&mut self, index: usize, day: i64) {
        let network = self.rng.below(0xfff0);
        let habits = &mut self.workspace.habits[index];
        if habits.vacation.is_some() {
            return;
        }
        // Whoever is there is not at home or in the office.
        habits.vacation = Some(day..=day + 2);
        let hotel = self.workspace.texts.address_id(&format!("2001:db8:{network:x}:{HOTEL}::1a"));
        let (laptop, phone) = (self.workspace.habits[index].laptop, self.workspace.habits[index].phone);
        for step in 0..3 {
            let (morning, evening) = (self.clock(day + step, 9), self.clock(day + step, 22));
            let actor = self.at(index, laptop, hotel, morning);
            let mistyped = if step == 0 { self.rng.between(0, 2) } else { 0 };
            self.comes_in(actor, morning, mistyped);
            let actor = self.at(index, phone, hotel, evening);
            self.comes_in(actor, evening, 0);
        }
    }

    /// A new laptop with another browser, at home as often as in the office.
    fn new_laptop(&mut self, index: usize, day: i64) {
        let kind = [Kind::EdgeWindows, Kind::SafariMac, Kind::FirefoxWindows, Kind::ChromeMac]
            [self.rng.below(4) as usize];
        let habits = &self.workspace.habits[index];
        let places = [habits.office, habits.home[0]];
        let hour = self.rng.between(9, 20);
        let at = self.clock(day, hour);
        let place = places[self.rng.below(2) as usize];
        let actor = self.at(index, Device { kind, lag: 1 }, place, at);
        self.comes_in(actor, at, 0);
    }

    /// Three nights of a release, from home.
    fn night_shift(&mut self, index: usize, day: i64) {
        for step in 0..3 {
            let hour = self.rng.between(1, 4);
            let at = self.clock(day + step, hour);
            let actor = self.actor_at_home(index, at);
            self.comes_in(actor, at, 0);
        }
    }

    /// A password manager fills in a stale code again and again, at the own desk, wherever that is on the day.
    fn password_manager(&mut self, index: usize, day: i64) {
        let spans = self.day(index, day).spans;
        let Some(span) = spans.into_iter().find(|span| span.density >= 6) else { return };
        let (at, actor) = (Timestamp(span.from.0 + MINUTE_MS), self.actor_in(index, &span));
        let wrong = self.rng.between(4, 8);
        self.comes_in(actor, at, wrong);
    }

    /// The company moves: on one morning everybody comes from an address that nobody has seen, some mistype.
    fn office_moves(&mut self, people: &[usize]) {
        let days = self.calendar.days();
        let last = (*days.end() - 2).max(*days.start());
        let Some(day) = (*days.start() + 8..=last).find(|day| !self.calendar.is_day_off(*day)) else {
            return;
        };
        for &index in people {
            let habits = &self.workspace.habits[index];
            if habits.vacation.as_ref().is_some_and(|away| away.contains(&day)) {
                continue;
            }
            let office =
                self.workspace.texts.address_id(&format!("{NEW_OFFICE}{:x}", 16 + self.rng.below(12)));
            let hour = self.rng.between(9, 11);
            let at = self.clock(day, hour);
            let laptop = self.workspace.habits[index].laptop;
            let actor = self.at(index, laptop, office, at);
            let mistyped = i64::from(self.rng.chance(500));
            self.comes_in(actor, at, mistyped);
        }
    }
}
