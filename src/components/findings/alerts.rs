//! What a new incident sets off while new events are followed, and what it has set off.

use super::SeverityWord;
use super::recipient::RecipientPick;
use crate::i18n::use_i18n;
use crate::queries::alerts::AlertLine;
use crate::queries::notice::Recipient;
use crate::state::alerts::{AlertSettings, Permission};
use crate::text::finding as text;
use audit_detect::Severity;
use leptos::prelude::*;

/// What can be done.
#[derive(Clone, Copy)]
pub struct AlertCalls {
    /// From which severity on.
    pub from: Callback<Severity>,
    /// The number in the title.
    pub title: Callback<bool>,
    /// Notifications of the browser.
    pub notification: Callback<bool>,
    /// The sound.
    pub sound: Callback<bool>,
    /// The message by itself.
    pub message: Callback<bool>,
    /// To whom it goes.
    pub to: Callback<Option<String>>,
    /// The first so many people that a text finds.
    pub search: Callback<(String, usize), Vec<Recipient>>,
    /// Opens an incident, by the id of its first finding.
    pub open: Callback<String>,
}

/// What has to be known of the page around.
#[derive(Clone, Copy)]
pub struct AlertsAround {
    /// Whether new events are followed.
    pub live: Signal<bool>,
    /// Whether the browser shows notifications.
    pub permission: Signal<Permission>,
    /// Whether the token may write messages.
    pub may_write: Signal<bool>,
    /// To whom the message goes.
    pub chosen: Signal<Option<Recipient>>,
}

/// The panel, folded away until somebody wants it.
#[component]
pub fn Alerts(
    #[prop(into)] settings: Signal<AlertSettings>,
    around: AlertsAround,
    #[prop(into)] log: Signal<Vec<AlertLine>>,
    calls: AlertCalls,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let pick = move |slug: String| {
        if let Some(severity) = Severity::ALL.into_iter().find(|severity| severity.slug() == slug) {
            calls.from.run(severity);
        }
    };
    let from = Memo::new(move |_| settings.with(|settings| settings.from));
    let option = move |severity: Severity| {
        view! { <option value=severity.slug() selected=move || from.get() == severity>{move || text::severity(i18n.lang(), severity)}</option> }
    };
    let live = move || i18n.t(if around.live.get() { "alerts-live-on" } else { "alerts-live-off" });
    view! {
        <details class="rules alerts" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{move || i18n.t("alerts-panel")}</summary>
            <Show when=move || open.get()>
                <div class="rules-body">
                    <p class="hint" role="status">{live}</p>
                    <form class="alerts-form" aria-label=move || i18n.t("alerts-form") on:submit=|event| event.prevent_default()>
                        <label class="alerts-from" for="alerts-from">{move || i18n.t("alerts-from")}
                            <select id="alerts-from" class="button" on:change=move |event| pick(event_target_value(&event))>
                                {Severity::ALL.map(option)}</select></label>
                        <Switch id="title" on=Memo::new(move |_| settings.with(|it| it.title)) set=calls.title/>
                        <Switch id="notification" on=Memo::new(move |_| settings.with(|it| it.notification)) set=calls.notification/>
                        <PermissionNote permission=around.permission/>
                        <Switch id="sound" on=Memo::new(move |_| settings.with(|it| it.sound)) set=calls.sound/>
                        <Switch id="message" on=Memo::new(move |_| settings.with(|it| it.message)) set=calls.message/>
                        <Show when=move || settings.with(|it| it.message)><To around calls/></Show>
                    </form>
                    <Log log open=calls.open/>
                </div>
            </Show>
        </details>
    }
}

/// One of the ways, with what it does.
#[component]
fn Switch(id: &'static str, on: Memo<bool>, set: Callback<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let hint = format!("alerts-{id}-hint");
    let hint_id = StoredValue::new(hint);
    view! {
        <div class="alerts-way">
            <label class="choice"><input type="checkbox" prop:checked=move || on.get() aria-describedby=hint_id.get_value()
                on:change=move |event| {
                    set.run(event_target_checked(&event));
                    // Where it is not granted, the box shows so.
                    if let Some(input) = event_target_input(&event) { input.set_checked(on.get_untracked()); }
                }/>
                <span>{move || i18n.t(&format!("alerts-{id}"))}</span></label>
            <p class="hint" id=hint_id.get_value()>{move || i18n.t(&hint_id.get_value())}</p>
        </div>
    }
}

fn event_target_input(event: &leptos::ev::Event) -> Option<web_sys::HtmlInputElement> {
    use wasm_bindgen::JsCast;
    event.target().and_then(|target| target.dyn_into().ok())
}

#[component]
fn PermissionNote(permission: Signal<Permission>) -> impl IntoView {
    let i18n = use_i18n();
    let note = move || match permission.get() {
        Permission::Denied => Some("alerts-denied"),
        Permission::Missing => Some("alerts-missing"),
        Permission::Open | Permission::Granted => None,
    };
    view! { <div role="status">{move || note().map(|id| view! { <p class="rules-problem">{i18n.t(id)}</p> })}</div> }
}

/// Whom the message goes to.
#[component]
fn To(around: AlertsAround, calls: AlertCalls) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="alerts-to">
            <Show when=move || around.may_write.get() fallback=move || view! { <p class="rules-problem">{move || i18n.t("notify-scope")}</p> }>
                <RecipientPick chosen=around.chosen search=calls.search on_pick=calls.to/>
            </Show>
        </div>
    }
}

/// What was set off in this session.
#[component]
fn Log(log: Signal<Vec<AlertLine>>, open: Callback<String>) -> impl IntoView {
    let i18n = use_i18n();
    let line = move |line: AlertLine| {
        let id = line.id.clone();
        view! {
            <li>
                <SeverityWord severity=line.severity/>
                <button type="button" class="link" on:click=move |_| open.run(id.clone())><bdi>{line.headline}</bdi></button>
                <span class="quiet">{line.at}</span>
                <span class="alerts-did"><bdi>{line.did}</bdi></span>
            </li>
        }
    };
    view! {
        <section aria-labelledby="alerts-log">
            <h2 id="alerts-log">{move || i18n.t("alerts-log")}</h2>
            <Show when=move || log.with(Vec::is_empty)><p class="hint">{move || i18n.t("alerts-log-none")}</p></Show>
            <ol class="alerts-log" aria-live="polite"><For each=move || log.get() key=Clone::clone children=line/></ol>
        </section>
    }
}
