//! People, chats, tags and the token: the records that give ids their names.

use crate::lenient;
use serde::Deserialize;

/// A person or a bot, as `GET /users` gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct User {
    /// The id as text; equals `actor_id` of an event.
    #[serde(deserialize_with = "id_text")]
    pub id: String,
    /// Given name.
    #[serde(deserialize_with = "lenient::text")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(deserialize_with = "lenient::text")]
    pub last_name: Option<String>,
    /// Unique name without the `@`.
    #[serde(deserialize_with = "lenient::text")]
    pub nickname: Option<String>,
    /// `admin`, `user`, `multi_guest`, `guest`.
    #[serde(deserialize_with = "lenient::text")]
    pub role: Option<String>,
    /// Whether it is a bot.
    #[serde(deserialize_with = "lenient::flag")]
    pub bot: bool,
    /// Whether it is suspended.
    #[serde(deserialize_with = "lenient::flag")]
    pub suspended: bool,
}

impl User {
    /// The name to show: given and family name, else the nickname, else nothing.
    pub fn label(&self) -> Option<String> {
        let part = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        match (part(&self.first_name), part(&self.last_name)) {
            (Some(first), Some(last)) => Some(format!("{first} {last}")),
            (Some(one), None) | (None, Some(one)) => Some(one),
            (None, None) => part(&self.nickname),
        }
    }
}

/// A chat, as `GET /chats` gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Chat {
    /// The id as text.
    #[serde(deserialize_with = "id_text")]
    pub id: String,
    /// Its name; empty for a personal chat.
    #[serde(deserialize_with = "lenient::text")]
    pub name: Option<String>,
}

/// A group tag, as `GET /group_tags` gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct GroupTag {
    /// The id as text.
    #[serde(deserialize_with = "id_text")]
    pub id: String,
    /// Its name.
    #[serde(deserialize_with = "lenient::text")]
    pub name: Option<String>,
}

/// What `GET /oauth/token/info` says of the token in use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TokenInfo {
    /// Its name; bot tokens have none.
    #[serde(deserialize_with = "lenient::text")]
    pub name: Option<String>,
    /// Whose token it is.
    #[serde(deserialize_with = "lenient::text")]
    pub user_id: Option<String>,
    /// What it may do.
    #[serde(deserialize_with = "lenient::texts")]
    pub scopes: Vec<String>,
    /// The first and last characters, as the server masks it.
    #[serde(deserialize_with = "lenient::text")]
    pub token: Option<String>,
}

impl TokenInfo {
    /// Whether the token was given this scope.
    pub fn has_scope(&self, scope: &str) -> bool {
        self.scopes.iter().any(|held| held == scope)
    }
}

fn id_text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(lenient::text(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_text_whether_they_came_as_numbers_or_not() -> Result<(), serde_json::Error> {
        let user: User =
            serde_json::from_str(r#"{"id":12,"first_name":"Анна","last_name":"","bot":false,"new":[1]}"#)?;
        assert_eq!((user.id.as_str(), user.label().as_deref()), ("12", Some("Анна")));
        let chat: Chat = serde_json::from_str(r#"{"id":"2637266155","name":null}"#)?;
        assert_eq!((chat.id.as_str(), chat.name), ("2637266155", None));
        Ok(())
    }

    #[test]
    fn a_person_without_names_goes_by_the_nickname() {
        let user = User { nickname: Some("anna".into()), first_name: Some(" ".into()), ..User::default() };
        assert_eq!(user.label().as_deref(), Some("anna"));
    }
}
