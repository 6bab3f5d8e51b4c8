//! What a rule found, in plain values.

use crate::desk::{Draft, Subject};
use crate::fact::Facts;
use crate::own::OwnRule;
use crate::rule::{Rule, Severity};
use crate::usual::Usual;
use audit_model::Timestamp;
use audit_store::{Code, Facet, Row, Store};
use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// Stays the same while events arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId(pub(crate) u64);

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FindingId {
    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 16).then(|| u64::from_str_radix(text, 16).ok().map(Self))?
    }
}

impl Serialize for FindingId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The events that prove a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The ids of the first 200, oldest first.
    pub ids: Vec<String>,
    /// How many there are in all.
    pub count: u32,
}

/// Why a finding is not shown among the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Silence {
    /// It weighs too little by itself, and nothing else was found about the actor at the time.
    Alone,
    /// An entry of the allow-list covers it, by its place there.
    Allowed {
        /// The place.
        entry: usize,
    },
    /// Somebody said that it is expected, by the place of what was said.
    Expected {
        /// The place.
        entry: usize,
    },
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// Stays the same while events arrive.
    pub id: FindingId,
    /// The rule.
    pub rule: Rule,
    /// Which of the reader's own rules, where it is one of those.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "inner")]
    pub own: Option<Arc<OwnRule>>,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is, of 100.
    pub confidence: u8,
    /// How much it weighs beside others.
    pub weight: u8,
    /// Whom it is about; nothing where it is about an address.
    pub actor: Option<String>,
    /// Everybody who acts in the evidence.
    pub actors: Vec<String>,
    /// The addresses of the evidence, the first first.
    pub addresses: Vec<String>,
    /// The user agents of the evidence.
    pub user_agents: Vec<String>,
    /// The oldest event of the evidence.
    #[serde(serialize_with = "iso")]
    pub from: Timestamp,
    /// The newest.
    #[serde(serialize_with = "iso")]
    pub to: Timestamp,
    /// The events that prove it.
    pub evidence: Evidence,
    /// What it saw.
    pub facts: Facts,
    /// What was usual for the actor before.
    pub usual: Option<Usual>,
    /// Why it is not among the findings to show; nothing for one that is.
    pub silence: Option<Silence>,
}

impl Finding {
    /// The address of the first event, if it has one.
    pub fn address(&self) -> Option<&str> {
        self.addresses.first().map(String::as_str)
    }

    /// Whether it is to be shown.
    pub const fn speaks(&self) -> bool {
        self.silence.is_none()
    }

    pub(crate) fn of(draft: &Draft, store: &Store) -> Self {
        let texts = |codes: &[u32], facet| -> Vec<String> {
            let text = |code: &u32| store.label(facet, Code::from_number(*code));
            codes.iter().filter_map(text).map(std::borrow::Cow::into_owned).collect()
        };
        let actor = match draft.subject {
            Subject::Actor(code) => texts(&[code], Facet::Actor).pop(),
            Subject::Address(_) => None,
        };
        let ids = draft.rows.iter().filter_map(|row| store.id(Row::from_number(*row)));
        Self {
            id: FindingId(draft.id),
            rule: draft.rule,
            own: None,
            severity: draft.severity,
            confidence: draft.confidence,
            weight: draft.weight,
            actor,
            actors: texts(&draft.actors, Facet::Actor),
            addresses: texts(&draft.addresses, Facet::Address),
            user_agents: texts(&draft.agents, Facet::UserAgent),
            from: Timestamp(draft.from),
            to: Timestamp(draft.to),
            evidence: Evidence { ids: ids.map(std::borrow::Cow::into_owned).collect(), count: draft.count },
            facts: draft.facts.clone(),
            usual: draft.usual.as_deref().cloned(),
            silence: None,
        }
    }
}

fn inner<S: Serializer>(own: &Option<Arc<OwnRule>>, serializer: S) -> Result<S::Ok, S::Error> {
    own.as_deref().serialize(serializer)
}

/// The API's own form.
pub(crate) fn iso<S: Serializer>(time: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(time)
}
