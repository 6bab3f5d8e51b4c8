//! The histogram with all around it: its tools, its legend, the strip below it, and its numbers as a table.

use crate::charts::frame::NextFrame;
use crate::charts::labels;
use crate::components::compared::ComparedLine;
use crate::components::strip::{Strip, StripLegend};
use crate::i18n::I18n;
use crate::parts::findings::Findings;
use crate::platform::page;
use crate::queries::bars::{self, Asked};
use crate::queries::before::Comparison;
use crate::queries::{charts, coverage, names};
use crate::state::App;
use crate::state::history::History;
use crate::state::period::TimeRange;
use crate::state::steps;
use crate::state::view::Tab;
use crate::tasks::parts::part;
use crate::tasks::{before, lens, load, navigate};
use crate::timeline::brush::Span;
use crate::timeline::figures::{FIGURES_ID, Figures};
use crate::timeline::histogram::{Histogram, HistogramData, HistogramSeries};
use crate::timeline::keys::Act;
use crate::timeline::legend::Legend;
use crate::timeline::options::Options;
use crate::timeline::toolbar::{Can, TABLE_TOOL_ID, Toolbar};
use crate::timeline::zoom::LEAST_MS;
use audit_model::Timestamp;
use leptos::prelude::*;

/// What tools and bars share.
#[derive(Clone, Copy)]
pub struct Shared {
    asked: Memo<Option<Asked>>,
    data: Memo<HistogramData>,
    compared: Memo<Option<Comparison>>,
    segments: Memo<Vec<coverage::Segment>>,
    has_table: RwSignal<bool>,
    on_act: Callback<Act>,
}

impl Shared {
    /// Reads what the histogram shows from now on.
    pub fn new(app: App, i18n: I18n) -> Self {
        let asked = Memo::new(move |_| bars::asked(app));
        let bars = Memo::new(move |last: Option<&HistogramData>| {
            asked.with(|asked| bars::histogram(app, i18n, asked.as_ref(), last))
        });
        // While the brush is dragged the line stays: what came before is counted once it is let go.
        let compared = Memo::new(move |last: Option<&Option<Comparison>>| match last {
            Some(last) if app.brushing.get() => *last,
            _ => bars::compared(app),
        });
        let before = Memo::new(move |_| {
            asked.track();
            bars.with(|bars| bars::before(app, &bars.grid, compared.get().as_ref()))
        });
        let data = Memo::new(move |_| bars.get().with_before(before.get()));
        let segments = Memo::new(move |_| {
            let axis = data.with(|data| (data.grid.start_ms(), data.grid.end_ms()));
            app.progress.with(|it| coverage::segments(axis, &it.levels, &it.gaps, &it.reading))
        });
        let has_table = RwSignal::new(false);
        let frame = NextFrame::new();
        let on_act = Callback::new(move |act| match act {
            Act::Back => lens::back(app),
            Act::Forward => lens::forward(app),
            Act::Zoom(zoom) => lens::zoom(app, zoom),
            Act::Table => {
                has_table.update(|has_table| *has_table = !*has_table);
                let id = if has_table.get_untracked() { FIGURES_ID } else { TABLE_TOOL_ID };
                frame.run(move || page::focus(id));
            }
        });
        Self { asked, data, compared, segments, has_table, on_act }
    }
}

/// What stands above the bars at the right.
#[component]
pub fn Tools(app: App, i18n: I18n, shared: Shared) -> impl IntoView {
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
        let shown = app.lens.with(|lens| lens.shown);
        let when = shown.map(|shown| labels::span(i18n.lang(), (shown.start.0, shown.end.0 + 1)));
        when.map(|when| i18n.ta("tools-shown", &[("time", when.into())])).unwrap_or_default()
    });
    let options = Memo::new(move |_| {
        let range_ms = shared.asked.with(|asked| asked.as_ref().map_or(0, |asked| asked.shown.millis()));
        Options {
            width_ms: shared.data.with(|data| data.grid.width_ms()),
            is_chosen: shared.asked.with(|asked| asked.as_ref().is_some_and(|asked| asked.step_ms.is_some())),
            widths_ms: steps::fitting(range_ms).collect(),
            split: app.lens.with(|lens| lens.split),
            compares: app.lens.with(|lens| lens.compares),
        }
    });
    let on_choose = Callback::new(move |choice| lens::choose(app, choice));
    view! {
        <StripLegend segments=shared.segments/>
        <Toolbar can shown options on_choose has_table=shared.has_table on_act=shared.on_act/>
    }
}

/// The bars, what their colours mean, what they stand beside, the strip and the table.
#[component]
pub fn Bars(app: App, i18n: I18n, shared: Shared) -> impl IntoView {
    let Shared { data, segments, has_table, on_act, .. } = shared;
    // The store's stretch has both ends; the brush ends before its last instant.
    let selected = Memo::new(move |_| app.filters.get().range.map(|range| (range.start.0, range.end.0 + 1)));
    let within = move |selected: Option<Span>| {
        let range = selected.and_then(|(start, end)| TimeRange::new(Timestamp(start), Timestamp(end - 1)));
        app.filters.get_untracked().with_range(range)
    };
    let on_drag = Callback::new(move |span| navigate::brush(app, within(Some(span))));
    let on_select = Callback::new(move |selected| navigate::end_brush(app, within(selected)));
    let is_zoomed = Memo::new(move |_| app.lens.with(|lens| lens.shown.is_some()));
    let split = Memo::new(move |_| app.lens.with(|lens| lens.split));
    let picked = Memo::new(move |_| {
        let choice = app.filters.with(|filters| filters.choices.get(&split.get()).cloned());
        choice.map(|choice| choice.only.into_iter().collect::<Vec<_>>()).unwrap_or_default()
    });
    let name = Callback::new(move |HistogramSeries { label, value, .. }| match value {
        Some(value) => names::with_key(split.get(), &value, label),
        None => label,
    });
    let on_pick = Callback::new(move |value: String| {
        navigate::set_filters(app, app.filters.get_untracked().toggled(split.get_untracked(), &value));
    });
    // The charts say it themselves.
    let says_beside = Memo::new(move |_| app.lens.with(|lens| lens.compares) && app.tab.get() != Tab::Charts);
    let comparing = Memo::new(move |_| {
        shared.compared.get().map(|it| charts::comparing_of(app, i18n, &it, false)).unwrap_or_default()
    });
    let on_load = Callback::new(move |()| {
        let from = untrack(|| charts::load_from_of(app, &shared.compared.get()?));
        if let Some((now, start)) = from {
            before::load_before(app, now, start);
        }
    });
    let on_whole = Callback::new(move |whole| lens::compare_with_whole(app, whole));
    let marks = Memo::new(move |_| part::<Findings>(app).map(|it| (it.marks)(app, i18n)).unwrap_or_default());
    let on_open = Callback::new(move |id: String| navigate::show_finding(app, id));
    view! {
        <div class="histogram-notes">
            <Legend data=data.into() name picked=picked.into() on_pick/>
            <Show when=move || says_beside.get()><ComparedLine it=comparing on_load on_whole/></Show>
        </div>
        <Histogram data selected on_drag on_select is_zoomed has_table on_act dark=app.prefs.dark marks on_open/>
        <Strip segments on_retry=Callback::new(move |()| load::resume(app))/>
        <Show when=move || has_table.get()><Figures data=data.into() on_act/></Show>
    }
}
