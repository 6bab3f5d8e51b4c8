//! Events in the words of security tools: the Elastic Common Schema, the Open Cybersecurity Schema Framework, and the
//! Common Event Format.
//!
//! What each kind of event means to them is one table, [`MEANINGS`]; a kind that it does not know has
//! [`Meaning::UNKNOWN`]. Everything that such a schema has no place for goes along under names of its own, so that
//! nothing of an event is lost. Events and notes come redacted: nothing here looks behind that.

mod cef;
mod ecs;
mod meaning;
mod object;
mod ocsf;
mod seen;

pub use meaning::{Class, MEANINGS, Meaning, Outcome, Severity};

use crate::notes::Notes;
use audit_model::AuditEvent;
use seen::Seen;

/// A schema of security tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Elastic Common Schema.
    Ecs,
    /// Open Cybersecurity Schema Framework.
    Ocsf,
    /// Common Event Format.
    Cef,
}

impl Schema {
    /// The schema with the version that is written.
    pub const fn version(self) -> &'static str {
        match self {
            Self::Ecs => "ECS 9.4.0",
            Self::Ocsf => "OCSF 1.5.0",
            Self::Cef => "CEF 0",
        }
    }

    /// Puts an event and its line break at the end of the text.
    pub fn write(self, out: &mut Vec<u8>, event: &AuditEvent<'_>, notes: &Notes<'_>) {
        let seen = Seen::new(event, notes);
        match self {
            Self::Ecs => ecs::write(out, &seen),
            Self::Ocsf => ocsf::write(out, &seen),
            Self::Cef => cef::write(out, &seen),
        }
        out.push(b'\n');
    }
}
