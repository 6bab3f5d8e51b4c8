//! Cases as files, for whoever shows a link to them.

use crate::i18n::I18n;
use crate::notes::report::{html, markdown};
use crate::platform::page;
use crate::queries::cases;
use crate::state::App;

/// The addresses of a case's reports: Markdown, and a page to print.
pub fn reports(app: App, i18n: I18n, name: &str) -> [String; 2] {
    let told = cases::report(app, i18n, name);
    [page::data_url("text/markdown", &markdown(&told)), page::data_url("text/html", &html(&told))]
}
