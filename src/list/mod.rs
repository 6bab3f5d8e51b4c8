//! The list of events. What is where is plain, tested logic; drawing follows it.
//!
//! - [`event_list`]: the list with its headings, rows and keys. [`event_row`]: one row.
//! - [`virtual_list`]: a list of any length of which only the visible rows exist.

pub mod event_list;
pub mod event_row;
pub mod virtual_list;
