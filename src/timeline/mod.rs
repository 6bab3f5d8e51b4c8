//! The histogram: what happened when, split by category, and the brush that selects a stretch of it.
//!
//! What it shows (zooming changes it) and what is selected (the brush changes it) are two things: zooming moves the axis
//! and no count outside of the histogram, and what is selected may lie beyond the axis.
//!
//! [`stack`], [`brush`], [`grid`] and [`zoom`] are arithmetic with native tests; [`paint`] draws; the rest is HTML above the canvas.
//! A selection is `(start_ms, end_ms)` in ms since 1970, **end excluded**.

pub mod axis;
pub mod brush;
pub mod brush_view;
pub mod data;
pub mod figures;
pub mod grid;
pub mod histogram;
pub mod keys;
pub mod legend;
pub mod marks;
pub mod options;
pub mod paint;
pub mod pointer;
pub mod slots;
pub mod stack;
pub mod table;
pub mod toolbar;
pub mod tooltip;
pub mod wheel;
pub mod zoom;
