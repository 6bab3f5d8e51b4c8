//! A message about findings or an event, on its way to somebody.

use audit_client::ApiFailure;
use audit_model::Timestamp;
use leptos::prelude::*;

/// What the log says about a message whose answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// It is being asked.
    Looking,
    /// It has a message of the token's owner from this browser that was not there before.
    Written(Timestamp),
    /// It has none.
    NotThere,
    /// It could not be asked.
    Unknown,
}

/// How far a message is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It is being written.
    #[default]
    Writing,
    /// It is on its way.
    Sending,
    /// It has arrived.
    Sent,
    /// It was refused and has not arrived.
    Refused(ApiFailure),
    /// It may have arrived.
    Unclear(ApiFailure, Lookup),
}

impl Stage {
    /// Whether it is there, as far as is known.
    pub const fn has_arrived(&self) -> bool {
        matches!(self, Self::Sent | Self::Unclear(_, Lookup::Written(_)))
    }

    /// Whether it may be sent now. What is unclear may be sent again once the log has been asked, by a person who has
    /// read what it says; never by itself.
    pub const fn may_send(&self) -> bool {
        match self {
            Self::Writing | Self::Refused(_) => true,
            Self::Unclear(_, lookup) => matches!(lookup, Lookup::NotThere | Lookup::Unknown),
            Self::Sending | Self::Sent => false,
        }
    }
}

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Findings, by id.
    Findings(Vec<String>),
    /// An event, by id.
    Event(String),
}

/// The message.
#[derive(Clone, Copy)]
pub struct Notify {
    /// What it is about; nothing while no message is open.
    pub about: RwSignal<Option<About>>,
    /// To whom, by id.
    pub to: RwSignal<Option<String>>,
    /// What it says.
    pub text: RwSignal<String>,
    /// How far it is.
    pub stage: RwSignal<Stage>,
    /// Whether Pachca has asked not to send for a while.
    pub blocked: RwSignal<bool>,
    /// Whether a message is on its way, written by hand or by itself.
    pub busy: RwSignal<bool>,
}

impl Notify {
    /// No message.
    pub fn new() -> Self {
        Self {
            about: RwSignal::default(),
            to: RwSignal::default(),
            text: RwSignal::default(),
            stage: RwSignal::default(),
            blocked: RwSignal::new(false),
            busy: RwSignal::new(false),
        }
    }
}

impl Default for Notify {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_client::FailureKind;

    fn failure(kind: FailureKind) -> ApiFailure {
        ApiFailure {
            kind,
            path: String::new(),
            status: None,
            request_id: None,
            retry_after_ms: None,
            message: None,
        }
    }

    #[test]
    fn what_may_have_arrived_is_not_sent_again_before_it_was_looked_up() {
        let unclear = |lookup| Stage::Unclear(failure(FailureKind::Timeout), lookup).may_send();
        assert!(!unclear(Lookup::Looking) && !unclear(Lookup::Written(Timestamp(5))));
        assert!(unclear(Lookup::NotThere) && unclear(Lookup::Unknown));
        assert!(Stage::Writing.may_send() && Stage::Refused(failure(FailureKind::DailyLimit)).may_send());
        assert!(!Stage::Sending.may_send() && !Stage::Sent.may_send());
        let arrived = |lookup| Stage::Unclear(failure(FailureKind::Timeout), lookup).has_arrived();
        assert!(Stage::Sent.has_arrived() && arrived(Lookup::Written(Timestamp(5))));
        assert!(!arrived(Lookup::NotThere) && !Stage::Sending.has_arrived());
    }
}
