//! An account is made and soon made an administrator by the same actor: a back door.
//!
//! Source: Google Security Operations, a user created and granted an administrator's role within 30 minutes.

use super::role_raised::Raise;
use super::{Reads, Stand, minutes};
use crate::action::Action;
use crate::desk::{Hit, Subject};
use crate::fact::Fact;
use crate::rule::Rule;
use std::collections::HashMap;

settings! {
    /// Settings of [`Rule::CreatedThenRaised`].
    CreatedThenRaisedSettings {
        /// Within so many minutes.
        minutes: u32 = 30,
    }
}

#[derive(Clone, Debug, Default)]
pub struct CreatedThenRaised {
    /// Accounts just made: by id, when, by whom, the event.
    made: HashMap<String, (i64, u32, u32)>,
}

const MOST: usize = 2_000;

impl Reads for CreatedThenRaised {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        if seen.action == Action::UserCreated {
            if let Some(subject) = seen.subject().filter(|_| self.made.len() < MOST) {
                self.made.insert(subject.into_owned(), (seen.time, seen.actor, seen.row));
            }
            return;
        }
        let Some(raise) = Raise::of(seen) else { return };
        let Some(&(made, by, row)) = self.made.get(&raise.whose) else { return };
        let within = minutes(stand.thresholds().created_then_raised.minutes);
        if by != raise.by || seen.time - made > within {
            return;
        }
        let hit = Hit::new(Rule::CreatedThenRaised, seen, 90)
            .about(Subject::Actor(by))
            .rows(vec![row, seen.row])
            .fact(Fact::Subject, raise.whose)
            .fact(Fact::Minutes, (seen.time - made) / 60_000 + 1);
        stand.report(hit);
    }

    fn forget(&mut self, at: i64) {
        self.made.retain(|_, (made, ..)| at - *made <= minutes(24 * 60));
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    fn raised_after(minutes: i64, by: &str) -> Lab {
        let mut lab = Lab::new();
        lab.usual_life("1", 2);
        lab.usual_life("2", 2);
        lab.on("user_created", "1", "9", "{}");
        lab.wait(minutes);
        let details =
            format!(r#"{{"new_company_role":"admin","previous_company_role":"user","initiator_id":{by}}}"#);
        lab.on("user_role_changed", by, "9", &details);
        lab
    }

    #[test]
    fn made_and_raised_within_half_an_hour_by_the_same() {
        assert_eq!(raised_after(10, "1").only(Rule::CreatedThenRaised).evidence.count, 2);
    }

    #[test]
    fn later_or_by_another_is_none() {
        raised_after(31, "1").none(Rule::CreatedThenRaised);
        raised_after(10, "2").none(Rule::CreatedThenRaised);
    }
}
