//! The bar at the top: the mark, the screens, and what goes for the whole page.

use super::export::ExportButton;
use super::icons::{LeaveIcon, ThemeDarkIcon, ThemeLightIcon, ThemeSystemIcon};
use super::import::OpenButton;
use super::keys::KeySheet;
use super::live::LiveSwitch;
use super::progress::ProgressLine;
use super::session_menu::{SESSION_MENU, SessionMenu};
use super::zone::ZoneSign;
use crate::i18n::{Lang, use_i18n};
use crate::platform::intl::{self, Style};
use crate::queries::findings;
use crate::state::period::{PRESETS, Period};
use crate::state::prefs::Theme;
use crate::state::session::Phase;
use crate::state::use_app;
use crate::state::view::Tab;
use crate::tasks::{connect, import, navigate, prefs};
use leptos::ev::Event;
use leptos::prelude::*;
use web_sys::HtmlSelectElement;

/// The bar.
#[component]
pub fn Header() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let connected = Memo::new(move |_| app.session.phase.get() == Phase::Connected);
    view! {
        <header class="header">
            <span class="mark"><i aria-hidden="true"></i><span>{move || i18n.t("app-title")}</span></span>
            <Show when=move || connected.get()><Tabs/></Show>
            <span class="space"></span>
            <Show when=move || connected.get()>
                <ProgressLine/>
                <Show when=move || !app.session.from_files.get() fallback=move || view! { <AddFiles/> }><LiveSwitch/><PeriodSelect/></Show>
                <ZoneSign zone=app.zone menu=SESSION_MENU/>
                <ExportButton/>
                <SessionMenu/>
            </Show>
            <KeySheet/>
            <LanguageButton/>
            <ThemeButton/>
            <Show when=move || connected.get()>
                <button class="button icon-only" type="button" on:click=move |_| connect::disconnect(app)
                    title=move || i18n.t("disconnect-hint") aria-label=move || i18n.t("disconnect")><LeaveIcon/></button>
            </Show>
        </header>
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
    let on_files = Callback::new(move |files| import::open(app, files));
    view! { <OpenButton label="import-add" class="button" disabled=app.import.reading on_files/> }
}

/// How many incidents nobody has looked at, in the colour of the worst.
#[component]
fn NewFindings() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let new = Memo::new(move |_| findings::new(app));
    view! {
        {move || new.get().map(|(count, worst)| view! {
            " "<b class=format!("badge {}", worst.slug())>{count}<span class="hidden">{i18n.t("found-new")}</span></b>
        })}
    }
}

/// The loaded period. Choosing another one loads again.
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
    let on_change = move |event: Event| {
        let select: HtmlSelectElement = event_target(&event);
        if let Ok(days) = select.value().parse() {
            connect::change_period(app, Period::Days(days));
        }
        select.set_value("");
    };
    // The choice always shows what is loaded; the presets stand below it.
    view! {
        <select class="button period" on:change=on_change
            title=move || i18n.t("period-change") aria-label=move || i18n.t("period-change")>
            <option value="" selected=true hidden=true>{loaded}</option>
            {PRESETS.into_iter().map(preset).collect_view()}
        </select>
    }
}

#[component]
fn LanguageButton() -> impl IntoView {
    let i18n = use_i18n();
    let label = move || match i18n.lang() {
        Lang::En => "EN",
        Lang::Ru => "RU",
    };
    view! {
        <button class="button" type="button" on:click=move |_| prefs::switch_language(i18n)
            title=move || i18n.t("language-switch") aria-label=move || format!("{}: {}", label(), i18n.t("language-switch"))>{label}</button>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let app = use_app();
    let i18n = use_i18n();
    let label = move || {
        i18n.t(match app.prefs.theme.get() {
            Theme::System => "theme-system",
            Theme::Light => "theme-light",
            Theme::Dark => "theme-dark",
        })
    };
    view! {
        <button class="button icon-only" type="button" on:click=move |_| prefs::next_theme(app) title=label aria-label=label>
            {move || match app.prefs.theme.get() {
                Theme::System => view! { <ThemeSystemIcon/> }.into_any(),
                Theme::Light => view! { <ThemeLightIcon/> }.into_any(),
                Theme::Dark => view! { <ThemeDarkIcon/> }.into_any(),
            }}
        </button>
    }
}
