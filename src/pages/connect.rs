//! The connect screen: token, period, what to load; or sample data.

use super::focus::TOKEN_ID;
use crate::components::failure::FailureText;
use crate::components::header::Header;
use crate::components::import::OpenButton;
use crate::components::segmented::{Segment, Segmented};
use crate::i18n::{I18n, use_i18n};
use crate::platform::{intl, page, storage};
use crate::state::period::{PRESETS, Period, TimeRange};
use crate::state::session::{ConnectProblem, Phase};
use crate::state::view::Plan;
use crate::state::{App, use_app};
use crate::tasks::parts::{dashboard, with_dashboard};
use audit_model::time::MINUTE_MS;
use audit_model::{Category, Timestamp};
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;

/// The whole screen.
#[component]
pub fn Connect() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    // There is none before files were opened, which is done by the dashboard.
    let opened = Memo::new(move |_| app.import.files.with(|files| !files.is_empty()));
    let report = move || opened.get().then(dashboard).flatten().map(|dashboard| (dashboard.files)());
    // Whether there is one is known once the dashboard has come.
    let is_kept = Memo::new(move |_| app.archive.stage.with(|stage| stage.is_there()));
    let kept = move || is_kept.get().then(dashboard).flatten().map(|dashboard| (dashboard.archive)());
    view! {
        <Header/>
        <main class="connect" id="content" tabindex="-1">
            <div class="connect-box">
                <h1>{move || i18n.t("connect-heading")}</h1>
                <p class="lead">{move || i18n.t("connect-promise")}</p>
                {(!page::is_safe()).then(|| view! { <p class="error-box unsafe" role="alert">{move || i18n.t("connect-unsafe")}</p> })}
                {storage::is_refused().then(|| view! { <p class="note">{move || i18n.t("connect-no-storage")}</p> })}
                <ReturnHint app i18n/>
                <Form app i18n/>
                <p class="or"><span>{move || i18n.t("connect-or")}</span></p>
                <div class="without-token">
                    <OpenButton label="import-open" class="button wide"
                        disabled=Signal::derive(move || is_checking(app) || app.import.reading.get())
                        on_files=Callback::new(move |files| with_dashboard(app, move |dashboard| (dashboard.open)(app, files)))/>
                    <button class="button wide" type="button" disabled=move || is_checking(app)
                        on:click=move |_| with_dashboard(app, move |dashboard| (dashboard.with_sample)(app))>{move || i18n.t("connect-sample")}</button>
                </div>
                <p class="hint">{move || i18n.t("import-connect-hint")}</p>
                {kept}
                {report}
            </div>
        </main>
    }
}

fn is_checking(app: App) -> bool {
    app.session.phase.get() == Phase::Checking || app.session.coming.get()
}

/// Says that the address holds a view, and what of it made no sense.
#[component]
fn ReturnHint(app: App, i18n: I18n) -> impl IntoView {
    let has_view = move || !app.filters.get().is_empty() || app.open_event.get().is_some();
    view! {
        <Show when=has_view><p class="note">{move || i18n.t("connect-return")}</p></Show>
        <Show when=move || { app.ignored.get() > 0 }>
            <p class="note">{move || i18n.tn("connect-ignored", app.ignored.get())}</p>
        </Show>
    }
}

/// A check that takes longer is told to.
const SLOW: Duration = Duration::from_secs(6);

