//! Names that the log itself gives: of chats and tags that are gone or closed to us, and so are in no list.
//!
//! | kind | who is named | by which field |
//! | --- | --- | --- |
//! | `chat_renamed` | the chat | `new_name` |
//! | `chat_created` | the chat | `name` |
//! | `tag_created`, `tag_deleted` | the tag | `name` |
//! | `tag_added_to_chat`, `tag_removed_from_chat` | the tag | `tag_name` |
//! | `user_added_to_tag`, `user_removed_from_tag` | the tag | `tag_name`, else `name` |
//! | `user_created`, `user_updated`, `user_role_changed`, `user_deleted` | the person | `user_name`, else `name` |
//! | `bot_…` | the bot in `bot_id` | `bot_name` |
//!
//! The fields of the first four rows but the second are published. The others are not, but the API warns that kinds
//! alike differ in fields and gain new ones; a name of a known spelling on a thing of a known type is taken.
//! The newest name wins, whatever order events arrive in.

use super::clean::name;
use super::fields::Fields;
use audit_model::{AuditEvent, Timestamp};
use std::collections::HashMap;
use std::rc::Rc;

/// Names by id, each as of a time.
type Known = HashMap<String, (Timestamp, Rc<str>)>;

/// What the log has named so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    people: Known,
    chats: Known,
    tags: Known,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    Person,
    Bot,
    Chat,
    Tag,
}

/// What an event of this kind names, and in which fields; nothing for most kinds.
fn rule(event_key: &str) -> Option<(Thing, &'static [&'static str])> {
    Some(match event_key {
        "chat_renamed" => (Thing::Chat, &["new_name"]),
        "chat_created" => (Thing::Chat, &["name"]),
        "tag_created" | "tag_deleted" => (Thing::Tag, &["name"]),
        "tag_added_to_chat" | "tag_removed_from_chat" => (Thing::Tag, &["tag_name"]),
        "user_added_to_tag" | "user_removed_from_tag" => (Thing::Tag, &["tag_name", "name"]),
        "user_created" | "user_updated" | "user_role_changed" | "user_deleted" => {
            (Thing::Person, &["user_name", "name"])
        }
        key if key.starts_with("bot_") => (Thing::Bot, &["bot_name"]),
        _ => return None,
    })
}

/// Whether events of this kind can name anything: the others need not be looked at.
pub fn can_name(event_key: &str) -> bool {
    rule(event_key).is_some()
}

impl Recovered {
    /// Takes in what an event says. Whether that is news.
    pub fn take(&mut self, event: &AuditEvent<'_>) -> bool {
        let Some((thing, fields)) = rule(&event.event_key) else { return false };
        let Some(details) = Fields::read(&event.details) else { return false };
        let Some(name) = fields.iter().find_map(|field| name(&details.text(field)?)) else {
            return false;
        };
        let entity = |kind: &str| {
            let id = event.entity_id.as_deref()?;
            (event.entity_type.as_deref() == Some(kind)).then(|| id.trim().to_owned())
        };
        let (names, id) = match thing {
            Thing::Person => (&mut self.people, entity("User")),
            Thing::Bot => (&mut self.people, details.text("bot_id").or_else(|| entity("Bot"))),
            Thing::Chat => (&mut self.chats, entity("Chat")),
            Thing::Tag => (&mut self.tags, entity("GroupTag")),
        };
        let Some(id) = id.filter(|id| !id.is_empty()) else { return false };
        match names.get_mut(&id) {
            Some((at, known)) if *at <= event.created_at => {
                *at = event.created_at;
                let news = **known != *name;
                *known = name.into();
                news
            }
            Some(_) => false,
            None => {
                names.insert(id, (event.created_at, name.into()));
                true
            }
        }
    }

    /// People and bots: ids and names.
    pub fn people(&self) -> impl Iterator<Item = (&str, &str)> {
        all(&self.people)
    }

