//! What is usual: a profile of each actor, and who uses which network.
//!
//! An event becomes history after the rules have seen it, and a network or a client that is new counts as known only
//! after it has been there for a while: what an intruder does first must not make the rest of it look usual.

use crate::lexicon::ClientIs;
use crate::network::Network;
use crate::seen::Seen;
use audit_model::time::DAY_MS;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// When a rule about what is new may speak about an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LearningSettings {
    /// Days since the actor's first event.
    pub days: u32,
    /// Or so many sign-ins. Source of both: Okta and Entra ID.
    pub sign_ins: u32,
    /// A network or client counts as known so many minutes after it was first seen.
    pub settle_minutes: u32,
    /// A network with so many other actors is a shared one: an office, a VPN.
    pub colleagues: u32,
    /// Each of whom was there on so many days. Who takes over one account after the other from one place is not a
    /// colleague of those that were taken: a visit makes no office. Derived.
    pub colleague_days: u32,
}

impl Default for LearningSettings {
    fn default() -> Self {
        Self { days: 5, sign_ins: 10, settle_minutes: 60, colleagues: 2, colleague_days: 2 }
    }
}

/// Something that an actor was seen with.
#[derive(Clone, Copy, Debug)]
pub struct Known<T> {
    pub what: T,
    pub first: i64,
    pub last: i64,
    /// On how many days, and the last of them.
    pub days: u32,
    day: i64,
}

impl<T> Known<T> {
    fn again(&mut self, at: i64, day: i64) {
        self.last = at;
        if self.day != day {
            self.day = day;
            self.days = self.days.saturating_add(1);
        }
    }
}

/// What is known of an actor.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Their oldest and newest event; none yet where `first` is the later.
    pub first: i64,
    pub last: i64,
    pub sign_ins: u32,
    /// Days on which they did anything.
    pub days: u32,
    pub networks: Vec<Known<Network>>,
    pub families: Vec<Known<u32>>,
    pub devices: Vec<Known<u32>>,
    /// On how many days they were active in an hour of a working day (0 to 23) or of a day off (24 to 47).
    pub hours: [u16; 48],
    pub created: Option<i64>,
    pub deleted: Option<i64>,
    last_day: i64,
    /// The hours counted on the last day.
    counted: u64,
    /// The origin of the newest event, which mostly is that of the next.
    origin: (u32, u32),
}

impl Default for Actor {
    fn default() -> Self {
        Self {
            first: i64::MAX,
            last: i64::MIN,
            sign_ins: 0,
            days: 0,
            networks: Vec::new(),
            families: Vec::new(),
            devices: Vec::new(),
            hours: [0; 48],
            created: None,
            deleted: None,
            last_day: i64::MIN,
            counted: 0,
            origin: (0, 0),
        }
    }
}

const MOST_NETWORKS: usize = 48;
const MOST_FAMILIES: usize = 16;
const MOST_DEVICES: usize = 32;

impl Actor {
    /// Of whom no more is known than when the account was made or deleted.
    pub fn of_account(created: Option<i64>, deleted: Option<i64>) -> Self {
        Self { created, deleted, ..Self::default() }
    }

    /// Whether there is history enough to call anything new.
    pub fn is_settled(&self, at: i64, learning: &LearningSettings) -> bool {
        self.first <= at - i64::from(learning.days) * DAY_MS || self.sign_ins >= learning.sign_ins
    }

    pub fn knows_network(&self, network: Network, at: i64, learning: &LearningSettings) -> bool {
        knows(&self.networks, network, at, learning)
    }

    pub fn knows_family(&self, family: u32, at: i64, learning: &LearningSettings) -> bool {
        knows(&self.families, family, at, learning)
    }

    pub fn knows_device(&self, device: u32, at: i64, learning: &LearningSettings) -> bool {
        knows(&self.devices, device, at, learning)
    }

    /// When a client family was last seen.
    pub fn family_last_seen(&self, family: u32) -> Option<i64> {
        self.families.iter().find(|known| known.what == family).map(|known| known.last)
    }

    /// Takes an event in.
    pub fn learn(&mut self, seen: &Seen<'_>) {
        let (at, day) = (seen.time, seen.clock.day);
        let ClientIs { family, device, .. } = seen.client;
        self.first = self.first.min(at);
        self.last = self.last.max(at);
        self.learn_hour(seen);
        if seen.action == crate::action::Action::SignIn {
            self.sign_ins += 1;
        }
        if self.origin == (seen.address, seen.agent) {
            // The same as just before: only the time moves on. It stands first.
            if let Some(known) = self.networks.first_mut().filter(|known| Some(known.what) == seen.network) {
                known.again(at, day);
            }
            if let Some(known) = self.families.first_mut().filter(|known| known.what == family) {
                known.again(at, day);
            }
            if let Some(known) = self.devices.first_mut().filter(|known| known.what == device) {
                known.again(at, day);
            }
            return;
        }
        self.origin = (seen.address, seen.agent);
        if let Some(network) = seen.network {
            note(&mut self.networks, network, (at, day), MOST_NETWORKS);
        }
        if family != 0 {
            note(&mut self.families, family, (at, day), MOST_FAMILIES);
            note(&mut self.devices, device, (at, day), MOST_DEVICES);
        }
    }

    fn learn_hour(&mut self, seen: &Seen<'_>) {
        let (day, hour) = (seen.clock.day, seen.clock.slot());
        if day != self.last_day {
            (self.last_day, self.counted) = (day, 0);
            self.days += 1;
        }
        if self.counted & 1 << hour == 0 {
            self.counted |= 1 << hour;
            self.hours[hour] = self.hours[hour].saturating_add(1);
        }
    }

