//! A message trips one of the workspace's data leak rules.
//!
//! Source: the platform's own judgement. All of an actor within a day are one finding.

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;

#[derive(Clone, Debug, Default)]
pub struct LeakRuleHit;

impl Reads for LeakRuleHit {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        if seen.action != Action::LeakRule {
            return;
        }
        let details = seen.details();
        let count = stand.open(Rule::LeakRuleHit).map_or(0, |draft| draft.count) + 1;
        let hit = Hit::new(Rule::LeakRuleHit, seen, 95).fact(Fact::Count, count);
        let name = details["dlp_rule_name"].as_str().unwrap_or_default();
        stand.report(hit.fact(Fact::LeakRule, name));
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn a_day_of_one_actor_is_one_finding() {
        let mut lab = Lab::new();
        for actor in ["7", "7", "8"] {
            lab.on("dlp_violation_detected", actor, "1", r#"{"dlp_rule_name":"Паспорта"}"#);
        }
        assert_eq!(lab.report().of_rule(Rule::LeakRuleHit).count(), 2);
    }
}
