//! What a text stands for besides itself: values that are called so.

use hashbrown::HashSet;
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Values in which a text is not, but in what they are called. The store knows no names: whoever sets the clause does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Meaning {
    /// Event keys.
    pub keys: BTreeSet<String>,
    /// Ids, one entry for each kind of thing; 32 entries at most.
    pub called: Vec<Called>,
}

/// Ids of things of a kind, and where an event may name such a thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Called {
    /// The ids.
    pub ids: BTreeSet<String>,
    /// Whether such a thing can be an actor.
    pub is_actor: bool,
    /// The entity types of such things.
    pub entity_types: &'static [&'static str],
    /// The fields of `details` that name such things, by one id or a list of ids.
    pub fields: &'static [&'static str],
}

impl Meaning {
    /// Whether everything that is meant here is meant there.
    pub fn is_within(&self, other: &Self) -> bool {
        let is_within = |called: &Called| {
            other.called.iter().any(|known| {
                (known.is_actor, known.entity_types, known.fields)
                    == (called.is_actor, called.entity_types, called.fields)
                    && called.ids.is_subset(&known.ids)
            })
        };
        self.keys.is_subset(&other.keys) && self.called.iter().all(|it| it.ids.is_empty() || is_within(it))
    }

    /// Whether an actor of this id is meant.
    pub fn has_actor(&self, id: &str) -> bool {
        self.called.iter().any(|called| called.is_actor && called.ids.contains(id))
    }
}

/// The ids that are meant, ready to be found in details.
#[derive(Debug)]
pub struct Ids {
    all: HashSet<String>,
    lengths: RangeInclusive<usize>,
    /// Whether each is a word: then details without any such word need not be parsed.
    are_words: bool,
}

impl Ids {
    pub fn of(meaning: &Meaning) -> Self {
        let all: HashSet<String> =
            meaning.called.iter().flat_map(|called| called.ids.iter().cloned()).collect();
        let lengths = all.iter().map(String::len);
        Self {
            lengths: lengths.clone().min().unwrap_or(1)..=lengths.max().unwrap_or(0),
            are_words: all.iter().all(|id| !id.is_empty() && id.bytes().all(is_of_word)),
            all,
        }
    }

    /// Whether these details name something that is meant, in a field for such things.
    pub fn are_in(&self, meaning: &Meaning, details: &str) -> bool {
        let may_be = || {
            let mut words = details.as_bytes().split(|byte| !is_of_word(*byte));
            words.any(|word| {
                self.lengths.contains(&word.len())
                    && std::str::from_utf8(word).is_ok_and(|word| self.all.contains(word))
            })
        };
        if self.all.is_empty() || (self.are_words && !may_be()) {
            return false;
        }
        let Ok(Value::Object(fields)) = serde_json::from_str(details) else { return false };
        meaning.called.iter().any(|called| {
            let is_named = |field: &&str| fields.get(*field).is_some_and(|value| called.is(value));
            called.fields.iter().any(is_named)
        })
    }
}

impl Called {
    fn is(&self, value: &Value) -> bool {
        match value {
            Value::String(id) => self.ids.contains(id),
            Value::Number(id) => self.ids.contains(&id.to_string()),
            Value::Array(list) => list.iter().any(|value| !value.is_array() && self.is(value)),
            Value::Null | Value::Bool(_) | Value::Object(_) => false,
        }
    }
}

/// Whether a byte may be one of an id; digits in JSON stand apart from others by such that may not.
const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(ids: &[&str]) -> Meaning {
        let ids = ids.iter().map(|id| (*id).to_owned()).collect();
        let called =
            Called { ids, is_actor: true, entity_types: &["User"], fields: &["user_id", "user_ids"] };
        Meaning { called: vec![called], ..Meaning::default() }
    }

    #[test]
    fn details_name_a_thing_in_a_field_for_it_and_nowhere_else() {
        for ids in [&["17", "4"][..], &["17", "a-b"]] {
            let meaning = people(ids);
            let names_one = |details| Ids::of(&meaning).are_in(&meaning, details);
            for details in [r#"{"user_id":17}"#, r#"{"user_id":"17"}"#, r#"{"user_ids":[3,17]}"#] {
                assert!(names_one(details), "{details}");
            }
            for details in [
                r#"{"user_id":170}"#,
                r#"{"chat_id":17}"#,
                r#"{"user_id":null,"limit":17}"#,
                "[17]",
                "17",
                "{}",
            ] {
                assert!(!names_one(details), "{details}");
            }
        }
        assert!(people(&["a-b"]).called[0].is(&Value::from("a-b")));
        assert!(!Ids::of(&Meaning::default()).are_in(&Meaning::default(), r#"{"user_id":17}"#));
    }

    #[test]
    fn fewer_ids_and_keys_are_within_more() {
        let (few, more) = (people(&["1"]), people(&["1", "2"]));
        assert!(few.is_within(&more) && !more.is_within(&few) && Meaning::default().is_within(&few));
        let keys = Meaning { keys: BTreeSet::from(["user_login".to_owned()]), ..few.clone() };
        assert!(!keys.is_within(&more) && few.is_within(&keys));
    }
}
