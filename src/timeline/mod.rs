//! The histogram over the whole period: what happened when, split by category, and the brush that selects a
//! stretch of it.
//!
//! [`stack`] and [`brush`] are arithmetic with native tests; [`paint`] draws; the rest is HTML above the canvas.
//! A selection is `(start_ms, end_ms)` in ms since 1970, **end excluded**.

pub mod axis;
pub mod brush;
pub mod brush_view;
pub mod data;
pub mod histogram;
pub mod paint;
pub mod pointer;
pub mod stack;
pub mod table;
pub mod tooltip;
