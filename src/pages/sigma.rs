//! The reader's own rules on the findings' screen.

use crate::components::sigma::{SigmaCalls, SigmaRules};
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::queries::sigma as queries;
use crate::state::sigma::Stage;
use crate::state::{App, use_app};
use crate::tasks::sigma;
use leptos::prelude::*;

/// The files of rules.
#[component]
pub fn SigmaPanel() -> impl IntoView {
    let (app, i18n) = (use_app(), use_i18n());
    let calls = SigmaCalls {
        open: Callback::new(move |files| sigma::open(app, files)),
        examples: Callback::new(move |()| sigma::add_examples(app)),
        remove: Callback::new(move |name: String| sigma::remove(app, &name)),
        switch: Callback::new(move |(key, on): (String, bool)| sigma::switch(app, &key, on)),
        is_on: Callback::new(move |key: String| app.sigma.kept.with(|kept| !kept.off.contains(&key))),
        count: Callback::new(move |key: String| queries::count(app, &key)),
    };
    let status = Signal::derive(move || status(app, i18n));
    let slow = Memo::new(move |_| queries::slow(app));
    view! { <SigmaRules files=app.sigma.files status problem=app.sigma.problem slow unfolded=app.sigma.unfolded calls/> }
}

/// What is being done, in words.
fn status(app: App, i18n: I18n) -> String {
    let number = |count| intl::number(i18n.lang(), count).into();
    match app.sigma.stage.get() {
        Stage::Idle => String::new(),
        Stage::Reading => i18n.t("sigma-reading"),
        Stage::Running { done, total } => {
            i18n.ta("sigma-running", &[("done", number(done)), ("total", number(total))])
        }
        Stage::Done => i18n.t("sigma-done"),
    }
}
