//! The event keys that Pachca has published, and the category each belongs to.
//!
//! Source: the API description of August 2026 (45 keys) and the keys that SDK versions 1.3.0 to 1.6.1 added
//! (17 keys). The set is open: a key that is not here is [`Category::Other`] and shown as it is.

/// What an event is about. The order is the order of the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Category {
    /// Sign-in, sign-out, two-factor checks, QR sign-in.
    Auth,
    /// Applications let in by a person, device approvals, integrations.
    Apps,
    /// Personal access tokens.
    Tokens,
    /// Bots, their tokens, webhooks and OAuth clients.
    Bots,
    /// Employees: created, changed, deleted, role changed.
    People,
    /// Group tags and who is in them.
    Tags,
    /// Chats themselves.
    Chats,
    /// Who joined or left a chat.
    Members,
    /// Messages.
    Messages,
    /// Reactions and threads.
    Reactions,
    /// Video calls.
    Video,
    /// Messages encrypted or decrypted.
    Encryption,
    /// Data leak rules, reads of the log and of company-wide lists.
    Security,
    /// Searches through the API.
    Search,
    /// Every key that is not in the catalogue.
    Other,
}

impl Category {
    /// Every category, in the order of the screens.
    pub const ALL: [Self; 15] = [
        Self::Auth,
        Self::Apps,
        Self::Tokens,
        Self::Bots,
        Self::People,
        Self::Tags,
        Self::Chats,
        Self::Members,
        Self::Messages,
        Self::Reactions,
        Self::Video,
        Self::Encryption,
        Self::Security,
        Self::Search,
        Self::Other,
    ];

    /// The stable name used in addresses, queries, files and CSS custom properties.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::Apps => "apps",
            Self::Tokens => "tokens",
            Self::Bots => "bots",
            Self::People => "people",
            Self::Tags => "tags",
            Self::Chats => "chats",
            Self::Members => "members",
            Self::Messages => "messages",
            Self::Reactions => "reactions",
            Self::Video => "video",
            Self::Encryption => "encryption",
            Self::Security => "security",
            Self::Search => "search",
            Self::Other => "other",
        }
    }

    /// The category with this [`slug`](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.slug() == slug)
    }

    /// The category of an event key; [`Category::Other`] for a key that is not in the catalogue.
    pub fn of(event_key: &str) -> Self {
        info(event_key).map_or(Self::Other, |key| key.category)
    }

    /// Talk is some nine in ten of the events and rarely of interest: "security first" leaves it for later.
    pub const fn is_talk(self) -> bool {
        matches!(self, Self::Messages | Self::Reactions)
    }

    /// The keys of this category, in catalogue order. Empty for [`Category::Other`].
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        KEYS.iter().filter(move |key| key.category == self).map(|key| key.name)
    }
}

/// A published event key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyInfo {
    /// The key as the API writes it.
    pub name: &'static str,
    /// The category it belongs to.
    pub category: Category,
}

/// The catalogue entry of a key, if it is published.
pub fn info(event_key: &str) -> Option<&'static KeyInfo> {
    KEYS.iter().find(|key| key.name == event_key)
}

macro_rules! keys {
    ($($category:ident: $($name:literal),+;)+) => {
        /// All published keys, grouped by category in the order of the screens.
        pub const KEYS: &[KeyInfo] = &[
            $($(KeyInfo { name: $name, category: Category::$category },)+)+
        ];
    };
}

keys! {
    Auth: "user_login", "user_logout", "user_2fa_success", "user_2fa_fail", "user_2fa_disabled",
        "login_grant_created", "login_grant_approved", "login_grant_denied";
    Apps: "oauth_authorization_granted", "oauth_authorization_revoked", "oauth_device_authorization_approved",
        "oauth_device_authorization_denied", "oauth_token_revoked", "exchange_disabled";
    Tokens: "access_token_created", "access_token_updated", "access_token_destroy";
    Bots: "bot_scopes_updated", "bot_webhook_settings_updated", "bot_token_created", "bot_token_updated",
        "bot_token_reissued", "bot_token_recreated", "bot_token_deleted", "bot_oauth_client_updated",
        "bot_oauth_client_disabled", "bot_oauth_client_secret_issued", "bot_oauth_client_secret_rotated",
        "bot_deleted";
    People: "user_created", "user_updated", "user_role_changed", "user_deleted";
    Tags: "tag_created", "tag_deleted", "user_added_to_tag", "user_removed_from_tag";
    Chats: "chat_created", "chat_renamed", "chat_permission_changed";
    Members: "user_chat_join", "user_chat_leave", "tag_added_to_chat", "tag_removed_from_chat";
    Messages: "message_created", "message_updated", "message_deleted";
    Reactions: "reaction_created", "reaction_deleted", "thread_created";
    Video: "video_call_started", "video_call_finished", "video_call_recording_ready";
    Encryption: "kms_encrypt", "kms_decrypt";
    Security: "dlp_violation_detected", "audit_events_accessed", "company_chats_accessed", "company_bots_accessed";
    Search: "search_messages_api", "search_users_api", "search_chats_api";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_catalogue_holds_the_62_published_keys_once_each() {
        assert_eq!(KEYS.len(), 62);
        assert_eq!(KEYS.iter().map(|key| key.name).collect::<HashSet<_>>().len(), 62);
    }

    #[test]
    fn every_category_but_other_has_keys_and_a_slug_that_leads_back() {
        for category in Category::ALL {
            assert_eq!(category.keys().next().is_none(), category == Category::Other);
            assert_eq!(Category::from_slug(category.slug()), Some(category));
        }
    }

    #[test]
    fn an_unknown_key_is_other() {
        assert_eq!(Category::of("workspace_moved_to_mars"), Category::Other);
        assert_eq!(Category::of("user_2fa_disabled"), Category::Auth);
    }
}
