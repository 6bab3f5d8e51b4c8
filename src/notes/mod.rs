//! Notes on events and cases: a form beside the event, the notebook, and a case as a report.

pub mod form;
pub mod notebook;
pub mod report;
