//! Opening files: the button, the sheet that shows where to drop them, and what came out of them.

mod drop_sheet;
mod open_button;
mod report;

pub use drop_sheet::DropSheet;
pub use open_button::OpenButton;
pub use report::ImportReport;
