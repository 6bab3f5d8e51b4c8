//! Filters that are not a choice among values: texts, in all fields or in one, and fields that are there at all.

use super::log::Meanings;
use audit_store::{Clause, Field, Source, Store};
use std::sync::Arc;

/// The most of them at once: each costs the store a look at every event.
pub const MOST_TERMS: usize = 8;

/// One such filter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// What events must be like.
    pub ask: Ask,
    /// Or must not be.
    pub not: bool,
}

/// What a term asks for. Case does not matter in texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// The text is in some field, or in what a field is called on the screen.
    Text(String),
    /// The text is in this field.
    In(Field, String),
    /// The text is in the field of the details that has this name.
    Detail(String, String),
    /// The field is there.
    Has(Field),
}

/// The fields whose text can be searched alone, with their names in addresses and query lines.
pub const TEXT_FIELDS: [(Field, &str); 2] = [(Field::UserAgent, "agent"), (Field::Details, "details")];

/// The fields that may be missing, with their names behind `has`.
pub const OPTIONAL_FIELDS: [(Field, &str); 6] = [
    (Field::ActorId, "actor"),
    (Field::EntityId, "entity"),
    (Field::IpAddress, "ip"),
    (Field::UserAgent, "agent"),
    (Field::Details, "details"),
    (Field::Extra, "extra"),
];

impl Term {
    /// A text in any field.
    pub fn text(text: &str) -> Self {
        Self { ask: Ask::Text(text.to_owned()), not: false }
    }

    /// The name and the value that stand for it in an address; the name without a sign.
    pub fn pair(&self) -> (String, String) {
        let name_of = |fields: &[(Field, &str)], field: Field| {
            fields.iter().find(|(known, _)| *known == field).map_or("", |(_, name)| *name).to_owned()
        };
        match &self.ask {
            Ask::Text(text) => ("text".to_owned(), text.clone()),
            Ask::In(field, text) => (name_of(&TEXT_FIELDS, *field), text.clone()),
            Ask::Detail(name, text) => (format!("details.{name}"), text.clone()),
            Ask::Has(field) => ("has".to_owned(), name_of(&OPTIONAL_FIELDS, *field)),
        }
    }

    /// The term that a name and a value stand for, if they do.
    pub fn from_pair(name: &str, value: &str, not: bool) -> Option<Self> {
        let value = value.trim();
        if value.is_empty() {
            return None;
        }
        let find =
            |fields: &[(Field, &str)], name: &str| Some(fields.iter().find(|(_, known)| *known == name)?.0);
        let ask = match name.strip_prefix("details.").filter(|name| !name.is_empty()) {
            Some(detail) => Ask::Detail(detail.to_owned(), value.to_owned()),
            None if name == "text" => Ask::Text(value.to_owned()),
            None if name == "has" => Ask::Has(find(&OPTIONAL_FIELDS, value)?),
            None => Ask::In(find(&TEXT_FIELDS, name)?, value.to_owned()),
        };
        Some(Self { ask, not })
    }

    fn clause(&self, meanings: &Meanings) -> Clause {
        let negated = self.not;
        let text =
            |text: &str, field, meaning| Clause::Text { needle: text.to_owned(), field, meaning, negated };
        match &self.ask {
            Ask::Text(asked) => text(needle(asked), None, meanings(asked)),
            Ask::In(field, asked) => text(asked, Some(*field), Arc::default()),
            Ask::Detail(name, needle) => {
                Clause::Detail { name: name.clone(), needle: needle.clone(), negated }
            }
            Ask::Has(field) => Clause::Present { field: *field, negated },
        }
    }
}

/// A text as it is looked for: a number may be written as the list shows ids, `#123`.
fn needle(text: &str) -> &str {
    let number = text.strip_prefix('#').filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    number.filter(|number| !number.is_empty()).unwrap_or(text)
}

/// Puts the terms into the store, one clause each; what stood there before goes.
pub fn apply(terms: &[Term], meanings: &Meanings, store: &mut Store) {
    for place in 0..MOST_TERMS {
        store.set(Source::Text(place as u8), terms.get(place).map(|term| term.clause(meanings)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_have_the_sign_that_the_list_gives_it() {
        assert_eq!(["#81260231", "#", "#ops", "12"].map(needle), ["81260231", "#", "#ops", "12"]);
    }

    #[test]
    fn a_term_comes_back_from_its_pair() {
        for ask in [
            Ask::Text("a b".into()),
            Ask::In(Field::UserAgent, "curl".into()),
            Ask::Detail("scopes".into(), "messages:read".into()),
            Ask::Has(Field::IpAddress),
        ] {
            let term = Term { ask, not: true };
            let (name, value) = term.pair();
            assert_eq!(Term::from_pair(&name, &value, true), Some(term));
        }
        for (name, value) in [("has", "soul"), ("text", " "), ("details.", "x"), ("nonsense", "x")] {
            assert_eq!(Term::from_pair(name, value, false), None);
        }
    }
}
