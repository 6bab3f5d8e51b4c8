//! The log is read from where its owner never was: only the owner's tokens may read it, so one of them is elsewhere.
//!
//! Derived. This dashboard's own reads are known, see [`OwnReads`](crate::OwnReads).

use super::{Reads, Stand};
use crate::action::Action;
use crate::desk::Hit;
use crate::fact::Fact;
use crate::rule::Rule;

settings! {
    /// Settings of [`Rule::LogReadByAnother`].
    LogReadSettings {
        /// Whether a program that the owner never used counts even from a network that is the owner's.
        known_network_is_enough: bool = true,
    }
}

#[derive(Clone, Debug, Default)]
pub struct LogReadByAnother;

impl Reads for LogReadByAnother {
    fn read(&mut self, stand: &mut Stand<'_, '_>) {
        let seen = stand.seen;
        if seen.action != Action::LogRead || stand.settled().is_none() || is_own(stand) {
            return;
        }
        let enough = stand.thresholds().log_read.known_network_is_enough || stand.client_is_known();
        if seen.network.is_none() || stand.network_is_familiar() && enough {
            return;
        }
        let count = stand.open(Rule::LogReadByAnother).map_or(0, |draft| draft.count) + 1;
        let confidence = if stand.client_is_known() { 60 } else { 85 };
        let hit = Hit::new(Rule::LogReadByAnother, seen, confidence).fact(Fact::Count, count);
        stand.report(hit.facts(stand.origin()));
    }
}

fn is_own(stand: &Stand<'_, '_>) -> bool {
    let Some(own) = &stand.surroundings().own else { return false };
    let store = stand.seen.store;
    store.event(audit_store::Row::from_number(stand.seen.row)).is_some_and(|event| {
        event.actor_id.as_deref() == Some(&own.owner)
            && event.user_agent.as_deref() == Some(&own.user_agent)
            && event.ip_address.as_deref() == Some(&own.address)
    })
}

#[cfg(test)]
mod tests {
    use crate::rule::Rule;
    use crate::settings::OwnReads;
    use crate::testing::Lab;

    #[test]
    fn from_elsewhere_it_is_somebody_else() {
        let mut lab = Lab::new();
        lab.usual_life("owner", 6);
        for _ in 0..3 {
            lab.event("audit_events_accessed", "owner", "203.0.113.9", "curl/8.5.0", "{}");
        }
        assert_eq!(lab.only(Rule::LogReadByAnother).evidence.count, 3);
    }

    #[test]
    fn from_the_owners_desk_it_is_the_owner_whatever_the_tool() {
        let mut lab = Lab::new();
        lab.usual_life("owner", 6);
        lab.event("audit_events_accessed", "owner", Lab::OFFICE, "pachca-cli/2026.8.1 node/22.11.0", "{}");
        lab.none(Rule::LogReadByAnother);
        lab.settings.thresholds.log_read.known_network_is_enough = false;
        lab.only(Rule::LogReadByAnother);
    }

    #[test]
    fn our_own_reads_are_known_to_the_letter() {
        let mut lab = Lab::new();
        lab.usual_life("owner", 6);
        lab.event("audit_events_accessed", "owner", "198.18.9.9", Lab::CHROME, "{}");
        lab.only(Rule::LogReadByAnother);
        lab.settings.surroundings.own = Some(OwnReads {
            owner: "owner".into(),
            user_agent: Lab::CHROME.into(),
            address: "198.18.9.9".into(),
        });
        lab.none(Rule::LogReadByAnother);
    }
}
