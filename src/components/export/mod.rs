//! The parts of the export dialog: what, where to, how, what is hidden, what it will look like, and how far it is.

mod account;
mod button;
mod ending;
mod forward;
mod needs;
mod options;
mod preview;
mod redaction;
mod system;

pub use account::{SendCalls, SendFoot};
pub use button::ExportButton;
pub use ending::{Ending, EndingCalls};
pub use forward::{ForwardSign, ForwardSwitch};
pub use options::{Checks, FormatFields, GoalField, WhatField};
pub use preview::PreviewBox;
pub use redaction::RedactionBox;
pub use system::SystemForm;