    /// Chats: ids and names.
    pub fn chats(&self) -> impl Iterator<Item = (&str, &str)> {
        all(&self.chats)
    }

    /// Tags: ids and names.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &str)> {
        all(&self.tags)
    }

    /// The name of a person or bot.
    pub fn person(&self, id: &str) -> Option<&str> {
        self.people.get(id).map(|(_, name)| &**name)
    }

    /// The name of a chat.
    pub fn chat(&self, id: &str) -> Option<&str> {
        self.chats.get(id).map(|(_, name)| &**name)
    }

    /// The name of a tag.
    pub fn tag(&self, id: &str) -> Option<&str> {
        self.tags.get(id).map(|(_, name)| &**name)
    }
}

fn all(known: &Known) -> impl Iterator<Item = (&str, &str)> {
    known.iter().map(|(id, (_, name))| (id.as_str(), &**name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentence::tests::event;

    fn at(
        ms: i64,
        key: &'static str,
        kind: &'static str,
        id: &'static str,
        details: &'static str,
    ) -> AuditEvent<'static> {
        AuditEvent { created_at: Timestamp(ms), ..event(key, kind, id, details) }
    }

    #[test]
    fn what_the_log_names_is_known_by_its_newest_name() {
        let mut names = Recovered::default();
        assert!(names.take(&at(20, "chat_renamed", "Chat", "900", r#"{"old_name":"A","new_name":"B"}"#)));
        // An older event that arrives later, and one that says the same again.
        assert!(!names.take(&at(10, "chat_renamed", "Chat", "900", r#"{"old_name":"0","new_name":"A"}"#)));
        assert!(!names.take(&at(30, "chat_renamed", "Chat", "900", r#"{"old_name":"C","new_name":"B"}"#)));
        assert_eq!(names.chat("900"), Some("B"));
        assert!(names.take(&at(40, "chat_renamed", "Chat", "900", r#"{"old_name":"B","new_name":"D"}"#)));
        assert_eq!(names.chat("900"), Some("D"));
        assert_eq!((names.tag("900"), names.person("900"), names.chat("901")), (None, None, None));
    }

    #[test]
    fn tags_people_and_bots_are_named_where_their_events_do() {
        let mut names = Recovered::default();
        names.take(&at(1, "tag_deleted", "GroupTag", "1", r#"{"name":" Подрядчики \n"}"#));
        names.take(&at(1, "tag_added_to_chat", "GroupTag", "2", r#"{"chat_id":9,"tag_name":"Релизы"}"#));
        names.take(&at(1, "user_deleted", "User", "3", r#"{"user_name":"Олег Петров"}"#));
        names.take(&at(1, "bot_deleted", "User", "8", r#"{"bot_id":4,"bot_name":"CI"}"#));
        assert_eq!((names.tag("1"), names.tag("2")), (Some("Подрядчики"), Some("Релизы")));
        assert_eq!(
            (names.person("3"), names.person("4"), names.person("8")),
            (Some("Олег Петров"), Some("CI"), None)
        );
    }

    #[test]
    fn what_names_nothing_is_no_news() {
        let mut names = Recovered::default();
        for event in [
            at(1, "chat_renamed", "Chat", "900", "{}"),
            at(1, "chat_renamed", "Chat", "900", r#"{"new_name":" "}"#),
            at(1, "chat_renamed", "Chat", "900", r#"{"new_name":["x"]}"#),
            at(1, "chat_renamed", "Chat", "900", "nonsense"),
            at(1, "chat_renamed", "Chat", "", r#"{"new_name":"x"}"#),
            // The tag is in the details here, the entity is the chat.
            at(1, "tag_added_to_chat", "Chat", "900", r#"{"tag_name":"x"}"#),
            at(1, "message_created", "Chat", "900", r#"{"name":"x"}"#),
            at(1, "bot_deleted", "User", "8", r#"{"bot_name":"CI"}"#),
        ] {
            assert!(!names.take(&event), "{event:?}");
        }
        assert_eq!(names, Recovered::default());
    }
}
