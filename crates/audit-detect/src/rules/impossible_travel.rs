//! Two sign-ins of one actor farther apart than anybody travels in the time between. Needs a database of places.
//!
//! Sources: Elastic, "First Time Seen / Geographically Distant Okta Sign-ins"; Panther, impossible travel (500 km,
//! 800 km/h). Networks of many colleagues are left out: an office's VPN is where its exit is, not where people are. A
//! few neighbours make no VPN. Derived: between two networks that are both familiar nobody travels; a phone comes out
//! in its provider's town, and somebody has a way home that leads through another country.

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::network::Network;
use crate::place::Place;
use crate::rule::Rule;
use std::collections::HashMap;

settings! {
    /// Settings of [`Rule::ImpossibleTravel`].
    TravelSettings {
        /// Nearer places are too uncertain.
        kilometres: u32 = 500,
        /// Kilometres an hour; aeroplanes fly slower.
        speed: u32 = 800,
        /// A network with so many colleagues may come out anywhere.
        colleagues: u32 = 4,
    }
}

#[derive(Clone, Copy, Debug)]
struct Stop {
    time: i64,
    row: u32,
    network: Option<Network>,
    familiar: bool,
    place: Place,
}

#[derive(Clone, Debug, Default)]
pub struct ImpossibleTravel {
    last: HashMap<u32, Stop>,
}

impl Reads for ImpossibleTravel {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        let Some(place) = seen.place.filter(|_| seen.action == Action::SignIn) else { return };
        let (settings, learning) = (&stand.thresholds().travel, &stand.thresholds().learning);
        let colleagues =
            seen.network.map_or(0, |at| stand.networks.colleagues(at, seen.actor, seen.time, learning));
        if stand.settled().is_none() || colleagues >= settings.colleagues as usize {
            return;
        }
        let familiar = stand.network_is_familiar();
        let now = Stop { time: seen.time, row: seen.row, network: seen.network, familiar, place };
        let Some(before) = self.last.insert(seen.actor, now) else { return };
        let distance = place.distance_km(before.place);
        let hours = (seen.time - before.time) as f64 / 3_600_000.0;
        if distance < f64::from(settings.kilometres) || distance <= f64::from(settings.speed) * hours {
            return;
        }
        if before.network == seen.network || before.familiar && familiar {
            return;
        }
        let speed = (distance / hours.max(1.0 / 60.0)).round() as i64;
        let hit = Hit::new(Rule::ImpossibleTravel, seen, 80)
            .rows(vec![before.row, seen.row])
            .fact(Fact::Kilometres, distance.round() as i64)
            .fact(Fact::Minutes, ((seen.time - before.time) / 60_000).max(1))
            .fact(Fact::Speed, speed)
            .facts(stand.origin());
        stand.report(hit);
    }
}

#[cfg(test)]
mod tests {
    use crate::place::{Locate, Place};
    use crate::rule::Rule;
    use crate::testing::Lab;

    /// Moscow, and what is far away or near.
    struct Atlas;

    impl Locate for Atlas {
        fn locate(&self, address: &str) -> Option<Place> {
            let (latitude, longitude) = match address.split('.').next()? {
                "203" => (52.37, 4.9),
                "198" => (54.63, 39.74),
                "192" => (55.75, 37.62),
                _ => return None,
            };
            Some(Place { latitude, longitude })
        }
    }

    fn lab() -> Lab {
        let mut lab = Lab::new();
        lab.locate(Atlas);
        lab.usual_life("7", 6);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab
    }

    #[test]
    fn amsterdam_an_hour_after_moscow_is_impossible() {
        let mut lab = lab();
        lab.wait(60);
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        let finding = lab.only(Rule::ImpossibleTravel);
        assert_eq!(finding.evidence.count, 2);
        assert!(finding.speaks());
    }

    #[test]
    fn by_aeroplane_to_the_next_town_and_to_nowhere_is_possible() {
        let mut lab = lab();
        lab.sign_in("7", "198.18.0.1", Lab::CHROME);
        lab.sign_in("7", "10.0.0.1", Lab::CHROME);
        lab.wait(4 * 60);
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        lab.none(Rule::ImpossibleTravel);
    }

    #[test]
    fn the_exit_of_a_vpn_is_nowhere() {
        let mut lab = Lab::new();
        lab.locate(Atlas);
        for actor in ["1", "2", "3", "4"] {
            lab.live(actor, 3, "203.0.113.9", Lab::CHROME);
        }
        lab.usual_life("7", 6);
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.none(Rule::ImpossibleTravel);
    }

    #[test]
    fn between_two_familiar_networks_nobody_travels_and_neighbours_are_no_vpn() {
        let mut lab = lab();
        lab.live("7", 3, "203.0.113.9", Lab::CHROME);
        let before = lab.report().all().iter().filter(|one| one.rule == Rule::ImpossibleTravel).count();
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.wait(70);
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        let after = lab.report().all().iter().filter(|one| one.rule == Rule::ImpossibleTravel).count();
        assert_eq!((before, after), (0, 0));
        for actor in ["1", "2"] {
            lab.live(actor, 3, "192.0.2.7", Lab::CHROME);
        }
        lab.sign_in("7", "192.0.2.7", Lab::CHROME);
        lab.wait(40);
        lab.sign_in("7", "203.1.7.9", Lab::CHROME);
        lab.only(Rule::ImpossibleTravel);
    }

    #[test]
    fn without_a_database_nothing_is_said() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.sign_in("7", "203.0.113.9", Lab::CHROME);
        lab.none(Rule::ImpossibleTravel);
    }
}
