//! A sign-in at night or at a weekend by an actor who was never active then.
//!
//! Source: Google Security Operations, sign-ins outside of business hours (07 to 20). Night shifts are ordinary, so it
//! keeps quiet unless it has company. Derived: by day on a day off, which is when somebody tries a new phone at home, it
//! is context that weighs nothing; over 200 simulated workspaces nearly every false conclusion was such a day.

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;

settings! {
    /// Settings of [`Rule::OffHours`].
    OffHoursSettings {
        /// The first hour of the workspace's clock that is usual.
        from_hour: u8 = 7,
        /// The first that is not any more.
        to_hour: u8 = 20,
        /// Whether Saturdays and Sundays are out of hours altogether.
        weekends: bool = true,
        /// The actor must have been active on so many days.
        days: u32 = 10,
    }
}

#[derive(Clone, Debug, Default)]
pub struct OffHours;

impl Reads for OffHours {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        if seen.action != Action::SignIn {
            return;
        }
        let (settings, clock) = (&stand.thresholds().off_hours, seen.clock);
        let in_hours = (settings.from_hour..settings.to_hour).contains(&clock.hour);
        if in_hours && !(settings.weekends && clock.day_off) {
            return;
        }
        let Some(actor) = stand.settled() else { return };
        if actor.days < settings.days || actor.knows_hour(clock.slot()) {
            return;
        }
        let hit = Hit::new(Rule::OffHours, seen, 40)
            .weight(if in_hours { 0 } else { Rule::OffHours.weight() })
            .fact(Fact::Hour, u32::from(clock.hour))
            .fact(Fact::DayOff, clock.day_off)
            .facts(stand.origin());
        stand.report(hit);
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn the_first_night_is_out_of_hours_and_the_second_is_known() {
        let mut lab = Lab::new();
        lab.usual_life("7", 12);
        lab.wait_until_hour(3);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.only(Rule::OffHours);
        lab.wait(23 * 60);
        lab.wait_until_hour(3);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.only(Rule::OffHours);
    }

    #[test]
    fn a_saturday_afternoon_is_told_and_weighs_nothing() {
        let mut lab = Lab::new();
        // Ten working days from a Tuesday on end with a Monday; the next Saturday is five days later.
        lab.usual_life("7", 10);
        lab.wait(5 * 24 * 60);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        assert_eq!(lab.only(Rule::OffHours).weight, 0);
        lab.usual_life("7", 1);
        lab.wait_until_hour(3);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        let report = lab.report();
        let weights: Vec<u8> = report.all().iter().map(|finding| finding.weight).collect();
        assert_eq!(weights, [1, 0], "the night, then the Saturday");
    }

    #[test]
    fn working_hours_and_beginners_are_none() {
        let mut lab = Lab::new();
        lab.usual_life("7", 12);
        lab.wait_until_hour(19);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.usual_life("8", 7);
        lab.wait_until_hour(3);
        lab.sign_in("8", Lab::OFFICE, Lab::CHROME);
        lab.none(Rule::OffHours);
    }
}
