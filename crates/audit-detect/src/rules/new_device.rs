//! A sign-in with a client that is new to the actor. Versions do not count: they change by themselves.
//!
//! Sources: Elastic, new-terms rules (14 days of history); Okta, new-device detection. New phones and browsers are
//! ordinary, so it keeps quiet unless it has company; a new network or hour of the same sign-in is none, see
//! [`Company`](crate::Company).

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::rule::Rule;
use audit_model::time::DAY_MS;

settings! {
    /// Settings of [`Rule::NewDevice`].
    NewDeviceSettings {
        /// A client that was not seen for so many days is new again. Days of the actor's own absence do not count.
        days: u32 = 14,
    }
}

#[derive(Clone, Debug, Default)]
pub struct NewDevice;

impl Reads for NewDevice {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        // Programs have a rule of their own.
        if seen.action != Action::SignIn || seen.client.scripted || !stand.has_clients() {
            return;
        }
        let days = i64::from(stand.thresholds().new_device.days) * DAY_MS;
        let Some(actor) = stand.settled() else { return };
        let lately = actor.family_last_seen(seen.client.family).is_some_and(|last| last >= actor.last - days);
        if stand.client_is_known() && lately {
            return;
        }
        stand.report(Hit::new(Rule::NewDevice, seen, 60).facts(stand.origin()));
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn another_browser_is_new_and_another_version_is_not() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.sign_in("7", Lab::OFFICE, &Lab::CHROME.replace("142", "143"));
        lab.none(Rule::NewDevice);
        lab.sign_in("7", Lab::OFFICE, Lab::FIREFOX);
        lab.only(Rule::NewDevice);
    }

    #[test]
    fn after_fourteen_days_without_it_a_client_is_new_again_but_not_after_a_holiday() {
        let mut lab = Lab::new();
        lab.live("7", 6, Lab::OFFICE, Lab::FIREFOX);
        lab.usual_life("7", 9);
        lab.sign_in("7", Lab::OFFICE, Lab::FIREFOX);
        let first = lab.report();
        assert_eq!(first.all().iter().filter(|one| one.rule == Rule::NewDevice).count(), 1, "Chrome");
        lab.usual_life("7", 12);
        lab.sign_in("7", Lab::OFFICE, Lab::FIREFOX);
        let second = lab.report();
        assert_eq!(second.all().iter().filter(|one| one.rule == Rule::NewDevice).count(), 2);
        lab.wait(25 * 24 * 60);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        assert_eq!(lab.report().all().iter().filter(|one| one.rule == Rule::NewDevice).count(), 2);
    }

    #[test]
    fn beginners_have_no_old_device_and_programs_no_device() {
        let mut lab = Lab::new();
        lab.usual_life("7", 2);
        lab.sign_in("7", Lab::OFFICE, Lab::FIREFOX);
        lab.none(Rule::NewDevice);
        lab.usual_life("8", 6);
        lab.sign_in("8", Lab::OFFICE, "curl/8.5.0");
        lab.none(Rule::NewDevice);
    }
}
