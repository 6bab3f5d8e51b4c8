//! The second factor is switched off: from then on the password is enough.
//!
//! Derived; Okta, Elastic and Panther have it for their platforms ("MFA Deactivation").

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;

#[derive(Clone, Debug, Default)]
pub struct TwoFactorOff;

impl Reads for TwoFactorOff {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        if seen.action != Action::TwoFactorOff {
            return;
        }
        let mut hit = Hit::new(Rule::TwoFactorOff, seen, 95).facts(stand.origin());
        if let Some(subject) = seen.subject() {
            let by_oneself = seen.actor_id().is_some_and(|actor| actor == subject);
            hit = hit.fact(Fact::Subject, subject.into_owned()).fact(Fact::OneSelf, by_oneself);
        }
        stand.report(hit);
    }
}

#[cfg(test)]
mod tests {
    use crate::fact::Fact;
    use crate::rule::{Rule, Severity};
    use crate::testing::Lab;

    #[test]
    fn it_is_high_whoever_does_it() {
        let mut lab = Lab::new();
        lab.on("user_2fa_disabled", "7", "7", "{}");
        let finding = lab.only(Rule::TwoFactorOff);
        assert_eq!((finding.severity, finding.facts[&Fact::OneSelf].clone()), (Severity::High, true.into()));
        lab.wait(120);
        lab.pass("7", Lab::OFFICE, Lab::CHROME);
        lab.only(Rule::TwoFactorOff);
    }
}
