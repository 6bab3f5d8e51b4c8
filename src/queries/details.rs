//! What the details of the loaded events have: the names of their fields, and values of one of them. The shape of
//! details is told by nothing but the kind of an event, and kinds may come that nobody has written about: so it is read
//! off the newest events of each kind. Follows nothing: whoever types asks again.

use crate::state::App;
use audit_store::{Code, Facet, Store};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};

/// So many of the newest events are looked at, for their kind only.
const REACH: usize = 200_000;
/// So many of a kind tell which fields it has.
const OF_A_KIND: usize = 12;
/// So many of a kind tell the values of one field.
const WITH_A_FIELD: usize = 200;
/// Longer values are found by a part of them.
const VALUE_LENGTH: usize = 60;

/// The names of the fields, in the order of the alphabet, each with a value that it has.
pub fn fields(app: App) -> Vec<(String, String)> {
    let mut fields = BTreeMap::new();
    app.log.peek(|store| {
        newest(store, OF_A_KIND, |details| {
            for (name, value) in details {
                if let Some(value) = texts(&value).into_iter().next() {
                    fields.entry(name).or_insert(value);
                }
            }
            true
        });
    });
    fields.into_iter().collect()
}

/// The values of one field, the most frequent among the newest events first.
pub fn values(app: App, field: &str) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    app.log.peek(|store| {
        newest(store, WITH_A_FIELD, |details| {
            let value = details.get(field);
            for text in value.map(texts).unwrap_or_default() {
                *counts.entry(text).or_default() += 1;
            }
            value.is_some()
        });
    });
    let mut values: Vec<(String, usize)> = counts.into_iter().collect();
    values.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    values.into_iter().map(|(value, _)| value).collect()
}

/// Shows the details of the newest events of each kind, up to so many of one; of a kind whose first few are of no use,
/// no more than those.
fn newest(store: &mut Store, of_a_kind: usize, mut show: impl FnMut(Map<String, Value>) -> bool) {
    let mut kinds: HashMap<Code, (usize, bool)> = HashMap::new();
    for row in store.all_rows(0..REACH) {
        let Some(kind) = store.value(row, Facet::EventKey) else { continue };
        let (shown, is_useful) = kinds.entry(kind).or_default();
        let most = if *is_useful { of_a_kind } else { of_a_kind.min(OF_A_KIND) };
        if *shown >= most {
            continue;
        }
        *shown += 1;
        let parsed = store.event(row).map(|event| serde_json::from_str(&event.details));
        if let Some(Ok(Value::Object(details))) = parsed {
            *is_useful |= show(details);
        }
    }
}

/// What one can search for in a value: short texts, numbers and words, each of a list.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => {
            let fits = !text.trim().is_empty() && text.chars().count() <= VALUE_LENGTH;
            fits.then(|| text.clone()).into_iter().collect()
        }
        Value::Number(_) | Value::Bool(_) => vec![value.to_string()],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(_) | Value::Null => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::{AuditEvent, Timestamp};

    fn store(events: &[(&'static str, &'static str)]) -> Store {
        let mut store = Store::new();
        let events = events.iter().enumerate().map(|(number, (key, details))| AuditEvent {
            id: format!("event-{number}").into(),
            created_at: Timestamp(number as i64),
            event_key: (*key).into(),
            actor_id: None,
            actor_type: None,
            entity_id: None,
            entity_type: None,
            details: (*details).into(),
            ip_address: None,
            user_agent: None,
            extra: None,
        });
        store.append(&events.collect::<Vec<_>>());
        store
    }

    #[test]
    fn the_newest_of_each_kind_are_shown_and_a_frequent_kind_hides_no_rare_one() {
        let mut events = vec![("rare", r#"{"scopes":["a"]}"#)];
        events.extend((0..500).map(|_| ("frequent", r#"{"chat_id":7}"#)));
        events.push(("odd", "[1]"));
        let mut shown = Vec::new();
        newest(&mut store(&events), WITH_A_FIELD, |details| {
            shown.extend(details.keys().cloned());
            details.contains_key("scopes")
        });
        assert_eq!(shown.iter().filter(|name| *name == "chat_id").count(), OF_A_KIND);
        assert_eq!(shown.last().map(String::as_str), Some("scopes"));
    }

    #[test]
    fn texts_numbers_and_words_can_be_searched_for_each_of_a_list() {
        let of = |json: &str| texts(&serde_json::from_str(json).unwrap());
        assert_eq!(of(r#"["messages:read",5,true,null,{"a":1}," "]"#), ["messages:read", "5", "true"]);
        assert_eq!(of(&format!("\"{}\"", "x".repeat(VALUE_LENGTH + 1))), Vec::<String>::new());
    }
}
