//! What came out of files, on whichever screen is shown.

use crate::components::import::ImportReport;
use crate::i18n::use_i18n;
use crate::state::use_app;
use crate::tasks::import;
use leptos::prelude::*;

/// The report, with what can be done about it.
#[component]
pub fn FilesReport() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    view! {
        <ImportReport files=app.import.files reading=app.import.reading
            on_stop=Callback::new(move |()| import::stop(app))
            on_save_bad=Callback::new(move |()| import::save_bad(app, i18n))
            on_dismiss=Callback::new(move |()| import::dismiss(app))/>
    }
}
