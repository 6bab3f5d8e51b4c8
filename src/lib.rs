//! The Pachca audit dashboard: a single page that loads the audit log into the tab and shows it.
//!
//! Data flows one way: `tasks` bring pages into the store and write `state`; `queries` read views from it;
//! `pages` hand values and callbacks to `components`, `timeline` and `charts`. See ARCHITECTURE.md.
// Components and their generated property structs explain themselves by name and type.
#![allow(missing_docs)]

pub mod app;
pub mod charts;
pub mod components;
pub mod detail;
pub mod i18n;
pub mod list;
pub mod notes;
pub mod pages;
pub mod parts;
pub mod platform;
pub mod queries;
pub mod query_line;
pub mod state;
pub mod tasks;
pub mod text;
pub mod timeline;
