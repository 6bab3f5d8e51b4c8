//! One address tries the second factors of many actors: a list of passwords is being tried.
//!
//! Source: Elastic, "Azure Entra ID Password Spraying" and "Okta Password Spray" (15 attempts at 5 or more accounts
//! from one address within an hour). Derived: who gets in from there within the window mistyped, so that an office
//! on a Monday morning is no attack; and who got in from there while others were being tried mistypes afterwards.

use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::{Hit, Subject};
use crate::fact::Fact;
use crate::rule::Rule;
use crate::window::Window;
use std::collections::HashMap;

settings! {
    /// Settings of [`Rule::OneAddressManyAccounts`].
    OneAddressSettings {
        /// So many attempts…
        attempts: u32 = 15,
        /// …at so many actors…
        actors: u32 = 5,
        /// …within so many minutes.
        minutes: u32 = 60,
    }
}

#[derive(Clone, Debug, Default)]
pub struct OneAddress {
    failures: HashMap<u32, Window>,
    /// Who got in from an address while a finding about it was open, and when: address and actor. An attempt that has
    /// worked is not made again, so what these get wrong later is their own.
    inside: HashMap<(u32, u32), i64>,
}

const MOST: usize = 512;

impl Reads for OneAddress {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let (seen, settings) = (stand.seen, stand.thresholds().one_address.clone());
        if seen.network.is_none() || stand.actor.is_none() {
            return;
        }
        let is_open =
            stand.desk.is_open(Rule::OneAddressManyAccounts, Subject::Address(seen.address), seen.time);
        match seen.action {
            Action::Pass | Action::SignIn if is_open => {
                self.inside.insert((seen.address, seen.actor), seen.time);
            }
            Action::Pass | Action::SignIn => {
                if let Some(window) = self.failures.get_mut(&seen.address) {
                    window.retain(|item| item.what != seen.actor);
                }
            }
            Action::Fail if is_open && self.inside.contains_key(&(seen.address, seen.actor)) => {}
            Action::Fail => {
                let window = self.failures.entry(seen.address).or_default();
                window.push((seen.time, seen.row, seen.actor), minutes(settings.minutes), MOST);
                let actors = window.different();
                if window.len() < settings.attempts as usize || actors < settings.actors as usize {
                    return;
                }
                let count = window.len();
                let hit = Hit::new(Rule::OneAddressManyAccounts, seen, 90)
                    .about(Subject::Address(seen.address))
                    .rows(window.take_untold())
                    .fact(Fact::Count, count)
                    .fact(Fact::Actors, actors)
                    .fact(Fact::Minutes, settings.minutes)
                    .facts(stand.origin());
                stand.report(hit);
            }
            _ => {}
        }
    }

    fn forget(&mut self, at: i64) {
        self.failures.retain(|_, window| {
            window.forget(at - minutes(24 * 60));
            !window.is_empty()
        });
        self.inside.retain(|_, since| *since >= at - minutes(24 * 60));
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    fn spray(attempts: usize, actors: usize) -> Lab {
        let mut lab = Lab::new();
        for attempt in 0..attempts {
            lab.fail(["1", "2", "3", "4", "5", "6"][attempt % actors], "203.0.113.9", Lab::FIREFOX);
        }
        lab
    }

    #[test]
    fn fifteen_attempts_at_five_accounts_are_a_spray() {
        let finding = spray(16, 5).only(Rule::OneAddressManyAccounts);
        assert_eq!((finding.evidence.count, finding.actors.len(), finding.actor), (16, 5, None));
        assert_eq!(finding.addresses, ["203.0.113.9"]);
    }

    #[test]
    fn fewer_attempts_or_accounts_are_none() {
        spray(14, 6).none(Rule::OneAddressManyAccounts);
        spray(20, 4).none(Rule::OneAddressManyAccounts);
    }

    #[test]
    fn what_a_victim_gets_wrong_after_getting_in_is_no_part_of_it() {
        let mut lab = spray(16, 5);
        lab.pass("2", "203.0.113.9", Lab::CHROME);
        lab.wait(5);
        lab.fail("2", "203.0.113.9", Lab::CHROME);
        lab.fail("3", "203.0.113.9", Lab::FIREFOX);
        assert_eq!(lab.only(Rule::OneAddressManyAccounts).evidence.count, 17, "that of the third is");
    }

    #[test]
    fn an_office_where_everybody_mistypes_and_gets_in_is_none() {
        let mut lab = Lab::new();
        for _ in 0..4 {
            for actor in ["1", "2", "3", "4", "5", "6"] {
                lab.fail(actor, Lab::OFFICE, Lab::CHROME);
                lab.pass(actor, Lab::OFFICE, Lab::CHROME);
            }
        }
        lab.none(Rule::OneAddressManyAccounts);
    }
}
