//! A sign-in after a month without any event: an account that nobody looks after any more.
//!
//! Derived. Silence means nothing where messages and reactions are not loaded, so the rule is silent then. People come
//! back from long leave, so it keeps quiet unless it has company.

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;
use audit_model::time::DAY_MS;

settings! {
    /// Settings of [`Rule::DormantThenActive`].
    DormantSettings {
        /// So many days without any event.
        days: u32 = 30,
    }
}

#[derive(Clone, Debug, Default)]
pub struct DormantThenActive;

impl Reads for DormantThenActive {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        if seen.action != Action::SignIn || stand.surroundings().without_talk || stand.is_bot {
            return;
        }
        let Some(actor) = stand.actor else { return };
        // Who was never seen was silent since the log begins, unless the account is new.
        let since = if actor.first <= actor.last { actor.last } else { stand.began };
        let days = (seen.time - since.max(actor.created.unwrap_or(i64::MIN))) / DAY_MS;
        if days >= i64::from(stand.thresholds().dormant.days) {
            let hit = Hit::new(Rule::DormantThenActive, seen, 60).fact(Fact::Days, days);
            stand.report(hit.facts(stand.origin()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn a_month_of_silence_is_dormant_and_a_holiday_is_not() {
        let mut lab = Lab::new();
        lab.usual_life("7", 6);
        lab.wait(29 * 24 * 60);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.none(Rule::DormantThenActive);
        lab.wait(31 * 24 * 60);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.only(Rule::DormantThenActive);
    }

    #[test]
    fn who_talks_is_not_silent_and_without_talk_nobody_is() {
        let mut lab = Lab::new();
        lab.usual_life("7", 2);
        for _ in 0..40 {
            lab.event("message_created", "7", Lab::OFFICE, Lab::CHROME, "{}");
            lab.wait(24 * 60);
        }
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.none(Rule::DormantThenActive);
        lab.wait(40 * 24 * 60);
        lab.sign_in("7", Lab::OFFICE, Lab::CHROME);
        lab.settings.surroundings.without_talk = true;
        lab.none(Rule::DormantThenActive);
    }

    #[test]
    fn somebody_never_seen_is_dormant_unless_the_account_is_new() {
        let mut lab = Lab::new();
        lab.usual_life("7", 25);
        lab.on("user_created", "7", "new", "{}");
        lab.sign_in("new", Lab::OFFICE, Lab::CHROME);
        lab.none(Rule::DormantThenActive);
        lab.sign_in("old", Lab::OFFICE, Lab::CHROME);
        assert_eq!(lab.only(Rule::DormantThenActive).actor.as_deref(), Some("old"));
    }
}
