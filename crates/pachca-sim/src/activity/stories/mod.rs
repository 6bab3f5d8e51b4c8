//! What happens beside talk and sign-ins: one story for each kind of thing, and how often it is told.

mod apps;
mod bots;
mod calls;
mod chats;
mod novelties;
mod people;
mod searches;
mod tags;
mod tokens;
mod watch;

use super::scene::Scene;
use audit_model::Timestamp;

/// A story that can be told at any time.
pub(crate) struct Story {
    /// How often, in 100,000 events.
    pub share: u64,
    /// Whether programs tell it, at night as well.
    pub at_night: bool,
    /// Tells it.
    pub play: fn(&mut Scene<'_>, Timestamp),
}

macro_rules! stories {
    ($($when:ident $share:literal $play:ident($($argument:expr)?);)+) => {
        /// Every story. Hires, leavers and deleted bots come from the company's own plan instead.
        pub(crate) const STORIES: &[Story] = &[$(Story {
            share: $share,
            at_night: at_night!($when),
            play: |scene, at| scene.$play(at $(, $argument)?),
        },)+];
    };
}

macro_rules! at_night {
    (by_day) => {
        false
    };
    (any_time) => {
        true
    };
}

stories! {
    // Sign-in
    by_day 12 login_code(None);
    by_day 14 login_code(Some("approved"));
    by_day 4 login_code(Some("denied"));
    by_day 2 login_code(Some("verification_failed"));
    by_day 3 second_factor_off();
    // Apps and devices
    by_day 24 app_granted();
    by_day 8 app_revoked();
    by_day 6 app_token_revoked();
    by_day 10 device_approved();
    by_day 3 device_denied();
    by_day 1 exchange_disabled();
    // Access tokens
    by_day 14 token_created();
    by_day 6 token_updated();
    by_day 9 token_destroyed();
    // Bots
    by_day 5 bot_scopes_updated();
    by_day 4 bot_webhook_updated();
    by_day 5 bot_token_created();
    by_day 4 bot_token_updated();
    by_day 3 bot_token_reissued();
    by_day 3 bot_token_recreated();
    by_day 3 bot_token_deleted();
    by_day 2 bot_oauth_client_updated();
    by_day 1 bot_oauth_client_disabled();
    by_day 2 bot_oauth_secret_issued();
    by_day 2 bot_oauth_secret_rotated();
    // Employees
    by_day 120 profile_changed();
    by_day 6 role_changed();
    // Tags
    by_day 9 tag_created();
    by_day 3 tag_deleted();
    by_day 55 tag_given();
    by_day 16 tag_taken();
    // Chats and their members
    by_day 90 chat_created();
    by_day 40 chat_renamed();
    by_day 20 chat_permission_changed();
    by_day 850 chat_joined();
    by_day 280 chat_left();
    by_day 20 tag_added_to_chat();
    by_day 8 tag_removed_from_chat();
    // Video calls
    by_day 220 video_call();
    by_day 2 recording();
    // Encryption and security
    by_day 380 encrypted();
    by_day 330 decrypted();
    by_day 90 leak_rule_hit();
    by_day 15 log_read();
    by_day 4 company_chats_read();
    by_day 2 company_bots_read();
    // Search
    any_time 230 messages_searched();
    any_time 90 users_searched();
    any_time 70 chats_searched();
    // What no catalogue knows
    by_day 20 poll_created();
    by_day 2 workspace_icon_updated();
}
