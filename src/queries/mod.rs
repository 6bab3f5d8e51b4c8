//! Read-only: views of the store and of the state, shaped for the screens. Nothing here writes or waits.

pub mod bars;
pub mod before;
pub mod charts;
pub mod clients;
pub mod coverage;
pub mod days;
pub mod exceptions;
pub mod export;
pub mod facets;
pub mod findings;
pub mod heat;
pub mod histogram;
pub mod labels;
pub mod line;
pub mod list;
pub mod names;
pub mod networks;
pub mod notes;
pub mod notice;
pub mod own;
pub mod picked;
pub mod profile;
pub mod send;
pub mod series;
pub mod story;
pub mod top;
