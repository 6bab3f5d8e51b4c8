//! What a new incident sets off, joined to what it changes.

use crate::components::findings::{AlertCalls, Alerts, AlertsAround};
use crate::i18n::I18n;
use crate::queries::{alerts as words, notice};
use crate::state::App;
use crate::tasks::{alerts, navigate};
use leptos::prelude::*;

/// The panel.
#[component]
pub fn AlertsPanel(app: App, i18n: I18n) -> impl IntoView {
    let settings = Memo::new(move |_| app.findings.kept.with(|kept| kept.alerts.clone()));
    let to = Memo::new(move |_| settings.with(|settings| settings.to.clone()));
    let around = AlertsAround {
        live: Signal::derive(move || app.live.with(|live| live.on)),
        permission: app.alerts.permission.into(),
        may_write: Signal::derive(move || app.session.access.get().is_some_and(|access| access.messages)),
        chosen: Memo::new(move |_| to.get().map(|id| notice::recipient(app, &id))).into(),
    };
    let calls = AlertCalls {
        from: Callback::new(move |from| alerts::set(app, |alerts| alerts.from = from)),
        title: Callback::new(move |on| alerts::set(app, |alerts| alerts.title = on)),
        notification: Callback::new(move |on| alerts::set_notification(app, on)),
        sound: Callback::new(move |on| alerts::set_sound(app, on)),
        message: Callback::new(move |on| alerts::set(app, |alerts| alerts.message = on)),
        to: Callback::new(move |to| alerts::set(app, |alerts| alerts.to = to)),
        search: Callback::new(move |(text, most): (String, usize)| notice::search(app, &text, most)),
        open: Callback::new(move |id: String| navigate::open_finding(app, Some(id))),
    };
    let log = Memo::new(move |_| words::log(app, i18n));
    view! { <Alerts settings around log calls/> }
}
