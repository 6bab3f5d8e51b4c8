//! What a rule saw, as names and values: the page turns them into words.

use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

macro_rules! facts {
    ($($(#[doc = $doc:literal])+ $name:ident $slug:literal;)+) => {
        /// The name of a fact.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fact { $($(#[doc = $doc])+ $name,)+ }

        impl Fact {
            /// Every fact.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The stable name used in files, and as an argument of messages.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ }
            }
        }
    };
}

facts! {
    /// How many events of the kind that the rule counts.
    Count "count";
    /// The number from which the rule speaks.
    Threshold "threshold";
    /// The minutes in which they lie at most.
    Minutes "minutes";
    /// How many different actors.
    Actors "actors";
    /// How many different addresses.
    Addresses "addresses";
    /// The most that was usual before.
    UsualMost "usual";
    /// The network it came from.
    Network "network";
    /// The client family it came from.
    Client "client";
    /// What kind of thing: `messages`, `people`, `tags`.
    Things "things";
    /// The id of the person it was done to.
    Subject "subject";
    /// The new role.
    Role "role";
    /// The role before.
    RoleBefore "role_before";
    /// Whether they did it to themselves.
    OneSelf "self";
    /// The scopes given.
    Scopes "scopes";
    /// The client id of an application.
    Application "application";
    /// The host of a webhook.
    Host "host";
    /// The host before.
    HostBefore "host_before";
    /// The name of a data leak rule.
    LeakRule "leak_rule";
    /// Days of silence.
    Days "days";
    /// The hour of the workspace's clock.
    Hour "hour";
    /// Whether it was at night, as its actor never is.
    AtNight "at_night";
    /// Whether it was a day off.
    DayOff "day_off";
    /// Kilometres between two places.
    Kilometres "kilometres";
    /// Kilometres an hour.
    Speed "speed";
    /// When the account was deleted, in milliseconds since 1970.
    DeletedAt "deleted_at";
    /// The rules that spoke, by name.
    Rules "rules";
    /// The event key.
    Key "key";
    /// Whether it ended with a sign-in.
    SignedIn "signed_in";
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FactValue {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(i64),
    /// A text, as the log has it.
    Text(String),
    /// Texts, as the log has them.
    Texts(Vec<String>),
}

impl From<bool> for FactValue {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}

impl From<i64> for FactValue {
    fn from(value: i64) -> Self {
        Self::Number(value)
    }
}

impl From<u32> for FactValue {
    fn from(value: u32) -> Self {
        Self::Number(i64::from(value))
    }
}

impl From<usize> for FactValue {
    fn from(value: usize) -> Self {
        Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<String> for FactValue {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for FactValue {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<Vec<String>> for FactValue {
    fn from(value: Vec<String>) -> Self {
        Self::Texts(value)
    }
}

/// Facts by name.
pub type Facts = BTreeMap<Fact, FactValue>;
