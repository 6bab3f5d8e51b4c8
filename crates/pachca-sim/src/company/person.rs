//! A person or a bot, as the directory knows them.

use audit_model::Timestamp;

/// What somebody may do. The owner's role is plain `admin`: nothing in the directory tells who the owner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Administrator, or the owner.
    Admin,
    /// Employee.
    User,
    /// Guest in several chats.
    MultiGuest,
    /// Guest in one chat.
    Guest,
}

impl Role {
    /// The role as the API writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::User => "user",
            Self::MultiGuest => "multi_guest",
            Self::Guest => "guest",
        }
    }
}

/// A person or a bot, in the state at the end of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Equals `actor_id` of their events.
    pub id: u32,
    /// Given name; a bot's whole name.
    pub first_name: String,
    /// Family name; empty for bots.
    pub last_name: String,
    /// Unique, without the `@`.
    pub nickname: String,
    /// Bots have none.
    pub email: Option<String>,
    /// International form.
    pub phone_number: Option<String>,
    /// Bots and guests have none.
    pub department: Option<String>,
    /// Job title.
    pub title: Option<String>,
    /// What they may do.
    pub role: Role,
    /// Locked out without being deleted.
    pub suspended: bool,
    /// Invited, but never signed in: `invite_status` is `sent`, and the names are unknown to the API.
    pub invited_only: bool,
    /// Who invited them; unknown for the founders.
    pub inviter_id: Option<u32>,
    /// The names of their tags.
    pub tags: Vec<String>,
    /// Whether it is a bot.
    pub bot: bool,
    /// Whether they sign in through the company's own sign-in.
    pub sso: bool,
    /// When the account was made.
    pub created_at: Timestamp,
    /// When the account was deleted; from then on the directory does not know them.
    pub deleted_at: Option<Timestamp>,
    /// Their newest event; none for those who never signed in.
    pub last_activity_at: Option<Timestamp>,
    /// A zone of the IANA database; `None` follows the workspace.
    pub time_zone: Option<String>,
}

impl Person {
    /// Whether the account exists at this instant.
    pub fn exists_at(&self, at: Timestamp) -> bool {
        self.created_at <= at && self.deleted_at.is_none_or(|deleted| at < deleted)
    }

    /// The name to show.
    pub fn label(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}
