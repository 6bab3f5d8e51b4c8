//! What workspace to make.

use audit_model::Timestamp;
use audit_model::time::DAY_MS;

/// What workspace to make. Equal configs give equal workspaces, byte for byte, on every platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where all chance comes from.
    pub seed: u64,
    /// People who were employed at any time of the history; bots come on top. At least [`Config::MIN_PEOPLE`].
    pub people: usize,
    /// Length of the history in days of 24 hours; at least 1.
    pub days: u32,
    /// Events in the history, staged incidents included. The count is exact from some 1,000 on; below that the
    /// least a workspace needs (each key once, the incidents) may be more.
    pub events: usize,
    /// The newest instant of the history; nothing is later.
    pub end: Timestamp,
    /// The workspace's time zone: minutes to add to UTC. Working hours follow it.
    pub utc_offset_minutes: i32,
    /// Leaves the staged incidents out.
    pub quiet: bool,
    /// Stages an incident for every rule beside the usual seven, and ordinary oddities of every kind (journeys, new
    /// laptops, night shifts, password managers, an office that moves): what rules are judged by. Asks for more than 30
    /// days, or nobody is away for long enough.
    pub thorough: bool,
    /// Gives people, chats, tags and programs names that want to be more than text.
    pub hostile: bool,
}

impl Config {
    /// The smallest company in which every kind of event has somebody to do it.
    pub const MIN_PEOPLE: usize = 12;

    /// A company of 240 people with 30 days of history: small enough to be made in a browser.
    pub fn sample(end: Timestamp) -> Self {
        Self {
            seed: 1,
            people: 240,
            days: 30,
            events: 20_000,
            end,
            utc_offset_minutes: 180,
            quiet: false,
            thorough: false,
            hostile: false,
        }
    }

    /// The oldest instant that an event can have.
    pub const fn start(&self) -> Timestamp {
        Timestamp(self.end.0 - DAY_MS * if self.days == 0 { 1 } else { self.days as i64 })
    }
}
