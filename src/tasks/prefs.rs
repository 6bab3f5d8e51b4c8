//! Language, theme and request rate: taken from the last visit or from the browser, and applied to the document.

use crate::i18n::{I18n, Lang};
use crate::platform::paper::on_printing;
use crate::platform::{page, storage};
use crate::state::App;
use crate::state::prefs::{IDLE_MINUTES, RATES, Theme};
use crate::tasks::load;
use leptos::prelude::*;
use leptos_use_media_query::use_media_query;

const IDLE: &str = "audit-dashboard.idle";
const LANG: &str = "audit-dashboard.lang";
const RATE: &str = "audit-dashboard.rate";
const THEME: &str = "audit-dashboard.theme";

/// The language of the last visit, else the first of the browser's languages that we have.
pub fn language() -> Lang {
    storage::load(LANG)
        .and_then(|code| Lang::from_tag(&code))
        .or_else(|| page::preferred_languages().iter().find_map(|tag| Lang::from_tag(tag)))
        .unwrap_or_default()
}

/// Keeps the document in step with language and theme from now on.
pub fn follow(app: App, i18n: I18n) {
    if let Some(theme) = storage::load(THEME) {
        app.prefs.theme.set(Theme::from_slug(&theme));
    }
    let rate = storage::load(RATE).and_then(|rate| rate.parse().ok()).filter(|rate| RATES.contains(rate));
    app.prefs.rate.set(rate.unwrap_or(RATES[0]));
    let idle =
        storage::load(IDLE).and_then(|idle| idle.parse().ok()).filter(|idle| IDLE_MINUTES.contains(idle));
    app.prefs.idle_minutes.set(idle.unwrap_or(IDLE_MINUTES[0]));
    let system_is_dark = use_media_query("(prefers-color-scheme: dark)");
    Effect::new(move |_| {
        let theme = app.prefs.theme.get();
        let dark = match theme {
            Theme::System => system_is_dark.get(),
            Theme::Light => false,
            Theme::Dark => true,
        };
        page::set_theme(theme, dark);
        app.prefs.dark.set(dark);
    });
    // Paper is white. What is drawn takes its colours from the theme, so that the theme is light as long as that takes.
    on_printing(move |begins| {
        let dark = app.prefs.dark.get_untracked();
        page::set_theme(app.prefs.theme.get_untracked(), dark && !begins);
    });
    Effect::new(move |_| {
        let title = i18n.t("app-title-full");
        let title = match app.alerts.unseen.get() {
            0 => title,
            unseen => i18n.ta("alerts-unseen", &[("n", unseen.to_string().into()), ("title", title.into())]),
        };
        page::set_language(i18n.lang(), &title);
    });
}

/// Switches to the other language and remembers it.
pub fn switch_language(i18n: I18n) {
    let next = match i18n.0.get_untracked() {
        Lang::En => Lang::Ru,
        Lang::Ru => Lang::En,
    };
    storage::save(LANG, next.code());
    i18n.0.set(next);
}

/// Changes the most requests a second, from now on and for later visits.
pub fn set_rate(app: App, per_second: u32) {
    storage::save(RATE, &per_second.to_string());
    app.prefs.rate.set(per_second);
    if !app.session.sample.get_untracked() {
        load::set_rate(app, per_second);
    }
}

/// Changes after how long the token is forgotten, from now on and for later visits.
pub fn set_idle_minutes(app: App, minutes: u32) {
    storage::save(IDLE, &minutes.to_string());
    app.prefs.idle_minutes.set(minutes);
}

/// Goes to the next theme: system, light, dark, and round again.
pub fn next_theme(app: App) {
    let next = match app.prefs.theme.get_untracked() {
        Theme::System => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::System,
    };
    storage::save(THEME, next.slug());
    app.prefs.theme.set(next);
}
