//! One category over time: an area under a line, with the value under the pointer.

use super::canvas::{ChartCanvas, Drawn, Scene, Surface};
use super::data_table::{DataTable, HiddenTable};
use super::labels;
use super::palette::category_css;
use super::series::{SeriesData, table_rows};
use crate::i18n::use_i18n;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use plotters::prelude::*;

/// The height of the drawing in CSS pixels; the style sheet reserves the same.
pub const HEIGHT_CSS: f64 = 66.0;
/// The height of the dates below it.
const AXIS_CSS: f64 = 16.0;
/// Room above the highest value and below zero, CSS pixels.
const TOP_CSS: f64 = 8.0;
const BOTTOM_CSS: f64 = 4.0;
/// More rows than this would make fifteen cards a long read.
const TABLE_ROWS: usize = 14;

/// An area chart. `slug` gives the colour, `name` what it is about.
#[component]
pub fn AreaChart(
    #[prop(into)] slug: String,
    #[prop(into)] name: Signal<String>,
    #[prop(into)] data: Signal<SeriesData>,
    #[prop(into)] dark: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let label = Signal::derive(move || i18n.ta("chart-over-time", &[("name", name.get().into())]));
    let hovered = RwSignal::new(None::<usize>);
    let on_move = move |event: PointerEvent| {
        let Some(plot) = event.current_target() else { return };
        let bounds =
            wasm_bindgen::JsCast::unchecked_into::<web_sys::Element>(plot).get_bounding_client_rect();
        let x = f64::from(event.client_x()) - bounds.left();
        let at = data.with_untracked(|data| nearest_point(x, bounds.width(), data.counts.len()));
        if hovered.get_untracked() != at {
            hovered.set(at);
        }
    };
    let point = Memo::new(move |_| {
        let at = hovered.get()?;
        data.with(|data| Some((at, *data.counts.get(at)?, data.max(), data.counts.len())))
    });
    let colour = category_css(&slug);
    let draw = move |surface: &Surface, scene: &Scene, data: &SeriesData| draw(surface, scene, data, &slug);
    let table = Memo::new(move |_| {
        let lang = i18n.lang();
        let row = |data: &SeriesData, row: super::series::TableRow| {
            let span = (data.buckets.edge(row.first), data.buckets.edge(row.end));
            vec![labels::span(lang, span), labels::number(lang, row.total)]
        };
        let rows = data.with(|data| {
            let totals: Vec<u64> = data.counts.iter().map(|count| u64::from(*count)).collect();
            table_rows(&totals, TABLE_ROWS).into_iter().map(|one| row(data, one)).collect()
        });
        DataTable {
            caption: label.get(),
            head: vec![i18n.t("histogram-time"), i18n.t("histogram-count")],
            rows,
        }
    });
    view! {
        <div
            class="area-chart"
            on:pointermove=on_move
            on:pointerdown=on_move
            on:pointerleave=move |_| hovered.set(None)
            on:pointercancel=move |_| hovered.set(None)
        >
            <div class="area-plot"><ChartCanvas label data dark draw/></div>
            <AreaAxis data/>
            {move || point.get().map(|(at, count, max, len)| {
                let lang = i18n.lang();
                let left = format!("{:.3}%", share(at, len) * 100.0);
                let bottom = format!("{:.1}px", AXIS_CSS + height_css(count, max));
                let when = data.with_untracked(|data| labels::span(lang, data.buckets.span(at)));
                view! {
                    <i class="area-line" style:left=left.clone()></i>
                    <i class="area-dot" style:left=left.clone() style:bottom=bottom style:background-color=colour.clone()></i>
                    <div class="chart-tip" class:to-left={at * 2 > len} style:left=left aria-hidden="true">
                        <span class="chart-tip-when">{when}</span>
                        <b>{labels::number(lang, u64::from(count))}</b>
                    </div>
                }
            })}
            <HiddenTable table/>
        </div>
    }
}

