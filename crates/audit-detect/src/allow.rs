//! What the reader has said is no news: an allow-list, and findings that were expected.

use crate::finding::Finding;
use crate::lexicon::is_scripted;
use crate::rule::Rule;
use audit_model::client::Client;
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// An entry of the allow-list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allow {
    /// What is allowed.
    pub what: AllowWhat,
    /// Why, in somebody's own words.
    #[serde(default)]
    pub reason: String,
    /// Until when, in milliseconds since 1970; nothing for ever.
    #[serde(default)]
    pub until_ms: Option<i64>,
}

/// What is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AllowWhat {
    /// An address, or a network such as `192.0.2.0/24`.
    Address(String),
    /// An actor, by id.
    Actor(String),
    /// A client family, such as `python-requests`.
    Client(String),
}

/// Something that was expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// The rule.
    pub rule: Rule,
    /// The key of the reader's own rule, where it is one of those.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
    /// Which of its findings.
    pub scope: ExpectedScope,
    /// Why, in somebody's own words.
    #[serde(default)]
    pub reason: String,
    /// Until when, in milliseconds since 1970; nothing for ever.
    #[serde(default)]
    pub until_ms: Option<i64>,
}

/// Which findings of a rule are expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpectedScope {
    /// This one: of this actor (or, where it has none, from this address), in this time.
    Once {
        /// The actor, if it is about one.
        actor: Option<String>,
        /// The first address, where it is about none.
        address: Option<String>,
        /// Its oldest event, in milliseconds since 1970.
        from_ms: i64,
        /// Its newest event.
        to_ms: i64,
        /// Of a rule of the reader's own, its first event by id: such a rule may find several things at once.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        event: Option<String>,
    },
    /// All of this actor.
    Actor(String),
    /// All of them.
    Rule,
}

fn is_over(until_ms: Option<i64>, finding: &Finding) -> bool {
    until_ms.is_some_and(|until| finding.from.0 > until)
}

impl Allow {
    /// Whether it covers a finding: with all its addresses or clients, not only some. Of a journey that nobody made one
    /// end is enough: where a VPN comes out says nothing of where people are.
    pub fn covers(&self, finding: &Finding) -> bool {
        fn all(items: &[String], fits: impl Fn(&str) -> bool) -> bool {
            !items.is_empty() && items.iter().all(|item| fits(item))
        }
        if is_over(self.until_ms, finding) {
            return false;
        }
        match &self.what {
            AllowWhat::Actor(actor) => match &finding.actor {
                Some(about) => about == actor,
                None => all(&finding.actors, |one| one == actor),
            },
            AllowWhat::Address(text) => {
                let network = text.parse::<IpNet>();
                let fits = |address: &str| match &network {
                    Ok(network) => address.parse::<IpAddr>().is_ok_and(|address| network.contains(&address)),
                    Err(_) => address == text,
                };
                if finding.rule == Rule::ImpossibleTravel {
                    finding.addresses.iter().any(|address| fits(address))
                } else {
                    all(&finding.addresses, fits)
                }
            }
            AllowWhat::Client(family) => {
                all(&finding.user_agents, |agent| Client::parse(agent).family.eq_ignore_ascii_case(family))
            }
        }
    }
}

impl AllowWhat {
    /// Whether it says anything: an address or network that is one, a name that is not empty.
    pub fn is_valid(&self) -> bool {
        match self {
            Self::Address(text) => text.parse::<IpNet>().is_ok() || text.parse::<IpAddr>().is_ok(),
            Self::Actor(text) => !text.trim().is_empty(),
            Self::Client(text) => !text.trim().is_empty() || is_scripted(text),
        }
    }
}

impl Expected {
    /// That this very finding was expected.
    pub fn once(finding: &Finding) -> Self {
        let address = if finding.actor.is_none() { finding.address().map(str::to_owned) } else { None };
        let scope = ExpectedScope::Once {
            actor: finding.actor.clone(),
            address,
            from_ms: finding.from.0,
            to_ms: finding.to.0,
            event: finding.own.as_ref().and_then(|_| finding.evidence.ids.first().cloned()),
        };
        let own = finding.own_key().map(str::to_owned);
        Self { rule: finding.rule, own, scope, reason: String::new(), until_ms: None }
    }

    /// Whether it covers a finding.
    pub fn covers(&self, finding: &Finding) -> bool {
        let same_rule = self.rule == finding.rule && self.own.as_deref() == finding.own_key();
        if !same_rule || is_over(self.until_ms, finding) {
            return false;
        }
        match &self.scope {
            ExpectedScope::Rule => true,
            ExpectedScope::Actor(actor) => finding.actor.as_ref() == Some(actor),
            ExpectedScope::Once { event: Some(event), .. } => finding.evidence.ids.contains(event),
            ExpectedScope::Once { actor, address, from_ms, to_ms, event: None } => {
                let same = match actor {
                    Some(_) => *actor == finding.actor,
                    None => finding.actor.is_none() && address.as_deref() == finding.address(),
                };
                same && finding.from.0 <= *to_ms && *from_ms <= finding.to.0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Lab;

    /// Two wrong codes from an address where the actor never was.
    fn finding() -> Finding {
        let mut lab = Lab::new();
        lab.usual_life("7", 10);
        lab.fail("7", "203.0.113.5", "curl/8.5.0");
        lab.only(Rule::LoneFailure)
    }

    fn allow(what: AllowWhat) -> Allow {
        Allow { what, reason: String::new(), until_ms: None }
    }

    #[test]
    fn an_entry_covers_what_it_names_until_it_ends() {
        let finding = finding();
        for (what, covered) in [
            (AllowWhat::Address("203.0.113.5".into()), true),
            (AllowWhat::Address("203.0.113.0/24".into()), true),
            (AllowWhat::Address("203.0.112.0/24".into()), false),
            (AllowWhat::Actor("7".into()), true),
            (AllowWhat::Actor("8".into()), false),
            (AllowWhat::Client("Curl".into()), true),
            (AllowWhat::Client("wget".into()), false),
        ] {
            let entry = allow(what);
            assert!(entry.what.is_valid());
            assert_eq!(entry.covers(&finding), covered, "{entry:?}");
            assert!(!Allow { until_ms: Some(finding.from.0 - 1), ..entry }.covers(&finding));
        }
        assert!(!AllowWhat::Address("nonsense".into()).is_valid());
    }

    #[test]
    fn one_end_of_a_journey_is_enough_and_of_anything_else_all_addresses() {
        let mut finding = finding();
        finding.addresses.push("192.0.2.40".to_owned());
        let vpn = allow(AllowWhat::Address("203.0.113.0/24".into()));
        assert!(!vpn.covers(&finding));
        finding.rule = Rule::ImpossibleTravel;
        assert!(vpn.covers(&finding));
        assert!(!allow(AllowWhat::Address("198.51.100.0/24".into())).covers(&finding));
    }

    #[test]
    fn expected_once_covers_this_one_and_no_later_one() {
        let finding = finding();
        let once = Expected::once(&finding);
        assert!(once.covers(&finding));
        let mut later = finding.clone();
        (later.from.0, later.to.0) = (finding.to.0 + 1, finding.to.0 + 2);
        assert!(!once.covers(&later));
        assert!(Expected { scope: ExpectedScope::Actor("7".into()), ..once.clone() }.covers(&later));
        assert!(Expected { scope: ExpectedScope::Rule, ..once.clone() }.covers(&later));
        assert!(!Expected { rule: Rule::NewDevice, ..once }.covers(&finding));
    }
}
