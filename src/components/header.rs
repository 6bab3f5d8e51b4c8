//! The bar at the top: the mark, what the screen puts into it, and what goes for the whole page.

use super::icons::{ThemeDarkIcon, ThemeLightIcon, ThemeSystemIcon};
use super::keys::KeySheet;
use crate::i18n::{Lang, use_i18n};
use crate::state::prefs::Theme;
use crate::state::use_app;
use crate::tasks::prefs;
use leptos::prelude::*;

/// What a screen puts into the bar: behind the mark, before what goes for the whole page, and at the end.
#[derive(Default)]
pub struct Slots {
    /// Behind the mark.
    pub start: Option<AnyView>,
    /// Before what goes for the whole page.
    pub middle: Option<AnyView>,
    /// At the end.
    pub end: Option<AnyView>,
}

/// The bar.
#[component]
pub fn Header(#[prop(optional)] slots: Slots) -> impl IntoView {
    let i18n = use_i18n();
    let tucked = slots.end.is_some();
    view! {
        <header class="header">
            <span class="mark"><i aria-hidden="true"></i><span>{move || i18n.t("app-title")}</span></span>
            {slots.start}
            <span class="space"></span>
            {slots.middle}
            <KeySheet/>
            // On a phone they stand in the menu of the session, once there is one.
            <span class="header-own" class:tucked=tucked><LanguageButton/><ThemeButton/>{slots.end}</span>
        </header>
    }
}

/// Switches the language.
#[component]
pub fn LanguageButton() -> impl IntoView {
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

/// Goes on to the next theme.
#[component]
pub fn ThemeButton() -> impl IntoView {
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
