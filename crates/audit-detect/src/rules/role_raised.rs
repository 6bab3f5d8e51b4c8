//! Somebody is made an administrator; critical where they do it themselves.
//!
//! Sources: Panther, "Slack User Privilege Escalation"; Elastic, "Google Workspace Admin Role Assigned to a User".

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::{Hit, Subject};
use crate::fact::Fact;
use crate::rule::{Rule, Severity};
use crate::seen::{Seen, id_in};

/// A role change to administrator.
pub struct Raise {
    /// Who did it, by code.
    pub by: u32,
    /// Whose role it was, by id.
    pub whose: String,
    pub by_oneself: bool,
    pub before: String,
}

impl Raise {
    /// What an event says of it, if it is one.
    pub fn of(seen: &Seen<'_>) -> Option<Self> {
        if seen.action != Action::RoleChanged {
            return None;
        }
        let details = seen.details();
        if details["new_company_role"] != "admin" || details["previous_company_role"] == "admin" {
            return None;
        }
        let whose = seen.subject().or_else(|| seen.actor_id())?.into_owned();
        // Who did it is named in the details; the event may be logged under either.
        let initiator = id_in(&details, "initiator_id").or_else(|| seen.actor_id().map(Into::into))?;
        Some(Self {
            by: seen.actor_code(&initiator).unwrap_or(seen.actor),
            by_oneself: initiator == whose,
            whose,
            before: details["previous_company_role"].as_str().unwrap_or_default().to_owned(),
        })
    }
}

#[derive(Clone, Debug, Default)]
pub struct RoleRaised;

impl Reads for RoleRaised {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let Some(raise) = Raise::of(stand.seen) else { return };
        let severity = if raise.by_oneself { Severity::Critical } else { Severity::High };
        let hit = Hit::new(Rule::RoleRaised, stand.seen, 95)
            .about(Subject::Actor(raise.by))
            .severity(severity)
            .fact(Fact::Subject, raise.whose)
            .fact(Fact::OneSelf, raise.by_oneself)
            .fact(Fact::Role, "admin")
            .fact(Fact::RoleBefore, raise.before);
        stand.report(hit);
    }
}

#[cfg(test)]
mod tests {
    use crate::fact::Fact;
    use crate::rule::{Rule, Severity};
    use crate::testing::Lab;

    const TO_ADMIN: &str = r#"{"new_company_role":"admin","previous_company_role":"user","initiator_id":1}"#;

    #[test]
    fn an_administrator_made_by_another_is_high_and_by_oneself_critical() {
        let mut lab = Lab::new();
        lab.usual_life("1", 2);
        lab.on("user_role_changed", "1", "7", TO_ADMIN);
        let finding = lab.only(Rule::RoleRaised);
        assert_eq!((finding.severity, finding.facts[&Fact::Subject].clone()), (Severity::High, "7".into()));

        let mut lab = Lab::new();
        lab.usual_life("1", 2);
        lab.on("user_role_changed", "1", "1", TO_ADMIN);
        assert_eq!(lab.only(Rule::RoleRaised).severity, Severity::Critical);
    }

    #[test]
    fn the_initiator_counts_whoever_it_is_logged_under() {
        let mut lab = Lab::new();
        lab.usual_life("1", 2);
        lab.on("user_role_changed", "7", "7", TO_ADMIN);
        let finding = lab.only(Rule::RoleRaised);
        assert_eq!((finding.severity, finding.actor.as_deref()), (Severity::High, Some("1")));
    }

    #[test]
    fn other_roles_and_odd_details_are_none() {
        let mut lab = Lab::new();
        lab.on("user_role_changed", "1", "7", &TO_ADMIN.replace("\"admin\"", "\"multi_guest\""));
        lab.on("user_role_changed", "1", "7", "{}");
        lab.on("user_role_changed", "1", "7", "[]");
        lab.none(Rule::RoleRaised);
    }
}
