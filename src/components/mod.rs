//! Parts of screens. They take values, signals and callbacks, and know neither tasks nor the store.

pub mod avatar;
pub mod chips;
pub mod compared;
pub mod export;
pub mod facets;
pub mod failure;
pub mod findings;
pub mod header;
pub mod icons;
pub mod import;
pub mod keys;
pub mod live;
pub mod modal;
pub mod notices;
pub mod own_reads;
pub mod popup;
pub mod progress;
pub mod query_line;
pub mod reading;
pub mod saved_views;
pub mod segmented;
pub mod session_bar;
pub mod session_menu;
pub mod sigma;
pub mod strip;
pub mod zone;
