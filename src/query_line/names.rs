//! The names that can stand before a colon.

use crate::state::address::FACETS;
use crate::state::terms::TEXT_FIELDS;
use audit_store::{Facet, Field};

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// Values of a facet.
    Values(Facet),
    /// A text in a field.
    Text(Field),
    /// A text in a named field of the details.
    Detail(String),
    /// A field that is there.
    Has,
    /// A stretch of time.
    Time,
}

/// The name of the stretch of time.
pub const TIME: &str = "time";
/// The name of the question whether a field is there.
pub const HAS: &str = "has";
/// What stands before the name of a field of the details.
pub const DETAIL: &str = "details.";

/// Russian names, which are read and never written.
const RUSSIAN: [(&str, &str); 16] = [
    ("категория", "category"),
    ("событие", "event"),
    ("кто", "actor"),
    ("объект", "entity"),
    ("тип", "type"),
    ("адрес", "ip"),
    ("клиент", "client"),
    ("скоуп", "scope"),
    ("роль", "role"),
    ("заметка", "note"),
    ("метка", "tag"),
    ("дело", "case"),
    ("агент", "agent"),
    ("детали", "details"),
    ("есть", HAS),
    ("время", TIME),
];

/// All names, in the order in which they are offered.
pub fn all() -> impl Iterator<Item = &'static str> {
    let texts = TEXT_FIELDS.iter().map(|(_, name)| *name);
    FACETS.iter().map(|(_, name)| *name).chain(texts).chain([HAS, TIME])
}

/// What a name stands for, whatever its case.
pub fn find(name: &str) -> Option<Name> {
    let lower = name.to_lowercase();
    let english =
        RUSSIAN.iter().find(|(russian, _)| *russian == lower).map_or(lower.as_str(), |(_, english)| english);
    if let Some((facet, _)) = FACETS.iter().find(|(_, known)| *known == english) {
        return Some(Name::Values(*facet));
    }
    if let Some((field, _)) = TEXT_FIELDS.iter().find(|(_, known)| *known == english) {
        return Some(Name::Text(*field));
    }
    match english {
        HAS => Some(Name::Has),
        TIME => Some(Name::Time),
        // The field's own name may have capitals.
        _ => detail(name).map(|field| Name::Detail(field.to_owned())),
    }
}

/// Whether a text can stand before a colon.
pub fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'))
}

/// What has been typed of the name of a field of the details, in small letters; nothing before that is begun.
pub fn detail_typed(typed: &str) -> Option<String> {
    let (head, field) = typed.split_once('.')?;
    is_details(head).then(|| field.to_lowercase())
}

fn is_details(head: &str) -> bool {
    matches!(head.to_lowercase().as_str(), "details" | "детали")
}

fn detail(name: &str) -> Option<&str> {
    let (head, field) = name.split_once('.')?;
    (is_details(head) && !field.is_empty()).then_some(field)
}

/// The name that was probably meant: one or two letters away.
pub fn nearest(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let near = all().map(|known| (distance(&lower, known), known)).min()?;
    (near.0 <= 2 && near.0 < lower.chars().count()).then_some(near.1)
}

/// How many letters have to be put in, taken out or changed (Levenshtein 1965).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let change = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_both_languages_and_any_case() {
        assert_eq!(find("IP"), Some(Name::Values(Facet::Address)));
        assert_eq!(find("Кто"), Some(Name::Values(Facet::Actor)));
        assert_eq!(find("details.newRole"), Some(Name::Detail("newRole".into())));
        assert_eq!(find("details"), Some(Name::Text(Field::Details)));
        assert_eq!((find("details."), find("planet"), find("x.y")), (None, None, None));
        assert!(all().all(|name| find(name).is_some()));
        assert!(
            is_name("details.newRole") && !is_name("details.a b") && !is_name("details.a:b") && !is_name("7")
        );
        assert_eq!(detail_typed("Детали.Sc"), Some("sc".to_owned()));
        assert_eq!((detail_typed("details"), detail_typed("x.y")), (None, None));
    }

    #[test]
    fn a_slip_is_understood_and_nonsense_is_not() {
        assert_eq!(nearest("categry"), Some("category"));
        assert_eq!(nearest("evnet"), Some("event"));
        assert_eq!(nearest("planet"), None);
        assert_eq!(nearest("q"), None);
    }
}
