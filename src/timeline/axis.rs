//! The labels around the plot: days and hours below, counts at the gridlines.

use super::data::HistogramData;
use super::paint::{GRIDLINES, TOP_CSS};
use crate::charts::labels;
use crate::charts::scale::TimeScale;
use crate::charts::size::Size;
use crate::charts::ticks::{time_ticks, value_ticks};
use crate::i18n::use_i18n;
use leptos::prelude::*;

/// The least distance between labels in CSS pixels: `30 сент.` with air around it.
const GAP_CSS: f64 = 66.0;
/// A label this close to an end is aligned with it instead of centred on its tick. CSS pixels.
const END_CSS: f64 = 30.0;

/// Labels of the time axis, in a row below the plot. Said by the table and the brush, so hidden from assistive
/// technology.
#[component]
pub fn TimeAxis(data: Signal<HistogramData>, size: Signal<Size>) -> impl IntoView {
    let i18n = use_i18n();
    let grid = Memo::new(move |_| data.with(HistogramData::grid));
    let labels = move || {
        let (grid, width_px, lang) = (grid.get(), size.get().width, i18n.lang());
        let scale = TimeScale { start_ms: grid.start_ms(), end_ms: grid.end_ms(), width_px };
        let ticks = time_ticks(scale.start_ms, scale.end_ms, width_px, GAP_CSS, labels::offset_minutes);
        ticks
            .into_iter()
            .map(|tick| {
                let x = scale.x(tick.ms);
                let (at_start, at_end) = (x < END_CSS, x > width_px - END_CSS);
                view! {
                    <span
                        class:at-start=at_start
                        class:at-end=at_end
                        style:left=(!at_start && !at_end).then(|| format!("{x:.1}px"))
                    >
                        {labels::tick(lang, tick)}
                    </span>
                }
            })
            .collect_view()
    };
    view! { <div class="time-axis" aria-hidden="true">{labels}</div> }
}

/// What the gridlines stand for.
#[component]
pub fn ValueAxis(data: Signal<HistogramData>, size: Signal<Size>) -> impl IntoView {
    let i18n = use_i18n();
    let max = Memo::new(move |_| data.with(HistogramData::max_total));
    let labels = move || {
        let (max, lang) = (max.get(), i18n.lang());
        let room = (size.get().height - TOP_CSS).max(0.0);
        let label = |value: u64| {
            let bottom = format!("{:.1}px", room * value as f64 / max as f64);
            view! { <span style:bottom=bottom>{labels::number(lang, value)}</span> }
        };
        value_ticks(max, GRIDLINES).into_iter().map(label).collect_view()
    };
    view! { <div class="value-axis" aria-hidden="true">{labels}</div> }
}
