//! A token is made, or a bot may do more: a way in that needs no second factor.
//!
//! Sources: Sigma and Elastic, rules on API tokens created (GitHub, Okta). By itself it is ordinary and keeps quiet;
//! within an hour of anything else about the actor it is high.

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;
use serde_json::Value;

#[derive(Clone, Debug, Default)]
pub struct TokenMade;

impl Reads for TokenMade {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        if !matches!(seen.action, Action::TokenMade | Action::BotScopes) {
            return;
        }
        let details = seen.details();
        let field = if seen.action == Action::BotScopes { "added_scopes" } else { "scopes" };
        let scopes: Vec<String> = match &details[field] {
            Value::Array(scopes) => scopes.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        if seen.action == Action::BotScopes && scopes.is_empty() {
            return;
        }
        let hit = Hit::new(Rule::TokenMade, seen, 95).fact(Fact::Scopes, scopes).facts(stand.origin());
        stand.report(hit);
    }
}

#[cfg(test)]
mod tests {
    use crate::fact::Fact;
    use crate::finding::Silence;
    use crate::rule::Rule;
    use crate::testing::Lab;

    #[test]
    fn a_token_is_noted_and_keeps_quiet_alone() {
        let mut lab = Lab::new();
        lab.event("access_token_created", "7", Lab::OFFICE, Lab::CHROME, r#"{"scopes":["chats:read"]}"#);
        let finding = lab.only(Rule::TokenMade);
        assert_eq!(finding.facts[&Fact::Scopes], vec!["chats:read".to_owned()].into());
        assert_eq!(finding.silence, Some(Silence::Alone));
    }

    #[test]
    fn scopes_taken_away_are_none_and_scopes_added_are_one() {
        let mut lab = Lab::new();
        lab.event(
            "bot_scopes_updated",
            "7",
            Lab::OFFICE,
            Lab::CHROME,
            r#"{"added_scopes":[],"removed_scopes":["a"]}"#,
        );
        lab.none(Rule::TokenMade);
        lab.event("bot_scopes_updated", "7", Lab::OFFICE, Lab::CHROME, r#"{"added_scopes":["a"]}"#);
        lab.only(Rule::TokenMade);
    }
}
