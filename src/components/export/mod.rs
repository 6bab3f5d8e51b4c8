//! The parts of the export dialog: what, how, what is hidden, what it will look like, and how far it is.

mod button;
mod ending;
mod options;
mod preview;
mod redaction;

pub use button::ExportButton;
pub use ending::{Ending, EndingCalls};
pub use options::Options;
pub use preview::PreviewBox;
pub use redaction::RedactionBox;
