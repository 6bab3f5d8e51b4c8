//! What the export dialog holds.

use crate::components::export::{
    Checks, Ending, EndingCalls, FormatFields, ForwardSwitch, GoalField, PreviewBox, RedactionBox, SendCalls,
    SendFoot, SystemForm, WhatField,
};
use crate::i18n::{I18n, use_i18n};
use crate::platform::intl;
use crate::platform::page;
use crate::queries::export::{self as query, Lacking};
use crate::queries::send as send_query;
use crate::state::export::{Goal, Rules, Stage, What, fields_of};
use crate::state::send::Form;
use crate::state::{App, use_app};
use crate::tasks::{export, load, send};
use audit_export::Preview;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the dialog holds, while it is open.
#[component]
pub fn ExportContent() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let what = Memo::new(move |_| app.export.choice.with(|choice| choice.what));
    let loading = Memo::new(move |_| app.progress.with(|progress| progress.is_loading()));
    // While the log grows, what was found once is shown; when it is all there, it is looked through again.
    Effect::new(move |_| {
        what.track();
        loading.track();
        let is_writing = app.export.stage.with_untracked(|stage| matches!(stage, Stage::Writing { .. }));
        if !is_writing && !untrack(|| app.outbox.is_busy()) {
            export::prepare(app);
        }
    });
    // What became of the events in one system says nothing of another.
    let system = Memo::new(move |_| app.outbox.form.with(|form| form.system));
    Effect::watch(move || system.get(), move |_, _, _| app.outbox.rest(), false);
    on_cleanup(move || export::forget(app));
    view! { <Body app i18n/><Foot app i18n/> }
}

#[component]
fn Body(app: App, i18n: I18n) -> impl IntoView {
    let busy = Memo::new(move |_| app.export.is_writing() || app.outbox.is_busy());
    let counts = Memo::new(move |_| {
        let picked = app.picked.get();
        app.log.view(|store| What::ALL.into_iter().map(|what| what.count(store, &picked)).collect::<Vec<_>>())
    });
    let fields = Memo::new(move |known: Option<&Vec<String>>| {
        let found = app.export.prepared.with(|prepared| prepared.as_ref().map(|one| fields_of(&one.survey)));
        found.or_else(|| known.cloned()).unwrap_or_default()
    });
    let goal = goal(app);
    let preview = Memo::new(move |_| match goal.get() {
        Goal::File => {
            let prepared = app.export.prepared.get()?;
            query::first_rows(app, app.export.layout(i18n.lang()), &prepared)
        }
        Goal::System => send_query::first_record(app).map(Preview::Text),
    });
    let title = Signal::derive(move || {
        i18n.t(match goal.get() {
            Goal::File => "export-preview",
            Goal::System => "send-first",
        })
    });
    let choice = app.export.choice;
    view! {
        <div class="modal-body" inert=move || busy.get()>
            <Completeness app i18n/>
            <GoalField choice/>
            <WhatField choice counts/>
            {move || match goal.get() {
                Goal::File => view! { <FormatFields choice/> }.into_any(),
                Goal::System => view! { <SystemForm form=app.outbox.form origin=page::origin() on_copy=copy()/> }.into_any(),
            }}
            <Checks choice/>
            <RedactionBox rules=app.export.rules fields/>
            <PreviewBox title preview/>
            <Show when=move || goal.get() == Goal::System><Forward app/></Show>
        </div>
    }
}

/// New events, as they come.
#[component]
fn Forward(app: App) -> impl IntoView {
    let on = Memo::new(move |_| app.outbox.forwarding.with(Option::is_some));
    let hindrance = Signal::derive(move || {
        if app.session.from_files.get() {
            Some("forward-needs-log")
        } else if app.export.rules.with(Rules::lacks_passphrase) {
            Some("export-no-passphrase")
        } else {
            app.outbox.form.with(Form::problem)
        }
    });
    let switch =
        Callback::new(move |on| if on { send::start_forwarding(app) } else { send::stop_forwarding(app) });
    let resume = Callback::new(move |()| send::resume_forwarding(app));
    view! { <ForwardSwitch on channel=app.outbox.live hindrance on_switch=switch on_resume=resume/> }
}

