//! How this dashboard's own reads of the log are told from everybody else's.
//!
//! Each request for the log leaves an entry there. Hiding these is safe only while nobody else's can be taken for
//! them: a stolen token that reads the log must stay visible. So an entry is our own only if all of this holds:
//! - its kind is [`READ_KEY`];
//! - its actor is the person whose token is in use;
//! - its user agent is this browser's, to the letter;
//! - its address is the one that this visit's own requests were logged with.
//!
//! No page can see its own address from outside, so that one is learnt from the log: what was logged between two
//! requests of this visit, by the same actor and user agent. If that came from several addresses, somebody else may
//! be among them, and nothing is hidden. What cannot be told apart is another person with the same token, at the
//! same address, with the very same browser.

use audit_model::AuditEvent;
use audit_store::{Clause, Facet, Source, Value};
use std::collections::BTreeSet;

/// The kind of entry that reading the log leaves there.
pub const READ_KEY: &str = "audit_events_accessed";
/// Where the clause that hides our own reads stands in the store. No view leaves it out, so all counts agree.
pub const SOURCE: Source = Source::Other(0);
/// The API cuts user agents to so many characters.
const AGENT_CHARS: usize = 255;

/// What all entries of our own reads have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReads {
    /// The person whose token is in use.
    pub owner: String,
    /// This browser, as the log writes it.
    pub user_agent: String,
    /// Our address, as the log has it.
    pub address: String,
}

impl OwnReads {
    /// Finds out what our entries look like from two looks at the newest reads: `before` holds the ids of the first
    /// look, `after` the entries of the second, between which this page has asked at least once.
    pub fn learn(
        owner: &str,
        user_agent: &str,
        before: &BTreeSet<String>,
        after: &[AuditEvent<'_>],
    ) -> Option<Self> {
        let user_agent: String = user_agent.chars().take(AGENT_CHARS).collect();
        let ours = |event: &&AuditEvent<'_>| {
            event.event_key == READ_KEY
                && event.actor_id.as_deref() == Some(owner)
                && event.user_agent.as_deref() == Some(user_agent.as_str())
                && !before.contains(event.id.as_ref())
        };
        let addresses: BTreeSet<Option<&str>> =
            after.iter().filter(ours).map(|event| event.ip_address.as_deref()).collect();
        match (addresses.len(), addresses.first()) {
            (1, Some(Some(address))) => {
                let address = (*address).to_owned();
                Some(Self { owner: owner.to_owned(), user_agent, address })
            }
            _ => None,
        }
    }

    /// Whether an entry is one of ours.
    pub fn has(&self, event: &AuditEvent<'_>) -> bool {
        event.event_key == READ_KEY
            && event.actor_id.as_deref() == Some(&self.owner)
            && event.user_agent.as_deref() == Some(&self.user_agent)
            && event.ip_address.as_deref() == Some(&self.address)
    }

    /// The clause that hides them.
    pub fn clause(&self) -> Clause {
        let values = vec![
            (Facet::EventKey, Value::from(READ_KEY)),
            (Facet::UserAgent, Value::Label(self.user_agent.clone())),
            (Facet::Address, Value::Label(self.address.clone())),
            (Facet::Actor, Value::Label(self.owner.clone())),
        ];
        Clause::AllOf { values, negated: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::Timestamp;
    use audit_store::Store;

    const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0";

    fn read(
        id: &'static str,
        actor: &'static str,
        agent: Option<&'static str>,
        address: Option<&'static str>,
    ) -> AuditEvent<'static> {
        AuditEvent {
            id: id.into(),
            created_at: Timestamp(1_763_000_000_000),
            event_key: READ_KEY.into(),
            actor_id: Some(actor.into()),
            actor_type: Some("User".into()),
            entity_id: Some("1".into()),
            entity_type: Some("Company".into()),
            details: "{}".into(),
            ip_address: address.map(Into::into),
            user_agent: agent.map(Into::into),
            extra: None,
        }
    }

    fn ours(id: &'static str) -> AuditEvent<'static> {
        read(id, "7", Some(AGENT), Some("10.0.0.1"))
    }

    /// Reads that nobody may hide: each differs from ours in one thing.
    fn others() -> Vec<AuditEvent<'static>> {
        vec![
            read("actor", "8", Some(AGENT), Some("10.0.0.1")),
            read("program", "7", Some("curl/8.5.0"), Some("10.0.0.1")),
            read(
                "newer browser",
                "7",
                Some("Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0.0.0"),
                Some("10.0.0.1"),
            ),
            read("no agent", "7", None, Some("10.0.0.1")),
            read("elsewhere", "7", Some(AGENT), Some("203.0.113.140")),
            read("from nowhere", "7", Some(AGENT), None),
            AuditEvent { event_key: "company_chats_accessed".into(), ..ours("other key") },
        ]
    }

    fn learn(before: &[&str], after: &[AuditEvent<'_>]) -> Option<OwnReads> {
        OwnReads::learn("7", AGENT, &before.iter().map(|id| (*id).to_owned()).collect(), after)
    }

    #[test]
    fn the_address_is_learnt_from_what_came_between_two_looks() {
        let earlier_at_home = read("home", "7", Some(AGENT), Some("192.0.2.9"));
        let own = learn(&["home"], &[ours("a"), ours("b"), earlier_at_home]).unwrap();
        assert_eq!(own.address, "10.0.0.1");
        assert_eq!(learn(&["a"], &[ours("a")]), None, "nothing new");
    }

    #[test]
    fn others_who_read_meanwhile_do_not_become_us() {
        assert!(learn(&[], &others()[..4]).is_none());
        let thief = read("thief", "7", Some(AGENT), Some("203.0.113.140"));
        assert_eq!(learn(&[], &[ours("a"), thief]), None, "two addresses: one of them may be a thief's");
        assert_eq!(learn(&[], &[read("a", "7", Some(AGENT), None)]), None);
    }

    #[test]
    fn a_long_user_agent_is_known_in_the_form_that_the_log_cuts_it_to() {
        let long = "я".repeat(300);
        let cut: &'static str = "я".repeat(255).leak();
        let own =
            OwnReads::learn("7", &long, &BTreeSet::new(), &[read("a", "7", Some(cut), Some("10.0.0.1"))]);
        assert_eq!(own.unwrap().user_agent, cut);
    }

    #[test]
    fn only_our_own_reads_are_ours_and_hidden() {
        let own = learn(&[], &[ours("a")]).unwrap();
        assert!(own.has(&ours("b")));
        assert!(others().iter().all(|event| !own.has(event)));
        let mut store = Store::new();
        store.append(&[others(), vec![ours("a"), ours("b")]].concat());
        store.set(SOURCE, Some(own.clause()));
        assert_eq!((store.matching(), store.kept_out(SOURCE)), (others().len(), 2));
        for event in others() {
            assert!(store.row_of_id(&event.id).and_then(|row| store.rank(row)).is_some(), "{}", event.id);
        }
    }
}
