//! What stands above every screen: how many events match, and when they were.

use crate::charts::labels;
use crate::components::own_reads::OwnReads;
use crate::components::reading::ReadingNow;
use crate::components::strip::{Strip, StripLegend};
use crate::i18n::I18n;
use crate::platform::intl;
use crate::queries::{coverage, histogram, own};
use crate::state::App;
use crate::state::history::History;
use crate::state::period::TimeRange;
use crate::tasks::{lens, load, navigate};
use crate::timeline::histogram::Histogram;
use crate::timeline::keys::Act;
use crate::timeline::toolbar::{Can, Toolbar};
use crate::timeline::zoom::LEAST_MS;
use audit_model::Timestamp;
use leptos::prelude::*;

/// The total and the histogram.
#[component]
pub fn Summary(app: App, i18n: I18n) -> impl IntoView {
    let asked = Memo::new(move |_| histogram::asked(app));
    let data = Memo::new(move |_| asked.with(|asked| histogram::histogram(app, i18n, asked.as_ref())));
    let own = Memo::new(move |_| own::hidden(app));
    // Own reads that are hidden are not there at all, as far as the totals say.
    let total = Memo::new(move |_| {
        let hidden = own.get().all;
        app.log.view(|store| (store.matching(), store.len().saturating_sub(hidden)))
    });
    let words = move || {
        let (matching, all) = total.get();
        let id = if matching == all { "summary-all" } else { "summary-match" };
        let total = intl::number(i18n.lang(), all);
        i18n.ta(id, &[("count", matching.into()), ("total", total.into())])
    };
    let width = move || {
        let width_ms = data.with(|data| data.grid.width_ms());
        if width_ms == 0 {
            return String::new();
        }
        i18n.ta("histogram-by", &[("width", labels::width(i18n, width_ms).into())])
    };
    let segments = Memo::new(move |_| {
        let axis = data.with(|data| (data.grid.start_ms(), data.grid.end_ms()));
        app.progress.with(|it| coverage::segments(axis, &it.levels, &it.gaps, &it.reading))
    });
    // The store's stretch has both ends; the brush ends before its last instant.
    let selected = Memo::new(move |_| app.filters.get().range.map(|range| (range.start.0, range.end.0 + 1)));
    let within = move |selected: Option<(i64, i64)>| {
        let range = selected.and_then(|(start, end)| TimeRange::new(Timestamp(start), Timestamp(end - 1)));
        app.filters.get_untracked().with_range(range)
    };
    let on_drag = Callback::new(move |span| navigate::brush(app, within(Some(span))));
    let on_select = Callback::new(move |selected| navigate::end_brush(app, within(selected)));
    let is_zoomed = Memo::new(move |_| app.lens.with(|lens| lens.shown.is_some()));
    let can = Memo::new(move |_| Can {
        back: app.ranges.with(History::has_back),
        forward: app.ranges.with(History::has_forward),
        zoom_in: app.lens.with(|lens| {
            app.range.get().is_some_and(|range| lens.within(range).length() > LEAST_MS.unsigned_abs())
        }),
        zoom_out: is_zoomed.get(),
    });
    let shown = Memo::new(move |_| {
        let shown = app.lens.with(|lens| lens.shown)?;
        let when = labels::span(i18n.lang(), (shown.start.0, shown.end.0 + 1));
        Some(i18n.ta("tools-shown", &[("time", when.into())]))
    });
    let on_act = Callback::new(move |act| match act {
        Act::Back => lens::back(app),
        Act::Forward => lens::forward(app),
        Act::Zoom(zoom) => lens::zoom(app, zoom),
    });
    view! {
        <section class="summary" aria-label=move || i18n.t("histogram-label")>
            <div class="summary-head">
                <h1><b>{move || intl::number(i18n.lang(), total.get().0)}</b>" "{words}</h1>
                <OwnReads hidden=Memo::new(move |_| own.get().here) shown=Memo::new(move |_| app.filters.get().own_shown)
                    on_show=Callback::new(move |shown| {
                        navigate::set_filters(app, app.filters.get_untracked().with_own_shown(shown));
                    })/>
                <ReadingNow/>
                <span class="space"></span>
                <StripLegend segments/>
                <span class="quiet step">{width}</span>
                <Toolbar can shown=Signal::derive(move || shown.get().unwrap_or_default()) on_act/>
            </div>
            <Histogram data selected on_drag on_select is_zoomed on_act dark=app.prefs.dark/>
            <Strip segments on_retry=Callback::new(move |()| load::resume(app))/>
        </section>
    }
}
