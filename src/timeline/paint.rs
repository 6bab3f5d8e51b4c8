//! Draws the bars of the histogram.

use super::data::HistogramData;
use super::stack::part_heights;
use crate::charts::canvas::{Drawn, Scene, Surface};
use crate::charts::scale::TimeScale;
use crate::charts::ticks::value_ticks;
use plotters::element::DashedPathElement;
use plotters::prelude::*;

/// Room above the highest bar, CSS pixels: for the marks of findings.
pub const TOP_CSS: f64 = 13.0;
/// The most gridlines.
pub const GRIDLINES: usize = 4;
/// Bars narrower than this touch each other: a gap would take most of them. CSS pixels.
const NARROW_CSS: f64 = 3.0;

/// Draws gridlines and bars over the whole surface.
pub fn paint(surface: &Surface, scene: &Scene, data: &HistogramData) -> Drawn {
    let (width, height) = surface.dim_in_pixel();
    let (right, base) = (i32::try_from(width).unwrap_or(i32::MAX), i32::try_from(height).unwrap_or(i32::MAX));
    let max = data.max_total();
    let room = u32::try_from(base - scene.px(TOP_CSS)).unwrap_or_default();
    let line = scene.palette.token("line2");
    for value in value_ticks(max, GRIDLINES) {
        let y = base - (f64::from(room) * value as f64 / max as f64).round() as i32;
        surface.draw(&Rectangle::new([(0, y), (right, y + scene.px(1.0))], line.filled()))?;
    }
    let order = data.stacked();
    let colours: Vec<RGBColor> =
        order.iter().map(|at| scene.palette.category(&data.series[*at].slug)).collect();
    let grid = &data.grid;
    let scale = TimeScale { start_ms: grid.start_ms(), end_ms: grid.end_ms(), width_px: f64::from(width) };
    let edge = |index: usize| scale.x(grid.edge(index)).round() as i32;
    let is_narrow = scene.width_css / (data.bars().max(1) as f64) < NARROW_CSS;
    let gap = if is_narrow { 0 } else { scene.px(1.0) };
    for (index, column) in columns(data, edge) {
        let (left, right) = (column, (edge(index + 1) - gap).max(column + 1));
        let counts = data.bar(index);
        let stacked: Vec<u32> = order.iter().map(|at| counts.get(*at).copied().unwrap_or_default()).collect();
        let mut bottom = base;
        for (part, colour) in part_heights(&stacked, max, room, scene.stroke(1.0)).into_iter().zip(&colours) {
            let top = bottom - i32::try_from(part).unwrap_or_default();
            if part > 0 {
                surface.draw(&Rectangle::new([(left, top), (right, bottom)], colour.filled()))?;
            }
            bottom = top;
        }
    }
    let style = scene.palette.token("ink").stroke_width(scene.stroke(1.4));
    for run in runs(data) {
        let point = |(bar, count): (usize, u32)| {
            let y = base - (f64::from(room) * f64::from(count) / max as f64).round() as i32;
            ((edge(bar) + edge(bar + 1)) / 2, y)
        };
        let points: Vec<(i32, i32)> = run.into_iter().map(point).collect();
        surface.draw(&DashedPathElement::new(points, scene.px(4.0), scene.px(3.0), style))?;
    }
    Ok(())
}

/// The counts of the period before that stand beside each other, with their bars.
fn runs(data: &HistogramData) -> Vec<Vec<(usize, u32)>> {
    let with_bars: Vec<Option<(usize, u32)>> =
        data.before.iter().enumerate().map(|(bar, count)| count.map(|count| (bar, count))).collect();
    let runs = with_bars.split(Option::is_none).filter(|run| !run.is_empty());
    runs.map(|run| run.iter().flatten().copied().collect()).collect()
}

/// The bars to draw and where each begins: of several that share a column of pixels, the highest.
fn columns(data: &HistogramData, edge: impl Fn(usize) -> i32) -> Vec<(usize, i32)> {
    let mut columns: Vec<(usize, i32)> = Vec::with_capacity(data.bars());
    for index in 0..data.bars() {
        let left = edge(index);
        match columns.last_mut().filter(|(_, column)| *column == left) {
            Some(last) if data.total(last.0) >= data.total(index) => {}
            Some(last) => last.0 = index,
            None => columns.push((index, left)),
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::super::data::HistogramSeries;
    use super::super::grid::Grid;
    use super::*;
    use crate::charts::buckets::Buckets;

    #[test]
    fn where_bars_share_a_column_the_highest_is_seen() {
        let grid = Grid::even(Buckets { start_ms: 0, width_ms: 1, count: 6 });
        let counts = vec![1, 9, 3, 0, 5, 7];
        let data = HistogramData::from_series(grid, vec![(HistogramSeries::default(), counts)]);
        assert_eq!(columns(&data, |index| index as i32 / 2), [(1, 0), (2, 1), (5, 2)]);
        assert_eq!(columns(&data, |index| index as i32).len(), 6);
    }

    #[test]
    fn the_line_has_a_gap_where_nothing_came_before() {
        let before = [None, Some(1), Some(2), None, None, Some(3)];
        let data = HistogramData::default().with_before(before.as_slice().into());
        assert_eq!(runs(&data), [vec![(1, 1), (2, 2)], vec![(5, 3)]]);
        assert_eq!(runs(&HistogramData::default()), Vec::<Vec<(usize, u32)>>::new());
    }
}
