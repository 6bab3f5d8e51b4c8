//! The panel of rules, thresholds and exceptions, joined to what it changes.

use crate::components::findings::{Kind, RuleCalls, Rules, Thresholds, TuningCalls, Wish};
use crate::i18n::I18n;
use crate::platform::clock::BrowserClock;
use crate::platform::files::GivenFile;
use crate::platform::save::{self, FileName};
use crate::queries::exceptions::{self, Exception};
use crate::queries::thresholds;
use crate::state::App;
use crate::tasks::{findings as tasks, tuning};
use audit_client::Clock;
use audit_detect::{AllowWhat, Group};
use audit_model::time::DAY_MS;
use leptos::prelude::*;

/// The panel.
#[component]
pub fn RulesPanel(app: App, i18n: I18n) -> impl IntoView {
    let calls = RuleCalls {
        switch: Callback::new(move |(rule, on)| tasks::change(app, |kept| kept.with_rule(rule, on))),
        add: Callback::new(move |wish: Wish| {
            let until_ms = wish.days.map(|days| BrowserClock.wall().0 + i64::from(days) * DAY_MS);
            let what = match wish.kind {
                Kind::Address => AllowWhat::Address(wish.value),
                Kind::Actor => AllowWhat::Actor(wish.value),
                Kind::Client => AllowWhat::Client(wish.value),
            };
            tasks::allow(app, what, &wish.reason, until_ms)
        }),
        remove: Callback::new(move |one: Exception| {
            tasks::change(app, |kept| kept.without_exception(one.expected, one.place));
        }),
        save: Callback::new(move |()| {
            let name = "pachca-rules.json".to_owned();
            let file = FileName { name, media_type: "application/json", ending: ".json".to_owned() };
            save::download_text(&tasks::settings_file(app), &file);
        }),
        open: Callback::new(move |files: Vec<GivenFile>| {
            if let Some(file) = files.into_iter().next() {
                tasks::open_file(app, file);
            }
        }),
    };
    let lines = Memo::new(move |_| exceptions::rules(app, i18n));
    let exceptions = Memo::new(move |_| exceptions::exceptions(app, i18n));
    let thresholds = ViewFn::from(move || view! { <ThresholdsForm app i18n/> });
    view! { <Rules lines exceptions problem=app.findings.problem calls thresholds/> }
}

/// The form for thresholds; it counts only while it is shown.
#[component]
fn ThresholdsForm(app: App, i18n: I18n) -> impl IntoView {
    tuning::follow(app);
    let calls = TuningCalls {
        pick: Callback::new(move |group: Group| tuning::pick(app, group)),
        apply: Callback::new(move |()| tuning::apply(app)),
        forget_all: Callback::new(move |()| tuning::forget_all(app)),
    };
    let groups = Memo::new(move |_| thresholds::groups(app, i18n));
    let changed = Memo::new(move |_| thresholds::changed(app));
    let said = Memo::new(move |_| thresholds::preview(app, i18n));
    view! { <Thresholds tuning=app.findings.tuning groups changed preview=app.findings.preview said calls/> }
}
