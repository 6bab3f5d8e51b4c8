//! What the bar at the top holds once there is a log: the screens, how far loading is, and what concerns the session.

use super::export::{ExportButton, ForwardSign};
use super::header::{LanguageButton, Slots, ThemeButton};
use super::icons::LeaveIcon;
use super::import::OpenButton;
use super::live::LiveSwitch;
use super::progress::ProgressLine;
use super::session_menu::{SESSION_MENU, SessionMenu};
use super::zone::ZoneSign;
use crate::i18n::use_i18n;
use crate::parts::findings::Findings;
use crate::platform::intl::{self, Style};
use crate::queries::{before, stretches};
use crate::state::export::Goal;
use crate::state::period::{PRESETS, Period, TimeRange};
use crate::state::use_app;
use crate::state::view::Tab;
use crate::tasks::parts::{files, part};
use crate::tasks::{self, connect, export, navigate};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;
use web_sys::HtmlSelectElement;

/// All of it, for the bar.
pub fn slots() -> Slots {
    Slots {
        start: Some(view! { <Tabs/> }.into_any()),
        middle: Some(view! { <Controls/> }.into_any()),
        end: Some(view! { <Leave/> }.into_any()),
    }
}

#[component]
fn Controls() -> impl IntoView {
    let app = use_app();
    let phone = use_media_query(PHONE);
    let in_files = move || app.session.from_files.get();
    view! {
        <ProgressLine/>
        <Show when=move || !phone.get()>
            <Show when=move || !in_files() fallback=move || view! { <AddFiles/> }><LiveSwitch/><Forwarding/><PeriodSelect/></Show>
        </Show>
        <ZoneSign zone=app.zone menu=SESSION_MENU/>
        <ExportButton/>
        <SessionMenu holds_all=phone>
            <div class="menu-own"><LanguageButton/><ThemeButton/><Leave/></div>
            <Show when=move || phone.get() && !in_files()>
                <div class="menu-loaded"><PeriodSelect/><LiveSwitch/><Forwarding/></div>
            </Show>
        </SessionMenu>
    }
}

/// Where the bar has room for the screens only; also in `header.css`.
const PHONE: &str = "(max-width: 560px)";

/// New events that are sent on; leads to where that was switched on.
#[component]
fn Forwarding() -> impl IntoView {
    let app = use_app();
    let on = Memo::new(move |_| app.outbox.forwarding.with(Option::is_some));
    let open = Callback::new(move |()| {
        app.export.choice.update(|choice| choice.goal = Goal::System);
        export::open(app);
    });
    view! { <ForwardSign on channel=app.outbox.live on_open=open/> }
}

#[component]
fn Leave() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    view! {
        <button class="button icon-only" type="button" on:click=move |_| connect::disconnect(app)
            title=move || i18n.t("disconnect-hint") aria-label=move || i18n.t("disconnect")><LeaveIcon/></button>
    }
}

#[component]
fn Tabs() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let tab = move |tab: Tab| {
        let name = match tab {
            Tab::Timeline => "tab-timeline",
            Tab::Charts => "tab-charts",
            Tab::Findings => "tab-findings",
        };
        view! {
            <button type="button" class="tab" aria-current=move || (app.tab.get() == tab).then_some("page")
                on:click=move |_| navigate::set_tab(app, tab)>{move || i18n.t(name)}
                {(tab == Tab::Findings).then(|| view! { <NewFindings/> })}</button>
        }
    };
    view! { <nav class="tabs" aria-label=move || i18n.t("nav-label")>{Tab::ALL.into_iter().map(tab).collect_view()}</nav> }
}

/// More files, where all that is shown comes from files.
#[component]
fn AddFiles() -> impl IntoView {
    let app = use_app();
    let on_files = Callback::new(move |given| files::open(app, given));
    view! { <OpenButton label="import-add" class="button" disabled=app.import.reading on_files/> }
}

/// How many incidents nobody has looked at, in the colour of the worst.
#[component]
fn NewFindings() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let new = Memo::new(move |_| part::<Findings>(app).and_then(|findings| (findings.new)(app)));
    view! {
        {move || new.get().map(|(count, worst)| view! {
            " "<b class=format!("badge {}", worst.slug())>{count}<span class="hidden">{i18n.t("found-new")}</span></b>
        })}
    }
}

/// Stands for all that is loaded.
const ALL: &str = "all";

/// The loaded period, or what is shown of it by its name. What that lacks at its beginning is loaded; choosing another
/// period loads again.
#[component]
fn PeriodSelect() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let loaded = move || {
        let range = app.range.get()?;
        let day = |moment| intl::date(i18n.lang(), Style::Day, moment);
        Some(format!("{} – {}", day(range.start), day(range.end)))
    };
    let name = move |days: u16| match days {
        1 => i18n.t("connect-period-day"),
        _ => i18n.tn("connect-period-days", days.into()),
    };
    let preset = move |days: u16| view! { <option value=days.to_string()>{move || name(days)}</option> };
    let stretches = Memo::new(move |_| stretches::offered(app));
    let stretch = move |(name, _): (&'static str, TimeRange)| {
        view! { <option value=name>{move || i18n.t(name)}</option> }
    };
    let is_narrowed = Memo::new(move |_| app.filters.with(|filters| filters.range.is_some()));
    // What is chosen by its name says it, too; nothing else is as wide, so that nothing moves.
    let shown = move || {
        let range = app.filters.with(|filters| filters.range)?;
        stretches.with(|all| all.iter().find(|(_, known)| *known == range).map(|(name, _)| i18n.t(name)))
    };
    let show = move |range| navigate::set_filters(app, app.filters.get_untracked().with_range(range));
    // Who asks for last week wants to see all of it, not the end of it that happens to be loaded.
    let fetch = move |range| match untrack(|| before::reach(app, range)) {
        Some(start) => tasks::before::load_before(app, range, start),
        None => show(Some(range)),
    };
    let on_change = move |event: Event| {
        let select: HtmlSelectElement = event_target(&event);
        let value = select.value();
        let named = stretches.get_untracked().into_iter().find(|(name, _)| *name == value);
        match (named, value.parse()) {
            (Some((_, range)), _) => fetch(range),
            (None, Ok(days)) => connect::change_period(app, Period::Days(days)),
            (None, Err(_)) if value == ALL => show(None),
            (None, Err(_)) => {}
        }
        select.set_value("");
    };
    view! {
        <select class="button period" on:change=on_change
            title=move || i18n.t("period-change") aria-label=move || i18n.t("period-change")>
            <option value="" selected=true hidden=true>{move || shown().or_else(loaded)}</option>
            <optgroup label=move || i18n.t("stretch-show")>
                {move || stretches.get().into_iter().map(stretch).collect_view()}
                <Show when=move || is_narrowed.get()><option value=ALL>{move || i18n.t("stretch-all")}</option></Show>
            </optgroup>
            <optgroup label=move || i18n.t("stretch-load")>{PRESETS.into_iter().map(preset).collect_view()}</optgroup>
        </select>
    }
}
