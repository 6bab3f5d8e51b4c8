//! What events can be counted by, and the codes that stand for its values.

/// A property that events are counted and filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The category of the event key; labels are [`audit_model::Category::slug`]s.
    Category,
    /// `event_key`.
    EventKey,
    /// `actor_id`.
    Actor,
    /// `actor_type`.
    ActorType,
    /// `entity_id`.
    Entity,
    /// `entity_type`.
    EntityType,
    /// `ip_address`.
    Address,
    /// The family of the client, see [`audit_model::client::Client`].
    Client,
    /// `user_agent`, whole.
    UserAgent,
    /// The scopes that the details name, see [`audit_model::rights`].
    Scope,
    /// The roles that the details name.
    Role,
    /// What kinds of notes somebody made on it, see [`crate::Store::tell`].
    Note,
    /// The tags that somebody gave it.
    Tag,
    /// The cases that somebody put it in.
    Case,
}

impl Facet {
    /// The facets of which an event has any number of values, or none. None is no value of theirs: their counts
    /// leave it out. A timeline split by one of them sees the first value of each event.
    pub const LABELS: [Self; 5] = [Self::Scope, Self::Role, Self::Note, Self::Tag, Self::Case];

    /// Whether the codes of its column are those of its values, and of nothing else.
    pub(crate) const fn has_own_codes(self) -> bool {
        matches!(self, Self::Actor | Self::Address | Self::UserAgent)
    }

    /// Where a facet is among [`LABELS`](Self::LABELS).
    pub(crate) fn label_index(self) -> Option<usize> {
        Self::LABELS.iter().position(|facet| *facet == self)
    }
}

/// Stands for one value of one facet, from its first event on, for the life of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub(crate) u32);

impl Code {
    /// The value that is not there (`null` or no such field): a value of its own, unlike the empty text.
    pub const MISSING: Self = Self(0);

    /// The number behind it: small, and dense among the codes of a facet.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The code with this number; one that was not given out stands for nothing.
    pub const fn from_number(number: u32) -> Self {
        Self(number)
    }
}

/// An event in a store: its place in the order of arrival. Stays the same for the life of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub(crate) u32);

impl Row {
    /// How many events arrived before it.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The event that so many arrived before; one that is not loaded is found by nobody.
    pub const fn from_number(number: u32) -> Self {
        Self(number)
    }
}

/// The dictionary-coded columns; a facet is read off one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    /// Event key, actor type and entity type in one: few combinations exist.
    Kind = 0,
    Actor = 1,
    Address = 2,
    Agent = 3,
}

impl Column {
    pub const ALL: [Self; 4] = [Self::Kind, Self::Actor, Self::Address, Self::Agent];

    /// The column that a facet is read off; none for entities, which have no dictionary of their own,
    /// and where an event has several values.
    pub const fn of(facet: Facet) -> Option<Self> {
        match facet {
            Facet::Category | Facet::EventKey | Facet::ActorType | Facet::EntityType => Some(Self::Kind),
            Facet::Actor => Some(Self::Actor),
            Facet::Address => Some(Self::Address),
            Facet::Client | Facet::UserAgent => Some(Self::Agent),
            Facet::Entity | Facet::Scope | Facet::Role | Facet::Note | Facet::Tag | Facet::Case => None,
        }
    }
}
