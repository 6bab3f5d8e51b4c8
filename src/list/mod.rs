//! The list of events. What is where is plain, tested logic; drawing follows it.
//!
//! - [`event_list`]: the list with its headings, rows and keys. [`event_row`]: one row. [`head`]: the headings. [`room`]: one
//!   line or two.
//! - [`virtual_list`]: a list of any length of which only the visible rows exist.
//! - [`pinned_day`]: the day of the row at the top.
//! - [`fold`]: repeated events told as one, and where everything stands then. [`ticks`]: marks at the scroll bar.
//! - [`bar`], [`menu`]: going to a time, and how the list looks.
//! - [`picked_bar`], [`compare`], [`compare_view`]: what can be done with picked events.

pub mod bar;
pub mod compare;
pub mod compare_view;
pub mod event_list;
pub mod event_row;
pub mod fold;
pub mod head;
pub mod heights;
pub mod menu;
pub mod picked_bar;
pub mod pinned_day;
pub mod room;
pub mod ticks;
pub mod virtual_list;
