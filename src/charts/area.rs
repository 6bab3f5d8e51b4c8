//! One category over time: an area under a line, with the value under the pointer.

use super::canvas::{ChartCanvas, Drawn, Scene, Surface};
use super::data_table::{DataTable, HiddenTable};
use super::labels;
use super::palette::category_css;
use super::series::{SeriesData, TableRow, table_rows};
use crate::i18n::{I18n, use_i18n};
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
        let at = data.with_untracked(|data| nearest_point(x, bounds.width(), data.buckets.count));
        if hovered.get_untracked() != at {
            hovered.set(at);
        }
    };
    let point = Memo::new(move |_| {
        let at = hovered.get()?;
        data.with(|data| {
            let beside = (data.before.get(at).copied(), data.ordinary.get(at).copied());
            Some((at, data.counts.get(at).copied(), data.top(), data.buckets.count, beside))
        })
    });
    let colour = category_css(&slug);
    let draw = move |surface: &Surface, scene: &Scene, data: &SeriesData| draw(surface, scene, data, &slug);
    let table = Memo::new(move |_| data.with(|data| table(i18n, label.get(), data)));
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
            {move || point.get().map(|(at, count, max, len, (before, ordinary))| {
                let lang = i18n.lang();
                let number = |count: u32| labels::number(lang, u64::from(count));
                let before = before.map(|count| i18n.ta("chart-tip-before", &[("n", number(count).into())]));
                let ordinary = ordinary.map(|range| range_words(i18n, range));
                let left = format!("{:.3}%", share(at, len) * 100.0);
                let when = data.with_untracked(|data| labels::span(lang, data.buckets.span(at)));
                view! {
                    <i class="area-line" style:left=left.clone()></i>
                    {count.map(|count| view! {
                        <i class="area-dot" style:left=left.clone() style:background-color=colour.clone()
                            style:bottom=format!("{:.1}px", AXIS_CSS + height_css(count, max))></i>
                    })}
                    <div class="chart-tip" class:to-left={at * 2 > len} style=("--at", left) aria-hidden="true">
                        <span class="chart-tip-when">{when}</span>
                        {count.map(|count| view! { <b>{number(count)}</b> })}
                        {before.map(|text| view! { <span class="chart-tip-beside dashed">{text}</span> })}
                        {ordinary.map(|text| view! { <span class="chart-tip-beside shaded">{text}</span> })}
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

/// The same numbers as a table, with those of the period before where they are known.
pub fn table(i18n: I18n, caption: String, data: &SeriesData) -> DataTable {
    let lang = i18n.lang();
    let sum = |counts: &[u32], at: usize| counts.get(at).copied().map_or(0, u64::from);
    // A bucket that had events before has a row, too, though it has none now.
    let totals: Vec<u64> =
        (0..data.buckets.count).map(|at| sum(&data.counts, at) + sum(&data.before, at)).collect();
    let rows = table_rows(&totals, TABLE_ROWS);
    // What is ordinary for a bucket says nothing about several that are joined.
    let has_ordinary = !data.ordinary.is_empty() && rows.iter().all(|row| row.end - row.first == 1);
    let mut head = vec![i18n.t("histogram-time"), i18n.t("histogram-count")];
    head.extend((!data.before.is_empty()).then(|| i18n.t("chart-before")));
    head.extend(has_ordinary.then(|| i18n.t("chart-ordinary")));
    let cells = |row: TableRow| {
        let span = (data.buckets.edge(row.first), data.buckets.edge(row.end));
        let total =
            |counts: &[u32]| labels::number(lang, (row.first..row.end).map(|at| sum(counts, at)).sum());
        let now = if row.first < data.counts.len() { total(&data.counts) } else { String::new() };
        let mut cells = vec![labels::span(lang, span), now];
        cells.extend((!data.before.is_empty()).then(|| total(&data.before)));
        let ordinary = data.ordinary.get(row.first).filter(|_| has_ordinary);
        cells.extend(ordinary.map(|(low, high)| format!("{low}–{high}")));
        cells
    };
    DataTable { caption, head, rows: rows.into_iter().map(cells).collect() }
}

fn range_words(i18n: I18n, (low, high): (u32, u32)) -> String {
    let number = |count: u32| labels::number(i18n.lang(), u64::from(count));
    i18n.ta("chart-tip-ordinary", &[("low", number(low).into()), ("high", number(high).into())])
}

/// Draws the ordinary range as a shade, the period before as a dashed line, and the counts as an area.
pub fn draw<B: DrawingBackend>(
    surface: &Surface<B>,
    scene: &Scene,
    data: &SeriesData,
    slug: &str,
) -> Drawn<B> {
    let (width, height) = surface.dim_in_pixel();
    let (right, base) = (i32::try_from(width).unwrap_or(i32::MAX), scene.px(HEIGHT_CSS - BOTTOM_CSS));
    let baseline = [(0, base), (right, base + scene.px(1.0))];
    surface.draw(&Rectangle::new(baseline, scene.palette.token("line").filled()))?;
    let max = data.top();
    if max == 0 {
        return Ok(());
    }
    let colour = scene.palette.category(slug);
    // The highest point, as a line across: what the scale below says the number of.
    let peak = base - scene.px(height_css(data.max(), max) - BOTTOM_CSS);
    surface.draw(&Rectangle::new(
        [(0, peak), (right, peak + scene.px(1.0))],
        scene.palette.token("line2").filled(),
    ))?;
    let mut chart = ChartBuilder::on(surface)
        .margin_top(scene.px(TOP_CSS))
        .margin_bottom(i32::try_from(height).unwrap_or_default() - base)
        .build_cartesian_2d(0.0..(data.buckets.count.max(2) - 1) as f64, 0.0..f64::from(max))?;
    let muted = scene.palette.token("ink3");
    if data.ordinary.len() > 1 {
        let edge = |pick: fn(&(u32, u32)) -> u32| line(data.ordinary.iter().map(pick));
        let outline =
            edge(|(_, high)| *high).chain(edge(|(low, _)| *low).collect::<Vec<_>>().into_iter().rev());
        chart.draw_series([Polygon::new(outline.collect::<Vec<_>>(), muted.mix(0.16))])?;
    }
    let area = AreaSeries::new(line(level(&data.counts)), 0.0, colour.mix(0.22));
    chart.draw_series(area.border_style(colour.stroke_width(scene.stroke(1.6))))?;
    if !data.before.is_empty() {
        let dash = muted.stroke_width(scene.stroke(1.0));
        chart.draw_series(DashedLineSeries::new(
            line(level(&data.before)),
            scene.px(3.0),
            scene.px(3.0),
            dash,
        ))?;
    }
    Ok(())
}

/// A single value is drawn as a level line.
fn level(counts: &[u32]) -> impl Iterator<Item = u32> + Clone {
    let twin = if let [only] = counts { Some(*only) } else { None };
    counts.iter().copied().chain(twin)
}

fn line(counts: impl Iterator<Item = u32> + Clone) -> impl Iterator<Item = (f64, f64)> + Clone {
    counts.enumerate().map(|(at, count)| (at as f64, f64::from(count)))
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