#[component]
fn Form(app: App, i18n: I18n) -> impl IntoView {
    let token = NodeRef::<Input>::new();
    let custom = RwSignal::new(matches!(app.period.get_untracked(), Period::Fixed(_)));
    // Pauses that the API asks for and attempts after failures are silent until they are over.
    let slow = RwSignal::new(false);
    Effect::new(move |_| {
        slow.set(false);
        if is_checking(app) {
            let timer = set_timeout_with_handle(move || slow.set(true), SLOW);
            on_cleanup(move || _ = timer.map(|timer| timer.clear()));
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let problem = |sentence| app.session.problem.set(Some(ConnectProblem::Form(sentence)));
        if custom.get_untracked() && !matches!(app.period.get_untracked(), Period::Fixed(_)) {
            return problem("connect-no-period");
        }
        if matches!(app.plan.get_untracked(), Plan::Chosen(wanted) if wanted.is_empty()) {
            return problem("connect-no-plan");
        }
        if let Some(field) = token.get_untracked() {
            let token = field.value();
            with_dashboard(app, move |dashboard| (dashboard.with_token)(app, &token));
        }
    };
    view! {
        // Not a login: no name, no user name beside it, and marked as nobody's password.
        <form on:submit=submit autocomplete="off" novalidate>
            <label class="field-label" for=TOKEN_ID>{move || i18n.t("connect-token")}</label>
            <input id=TOKEN_ID class="input token" type="text" node_ref=token autofocus spellcheck="false"
                autocomplete="off" autocapitalize="off" data-1p-ignore="" data-lpignore="true" data-bwignore=""
                data-form-type="other" aria-describedby="token-hint" aria-invalid=move || app.session.problem.get().is_some().to_string()/>
            <p class="hint" id="token-hint">{move || i18n.t("connect-token-hint")}</p>
            <PeriodField app i18n custom/>
            <PlanField app i18n/>
            <div aria-live="assertive">
                {move || app.session.problem.get().map(|problem| view! {
                    <div class="error-box" role="alert">{match problem {
                        ConnectProblem::Form(id) => view! { <span>{move || i18n.t(id)}</span> }.into_any(),
                        ConnectProblem::Api(failure) => view! { <FailureText failure/> }.into_any(),
                    }}</div>
                })}
            </div>
            <button class="button primary wide" type="submit" disabled=move || is_checking(app)>
                {move || i18n.t(match app.session.phase.get() {
                    _ if app.session.coming.get() => "connect-coming",
                    Phase::Checking if slow.get() => "connect-slow",
                    Phase::Checking => "connect-checking",
                    _ => "connect-submit",
                })}
            </button>
        </form>
    }
}

#[component]
fn PeriodField(app: App, i18n: I18n, custom: RwSignal<bool>) -> impl IntoView {
    let segments = Signal::derive(move || {
        let preset = |days: u16| Segment {
            value: days.to_string(),
            label: if days == 1 {
                i18n.t("connect-period-day")
            } else {
                i18n.tn("connect-period-days", days.into())
            },
        };
        let custom = Segment { value: "custom".to_owned(), label: i18n.t("connect-period-custom") };
        PRESETS.into_iter().map(preset).chain([custom]).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || match (custom.get(), app.period.get()) {
        (false, Period::Days(days)) => days.to_string(),
        _ => "custom".to_owned(),
    });
    let pick = Callback::new(move |value: String| match value.parse() {
        Ok(days) => {
            custom.set(false);
            app.period.set(Period::Days(days));
        }
        Err(_) => custom.set(true),
    });
    view! {
        <Segmented name="period" label=Signal::derive(move || i18n.t("connect-period")) segments value on_pick=pick/>
        <Show when=move || custom.get()><CustomPeriod app i18n/></Show>
    }
}

/// Two local times. The period is fixed once both make sense; the end means its whole minute.
#[component]
fn CustomPeriod(app: App, i18n: I18n) -> impl IntoView {
    let known = match app.period.get_untracked() {
        Period::Fixed(range) => Some(range),
        Period::Days(_) => None,
    };
    let start = RwSignal::new(known.map(|range| range.start));
    let end = RwSignal::new(known.map(|range| range.end));
    let keep = move || {
        let range = start.get_untracked().zip(end.get_untracked());
        let range = range.and_then(|(start, end)| TimeRange::new(start, Timestamp(end.0 + MINUTE_MS - 1)));
        app.period.set(range.map_or_else(Period::default, Period::Fixed));
    };
    let field = move |id: &'static str, label: &'static str, moment: RwSignal<Option<Timestamp>>| {
        let shown = moment.get_untracked().map(intl::to_local_input).unwrap_or_default();
        view! {
            <label class="field-part" for=id>
                <span>{move || i18n.t(label)}</span>
                <input id=id class="input" type="datetime-local" value=shown on:change=move |event| {
                    moment.set(intl::from_local_input(&event_target_value(&event)));
                    keep();
                }/>
            </label>
        }
    };
    view! {
        <div class="field-row">
            {field("period-from", "connect-from", start)}
            {field("period-to", "connect-to", end)}
        </div>
    }
}

#[component]
fn PlanField(app: App, i18n: I18n) -> impl IntoView {
    const PLANS: [(&str, &str); 3] = [
        ("security", "connect-plan-security"),
        ("all", "connect-plan-all"),
        ("chosen", "connect-plan-chosen"),
    ];
    let segments = Signal::derive(move || {
        PLANS
            .iter()
            .map(|(value, id)| Segment { value: (*value).to_owned(), label: i18n.t(id) })
            .collect::<Vec<_>>()
    });
    let kind = Memo::new(move |_| match app.plan.get() {
        Plan::SecurityFirst => 0,
        Plan::Everything => 1,
        Plan::Chosen(_) => 2usize,
    });
    let value = Signal::derive(move || PLANS[kind.get()].0.to_owned());
    let pick = Callback::new(move |value: String| {
        app.plan.set(match value.as_str() {
            "security" => Plan::SecurityFirst,
            "all" => Plan::Everything,
            _ => Plan::Chosen(BTreeSet::from([Category::Auth, Category::Tokens, Category::Security])),
        });
    });
    let hint = move || {
        i18n.t(["connect-plan-security-hint", "connect-plan-all-hint", "connect-plan-chosen-hint"][kind.get()])
    };
    view! {
        <Segmented name="plan" label=Signal::derive(move || i18n.t("connect-plan")) segments value on_pick=pick/>
        <Show when=move || kind.get() == 2><CategoryBoxes app i18n/></Show>
        <p class="hint">{hint}</p>
    }
}

#[component]
fn CategoryBoxes(app: App, i18n: I18n) -> impl IntoView {
    let chosen = move |category| matches!(app.plan.get(), Plan::Chosen(wanted) if wanted.contains(&category));
    let toggle = move |category| {
        app.plan.update(|plan| {
            if let Plan::Chosen(wanted) = plan
                && !wanted.remove(&category)
            {
                wanted.insert(category);
            }
        });
    };
    let item = move |category: Category| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || chosen(category) on:change=move |_| toggle(category)/>
                <span>{move || i18n.t(&format!("category-{}", category.slug()))}</span>
            </label>
        }
    };
    view! { <div class="checks">{Category::ALL.into_iter().map(item).collect_view()}</div> }
}
