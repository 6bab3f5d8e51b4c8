//! Filters as clauses, each with a source.

use crate::{Facet, Meaning};
use audit_model::Timestamp;
use audit_model::client::ClientGroup;
use ipnet::IpNet;
use std::sync::Arc;

/// Where a clause comes from. A source has one clause at a time, and views about that source leave it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The period or brush. Left out by the timeline.
    Time,
    /// What is picked in a facet. Left out by the counts of that facet.
    Only(Facet),
    /// What is ruled out in a facet, beside what is picked. Left out by the counts of that facet.
    Except(Facet),
    /// A search; the number tells several apart. Left out by no view.
    Text(u8),
    /// Any other filter; the number tells several apart. Left out by no view.
    Other(u8),
}

/// What events must be like. Clauses of different sources are combined by "and".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Clause {
    /// Within a time range (or, negated, outside of it).
    Time {
        /// The first instant inside.
        from: Timestamp,
        /// The first instant after it.
        until: Timestamp,
        /// Turns the clause round.
        negated: bool,
    },
    /// One of these values; values that are not loaded (yet) may be named.
    AnyOf {
        /// What the values are of.
        facet: Facet,
        /// The values.
        values: Vec<Value>,
        /// Turns the clause round.
        negated: bool,
    },
    /// All of these values at once: a conjunction, so that its negation rules out only what has every one of them.
    /// Naming the rarest value first is the fastest.
    AllOf {
        /// Facets with the value that each must have; all events have none.
        values: Vec<(Facet, Value)>,
        /// Turns the clause round.
        negated: bool,
    },
    /// Contains a text, whatever the case of ASCII and Cyrillic letters. The empty text is in every field that
    /// is there; details of `{}` are not there.
    Text {
        /// What to look for.
        needle: String,
        /// Where; everywhere if not given. Everywhere includes the id only where it starts with a needle of at
        /// least [`ID_PREFIX`] bytes: four random hex digits would otherwise be found in every tenth id.
        field: Option<Field>,
        /// What it stands for besides; only where it is looked for everywhere.
        meaning: Arc<Meaning>,
        /// Turns the clause round.
        negated: bool,
    },
    /// A named field of `details` contains a text, whatever the case of ASCII and Cyrillic letters; of a list or an
    /// object within, any element does. `null` contains nothing, and the empty text is in everything else.
    Detail {
        /// The name of the field, as the API spells it.
        name: String,
        /// What to look for.
        needle: String,
        /// Turns the clause round.
        negated: bool,
    },
    /// A field is there at all; details of `{}` are not.
    Present {
        /// Which one.
        field: Field,
        /// Turns the clause round.
        negated: bool,
    },
}

/// How much of an id a text without a field must have to find it: the first group of a UUID.
pub const ID_PREFIX: usize = 8;

/// A value to filter by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// This label exactly.
    Label(String),
    /// No value at all.
    Missing,
    /// Any address inside; only for [`Facet::Address`].
    Block(IpNet),
    /// Any client of the group; only for [`Facet::Client`].
    Client(ClientGroup),
}

impl From<&str> for Value {
    fn from(label: &str) -> Self {
        Self::Label(label.to_owned())
    }
}

/// A field of an event, to search or to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // They are the fields of `AuditEvent`.
pub enum Field {
    Id,
    EventKey,
    ActorId,
    ActorType,
    EntityId,
    EntityType,
    IpAddress,
    UserAgent,
    Details,
    Extra,
}
