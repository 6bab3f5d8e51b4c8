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
/// A label beside one that is aligned with an end needs so much room between its tick and that end. CSS pixels.
const BESIDE_CSS: f64 = 78.0;

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
        let places: Vec<f64> = ticks.iter().map(|tick| scale.x(tick.ms)).collect();
        let is_free = |at: usize| is_free(&places, at, width_px);
        ticks
            .into_iter()
            .enumerate()
            .filter(|(at, _)| is_free(*at))
            .map(|(_, tick)| {
                let x = scale.x(tick.ms);
                let (at_start, at_end) = (x < END_CSS, x > width_px - END_CSS);
                view! {
                    <span
                        class:at-start=at_start
                        class:at-end=at_end
                        style:left=(!at_start && !at_end).then(|| format!("{:.2}%", x / width_px * 100.0))
                    >
                        {labels::tick(lang, tick)}
                    </span>
                }
            })
            .collect_view()
    };
    view! { <div class="time-axis" aria-hidden="true">{labels}</div> }
}

/// Whether the label of a tick has room. One that is moved inwards at an end makes way for its neighbour.
fn is_free(places: &[f64], at: usize, width_px: f64) -> bool {
    let inwards = |place: f64| place < END_CSS || place > width_px - END_CSS;
    let next = if places[at] < END_CSS {
        places.get(at + 1).copied()
    } else {
        at.checked_sub(1).map(|at| places[at])
    };
    let from_end = |place: f64| if places[at] < END_CSS { place } else { width_px - place };
    !inwards(places[at]) || next.is_none_or(|next| inwards(next) || from_end(next) >= BESIDE_CSS)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_at_an_end_makes_way_for_its_neighbour() {
        let free = |places: &[f64]| (0..places.len()).filter(|at| is_free(places, *at, 300.0)).count();
        assert_eq!(free(&[20.0, 100.0, 180.0, 260.0]), 4);
        assert_eq!(free(&[0.0, 66.0, 132.0, 198.0, 264.0]), 4, "the first would touch the second");
        assert_eq!(free(&[40.0, 106.0, 172.0, 238.0, 299.0]), 4, "the last would touch the one before");
        assert_eq!(free(&[10.0, 290.0]), 2);
        assert_eq!(free(&[10.0]), 1);
    }
}
