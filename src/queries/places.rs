//! Where addresses are, in words.

use crate::i18n::{I18n, Lang};
use crate::platform::intl::{self, Style};
use crate::state::App;
use audit_model::Timestamp;
use leptos::prelude::*;
use worker_link::geo::{Name, Place};

/// City and country of an address, if a database is open and knows. Reading it subscribes.
pub fn said(app: App, i18n: I18n, address: &str) -> Option<String> {
    let place = app.places.known.with(|known| known.get(address).cloned().flatten())?;
    sentence(i18n.lang(), &place)
}

fn sentence(lang: Lang, place: &Place) -> Option<String> {
    let name = |name: &Name| match lang {
        Lang::Ru => name.ru.clone().unwrap_or_else(|| name.en.clone()),
        Lang::En => name.en.clone(),
    };
    let parts: Vec<String> = [&place.city, &place.country].into_iter().flatten().map(name).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The open database: what it is, when it was made, and how much of the log it knows.
pub fn database(app: App, i18n: I18n) -> Option<String> {
    let opened = app.places.database.get()?;
    let made = Timestamp(opened.about.made_seconds.saturating_mul(1_000));
    let (known, cities, all) = app.places.known.with(|known| {
        let places = known.values().flatten();
        (places.clone().count(), places.filter(|place| place.city.is_some()).count(), known.len())
    });
    let number = |count| intl::number(i18n.lang(), count).into();
    Some(i18n.ta(
        "places-database",
        &[
            ("kind", opened.about.kind.into()),
            ("made", intl::date(i18n.lang(), Style::DayYear, made).into()),
            ("known", number(known)),
            ("cities", number(cities)),
            ("all", number(all)),
        ],
    ))
}

/// Whether the database knows so little that impossible travel cannot be told.
pub fn is_vague(app: App) -> bool {
    app.places.known.with(|known| {
        !known.is_empty()
            && !known.values().flatten().any(|place| place.city.is_some() && place.point.is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_said_in_the_language_of_the_page() {
        let name = |en: &str, ru: Option<&str>| Some(Name { en: en.to_owned(), ru: ru.map(str::to_owned) });
        let place = Place {
            city: name("Utrecht", None),
            country: name("Netherlands", Some("Нидерланды")),
            ..Place::default()
        };
        assert_eq!(sentence(Lang::Ru, &place).unwrap(), "Utrecht, Нидерланды");
        assert_eq!(sentence(Lang::En, &place).unwrap(), "Utrecht, Netherlands");
        assert_eq!(sentence(Lang::En, &Place::default()), None);
    }
}
