//! The dialog of a message to an admin, about findings or an event: one for all screens.

use crate::components::findings::{Around, NotifyDialog};
use crate::i18n::{I18n, use_i18n};
use crate::queries::notice;
use crate::state::{App, use_app};
use crate::tasks::notify;
use leptos::prelude::*;

/// The dialog; open while there is a message.
#[component]
pub fn Notify() -> impl IntoView {
    let (app, i18n) = (use_app(), use_i18n());
    view! { <NotifyDialog message=app.notify around=around(app, i18n)/> }
}

/// What the dialog knows beside the message.
fn around(app: App, i18n: I18n) -> Around {
    Around {
        may_write: Signal::derive(move || app.session.access.get().is_some_and(|access| access.messages)),
        from_files: app.session.from_files.into(),
        sample: app.session.sample.into(),
        already: Memo::new(move |_| notice::already(app, i18n, &app.notify.about.get()?)).into(),
        chosen: Memo::new(move |_| app.notify.to.get().map(|id| notice::recipient(app, &id))).into(),
        search: Callback::new(move |(text, most): (String, usize)| notice::search(app, &text, most)),
        on_send: Callback::new(move |()| notify::send(app)),
        on_close: Callback::new(move |()| notify::end(app)),
    }
}
