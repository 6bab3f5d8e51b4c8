//! A sign-in from a network that is new to the actor, and where no colleagues are.
//!
//! Sources: Okta, new-location detection (learns from 10 sign-ins); Microsoft Entra ID Protection, unfamiliar sign-in
//! properties (learns for 5 days, knows networks rather than addresses). Journeys are ordinary, so it keeps quiet
//! unless it has company; a new client or hour of the same sign-in is none, see [`Company`](crate::Company).

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::rule::Rule;

#[derive(Clone, Debug, Default)]
pub struct NewAddress;

impl Reads for NewAddress {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        if stand.seen.action == Action::SignIn && stand.network_is_new() {
            let confidence = if stand.device_is_known() { 30 } else { 60 };
            stand.report(Hit::new(Rule::NewAddress, stand.seen, confidence).facts(stand.origin()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn a_new_network_is_reported_once_and_then_known() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        lab.sign_in("7", "203.0.113.10", Lab::CHROME);
        assert_eq!(lab.only(Rule::NewAddress).evidence.count, 2, "the same stay");
        lab.wait(24 * 60);
        lab.sign_in("7", "203.0.113.11", Lab::CHROME);
        lab.only(Rule::NewAddress);
    }

    #[test]
    fn a_neighbouring_address_is_the_same_network_and_a_beginner_has_none() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.sign_in("7", "192.0.2.254", Lab::CHROME);
        lab.sign_in("beginner", "203.0.113.9", Lab::CHROME);
        lab.wait(60);
        lab.sign_in("beginner", "198.18.0.1", Lab::CHROME);
        lab.none(Rule::NewAddress);
    }

    #[test]
    fn ten_sign_ins_are_history_enough() {
        let mut lab = Lab::new();
        for _ in 0..10 {
            lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
            lab.wait(70);
        }
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        lab.only(Rule::NewAddress);
    }

    #[test]
    fn where_colleagues_are_nobody_is_new() {
        let mut lab = Lab::new();
        for actor in ["1", "2"] {
            lab.live(actor, 2, "203.0.113.9", Lab::CHROME);
        }
        lab.usual_life("7", 6);
        lab.sign_in("7", "203.0.113.77", Lab::CHROME);
        lab.none(Rule::NewAddress);
    }

    #[test]
    fn talk_from_there_the_day_before_makes_it_known_and_talk_just_before_does_not() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.event("message_created", "7", "198.18.0.1", Lab::CHROME, "{}");
        lab.wait(20 * 60);
        lab.sign_in("7", "198.18.0.1", Lab::CHROME);
        lab.none(Rule::NewAddress);
        lab.event("message_created", "7", "203.0.113.9", Lab::CHROME, "{}");
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        lab.only(Rule::NewAddress);
    }
}
