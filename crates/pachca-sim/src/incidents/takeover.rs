//! Incidents with somebody's account: guessed through proxies, used by a program, at night, in two countries at once.

use super::rules;
use super::stage::Script;
use crate::activity::scene::Scene;
use crate::company::devices::{Device, Kind};
use audit_model::Timestamp;

const FIREFOX_LINUX: Device = Device { kind: Kind::FirefoxLinux, lag: 0 };
const CHROME_LINUX: Device = Device { kind: Kind::ChromeLinux, lag: 0 };

impl Scene<'_> {
    /// Twelve wrong codes from six addresses, slowly enough to be no burst.
    pub(super) fn many_addresses(&mut self, index: usize, at: Timestamp) {
        const SCRIPT: Script = Script {
            kind: "many_addresses",
            rules: &[rules::ONE_ACCOUNT_MANY_ADDRESSES, rules::LONE_FAILURE],
        };
        let id = self.workspace.people[index].id;
        self.staged(&SCRIPT, id, None, |scene| {
            for attempt in 0..12 {
                let address = format!("203.0.113.{}", 10 + attempt % 6);
                let origin = scene.intruder(&address, &CHROME_LINUX.user_agent(at));
                let victim = scene.seized(index, origin);
                let tried = Timestamp(at.0 + attempt * 155_000);
                scene.write_empty(tried, victim, "user_2fa_fail", victim.user());
            }
        });
    }

    /// A library signs in as somebody who never ran a program.
    pub(super) fn program_signs_in(&mut self, index: usize, at: Timestamp) {
        const SCRIPT: Script =
            Script { kind: "program_signs_in", rules: &[rules::SCRIPT_SIGNS_IN, rules::NEW_ADDRESS] };
        let origin = self.intruder("203.0.113.31", "Go-http-client/2.0");
        let victim = self.seized(index, origin);
        self.staged(&SCRIPT, victim.id, Some(origin), |scene| {
            scene.write_empty(at, victim, "user_login", victim.user());
            scene.search_messages(Timestamp(at.0 + 40_000), victim, false);
        });
    }

    /// Somebody at work, and within twenty minutes in two other places with another client.
    pub(super) fn parallel_sign_ins(&mut self, index: usize, at: Timestamp) {
        const SCRIPT: Script = Script {
            kind: "parallel_sign_ins",
            rules: &[rules::PARALLEL_SIGN_INS, rules::NEW_DEVICE, rules::NEW_ADDRESS],
        };
        let own = self.actor_at_home(index, at);
        let agent = FIREFOX_LINUX.user_agent(at);
        self.staged(&SCRIPT, own.id, None, |scene| {
            scene.write_empty(at, own, "user_login", own.user());
            for (minutes, address) in [(8, "203.0.113.61"), (19, "203.0.113.64")] {
                let origin = scene.intruder(address, &agent);
                let other = scene.seized(index, origin);
                scene.write_empty(Timestamp(at.0 + minutes * 60_000), other, "user_login", other.user());
            }
        });
    }

    /// A stolen session of somebody's own browser goes on in another country forty minutes later.
    pub(super) fn impossible_journey(&mut self, index: usize, at: Timestamp) {
        const SCRIPT: Script =
            Script { kind: "impossible_journey", rules: &[rules::IMPOSSIBLE_TRAVEL, rules::NEW_ADDRESS] };
        let own = self.actor_at_home(index, at);
        let agent = self.workspace.habits[index].laptop.user_agent(at);
        self.staged(&SCRIPT, own.id, None, |scene| {
            scene.write_empty(at, own, "user_login", own.user());
            let origin = scene.intruder("203.0.113.99", &agent);
            let thief = scene.seized(index, origin);
            scene.write_empty(Timestamp(at.0 + 40 * 60_000), thief, "user_login", thief.user());
        });
    }

    /// The right password and the right code, at night, from nowhere, with another browser.
    pub(super) fn sign_in_at_night(&mut self, index: usize, at: Timestamp) {
        const SCRIPT: Script = Script {
            kind: "sign_in_at_night",
            rules: &[rules::OFF_HOURS, rules::NEW_ADDRESS, rules::NEW_DEVICE],
        };
        let origin = self.intruder("203.0.113.118", &FIREFOX_LINUX.user_agent(at));
        let victim = self.seized(index, origin);
        self.staged(&SCRIPT, victim.id, Some(origin), |scene| {
            scene.write_empty(at, victim, "user_login", victim.user());
            scene.write_empty(Timestamp(at.0 + 14_000), victim, "user_2fa_success", victim.user());
        });
    }

    /// An account that was not used for as long as the log goes back makes itself a token.
    pub(super) fn long_silent_account(&mut self, index: usize, at: Timestamp) {
        const SCRIPT: Script =
            Script { kind: "long_silent_account", rules: &[rules::DORMANT_THEN_ACTIVE, rules::TOKEN_MADE] };
        let origin = self.intruder("203.0.113.150", &CHROME_LINUX.user_agent(at));
        let victim = self.seized(index, origin);
        self.staged(&SCRIPT, victim.id, Some(origin), |scene| {
            scene.write_empty(at, victim, "user_login", victim.user());
            scene.make_token(Timestamp(at.0 + 6 * 60_000), victim);
        });
    }

    /// Whoever got in takes the second factor off, to come back without it.
    pub(super) fn second_factor_taken_off(&mut self, index: usize, at: Timestamp) {
        const SCRIPT: Script = Script {
            kind: "second_factor_taken_off",
            rules: &[rules::TWO_FACTOR_OFF, rules::NEW_ADDRESS, rules::NEW_DEVICE],
        };
        let origin = self.intruder("203.0.113.171", &FIREFOX_LINUX.user_agent(at));
        let victim = self.seized(index, origin);
        self.workspace.habits[index].two_factor_off = Some(at);
        self.staged(&SCRIPT, victim.id, Some(origin), |scene| {
            scene.write_empty(at, victim, "user_login", victim.user());
            let off = Timestamp(at.0 + 4 * 60_000);
            scene.write_empty(off, victim, "user_2fa_disabled", victim.user());
        });
    }
}
