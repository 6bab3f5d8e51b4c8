//! A chat, as the directory knows it, and who was in it when.

use audit_model::Timestamp;

/// A chat, in the state at the end of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// Chats of threads have ids above 32 bits; those are not listed.
    pub id: u64,
    /// The newest name.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who made it.
    pub owner_id: u32,
    /// Who is in it, sorted.
    pub member_ids: Vec<u32>,
    /// Tags whose people are in it.
    pub group_tag_ids: Vec<u32>,
    /// A channel: few write, all read.
    pub channel: bool,
    /// Closed for good.
    pub archived: bool,
    /// Between two people; has no name of its own.
    pub personal: bool,
    /// Open to every employee.
    pub public: bool,
    /// Its newest message.
    pub last_message_at: Timestamp,
}
