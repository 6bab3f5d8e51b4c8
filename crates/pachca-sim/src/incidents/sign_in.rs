//! Incidents at the door: a guessed second factor, many accounts tried from one address, a role taken.

use super::cast::Cast;
use super::rules;
use super::stage::Script;
use crate::activity::details::Details;
use crate::activity::scene::{Scene, active_at};
use crate::company::devices::{Device, Kind};
use crate::company::person::Role;
use audit_model::Timestamp;

const CHROME_LINUX: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

impl Scene<'_> {
    /// Seven wrong codes in six minutes, then the right one, then a token to stay.
    pub(super) fn two_factor_burst(&mut self, cast: Cast, at: Timestamp) {
        const SCRIPT: Script = Script {
            kind: "two_factor_burst",
            rules: &[
                rules::TWO_FACTOR_BURST,
                rules::TWO_FACTOR_BURST_THEN_IN,
                rules::LONE_FAILURE,
                rules::NEW_ADDRESS,
                rules::NEW_DEVICE,
                rules::TOKEN_MADE,
                rules::SEVERAL_AT_ONCE,
            ],
        };
        /// Seconds after the first.
        const FAILURES: [i64; 7] = [0, 52, 118, 175, 241, 309, 356];
        let origin = self.intruder("203.0.113.77", CHROME_LINUX);
        let victim = self.seized(cast.victim, origin);
        self.staged(&SCRIPT, victim.id, Some(origin), |scene| {
            for seconds in FAILURES {
                let tried = Timestamp(at.0 + seconds * 1_000);
                scene.write_empty(tried, victim, "user_2fa_fail", victim.user());
            }
            let passed = Timestamp(at.0 + 449_000);
            scene.write_empty(passed, victim, "user_2fa_success", victim.user());
            scene.write_empty(Timestamp(passed.0 + 1_000), victim, "user_login", victim.user());
            scene.make_token(Timestamp(passed.0 + 105_000), victim);
        });
    }

    /// One address tries one employee after the other.
    pub(super) fn password_spray(&mut self, cast: Cast, at: Timestamp) {
        const SCRIPT: Script = Script {
            kind: "password_spray",
            rules: &[rules::ONE_ADDRESS_MANY_ACCOUNTS, rules::LONE_FAILURE],
        };
        /// Attempts in all; the rule asks for 15 of at least 5 people.
        const ATTEMPTS: usize = 21;
        let origin = self.intruder("203.0.113.190", CHROME_LINUX);
        let spared = [cast.victim, cast.climber, cast.sleeper];
        let people = &self.workspace.people;
        let mut targets: Vec<usize> = (0..people.len())
            .filter(|&index| {
                let guarded = self.workspace.habits[index].second_factor_at(at);
                active_at(&people[index], at) && !people[index].bot && guarded && !spared.contains(&index)
            })
            .collect();
        if targets.len() < 6 {
            let more = (0..people.len()).filter(|&index| active_at(&people[index], at) && !people[index].bot);
            targets = more.collect();
        }
        self.rng.shuffle(&mut targets);
        targets.truncate(7);
        let Some(&first) = targets.first() else { return };
        let victim = self.workspace.people[first].id;
        self.staged(&SCRIPT, victim, Some(origin), |scene| {
            for attempt in 0..ATTEMPTS {
                let target = scene.seized(targets[attempt % targets.len()], origin);
                let tried = Timestamp(at.0 + attempt as i64 * 97_000);
                scene.write_empty(tried, target, "user_2fa_fail", target.user());
            }
        });
    }

    /// An employee signs in with a device they never had and makes themselves an administrator.
    pub(super) fn self_granted_role(&mut self, cast: Cast, at: Timestamp) {
        const SCRIPT: Script =
            Script { kind: "self_granted_role", rules: &[rules::NEW_DEVICE, rules::ROLE_RAISED] };
        let home = self.workspace.habits[cast.climber].home[0];
        let origin = self.origin(Device { kind: Kind::FirefoxLinux, lag: 0 }, home, at);
        let climber = self.seized(cast.climber, origin);
        self.staged(&SCRIPT, climber.id, Some(origin), |scene| {
            scene.write_empty(at, climber, "user_login", climber.user());
            scene.write_empty(Timestamp(at.0 + 16_000), climber, "user_2fa_success", climber.user());
            let person = &mut scene.workspace.people[climber.index];
            let previous = std::mem::replace(&mut person.role, Role::Admin);
            let details = Details::new()
                .text("new_company_role", Role::Admin.as_str())
                .text("previous_company_role", previous.as_str())
                .number("initiator_id", u64::from(climber.id));
            let granted = Timestamp(at.0 + 9 * 60_000);
            scene.write(granted, climber, "user_role_changed", climber.user(), details);
        });
    }
}
