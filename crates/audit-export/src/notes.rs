//! What the dashboard knows about an event beyond the API: names, the category, the local time.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The field of a JSON event that holds the [`Notes`]. The API has none of this name.
pub const NOTES_FIELD: &str = "_dashboard";

/// What is written beside an event if wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes<'a> {
    /// When it was where the person is, with the offset: `2026-11-18T14:21:07+03:00`.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub local_time: Option<Cow<'a, str>>,
    /// The slug of the category.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Cow<'a, str>>,
    /// The name of who did it.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub actor_name: Option<Cow<'a, str>>,
    /// The name of what it was done to.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub entity_name: Option<Cow<'a, str>>,
}

impl Notes<'_> {
    /// The same with texts of its own.
    pub fn into_owned(self) -> Notes<'static> {
        let own = |text: Option<Cow<'_, str>>| text.map(|text| Cow::Owned(text.into_owned()));
        Notes {
            local_time: own(self.local_time),
            category: own(self.category),
            actor_name: own(self.actor_name),
            entity_name: own(self.entity_name),
        }
    }

    /// Whether there is nothing to write.
    pub const fn is_empty(&self) -> bool {
        self.local_time.is_none()
            && self.category.is_none()
            && self.actor_name.is_none()
            && self.entity_name.is_none()
    }
}