fn goal(app: App) -> Memo<Goal> {
    Memo::new(move |_| app.export.choice.with(|choice| choice.goal))
}

fn copy() -> Callback<String> {
    Callback::new(move |text: String| {
        spawn_local(async move {
            // A refusal is seen: the text stands there to be marked.
            page::copy(&text).await;
        });
    })
}

/// Whether the period is all there, in words; and a way to make it so.
#[component]
fn Completeness(app: App, i18n: I18n) -> impl IntoView {
    let lacking = Memo::new(move |_| query::lacking(app));
    let period = move || {
        let range = app.range.get();
        range.map(|range| intl::days(i18n.lang(), range.start, range.end)).unwrap_or_default()
    };
    let sentence = move || {
        let lacking = lacking.get();
        let count = lacking.stretches.len();
        let n = intl::number(i18n.lang(), count);
        let id = match &lacking {
            lacking if lacking.is_nothing() => "export-complete",
            Lacking { loading: true, .. } => "export-loading",
            Lacking { unknown: true, .. } => "export-unknown",
            Lacking { stretches, .. } if !stretches.is_empty() => "export-gaps",
            _ => "export-part",
        };
        i18n.ta(id, &[("period", period().into()), ("count", count.into()), ("n", n.into())])
    };
    let remedy = move || {
        let lacking = lacking.get();
        (!lacking.loading && !lacking.is_nothing() && app.session.client().is_some()).then(|| {
            let rest = lacking.stretches.is_empty();
            view! {
                <button type="button" class="button" on:click=move |_| if rest { load::load_rest(app) } else { load::resume(app) }>
                    {move || i18n.t(if rest { "export-load-rest" } else { "export-load-gaps" })}</button>
            }
        })
    };
    view! {
        <div class="notice" class:warn=move || !lacking.get().is_nothing() class:fine=move || lacking.get().is_nothing() aria-live="polite">
            <p>{sentence}</p>{remedy}
        </div>
    }
}

#[component]
fn Foot(app: App, i18n: I18n) -> impl IntoView {
    let goal = goal(app);
    let count = Memo::new(move |_| {
        let (what, picked) = (app.export.choice.with(|choice| choice.what), app.picked.get());
        app.log.view(|store| what.count(store, &picked))
    });
    let common = move || {
        if count.get() == 0 {
            Some("export-nothing")
        } else if app.export.rules.with(Rules::lacks_passphrase) {
            Some("export-no-passphrase")
        } else {
            None
        }
    };
    let hindrance = Signal::derive(common);
    let send_hindrance = Signal::derive(move || {
        let unprepared = || app.export.prepared.with(Option::is_none).then_some("export-looking");
        common().or_else(|| app.outbox.form.with(Form::problem)).or_else(unprepared)
    });
    let close = Callback::new(move |()| app.export.open.set(false));
    let calls = EndingCalls {
        start: Callback::new(move |()| export::start(app, i18n)),
        stop: Callback::new(move |()| export::stop(app)),
        manifest: Callback::new(move |receipt| export::save_manifest(&receipt)),
        copy: copy(),
        close,
    };
    let send_calls = SendCalls {
        test: Callback::new(move |()| send::test(app)),
        start: Callback::new(move |()| send::start(app)),
        resume: Callback::new(move |()| send::resume(app)),
        stop: Callback::new(move |()| send::stop(app)),
        close,
    };
    let outbox = app.outbox;
    move || {
        match goal.get() {
        Goal::File => view! { <Ending stage=app.export.stage count hindrance calls/> }.into_any(),
        Goal::System => view! {
            <SendFoot stage=outbox.once.stage account=outbox.once.account count hindrance=send_hindrance calls=send_calls/>
        }
        .into_any(),
    }
    }
}
