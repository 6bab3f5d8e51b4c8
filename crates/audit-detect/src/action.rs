//! Event keys, as far as rules tell them apart.

use audit_model::Category;

/// What an event is to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// A sign-in that succeeded.
    SignIn,
    /// A wrong second factor.
    Fail,
    /// A right second factor.
    Pass,
    /// The second factor switched off.
    TwoFactorOff,
    /// An account made.
    UserCreated,
    /// An account deleted.
    UserDeleted,
    /// Somebody's role changed.
    RoleChanged,
    /// A personal or bot token made.
    TokenMade,
    /// What a bot may do changed.
    BotScopes,
    /// An application let in.
    AppGranted,
    /// Another event about an application, which makes it known.
    AppOther,
    /// Where a bot's events are sent changed.
    Webhook,
    /// A message deleted.
    MessageDeleted,
    /// A tag deleted.
    TagDeleted,
    /// A tag taken from somebody: logged under the name of whom it was taken from.
    TagTaken,
    /// A message decrypted, or a search through the API.
    Read,
    /// Who may enter a chat changed.
    ChatPermission,
    /// A data leak rule hit.
    LeakRule,
    /// The log read.
    LogRead,
    /// Something that others may do to the actor it is logged under.
    ByOthers,
    /// Any other message, reaction or thread.
    Talk,
    /// Anything else.
    Other,
}

impl Action {
    /// The action of an event key.
    pub fn of(key: &str) -> Self {
        match key {
            "user_login" => Self::SignIn,
            "user_2fa_fail" => Self::Fail,
            "user_2fa_success" => Self::Pass,
            "user_2fa_disabled" => Self::TwoFactorOff,
            "user_created" => Self::UserCreated,
            "user_deleted" => Self::UserDeleted,
            "user_role_changed" => Self::RoleChanged,
            "access_token_created" | "bot_token_created" | "bot_token_recreated" | "bot_token_reissued" => {
                Self::TokenMade
            }
            "bot_scopes_updated" => Self::BotScopes,
            "oauth_authorization_granted" | "oauth_device_authorization_approved" => Self::AppGranted,
            "oauth_authorization_revoked" | "oauth_device_authorization_denied" | "oauth_token_revoked" => {
                Self::AppOther
            }
            "bot_webhook_settings_updated" => Self::Webhook,
            "message_deleted" => Self::MessageDeleted,
            "tag_deleted" => Self::TagDeleted,
            "user_removed_from_tag" => Self::TagTaken,
            "kms_decrypt" | "search_users_api" | "search_chats_api" | "search_messages_api" => Self::Read,
            "chat_permission_changed" => Self::ChatPermission,
            "dlp_violation_detected" => Self::LeakRule,
            "audit_events_accessed" => Self::LogRead,
            "user_added_to_tag" | "user_chat_join" | "user_chat_leave" => Self::ByOthers,
            key if Category::of(key).is_talk() => Self::Talk,
            _ => Self::Other,
        }
    }

    /// Whether the actor it is logged under surely did it themselves.
    pub const fn is_own(self) -> bool {
        !matches!(self, Self::ByOthers | Self::TagTaken | Self::RoleChanged)
    }

    /// Whether it shows where and with what its actor is to be expected. Failures do not: they may be anybody's.
    pub const fn is_history(self) -> bool {
        self.is_own() && !matches!(self, Self::Fail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_of_the_log_is_talk_and_unknown_keys_are_nothing_special() {
        assert_eq!(Action::of("message_created"), Action::Talk);
        assert_eq!(Action::of("message_deleted"), Action::MessageDeleted);
        assert_eq!(Action::of("poll_created"), Action::Other);
        assert!(!Action::of("user_2fa_fail").is_history());
        assert!(!Action::of("user_removed_from_tag").is_own());
    }
}
