//! The JSON of filters.
//!
//! An object with a member for each source that is to change; sources that are not named stay as they are, and
//! `null` takes a clause away.
//!
//! | source | clause |
//! | --- | --- |
//! | `time` | `{"from": t, "until": t}`: from an instant up to but not including another, as milliseconds since 1970 or ISO 8601 |
//! | `category`, `event_key`, `actor`, `actor_type`, `entity`, `entity_type`, `address`, `client`, `user_agent` | a list of values, `null` among them for "none"; for `address` also CIDR blocks |
//! | `text` | a string to find anywhere, or `{"needle": s, "field": f}` |
//! | `present` | the name of a field that is to be there: `id`, `event_key`, `actor_id`, `actor_type`, `entity_id`, `entity_type`, `ip_address`, `user_agent`, `details`, `extra` |
//!
//! `{"not": clause}` turns any of them round. A view leaves out the clause of its own source: the timeline that of
//! `time`, the actors that of `actor`, the addresses that of `address`, the keys that of `event_key`.

use audit_model::Timestamp;
use audit_store::{Clause, Facet, Field, Source, Value};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Facets by the names that filters and labels use.
const FACETS: [(&str, Facet); 9] = [
    ("category", Facet::Category),
    ("event_key", Facet::EventKey),
    ("actor", Facet::Actor),
    ("actor_type", Facet::ActorType),
    ("entity", Facet::Entity),
    ("entity_type", Facet::EntityType),
    ("address", Facet::Address),
    ("client", Facet::Client),
    ("user_agent", Facet::UserAgent),
];

const FIELDS: [(&str, Field); 10] = [
    ("id", Field::Id),
    ("event_key", Field::EventKey),
    ("actor_id", Field::ActorId),
    ("actor_type", Field::ActorType),
    ("entity_id", Field::EntityId),
    ("entity_type", Field::EntityType),
    ("ip_address", Field::IpAddress),
    ("user_agent", Field::UserAgent),
    ("details", Field::Details),
    ("extra", Field::Extra),
];

/// A source and what its clause is to be.
pub type Change = (Source, Option<Clause>);

/// The facet with this name.
///
/// # Errors
/// Where there is none.
pub fn facet(name: &str) -> Result<Facet, String> {
    find(&FACETS, name).ok_or_else(|| format!("there is no facet {name:?}"))
}

/// Reads a filters object.
///
/// # Errors
/// Says what is not as the module's documentation has it.
pub fn read(json: &str) -> Result<Vec<Change>, String> {
    let members: BTreeMap<String, Option<Written>> =
        serde_json::from_str(json).map_err(|error| format!("no filters: {error}"))?;
    members
        .into_iter()
        .map(|(name, written)| {
            let source = source(&name)?;
            let clause = written.map(|written| written.clause(&name)).transpose()?;
            Ok((source, clause))
        })
        .collect()
}

fn source(name: &str) -> Result<Source, String> {
    match name {
        "time" => Ok(Source::Time),
        "text" => Ok(Source::Text(0)),
        "present" => Ok(Source::Other(0)),
        _ => find(&FACETS, name).map(Source::Only).ok_or_else(|| format!("there is no source {name:?}")),
    }
}

/// A clause as it is written.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Not { not: Plain },
    Plain(Plain),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Plain {
    Time { from: Instant, until: Instant },
    Values(Vec<Option<String>>),
    Word(String),
    Text { needle: String, field: Option<String> },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Instant {
    Millis(i64),
    Iso(String),
}

impl Written {
    fn clause(self, source: &str) -> Result<Clause, String> {
        let (plain, negated) = match self {
            Self::Not { not } => (not, true),
            Self::Plain(plain) => (plain, false),
        };
        let known = find(&FACETS, source);
        match (source, known, plain) {
            ("time", _, Plain::Time { from, until }) => {
                Ok(Clause::Time { from: from.read()?, until: until.read()?, negated })
            }
            ("text", _, Plain::Word(needle)) => {
                Ok(Clause::Text { needle, field: None, meaning: Arc::default(), negated })
            }
            ("text", _, Plain::Text { needle, field: name }) => Ok(Clause::Text {
                needle,
                field: name.as_deref().map(field).transpose()?,
                meaning: Arc::default(),
                negated,
            }),
            ("present", _, Plain::Word(name)) => Ok(Clause::Present { field: field(&name)?, negated }),
            (_, Some(facet), Plain::Values(values)) => {
                let values = values.into_iter().map(|value| read_value(facet, value)).collect();
                Ok(Clause::AnyOf { facet, values, negated })
            }
            _ => Err(format!("this is no clause for {source:?}")),
        }
    }
}

impl Instant {
    fn read(self) -> Result<Timestamp, String> {
        match self {
            Self::Millis(millis) => Ok(Timestamp(millis)),
            Self::Iso(text) => Timestamp::parse(&text).ok_or_else(|| format!("{text:?} is no time")),
        }
    }
}

/// A label, unless it is an address with a prefix length.
fn read_value(facet: Facet, value: Option<String>) -> Value {
    match value {
        None => Value::Missing,
        Some(text) if facet == Facet::Address && text.contains('/') => {
            text.parse().map_or(Value::Label(text), Value::Block)
        }
        Some(text) => Value::Label(text),
    }
}

fn field(name: &str) -> Result<Field, String> {
    find(&FIELDS, name).ok_or_else(|| format!("there is no field {name:?}"))
}

fn find<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(other, _)| *other == name).map(|(_, thing)| *thing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_changes_and_null_takes_away() {
        let changes = read(r#"{"actor":null,"time":{"from":5,"until":"1970-01-01T00:00:01Z"}}"#).unwrap();
        let time = Clause::Time { from: Timestamp(5), until: Timestamp(1_000), negated: false };
        assert_eq!(changes, [(Source::Only(Facet::Actor), None), (Source::Time, Some(time))]);
    }

    #[test]
    fn every_kind_of_clause_can_be_turned_round() {
        let clause = |json: &str| read(json).unwrap().pop().unwrap().1.unwrap();
        assert_eq!(
            clause(r#"{"address":{"not":["10.0.0.0/8", "10.1.2.3", null]}}"#),
            Clause::AnyOf {
                facet: Facet::Address,
                values: vec![
                    Value::Block("10.0.0.0/8".parse().unwrap()),
                    Value::Label("10.1.2.3".into()),
                    Value::Missing
                ],
                negated: true
            }
        );
        assert_eq!(
            clause(r#"{"text":{"not":{"needle":"fox","field":"user_agent"}}}"#),
            Clause::Text {
                needle: "fox".into(),
                field: Some(Field::UserAgent),
                meaning: Arc::default(),
                negated: true
            }
        );
        assert_eq!(
            clause(r#"{"text":"fox"}"#),
            Clause::Text { needle: "fox".into(), field: None, meaning: Arc::default(), negated: false }
        );
        assert_eq!(
            clause(r#"{"present":{"not":"details"}}"#),
            Clause::Present { field: Field::Details, negated: true }
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (json, why) in [
            ("", "no filters"),
            ("[]", "no filters"),
            (r#"{"weather":null}"#, r#"no source "weather""#),
            (r#"{"time":["messages"]}"#, r#"no clause for "time""#),
            (r#"{"time":{"from":"soon","until":7}}"#, r#""soon" is no time"#),
            (r#"{"text":{"needle":"x","field":"mood"}}"#, r#"no field "mood""#),
            (r#"{"category":"messages"}"#, r#"no clause for "category""#),
        ] {
            let error = read(json).unwrap_err();
            assert!(error.contains(why), "{json}: {error}");
        }
    }
}
