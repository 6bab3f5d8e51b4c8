//! The period, as a field to choose from: what is loaded, and what of it is shown.

use super::session_menu::SESSION_MENU;
use crate::i18n::use_i18n;
use crate::platform::intl::{self, Style};
use crate::platform::page;
use crate::queries::{before, stretches};
use crate::state::period::{PRESETS, Period, TimeRange};
use crate::state::use_app;
use crate::tasks::{self, connect, navigate};
use leptos::ev::Event;
use leptos::prelude::*;
use web_sys::HtmlSelectElement;

/// Where the bar at the top has room for the screens only, and the period stands beside the total; also in `header.css`.
pub const PHONE: &str = "(max-width: 560px)";

/// Stands for all that is loaded.
const ALL: &str = "all";

/// The loaded period, or what is shown of it by its name. What that lacks at its beginning is loaded; choosing another
/// period loads again.
#[component]
pub fn PeriodSelect() -> impl IntoView {
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
    // What reads the log again says so itself: not everywhere does the heading stay in sight.
    let load = move |days| i18n.ta("stretch-load-days", &[("days", name(days).into())]);
    let preset = move |days: u16| view! { <option value=days.to_string()>{move || load(days)}</option> };
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
        // On a phone it may stand in there, over what has been chosen.
        page::hide_popover(SESSION_MENU);
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
