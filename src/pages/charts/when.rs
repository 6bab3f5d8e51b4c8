//! The card that says when in the week things happen.

use super::files;
use crate::charts::frame::NextFrame;
use crate::charts::heat::HeatData;
use crate::charts::heat_view::HeatMap;
use crate::charts::save::Kind;
use crate::charts::save::menu::SaveMenu;
use crate::components::zone::city;
use crate::i18n::I18n;
use crate::platform::zone;
use crate::queries::heat;
use crate::state::App;
use crate::state::period::TimeRange;
use crate::tasks::{chart_file, navigate};
use audit_model::Timestamp;
use leptos::prelude::*;

/// The card.
#[component]
pub fn WhenCard(app: App, i18n: I18n) -> impl IntoView {
    // The first look at a large log takes a pass over it: a frame of its own.
    let data = RwSignal::new(HeatData::default());
    let frame = NextFrame::new();
    Effect::new(move |_| {
        app.log.version();
        app.progress.track();
        zone::track();
        frame.run(move || {
            let next = untrack(|| heat::heat(app));
            if data.try_with_untracked(|data| *data != next) == Some(true) {
                data.set(next);
            }
        });
    });
    let zone = move || {
        let name = app.zone.get().unwrap_or_else(zone::own);
        let end = app.range.get().map_or(0, |range| range.end.0);
        let (city, offset) = (city(i18n, &name), zone::offset_words(zone::offset_minutes(end)));
        if city == offset { city } else { format!("{city}, {offset}") }
    };
    let has_unusual = Memo::new(move |_| data.with(|data| data.unusual.iter().any(Option::is_some)));
    let hours_of = Callback::new(move |cell| heat::hours(app, cell));
    let on_hour = Callback::new(move |(from, until): (i64, i64)| {
        let range = TimeRange::new(Timestamp(from), Timestamp(until - 1));
        navigate::set_filters(app, app.filters.get_untracked().with_range(range));
    });
    let on_save = Callback::new(move |kind: Kind| {
        let title = untrack(|| i18n.t("heat-title"));
        chart_file::hand_over(files::hours(app, i18n, title, data.get_untracked()), kind);
    });
    view! {
        <section class="chart-card wide" aria-labelledby="heat-title">
            <header>
                <h2 id="heat-title">{move || i18n.t("heat-title")}</h2>
                <Show when=move || has_unusual.get()><span class="heat-legend">{move || i18n.t("heat-legend")}</span></Show>
                <span class="quiet">{zone}</span>
                <SaveMenu name=Signal::derive(move || i18n.t("heat-title")) on_save/>
            </header>
            <HeatMap label=Signal::derive(move || i18n.t("heat-title")) data dark=app.prefs.dark hours_of on_hour/>
        </section>
    }
}
