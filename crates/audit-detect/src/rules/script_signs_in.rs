//! A program signs in as a person: with no user agent, or with that of a library.
//!
//! Sources: Elastic, rules on unusual user agents of sign-ins; Microsoft Sentinel, "Suspicious user agent strings"
//! (python-requests, curl, Go-http-client, Headless, Java and others). Bots never sign in, so it is about people.

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::rule::Rule;
use audit_model::time::DAY_MS;
use audit_store::Code;
use std::collections::HashMap;

settings! {
    /// Settings of [`Rule::ScriptSignsIn`].
    ScriptSettings {
        /// A program that signed the actor in so many days ago is theirs.
        known_after_days: u32 = 1,
    }
}

#[derive(Clone, Debug, Default)]
pub struct ScriptSignsIn {
    /// With which programs actors have signed in, and when first.
    known: HashMap<u32, Vec<(u32, i64)>>,
}

const MOST: usize = 8;

impl Reads for ScriptSignsIn {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        let without_origin = seen.address == Code::MISSING.number();
        if seen.action != Action::SignIn || !seen.client.scripted || without_origin || stand.is_bot {
            return;
        }
        let known = self.known.entry(seen.actor).or_default();
        let settled = seen.time - i64::from(stand.thresholds().script.known_after_days) * DAY_MS;
        match known.iter().find(|(family, _)| *family == seen.client.family) {
            Some((_, first)) if *first <= settled => return,
            Some(_) => {}
            None if known.len() < MOST => known.push((seen.client.family, seen.time)),
            None => {}
        }
        if stand.settled().is_some() {
            stand.report(Hit::new(Rule::ScriptSignsIn, seen, 80).facts(stand.origin()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn a_library_or_nothing_at_all_is_a_program() {
        for agent in ["python-requests/2.32.3", ""] {
            let mut lab = Lab::new();
            lab.usual_life("7", 6);
            lab.sign_in("7", Lab::OFFICE, agent);
            assert!(lab.only(Rule::ScriptSignsIn).speaks());
        }
    }

    #[test]
    fn people_bots_and_beginners_are_none() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.sign_in("beginner", Lab::OFFICE, "curl/8.5.0");
        lab.live("robot", 6, "198.51.100.200", "axios/1.12.2");
        lab.settings.surroundings.bots.insert("robot".to_owned());
        lab.sign_in("robot", "198.51.100.200", "curl/8.5.0");
        lab.event("search_users_api", "7", Lab::OFFICE, "curl/8.5.0", "{}");
        lab.none(Rule::ScriptSignsIn);
    }

    #[test]
    fn what_signs_in_every_day_is_known_from_the_second_day_on() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        for _ in 0..5 {
            lab.sign_in("7", Lab::OFFICE, "curl/8.5.0");
            lab.wait(25 * 60);
        }
        assert_eq!(lab.only(Rule::ScriptSignsIn).evidence.count, 1);
    }
}
