//! The time zone, and what this visit has done with the API, behind a button in the header.

use super::icons::{MenuIcon, SessionIcon};
use super::import::OpenButton;
use super::zone::ZonePicker;
use crate::i18n::use_i18n;
use crate::state::archive::Stage;
use crate::state::filters::Filters;
use crate::state::prefs::{IDLE_MINUTES, RATES};
use crate::state::{App, use_app};
use crate::tasks::parts::files;
use crate::tasks::{archive, navigate, prefs};
use audit_store::Facet;
use leptos::ev::Event;
use leptos::prelude::*;

/// The id of what the button opens.
pub const SESSION_MENU: &str = "session-menu";

/// The button and what it opens. The browser opens and closes it, also on Escape and on a click elsewhere.
#[component]
pub fn SessionMenu(
    /// Whether the header has no room, so that most of it stands here.
    #[prop(into)]
    holds_all: Signal<bool>,
    /// What of the header stands here where that has no room for it.
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let opened = RwSignal::new(0);
    let on_files = Callback::new(move |given| files::open(app, given));
    view! {
        <button type="button" class="button icon-only" popovertarget=SESSION_MENU
            title=move || i18n.t("session-menu") aria-label=move || i18n.t("session-menu")>{move || match holds_all.get() {
                true => view! { <MenuIcon/> }.into_any(),
                false => view! { <SessionIcon/> }.into_any(),
            }}</button>
        <section id=SESSION_MENU class="menu" popover="auto" on:toggle=move |_| opened.update(|count| *count += 1) aria-label=move || i18n.t("session-menu")>
            {children()}
            <ZonePicker zone=app.zone on_pick=Callback::new(move |name| navigate::set_zone(app, name))/>
            <Show when=move || !app.session.from_files.get()><WithApi app opened/></Show>
            <p class="session-archive"><button type="button" class="button wide" aria-haspopup="dialog" on:click=move |_| archive::open_dialog(app)>
                <span>{move || i18n.t("archive-menu")}</span><span>{move || i18n.t(kept_now(app.archive.stage.get()))}</span></button></p>
            <p class="session-files"><OpenButton label="import-add" class="button wide" disabled=app.import.reading on_files/></p>
        </section>
    }
}

/// The name of the word that says how it is with the archive.
const fn kept_now(stage: Stage) -> &'static str {
    match stage {
        Stage::Unknown | Stage::Absent => "archive-menu-off",
        Stage::Locked | Stage::Opening => "archive-menu-locked",
        Stage::Open => "archive-menu-open",
    }
}

/// What concerns the API and the token: nothing of it goes for files.
#[component]
fn WithApi(app: App, opened: RwSignal<i32>) -> impl IntoView {
    let i18n = use_i18n();
    // The counts are in no signal: they are read when the menu opens and while loading goes on.
    let footprint = move || {
        opened.track();
        app.progress.track();
        let client = app.session.client();
        client.map_or((0, 0), |client| (client.gate().sent() as usize, client.footprint().entries() as usize))
    };
    let own = move || match app.log.own() {
        Some(own) => i18n.ta("session-own-known", &[("address", own.address.into())]),
        None => i18n.t("session-own-unknown"),
    };
    let rate = move |per_second: u32| {
        let name = move || match per_second {
            _ if per_second == RATES[0] => {
                i18n.ta("session-rate-safe", &[("n", per_second.to_string().into())])
            }
            _ => per_second.to_string(),
        };
        view! { <option value=per_second.to_string() selected=move || app.prefs.rate.get() == per_second>{name}</option> }
    };
    let on_rate = move |event: Event| {
        if let Ok(per_second) = event_target_value(&event).parse() {
            prefs::set_rate(app, per_second);
        }
    };
    let idle = move |minutes: u32| {
        let name = move || match minutes {
            0 => i18n.t("session-idle-never"),
            _ => i18n.tn("minutes", minutes as usize),
        };
        view! { <option value=minutes.to_string() selected=move || app.prefs.idle_minutes.get() == minutes>{name}</option> }
    };
    let on_idle = move |event: Event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            prefs::set_idle_minutes(app, minutes);
        }
    };
    let mut idle_choices = IDLE_MINUTES;
    idle_choices.sort_unstable();
    idle_choices.rotate_left(1);
    let name = Memo::new(move |_| app.session.owner.get().map(|owner| app.names.person(&owner)));
    let pick = move |choose: fn(&Filters, Facet, &str) -> Filters| {
        let Some(owner) = app.session.owner.get_untracked() else { return };
        navigate::set_filters(app, choose(&app.filters.get_untracked(), Facet::Actor, &owner));
    };
    let choice = move |words: &'static str, choose| {
        view! {
            <button type="button" class="link" popovertarget=SESSION_MENU popovertargetaction="hide"
                on:click=move |_| pick(choose)>{move || i18n.t(words)}</button>
        }
    };
    view! {
            {move || name.get().map(|name| view! {
                <h2>{move || i18n.t("account-title")}</h2>
                <p class="session-account"><b><bdi>{name}</bdi></b>
                    {choice("account-only", Filters::only)}{choice("account-without", Filters::but)}</p>
                <p class="hint">{move || i18n.t("account-hint")}</p>
            })}
            <h2><label for="session-rate">{move || i18n.t("session-rate")}</label></h2>
            <select id="session-rate" class="button wide" on:change=on_rate aria-describedby="session-rate-hint">
                {RATES.into_iter().map(rate).collect_view()}
            </select>
            <p class="hint" id="session-rate-hint">{move || i18n.t("session-rate-hint")}</p>
            <h2><label for="session-idle">{move || i18n.t("session-idle")}</label></h2>
            <select id="session-idle" class="button wide" on:change=on_idle aria-describedby="session-idle-hint">
                {idle_choices.into_iter().map(idle).collect_view()}
            </select>
            <p class="hint" id="session-idle-hint">{move || i18n.t("session-idle-hint")}</p>
            <h2>{move || i18n.t("session-asked")}</h2>
            <p>{move || i18n.tn("session-requests", footprint().0)}". "
                {move || i18n.tn("session-reads", footprint().1)}</p>
            <h2>{move || i18n.t("session-own")}</h2>
            <p>{own}</p>
    }
}