    /// Whether they were active before in this hour of such a day, or in one beside it.
    pub fn knows_hour(&self, slot: usize) -> bool {
        beside(slot).into_iter().any(|hour| self.hours[hour] > 0)
    }

    /// Whether they were so on an earlier day than this one: what goes on at the moment makes no hour usual.
    pub fn knew_hour(&self, slot: usize, day: i64) -> bool {
        let today = |hour: usize| self.last_day == day && self.counted & 1 << hour != 0;
        beside(slot).into_iter().any(|hour| self.hours[hour] > u16::from(today(hour)))
    }
}

/// An hour, the one before and the one after it.
fn beside(slot: usize) -> [usize; 3] {
    let (half, hour) = (slot / 24 * 24, slot % 24);
    [hour + 23, hour, hour + 1].map(|hour| half + hour % 24)
}

fn knows<T: Copy + PartialEq>(known: &[Known<T>], what: T, at: i64, learning: &LearningSettings) -> bool {
    let settled = at - i64::from(learning.settle_minutes) * 60_000;
    known.iter().any(|known| known.what == what && known.first <= settled)
}

/// Notes that something was seen; it stands first afterwards. The one that was not seen for longest makes room.
fn note<T: Copy + PartialEq>(known: &mut Vec<Known<T>>, what: T, (at, day): (i64, i64), most: usize) {
    match known.iter().position(|known| known.what == what) {
        Some(place) => {
            known[..=place].rotate_right(1);
            known[0].again(at, day);
        }
        None => {
            known.truncate(most - 1);
            known.insert(0, Known { what, first: at, last: at, days: 1, day });
        }
    }
}

/// Who was seen in a network: a few actors are enough to call it shared.
#[derive(Clone, Debug, Default)]
struct Users {
    actors: Vec<Known<u32>>,
    last: i64,
}

/// Who uses which network.
#[derive(Clone, Debug, Default)]
pub struct Networks {
    users: HashMap<Network, Users>,
}

const MOST_USERS: usize = 12;
const MOST_SHARED: usize = 20_000;

impl Networks {
    /// Takes in that somebody was somewhere at a time and on a day.
    pub fn learn(&mut self, network: Network, actor: u32, (at, day): (i64, i64)) {
        if self.users.len() >= MOST_SHARED && !self.users.contains_key(&network) {
            let mut ages: Vec<i64> = self.users.values().map(|users| users.last).collect();
            let middle = ages.len() / 2;
            let median = *ages.select_nth_unstable(middle).1;
            self.users.retain(|_, users| users.last > median);
        }
        let users = self.users.entry(network).or_default();
        users.last = at;
        match users.actors.iter_mut().find(|known| known.what == actor) {
            Some(known) => known.again(at, day),
            None => {
                // A visitor's place goes to somebody else: only those who come again tell an office.
                if users.actors.len() >= MOST_USERS
                    && let Some(visitor) = users.actors.iter().position(|known| known.days < 2)
                {
                    users.actors.remove(visitor);
                }
                if users.actors.len() < MOST_USERS {
                    users.actors.push(Known { what: actor, first: at, last: at, days: 1, day });
                }
            }
        }
    }

    /// How many others have been seen there for a while and on several days.
    pub fn colleagues(&self, network: Network, actor: u32, at: i64, learning: &LearningSettings) -> usize {
        let settled = at - i64::from(learning.settle_minutes) * 60_000;
        self.users.get(&network).map_or(0, |users| {
            let at_home = |known: &&Known<u32>| {
                known.what != actor && known.first <= settled && known.days >= learning.colleague_days
            };
            users.actors.iter().filter(at_home).count()
        })
    }

    /// Whether it is an office, a VPN or the like.
    pub fn is_shared(&self, network: Network, actor: u32, at: i64, learning: &LearningSettings) -> bool {
        self.colleagues(network, actor, at, learning) >= learning.colleagues as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::time::HOUR_MS;

    #[test]
    fn what_was_not_seen_for_longest_makes_room() {
        let mut known = Vec::new();
        for what in [1, 2, 3, 1, 4] {
            note(&mut known, what, (10, 0), 3);
        }
        assert_eq!(known.iter().map(|known| known.what).collect::<Vec<_>>(), [4, 1, 3]);
    }

    #[test]
    fn a_network_is_shared_once_others_have_come_there_again() {
        let learning = LearningSettings::default();
        let network = Network::of("192.0.2.1").unwrap();
        let mut networks = Networks::default();
        for (actor, at) in [(1, 0), (2, 1_000), (3, 2_000)] {
            networks.learn(network, actor, (at, 0));
        }
        assert!(!networks.is_shared(network, 1, 2 * HOUR_MS, &learning), "all of them for the first time");
        for (actor, at) in [(1, 0), (2, 1_000), (3, 2_000)] {
            networks.learn(network, actor, (DAY_MS + at, 1));
        }
        assert!(networks.is_shared(network, 1, DAY_MS + 3_000, &learning));
        assert_eq!(networks.colleagues(network, 9, DAY_MS + 3_000, &learning), 3);
    }

    #[test]
    fn visitors_take_no_place_away_from_those_who_come_every_day() {
        let learning = LearningSettings::default();
        let network = Network::of("192.0.2.1").unwrap();
        let mut networks = Networks::default();
        for visitor in 100..200 {
            networks.learn(network, visitor, (i64::from(visitor), 0));
        }
        for day in 1..3 {
            networks.learn(network, 1, (day * DAY_MS, day));
        }
        assert_eq!(networks.colleagues(network, 9, 3 * DAY_MS, &learning), 1);
    }
}
