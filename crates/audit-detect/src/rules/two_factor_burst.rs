//! Many wrong second factors of one actor in a short time: whoever does it holds the password.
//!
//! Sources: Elastic, "Potential Okta MFA Bombing via Push Notifications" (5 in 10 minutes); Panther, Auth0 MFA
//! failures (5 in 30 minutes). Derived: from the actor's own place and device it takes twice as many, because there
//! it is a wrong clock or a password manager that fills in the wrong code.

use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;
use crate::window::Window;
use std::collections::HashMap;

settings! {
    /// Settings of [`Rule::TwoFactorBurst`].
    BurstSettings {
        /// So many wrong codes…
        failures: u32 = 5,
        /// …in so many minutes, with no success between.
        minutes: u32 = 10,
        /// From the actor's own place and device, so many times as many.
        at_home: u32 = 2,
    }
}

#[derive(Clone, Debug, Default)]
pub struct TwoFactorBurst {
    failures: HashMap<u32, Window>,
}

/// Beside the address: the failure came from the actor's own place and device.
const AT_HOME: u32 = 1 << 31;
const MOST: usize = 256;

impl Reads for TwoFactorBurst {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let (seen, settings) = (stand.seen, stand.thresholds().two_factor_burst.clone());
        match seen.action {
            Action::Pass | Action::SignIn => {
                self.failures.remove(&seen.actor);
            }
            Action::Fail if stand.actor.is_some() => {
                let at_home = if stand.origin_is_known() { AT_HOME } else { 0 };
                let window = self.failures.entry(seen.actor).or_default();
                window.push((seen.time, seen.row, seen.address | at_home), minutes(settings.minutes), MOST);
                let all_at_home = window.items().all(|item| item.what & AT_HOME != 0);
                let threshold = settings.failures * if all_at_home { settings.at_home.max(1) } else { 1 };
                if window.len() < threshold as usize {
                    return;
                }
                let (count, addresses) = (window.len(), window.different());
                let hit = Hit::new(Rule::TwoFactorBurst, seen, if all_at_home { 60 } else { 90 })
                    .rows(window.take_untold())
                    .fact(Fact::Threshold, threshold)
                    .fact(Fact::Minutes, settings.minutes)
                    .fact(Fact::Count, count)
                    .fact(Fact::Addresses, addresses)
                    .facts(stand.origin());
                stand.report(hit);
            }
            _ => {}
        }
    }

    fn forget(&mut self, at: i64) {
        // The longest window that anybody sets is a day.
        self.failures.retain(|_, window| {
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
    fn five_in_ten_minutes_are_a_burst_and_four_are_none() {
        let mut lab = Lab::new();
        lab.usual_life("7", 10);
        for _ in 0..4 {
            lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        }
        lab.none(Rule::TwoFactorBurst);
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        assert_eq!(lab.only(Rule::TwoFactorBurst).evidence.count, 5);
        lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        assert_eq!(lab.only(Rule::TwoFactorBurst).evidence.count, 6, "the sixth belongs to it");
    }

    #[test]
    fn slow_tries_and_a_success_between_are_none() {
        let mut lab = Lab::new();
        lab.usual_life("7", 10);
        for _ in 0..8 {
            lab.fail("7", "203.0.113.9", Lab::FIREFOX);
            lab.wait(3);
        }
        lab.wait(30);
        for _ in 0..2 {
            for _ in 0..4 {
                lab.fail("7", "203.0.113.9", Lab::FIREFOX);
            }
            lab.pass("7", "203.0.113.9", Lab::FIREFOX);
        }
        lab.none(Rule::TwoFactorBurst);
    }

    #[test]
    fn at_home_it_takes_twice_as_many() {
        let mut lab = Lab::new();
        lab.usual_life("7", 10);
        for _ in 0..9 {
            lab.fail("7", Lab::OFFICE, Lab::CHROME);
        }
        lab.none(Rule::TwoFactorBurst);
        lab.fail("7", Lab::OFFICE, Lab::CHROME);
        assert_eq!(lab.only(Rule::TwoFactorBurst).evidence.count, 10);
    }

    #[test]
    fn it_needs_no_history_of_the_actor() {
        let mut lab = Lab::new();
        for _ in 0..5 {
            lab.fail("new", "203.0.113.9", Lab::FIREFOX);
        }
        lab.only(Rule::TwoFactorBurst);
    }
}
