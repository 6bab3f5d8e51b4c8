//! Many wrong second factors, then a right one or a sign-in: the guessing may have succeeded.
//!
//! Sources: Elastic, "Potentially Successful MFA Bombing" (5, then success within 10 minutes); Google Security
//! Operations, OneLogin (4, then success within 15 minutes). Derived: a sign-in of the actor from their own place,
//! where the burst did not come from, is theirs.

use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;

settings! {
    /// Settings of [`Rule::BurstThenIn`].
    BurstThenInSettings {
        /// So many minutes after the newest failure of the burst.
        minutes: u32 = 10,
    }
}

#[derive(Clone, Debug, Default)]
pub struct BurstThenIn;

impl Reads for BurstThenIn {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let (seen, within) = (stand.seen, minutes(stand.thresholds().burst_then_in.minutes));
        if !matches!(seen.action, Action::Pass | Action::SignIn) {
            return;
        }
        let Some(burst) = stand.open(Rule::TwoFactorBurst) else { return };
        if seen.time - burst.to > within {
            return;
        }
        let from_there = burst.addresses.contains(&seen.address);
        if !from_there && stand.network_is_familiar() {
            return;
        }
        let (count, minutes) = (burst.count, (seen.time - burst.from) / 60_000 + 1);
        let told = stand.open(Rule::BurstThenIn).is_some();
        let mut rows = if told { Vec::new() } else { burst.rows.clone() };
        rows.push(seen.row);
        let hit = Hit::new(Rule::BurstThenIn, seen, if from_there { 95 } else { 75 })
            .rows(rows)
            .fact(Fact::Minutes, minutes)
            .fact(Fact::SignedIn, seen.action == Action::SignIn)
            .facts(stand.origin());
        stand.report(if told { hit } else { hit.fact(Fact::Count, count) });
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::{Rule, Severity};
    use crate::testing::Lab;

    fn burst() -> Lab {
        let mut lab = Lab::new();
        lab.usual_life("7", 10);
        for _ in 0..5 {
            lab.fail("7", "203.0.113.9", Lab::FIREFOX);
        }
        lab
    }

    #[test]
    fn a_success_after_the_burst_is_critical() {
        let mut lab = burst();
        lab.pass("7", "203.0.113.9", Lab::FIREFOX);
        lab.sign_in("7", "203.0.113.9", Lab::FIREFOX);
        let finding = lab.only(Rule::BurstThenIn);
        assert_eq!((finding.severity, finding.evidence.count), (Severity::Critical, 7));
    }

    #[test]
    fn a_late_success_is_none() {
        let mut lab = burst();
        lab.wait(11);
        lab.pass("7", "203.0.113.9", Lab::FIREFOX);
        lab.none(Rule::BurstThenIn);
    }

    #[test]
    fn the_actor_at_their_own_desk_did_not_do_it() {
        let mut lab = burst();
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.none(Rule::BurstThenIn);
    }
}
