//! A wrong second factor from where the actor never was: whoever did it may hold the password.
//!
//! Source: the rationale of Sigma's `azure_mfa_interrupted`; derived: where the actor's own device gets in from there
//! soon after, they were on a journey and mistyped. What their own device gets wrong elsewhere while a stranger tries is
//! not the stranger's doing.

use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;

settings! {
    /// Settings of [`Rule::LoneFailure`].
    LoneFailureSettings {
        /// A success with a known device from there within so many minutes takes it back.
        cleared_minutes: u32 = 10,
    }
}

#[derive(Clone, Debug, Default)]
pub struct LoneFailure;

/// How sure it is where the actor's own device did it,
const OWN_DEVICE: u8 = 40;
/// and where another did.
const STRANGE_DEVICE: u8 = 70;

impl Reads for LoneFailure {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        match seen.action {
            Action::Fail if stand.network_is_new() => {
                let known = stand.device_is_known();
                let hit = Hit::new(Rule::LoneFailure, seen, if known { OWN_DEVICE } else { STRANGE_DEVICE });
                let open = stand.open(Rule::LoneFailure);
                let apart = open.is_some_and(|draft| {
                    let is_own = known || draft.confidence == OWN_DEVICE;
                    is_own && !draft.addresses.contains(&seen.address)
                });
                let count = open.filter(|_| !apart).map_or(0, |draft| draft.count) + 1;
                stand.report(hit.apart(apart).fact(Fact::Count, count).facts(stand.origin()));
            }
            Action::Pass | Action::SignIn if stand.device_is_known() => {
                let within = minutes(stand.thresholds().lone_failure.cleared_minutes);
                let cleared = stand
                    .open(Rule::LoneFailure)
                    .is_some_and(|draft| seen.time - draft.to <= within && draft.addresses == [seen.address]);
                // After a burst, the right code does not show that it was the actor.
                if cleared && stand.open(Rule::TwoFactorBurst).is_none() {
                    stand.withdraw(Rule::LoneFailure);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn one_wrong_code_from_a_strange_network_is_enough() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        let finding = lab.only(Rule::LoneFailure);
        assert!(finding.speaks());
        assert_eq!(finding.usual.unwrap().networks[0].0, "192.0.2.0/24");
    }

    #[test]
    fn what_the_own_device_gets_wrong_elsewhere_is_another_thing() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        lab.fail("7", "198.18.4.9", Lab::CHROME);
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        lab.fail("7", "198.51.100.9", Lab::FIREFOX);
        let report = lab.report();
        let found: Vec<_> = report.of_rule(Rule::LoneFailure).map(|one| one.evidence.ids.len()).collect();
        assert_eq!(found, [2, 1, 1], "the newest first; a stranger may come from anywhere");
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        lab.fail("7", "198.18.4.9", Lab::CHROME);
        lab.pass("7", "198.18.4.9", Lab::CHROME);
        assert_eq!(lab.only(Rule::LoneFailure).addresses, ["203.0.113.9"], "and is taken back by itself");
    }

    #[test]
    fn from_the_own_network_or_a_shared_one_it_is_none() {
        let mut lab = Lab::new();
        for actor in ["1", "2"] {
            lab.live(actor, 3, "198.51.100.7", Lab::CHROME);
        }
        lab.usual_life("7", 6);
        lab.fail("7", "192.0.2.200", Lab::CHROME);
        lab.fail("7", "198.51.100.9", Lab::FIREFOX);
        lab.none(Rule::LoneFailure);
    }

    #[test]
    fn it_is_silent_while_it_learns_and_a_failure_teaches_nothing() {
        let mut lab = Lab::new();
        lab.usual_life("7", 3);
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        lab.none(Rule::LoneFailure);
        lab.usual_life("7", 6);
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        lab.only(Rule::LoneFailure);
    }

    #[test]
    fn a_traveller_who_mistypes_and_gets_in_is_none_but_a_stranger_is() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.fail("7", "198.18.4.9", Lab::CHROME);
        lab.pass("7", "198.18.4.9", Lab::CHROME);
        lab.none(Rule::LoneFailure);
        lab.wait(90);
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        lab.pass("7", "203.0.113.9", Lab::FIREFOX);
        lab.only(Rule::LoneFailure);
    }
}
