//! A wrong second factor from where the actor never was: whoever did it may hold the password.
//!
//! Source: the rationale of Sigma's `azure_mfa_interrupted`; derived: where the actor's own device gets in from there
//! soon after, they were on a journey and mistyped.

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

impl Reads for LoneFailure {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        match seen.action {
            Action::Fail if stand.network_is_new() => {
                let known = stand.device_is_known();
                let hit = Hit::new(Rule::LoneFailure, seen, if known { 40 } else { 70 });
                let count = stand.open(Rule::LoneFailure).map_or(0, |draft| draft.count) + 1;
                stand.report(hit.fact(Fact::Count, count).facts(stand.origin()));
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
