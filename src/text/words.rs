//! The words of the catalogue: titles, categories, entity types, and values that have a name of their own.

use super::Names;
use super::clean::part;
use crate::i18n::{Lang, find_message, message};
use audit_model::{AuditEvent, Category, catalogue};
use std::collections::BTreeSet;

/// How many characters a name or an id may have.
const NAME_CHARS: usize = 60;

/// The title of an event key for the detail panel: «Не пройдена проверка 2FA». A key that no catalogue knows is
/// an "Unknown event"; the panel shows the key itself below.
pub fn title(lang: Lang, event_key: &str) -> String {
    known_message(lang, event_key, "title").unwrap_or_else(|| message(lang, "event-unknown-title", &[]))
}

/// What a kind of events is called; one that no catalogue knows has no other name than its key.
pub fn kind_name(lang: Lang, event_key: &str) -> String {
    known_message(lang, event_key, "title").unwrap_or_else(|| event_key.to_owned())
}

/// The published keys of which a title, what is said of an actor, or a title with what else people say is such as
/// asked for.
pub fn kinds_said(lang: Lang, is_so: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let synonyms = message(lang, "event-synonyms", &[]);
    // The words for a part of keys, a line each.
    let also = |key: &str| {
        let of_key = synonyms.lines().filter_map(|line| line.split_once(": "));
        let words = of_key.filter(|(part, _)| key.contains(part)).map(|(_, words)| words);
        words.fold(kind_name(lang, key), |all, words| all + " " + words)
    };
    let said = |key: &str| {
        let id = format!("{}-did", key.replace('_', "-"));
        let leads = ["none", "person", "bot", "own", "other"];
        let did = leads.into_iter().filter_map(move |lead| find_message(lang, &id, &[("lead", lead.into())]));
        did.chain([also(key)]).any(|text| is_so(&text))
    };
    catalogue::KEYS.iter().map(|key| key.name).filter(|key| said(key)).map(str::to_owned).collect()
}

/// The name of a category.
pub fn category_name(lang: Lang, category: Category) -> String {
    message(lang, &format!("category-{}", category.slug()), &[])
}

/// The name of an entity type such as `GroupTag`; an unknown one as it is written.
pub fn entity_type_name(lang: Lang, entity_type: &str) -> String {
    entity_slug(entity_type)
        .and_then(|slug| find_message(lang, &format!("entity-{slug}"), &[]))
        .unwrap_or_else(|| entity_type.to_owned())
}

/// What an event was done to, for the detail panel: its name, else its type and id («чат #12»); nothing where
/// the event says neither.
pub fn entity_name(event: &AuditEvent<'_>, lang: Lang, names: &impl Names) -> Option<String> {
    let entity_type = event.entity_type.as_deref().unwrap_or_default();
    match event.entity_id.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => object_name(lang, entity_type, id, names),
        None => part(entity_type, NAME_CHARS).map(|entity_type| entity_type_name(lang, &entity_type)),
    }
}

/// The name of a thing, else its type and id; nothing for an id of blanks.
pub fn object_name(lang: Lang, entity_type: &str, id: &str, names: &impl Names) -> Option<String> {
    named(entity_type, id, names).or_else(|| numbered(lang, entity_type, id))
}

/// The name behind an entity, if one is known.
pub(super) fn named(entity_type: &str, id: &str, names: &dyn Names) -> Option<String> {
    let name = match entity_type {
        "User" | "Bot" => names.person(id),
        "Chat" => names.chat(id),
        "GroupTag" => names.tag(id),
        _ => None,
    };
    name.and_then(|name| part(&name, NAME_CHARS))
}

/// An entity without a name: «чат #12». Nothing for an id of blanks.
pub(super) fn numbered(lang: Lang, entity_type: &str, id: &str) -> Option<String> {
    let id = part(id, NAME_CHARS)?;
    let known = entity_slug(entity_type)
        .and_then(|slug| find_message(lang, &format!("entity-{slug}-id"), &[("id", id.clone().into())]));
    known.or_else(|| match part(entity_type, NAME_CHARS) {
        Some(kind) => Some(message(lang, "entity-unknown-id", &[("type", kind.into()), ("id", id.into())])),
        None => Some(format!("#{id}")),
    })
}

/// A value that has a word of its own (a role, a method, a reason…); any other as it is written.
pub(super) fn value_word(lang: Lang, kind: &str, value: &str) -> String {
    let slug = slug(value).and_then(|slug| find_message(lang, &format!("{kind}-{slug}"), &[]));
    slug.unwrap_or_else(|| value.to_owned())
}

