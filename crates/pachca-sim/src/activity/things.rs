//! What the company owns besides people and chats: numbers to give, tokens, applications.

use crate::rng::Rng;

/// Numbers given so far, and the things that later events refer to.
#[derive(Clone, Debug)]
pub(crate) struct Things {
    messages: u64,
    reactions: u64,
    thread_chats: u64,
    others: u64,
    /// Personal access tokens in force.
    pub tokens: Vec<Token>,
    /// Applications that people have let in.
    pub grants: Vec<Grant>,
    /// Whoever plays a part in a staged incident, and must be spared by chance.
    pub cast: Vec<u32>,
}

/// A personal access token.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub id: u64,
    pub owner: u32,
    pub name: &'static str,
    pub scopes: Vec<&'static str>,
}

/// An application's access to a person's data.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grant {
    pub client: &'static Application,
    pub owner: u32,
}

/// An application that signs people in or acts for them.
#[derive(Debug)]
pub(crate) struct Application {
    pub id: u64,
    pub client_id: &'static str,
    pub scopes: &'static [&'static str],
}

/// The applications that people know.
pub(crate) const APPLICATIONS: &[Application] = &[
    Application { id: 41, client_id: "n8n-cloud-7f3a", scopes: &["messages:create", "chats:read"] },
    Application { id: 44, client_id: "pachca-cli", scopes: &["profile:read", "chats:read", "messages:read"] },
    Application { id: 52, client_id: "zoom-meetings", scopes: &["messages:create", "users:read"] },
    Application { id: 57, client_id: "hr-portal-prod", scopes: &["users:read", "group_tags:read"] },
    Application {
        id: 63,
        client_id: "cursor-mcp",
        scopes: &["search:messages", "messages:read", "threads:read"],
    },
    Application { id: 68, client_id: "calendar-sync", scopes: &["profile:read", "profile_status:write"] },
];

impl Things {
    /// Nothing but numbers, far enough apart for the kinds not to meet.
    pub const fn new() -> Self {
        Self {
            messages: 81_204_000,
            reactions: 15_770_000,
            // Chats of threads are counted apart, and are about to leave 32 bits.
            thread_chats: 2_147_483_600,
            others: 60_100,
            tokens: Vec::new(),
            grants: Vec::new(),
            cast: Vec::new(),
        }
    }

    /// The id of a new message.
    pub const fn message(&mut self, rng: &mut Rng) -> u64 {
        self.messages += 1 + rng.below(3);
        self.messages
    }

    /// The id of some message that exists.
    pub fn some_message(&self, rng: &mut Rng) -> u64 {
        self.messages - rng.below(200_000)
    }

    /// The id of a new reaction.
    pub const fn reaction(&mut self) -> u64 {
        self.reactions += 1;
        self.reactions
    }

    /// The id of some reaction that exists.
    pub fn some_reaction(&self, rng: &mut Rng) -> u64 {
        self.reactions - rng.below(50_000)
    }

    /// The id of a new thread's chat.
    pub const fn thread_chat(&mut self, rng: &mut Rng) -> u64 {
        self.thread_chats += 1 + rng.below(900);
        self.thread_chats
    }

    /// The id of some thread's chat.
    pub fn some_thread_chat(&self, rng: &mut Rng) -> u64 {
        self.thread_chats - rng.below(2_000)
    }

    /// The id of a new thing of any other kind.
    pub const fn other(&mut self, rng: &mut Rng) -> u64 {
        self.others += 1 + rng.below(5);
        self.others
    }
}
