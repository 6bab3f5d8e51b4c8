//! Charts drawn by plotters on a canvas, with everything that is text or can be touched as HTML above it.
//!
//! The maths is plain functions with native tests ([`buckets`], [`ticks`], [`scale`], [`ordinary`], [`sparkline_path`]).
//! Components take signals and callbacks; they know nothing of the store. Sizes are CSS pixels unless a name says
//! device pixels. No text is drawn on a canvas: plotters would measure it through an inline style, which the
//! page's security policy forbids, and HTML is sharper, translatable and readable aloud.

pub mod area;
pub mod bars;
pub mod buckets;
pub mod canvas;
pub mod card;
pub mod change;
pub mod data_table;
pub mod frame;
pub mod heat;
pub mod heat_view;
pub mod labels;
pub mod ordinary;
pub mod palette;
pub mod save;
pub mod scale;
pub mod series;
pub mod sight;
pub mod size;
pub mod sparkline;
pub mod sparkline_path;
pub mod ticks;