/// From when to when, and how high the highest point is. Said by the table, too.
#[component]
fn AreaAxis(data: Signal<SeriesData>) -> impl IntoView {
    let i18n = use_i18n();
    let texts = move || {
        let lang = i18n.lang();
        data.with(|data| {
            let grid = data.buckets;
            if grid.count == 0 {
                return None;
            }
            let length_ms = grid.end_ms() - grid.start_ms;
            let peak = labels::number(lang, u64::from(data.max()));
            let width = labels::width(i18n, grid.width_ms);
            Some(view! {
                <span>{labels::end_of_axis(lang, grid.start_ms, length_ms)}</span>
                <span>{i18n.ta("chart-peak", &[("n", peak.into()), ("width", width.into())])}</span>
                <span>{labels::end_of_axis(lang, grid.edge(grid.count - 1), length_ms)}</span>
            })
        })
    };
    view! { <div class="area-axis" aria-hidden="true">{texts}</div> }
}

fn draw(surface: &Surface, scene: &Scene, data: &SeriesData, slug: &str) -> Drawn {
    let (width, height) = surface.dim_in_pixel();
    let (right, base) = (i32::try_from(width).unwrap_or(i32::MAX), scene.px(HEIGHT_CSS - BOTTOM_CSS));
    let baseline = [(0, base), (right, base + scene.px(1.0))];
    surface.draw(&Rectangle::new(baseline, scene.palette.token("line").filled()))?;
    let max = data.max();
    if max == 0 {
        return Ok(());
    }
    let colour = scene.palette.category(slug);
    // The highest point, as a line across: what the scale below says the number of.
    let top = scene.px(TOP_CSS);
    surface.draw(&Rectangle::new(
        [(0, top), (right, top + scene.px(1.0))],
        scene.palette.token("line2").filled(),
    ))?;
    // A single value is drawn as a level line.
    let counts = if let [only] = *data.counts { &[only, only] } else { &*data.counts };
    let points = counts.iter().enumerate().map(|(i, count)| (i as f64, f64::from(*count)));
    let mut chart = ChartBuilder::on(surface)
        .margin_top(scene.px(TOP_CSS))
        .margin_bottom(i32::try_from(height).unwrap_or_default() - base)
        .build_cartesian_2d(0.0..(counts.len() - 1) as f64, 0.0..f64::from(max))?;
    let area = AreaSeries::new(points, 0.0, colour.mix(0.22));
    chart.draw_series(area.border_style(colour.stroke_width(scene.stroke(1.6))))?;
    Ok(())
}

/// Where a point is between the left edge, 0, and the right, 1.
fn share(at: usize, len: usize) -> f64 {
    if len < 2 { 0.5 } else { at as f64 / (len - 1) as f64 }
}

/// How far above the chart's lower end a count is drawn, CSS pixels.
fn height_css(count: u32, max: u32) -> f64 {
    BOTTOM_CSS + f64::from(count) / f64::from(max.max(1)) * (HEIGHT_CSS - TOP_CSS - BOTTOM_CSS)
}

/// The point nearest to `x`; points stand from edge to edge.
fn nearest_point(x: f64, width_px: f64, len: usize) -> Option<usize> {
    let last = len.checked_sub(1)?;
    let share = if width_px > 0.0 { (x / width_px).clamp(0.0, 1.0) } else { 0.0 };
    Some((share * last as f64).round() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pointer_finds_the_nearest_point() {
        assert_eq!(
            [-3.0, 0.0, 12.4, 12.6, 100.0, 140.0].map(|x| nearest_point(x, 100.0, 5)),
            [0, 0, 0, 1, 4, 4].map(Some)
        );
        assert_eq!(nearest_point(10.0, 100.0, 0), None);
        assert_eq!(nearest_point(10.0, 0.0, 5), Some(0));
        assert_eq!(nearest_point(80.0, 100.0, 1), Some(0));
    }

    #[test]
    fn the_dot_lies_on_the_line() {
        assert_eq!([height_css(0, 8), height_css(8, 8), height_css(4, 8)], [4.0, 58.0, 31.0]);
        assert_eq!(height_css(0, 0), 4.0);
        assert_eq!([share(0, 5), share(4, 5), share(0, 1)], [0.0, 1.0, 0.5]);
    }
}