/// The name of a role; as it came, if it is none of the published ones.
pub fn role_name(lang: Lang, role: &str) -> String {
    value_word(lang, "role", role)
}

/// `yes` or `no`.
pub(super) fn yes_or_no(lang: Lang, value: bool) -> String {
    message(lang, if value { "value-yes" } else { "value-no" }, &[])
}

/// A message that belongs to a published key; nothing for other keys, whatever they are called.
fn known_message(lang: Lang, event_key: &str, what: &str) -> Option<String> {
    catalogue::info(event_key)?;
    find_message(lang, &format!("{}-{what}", event_key.replace('_', "-")), &[])
}

/// The message name of an entity type: `GroupTag` is `group-tag`. Nothing for a text that is no type's name.
fn entity_slug(entity_type: &str) -> Option<String> {
    let mut words = String::with_capacity(entity_type.len() + 4);
    for (at, c) in entity_type.char_indices() {
        match c {
            'A'..='Z' if at > 0 => {
                words.push('-');
                words.push(c.to_ascii_lowercase());
            }
            'A'..='Z' => words.push(c.to_ascii_lowercase()),
            'a'..='z' => words.push(c),
            _ => return None,
        }
    }
    // `entity-user-id` is a message, too, but `UserId` is not its type.
    (!words.is_empty() && words.len() <= NAME_CHARS && !words.ends_with("-id")).then_some(words)
}

/// The message name of a value or field: `multi_guest` is `multi-guest`, `filters.order` is `filters-order`.
pub(super) fn slug(value: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    (value.len() <= NAME_CHARS && !value.is_empty() && value.chars().all(fits))
        .then(|| value.to_ascii_lowercase().replace(['_', '.'], "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentence::tests::{Known, event};
    use audit_model::catalogue::KEYS;
    use std::collections::BTreeSet;

    #[test]
    fn titles_of_known_and_unknown_keys() {
        assert_eq!(title(Lang::En, "user_2fa_fail"), "Failed two-factor check");
        assert_eq!(title(Lang::Ru, "user_2fa_fail"), "Не пройдена проверка 2FA");
        assert_eq!(title(Lang::En, "workspace_moved"), "Unknown event");
        // Names of other messages are no keys.
        assert_eq!(title(Lang::En, "event_unknown"), "Unknown event");
        assert_eq!(kind_name(Lang::En, "user_2fa_fail"), "Failed two-factor check");
        assert_eq!(kind_name(Lang::En, "workspace_moved"), "workspace_moved");
    }

    #[test]
    fn no_two_kinds_share_a_name() {
        for lang in Lang::ALL {
            let names: BTreeSet<String> = KEYS.iter().map(|key| kind_name(lang, key.name)).collect();
            assert_eq!(names.len(), KEYS.len());
        }
    }

    #[test]
    fn entity_types_have_names_and_unknown_ones_stay_as_written() {
        assert_eq!(entity_type_name(Lang::Ru, "GroupTag"), "Тег");
        assert_eq!(entity_type_name(Lang::En, "VideoRoom"), "Video call");
        for odd in ["Spaceship", "UserId", "<b>", "", "user name"] {
            assert_eq!(entity_type_name(Lang::En, odd), odd);
        }
    }

    #[test]
    fn an_entity_goes_by_its_name_else_by_type_and_number() {
        let say = |entity_type, id| entity_name(&event("x", entity_type, id, "{}"), Lang::Ru, &Known);
        assert_eq!(say("Chat", "900").as_deref(), Some("Релизы 4.2"));
        assert_eq!(say("Chat", "1").as_deref(), Some("чат #1"));
        assert_eq!(say("Spaceship", "1").as_deref(), Some("Spaceship #1"));
        assert_eq!(say("", "1").as_deref(), Some("#1"));
        assert_eq!(say("Chat", "").as_deref(), Some("Чат"));
        assert_eq!(say("", ""), None);
    }

    #[test]
    fn values_have_words() {
        assert_eq!(value_word(Lang::Ru, "role", "multi_guest"), "мультигость");
        assert_eq!(value_word(Lang::En, "platform", "Appgallery"), "AppGallery");
        assert_eq!(value_word(Lang::En, "role", "супер { $x }"), "супер { $x }");
        assert_eq!(category_name(Lang::En, Category::Search), "Search (API)");
    }
}
