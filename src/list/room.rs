//! How the list lays out an event in the room that it has.

use crate::state::layout::Layout;

/// How much room the list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A line for each event.
    Wide,
    /// Two lines, of which what was done has one to itself.
    Beside,
    /// For fingers: who and when, and below it two lines for what was done and from where.
    Phone,
}

impl Room {
    /// Whether an event has two lines.
    pub const fn is_narrow(self) -> bool {
        !matches!(self, Self::Wide)
    }

    /// The height of a row in CSS pixels.
    pub fn row_px(self, layout: &Layout) -> f64 {
        match self {
            Self::Wide => layout.row_px(),
            Self::Beside => 46.0,
            Self::Phone => 72.0,
        }
    }
}
