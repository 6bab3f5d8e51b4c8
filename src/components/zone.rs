//! The time zone that everything is shown in: a choice in the session's menu, and a sign of it where it is not the
//! browser's own.

use super::icons::SearchIcon;
use crate::i18n::{I18n, find_message, use_i18n};
use crate::platform::clock::BrowserClock;
use crate::platform::zone;
use audit_client::Clock;
use leptos::prelude::*;

/// So many zones are offered for what was typed.
const OFFERED: usize = 6;
/// Offered without a search, beside the browser's own.
const USUAL: [&str; 2] = ["UTC", "Europe/Moscow"];

/// The choice: the browser's zone, usual ones, and any other by a search.
#[component]
pub fn ZonePicker(
    #[prop(into)] zone: Signal<Option<String>>,
    on_pick: Callback<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let own = zone::own();
    let usual = USUAL.into_iter().filter(|name| *name != own).map(|name| Some(name.to_owned()));
    let offered: Vec<Option<String>> = [None].into_iter().chain(usual).collect();
    let known = StoredValue::new(None::<Vec<String>>);
    let found = Memo::new(move |_| {
        let typed = typed.get();
        let all =
            known.try_update_value(|known| known.get_or_insert_with(zone::all).clone()).unwrap_or_default();
        search(&all, &typed, |name| city(i18n, name))
    });
    let item = move |name: Option<String>| {
        let (mine, picked) = (name.clone(), name.clone());
        let is_on = Memo::new(move |_| zone.get() == mine);
        let ahead = offset(name.as_deref());
        let is_found = name.as_deref().is_some_and(|name| !USUAL.contains(&name));
        let words = name.clone().filter(|_| is_found);
        // What the browser calls it: a city may say little.
        let words = move || words.as_deref().and_then(|name| zone::words(i18n.lang().locale(), name));
        view! {
            <li>
                <button type="button" class="zone-pick" aria-pressed=move || is_on.get().to_string()
                    on:click=move |_| on_pick.run(picked.clone())>
                    <span class="cut">{move || title(i18n, name.as_deref())}" "<span class="quiet">{words}</span></span>
                    <span class="quiet">{ahead}</span>
                </button>
            </li>
        }
    };
    // What was chosen by a search stays in sight.
    let shown = Memo::new({
        let offered = offered.clone();
        move |_| {
            let chosen = zone.get();
            let other = Some(chosen).filter(|chosen| !offered.contains(chosen));
            offered.iter().cloned().chain(other).collect::<Vec<_>>()
        }
    });
    let others = move || {
        let shown = shown.get();
        found.get().into_iter().map(Some).filter(|name| !shown.contains(name)).map(item).collect_view()
    };
    let is_unknown = move || !typed.with(|typed| typed.trim().is_empty()) && found.with(Vec::is_empty);
    view! {
        <section class="zones" aria-labelledby="zone-title">
            <h2 id="zone-title">{move || i18n.t("zone-title")}</h2>
            <ul><For each=move || shown.get() key=Clone::clone children=item/></ul>
            <label class="facet-search zone-search">
                <SearchIcon/>
                <span class="hidden">{move || i18n.t("zone-search")}</span>
                <input type="search" autocomplete="off" spellcheck="false" placeholder=move || i18n.t("zone-search")
                    prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
            </label>
            <ul aria-label=move || i18n.t("zone-found")>{others}</ul>
            <p class="hint" role="status">{move || is_unknown().then(|| i18n.t("zone-none"))}</p>
        </section>
    }
}

/// Says which zone it is, where it is another than the browser's; opens the menu with this id.
#[component]
pub fn ZoneSign(#[prop(into)] zone: Signal<Option<String>>, menu: &'static str) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        zone.get().map(|name| {
            let label = i18n.ta("zone-sign", &[("zone", city(i18n, &name).into())]);
            view! {
                <button type="button" class="button zone-sign" popovertarget=menu title=label.clone() aria-label=label>
                    {city(i18n, &name)}</button>
            }
        })
    }
}

fn title(i18n: I18n, name: Option<&str>) -> String {
    match name {
        None => i18n.ta("zone-own", &[("zone", city(i18n, &zone::own()).into())]),
        Some(name) => city(i18n, name),
    }
}

/// How far ahead of UTC a zone is now.
fn offset(name: Option<&str>) -> Option<String> {
    zone::offset_in(name, BrowserClock.wall().0).map(zone::offset_words)
}

/// The place that a zone is named after, in the language of the page where its name in that is known.
pub fn city(i18n: I18n, name: &str) -> String {
    let id = format!("city-{}", name.to_lowercase().replace(['/', '_'], "-"));
    find_message(i18n.lang(), &id, &[]).unwrap_or_else(|| place(name))
}

/// The last part of a zone's name, which is a place: `New York`.
fn place(name: &str) -> String {
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// The zones that have all words of a search in their names, or in that of their city; those whose place begins with it
/// come first.
fn search(all: &[String], typed: &str, city: impl Fn(&str) -> String) -> Vec<String> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Vec::new();
    }
    let fits = |name: &&String| {
        let name = format!("{} {}", name.replace(['_', '/'], " "), city(name)).to_lowercase();
        typed.split_whitespace().all(|word| name.contains(word))
    };
    let mut found: Vec<&String> = all.iter().filter(fits).collect();
    let begins = |place: String| place.to_lowercase().starts_with(&typed);
    found.sort_by_key(|name| !begins(place(name)) && !begins(city(name)));
    found.into_iter().take(OFFERED).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_found_by_words_and_places_come_first() {
        let all = ["America/New_York", "Europe/York", "Asia/Novosibirsk", "Europe/Moscow"].map(str::to_owned);
        let city = |name: &str| if name == "Europe/Moscow" { "Москва".to_owned() } else { place(name) };
        let search = |typed: &str| search(&all, typed, city);
        assert_eq!(search(" new york "), ["America/New_York"]);
        assert_eq!(search("york"), ["Europe/York", "America/New_York"]);
        assert_eq!(search("europe mos"), ["Europe/Moscow"]);
        assert_eq!(search("моск"), ["Europe/Moscow"]);
        assert!(search("  ").is_empty() && search("mars").is_empty());
        assert_eq!(place("America/Argentina/Buenos_Aires"), "Buenos Aires");
    }
}
