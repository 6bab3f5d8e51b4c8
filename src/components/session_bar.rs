//! What the bar at the top holds once there is a log: the screens, how far loading is, and what concerns the session.

use super::export::{ExportButton, ForwardSign};
use super::header::{LanguageButton, Slots, ThemeButton};
use super::icons::LeaveIcon;
use super::import::OpenButton;
use super::live::LiveSwitch;
use super::period_select::{PHONE, PeriodSelect};
use super::progress::ProgressLine;
use super::session_menu::{SESSION_MENU, SessionMenu};
use super::zone::ZoneSign;
use crate::i18n::use_i18n;
use crate::parts::findings::Findings;
use crate::state::export::Goal;
use crate::state::use_app;
use crate::state::view::Tab;
use crate::tasks::parts::{files, part};
use crate::tasks::{connect, export, navigate};
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;

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
                <div class="menu-loaded">
                    // Above all other screens it stands beside the total, where it is in sight.
                    <Show when=move || app.tab.get() == Tab::Findings><PeriodSelect/></Show>
                    <LiveSwitch/><Forwarding/>
                </div>
            </Show>
        </SessionMenu>
    }
}

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
