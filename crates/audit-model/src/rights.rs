//! What an event says of rights: the scopes and the roles that its details name, wherever they stand in them.

use serde_json::Value;
use std::collections::BTreeSet;

/// Scopes and roles that details name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// What stands in fields called `scopes`, or anything with that ending: given, taken away, before and after.
    pub scopes: BTreeSet<String>,
    /// What stands in fields called `role`, or anything with that ending. Not `roles`: those are what a search for
    /// people asked for.
    pub roles: BTreeSet<String>,
}

impl Rights {
    /// Reads details. What is no JSON names none.
    pub fn read(details: &str) -> Self {
        let mut rights = Self::default();
        // Most details name neither, which is seen without taking them apart.
        if details.contains("scopes\"") || details.contains("role\"") {
            rights.walk(&serde_json::from_str(details).unwrap_or_default());
        }
        rights
    }

    fn walk(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    if is_called(name, "scopes") {
                        texts(value, &mut self.scopes);
                    } else if is_called(name, "role") {
                        texts(value, &mut self.roles);
                    } else {
                        self.walk(value);
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|value| self.walk(value)),
            _ => {}
        }
    }
}

fn is_called(name: &str, ending: &str) -> bool {
    name.strip_suffix(ending).is_some_and(|head| head.is_empty() || head.ends_with('_'))
}

/// All texts in a value, at any depth.
fn texts(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if !text.is_empty() => drop(into.insert(text.clone())),
        Value::Array(list) => list.iter().for_each(|value| texts(value, into)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, into)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(details: &str) -> (Vec<String>, Vec<String>) {
        let rights = Rights::read(details);
        (rights.scopes.into_iter().collect(), rights.roles.into_iter().collect())
    }

    #[test]
    fn scopes_are_found_under_every_name_and_once() {
        let (scopes, roles) = said(
            r#"{"scopes":["b","a","a",""],"added_scopes":["c"],"changes":{"scopes":{"previous":["a"],"new":["d"]}}}"#,
        );
        assert_eq!(scopes, ["a", "b", "c", "d"]);
        assert!(roles.is_empty());
    }

    #[test]
    fn roles_before_and_after_are_found_and_those_that_were_searched_for_are_not() {
        let (scopes, roles) = said(
            r#"{"new_company_role":"admin","previous_company_role":"user","filters":{"company_roles":["guest"]}}"#,
        );
        assert_eq!(roles, ["admin", "user"]);
        assert!(scopes.is_empty());
    }

    #[test]
    fn other_words_with_these_endings_and_nonsense_name_none() {
        for details in [
            r#"{"telescopes":["a"],"parole":"b","scope":"c"}"#,
            r#"{"name":"role\" scopes\""}"#,
            r#"{"role":null,"scopes":7}"#,
            r#"not JSON, but scopes" and role""#,
        ] {
            assert_eq!(said(details), (vec![], vec![]), "{details}");
        }
    }
}
