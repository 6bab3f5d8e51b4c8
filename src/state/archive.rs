//! The archive that this browser keeps.

use super::period::TimeRange;
use super::turn::Turn;
use audit_archive::Damage;
use leptos::prelude::*;

/// The shortest passphrase for a new archive, in signs.
pub const SHORTEST: usize = 12;

/// What is known of the archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has looked yet, or this browser keeps nothing for this page.
    #[default]
    Unknown,
    /// There is none.
    Absent,
    /// There is one, and its key is not here.
    Locked,
    /// The key is being made, and what is kept is being looked through.
    Opening,
    /// Its key is in this tab's memory.
    Open,
}

impl Stage {
    /// Whether there is an archive.
    pub const fn is_there(self) -> bool {
        matches!(self, Self::Locked | Self::Opening | Self::Open)
    }
}

/// What an open archive holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// Events.
    pub events: u64,
    /// Bytes on the disk.
    pub bytes: u64,
    /// From when to when something was read.
    pub span: Option<TimeRange>,
    /// Whether it was left before it was said what its events cover.
    pub is_cut: bool,
}

/// What keeps the archive from working.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The passphrase is not the one.
    Passphrase,
    /// What lies there is no archive of ours, or its first record is damaged.
    NotOurs,
    /// A newer version of the page has written it.
    Newer,
    /// The page does not come over HTTPS, so the browser offers no cipher.
    NoCipher,
    /// There is no room left. What was kept before stays.
    Full,
    /// Another tab has written to it.
    OtherTab,
    /// It was filled from another workspace.
    OtherWorkspace,
    /// It was changed while it was read.
    Torn,
    /// The browser does not keep it, in its words.
    Refused(String),
}

/// The archive.
#[derive(Clone, Copy)]
pub struct Archive {
    /// What is known of it.
    pub stage: RwSignal<Stage>,
    /// What it holds, while it is open.
    pub holding: RwSignal<Holding>,
    /// What was found to be lost when it was opened.
    pub damage: RwSignal<Option<Damage>>,
    /// What keeps it from working.
    pub problem: RwSignal<Option<Problem>>,
    /// From when to when it holds something of the log on the screen; nothing while it is no part of that.
    pub joined: RwSignal<Option<TimeRange>>,
    /// The share that has come onto the screen, 0 to 1, while its events are being brought there.
    pub bringing: RwSignal<Option<f64>>,
    /// Whether something is being written.
    pub writing: RwSignal<bool>,
    /// Whether all that is loaded is in it.
    pub up_to_date: RwSignal<bool>,
    /// Whether the browser has promised not to take it away when the disk is short.
    pub lasting: RwSignal<bool>,
    /// Whether its dialog is open.
    pub dialog: RwSignal<bool>,
    /// Counts what was begun with it: what was begun before has no more say.
    pub turn: Turn,
}

impl Archive {
    /// Nothing known yet.
    pub fn new() -> Self {
        Self {
            stage: RwSignal::default(),
            holding: RwSignal::default(),
            damage: RwSignal::default(),
            problem: RwSignal::default(),
            joined: RwSignal::default(),
            bringing: RwSignal::default(),
            writing: RwSignal::new(false),
            up_to_date: RwSignal::new(false),
            lasting: RwSignal::new(false),
            dialog: RwSignal::new(false),
            turn: Turn::new(),
        }
    }
}

impl Default for Archive {
    fn default() -> Self {
        Self::new()
    }
}

/// The name of the message that says why a passphrase will not do for a new archive.
pub fn passphrase_problem(passphrase: &str, again: &str) -> Option<&'static str> {
    if passphrase.chars().count() < SHORTEST {
        Some("archive-too-short")
    } else if passphrase != again {
        Some("archive-not-the-same")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_long_and_typed_twice() {
        assert_eq!(passphrase_problem("короткая", "короткая"), Some("archive-too-short"));
        assert_eq!(
            passphrase_problem("long enough it is", "long enough it isn’t"),
            Some("archive-not-the-same")
        );
        assert_eq!(passphrase_problem("длинная фраза", "длинная фраза"), None);
    }
}
