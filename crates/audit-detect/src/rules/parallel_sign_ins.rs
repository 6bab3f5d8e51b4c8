//! Sign-ins of one actor from several places and clients within half an hour, not all of them known.
//!
//! Source: Elastic, "Multiple Okta Sessions Detected for a Single User" and "Concurrent Azure Sign-Ins"; the numbers
//! are derived.

use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::{Hit, hash};
use crate::fact::Fact;
use crate::rule::Rule;
use crate::window::Window;
use std::collections::HashMap;

settings! {
    /// Settings of [`Rule::ParallelSignIns`].
    ParallelSettings {
        /// So many different pairs of address and client…
        pairs: u32 = 3,
        /// …within so many minutes.
        minutes: u32 = 30,
    }
}

#[derive(Clone, Debug, Default)]
pub struct ParallelSignIns {
    sign_ins: HashMap<u32, Window>,
}

/// Beside the pair: the actor was never seen there.
const STRANGE: u32 = 1 << 31;
const MOST: usize = 64;

impl Reads for ParallelSignIns {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        if seen.action != Action::SignIn || stand.settled().is_none() {
            return;
        }
        let settings = stand.thresholds().parallel.clone();
        let strange = if stand.network_is_familiar() && stand.client_is_known() { 0 } else { STRANGE };
        let pair = hash(&[&seen.address.to_string(), &seen.client.device.to_string()]) as u32 & !STRANGE;
        let window = self.sign_ins.entry(seen.actor).or_default();
        window.push((seen.time, seen.row, pair | strange), minutes(settings.minutes), MOST);
        let pairs = window.different();
        let any_strange = window.items().any(|item| item.what & STRANGE != 0);
        if pairs < settings.pairs as usize || !any_strange {
            return;
        }
        let hit = Hit::new(Rule::ParallelSignIns, seen, 60)
            .rows(window.take_untold())
            .fact(Fact::Count, pairs)
            .fact(Fact::Minutes, settings.minutes);
        stand.report(hit);
    }

    fn forget(&mut self, at: i64) {
        self.sign_ins.retain(|_, window| {
            window.forget(at - minutes(24 * 60));
            !window.is_empty()
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn three_places_at_once_are_too_many_if_one_is_strange() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        lab.none(Rule::ParallelSignIns);
        lab.sign_in("7", "198.18.5.1", Lab::FIREFOX);
        assert_eq!(lab.only(Rule::ParallelSignIns).evidence.count, 3);
    }

    #[test]
    fn phone_home_and_office_are_somebodys_own() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.live("7", 2, "198.19.200.1", Lab::PHONE);
        lab.live("7", 2, "198.18.5.1", Lab::CHROME);
        for (address, agent) in
            [("198.19.200.1", Lab::PHONE), ("198.18.5.1", Lab::CHROME), (Lab::OFFICE, Lab::CHROME)]
        {
            lab.sign_in("7", address, agent);
        }
        lab.none(Rule::ParallelSignIns);
    }

    #[test]
    fn an_hour_between_them_is_no_parallel() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        for address in [Lab::OFFICE, "203.0.113.9", "198.18.5.1"] {
            lab.sign_in("7", address, Lab::CHROME);
            lab.wait(31);
        }
        lab.none(Rule::ParallelSignIns);
    }
}
