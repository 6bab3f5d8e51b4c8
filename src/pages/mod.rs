//! The screens: each joins tasks and queries to components.

pub mod archive;
pub mod cases;
pub mod charts;
pub mod connect;
pub mod explore;
pub mod export;
pub mod facets;
pub mod findings;
pub mod focus;
pub mod histogram;
pub mod import;
pub mod later;
pub mod notes;
pub mod notify;
pub mod panel;
pub mod sigma;
pub mod summary;
pub mod timeline;
pub mod token;
