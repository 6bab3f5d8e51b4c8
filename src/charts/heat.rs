//! The hours of the week as cells: how full each is, which are unusual, and how they are drawn.

use super::canvas::{Drawn, Scene, Surface};
use super::ordinary::median;
use plotters::prelude::*;
use std::sync::Arc;

/// Rows of cells, from Monday.
pub const DAYS: usize = 7;
/// Cells of a row, from midnight.
pub const HOURS: usize = 24;

/// A number for each cell, row by row.
pub type Cells = [u32; DAYS * HOURS];

/// Fewer events in a cell are never unusual.
const LEAST: u32 = 10;
/// So many times as many as usual are unusual, if chance does not explain them.
const TIMES: f64 = 3.0;
/// So many times the square root of what is usual are left to chance.
const CHANCES: f64 = 5.0;
/// What is usual is known from so many other days on: a Friday beside a Saturday and a Sunday is no alarm.
const OTHERS: usize = 3;

/// Room between cells, and the radius of their corners, CSS pixels.
const GAP_CSS: f64 = 2.0;
const RADIUS_CSS: f64 = 2.5;

/// The cells, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatData {
    /// How many events each has; empty before anything is counted.
    pub counts: Arc<[u32]>,
    /// Of each unusual cell, how many are usual; nothing for all others.
    pub unusual: Arc<[Option<u32>]>,
}

impl HeatData {
    /// Cells with these counts, each of which stands for as many hours as `times` says. Unusual ones are marked only
    /// where all events are there: a log that has been read in part has peaks of its own.
    pub fn new(counts: &Cells, times: &Cells, is_complete: bool) -> Self {
        let unusual = if is_complete { unusual(counts, times) } else { vec![None; counts.len()] };
        Self { counts: counts.as_slice().into(), unusual: unusual.into() }
    }

    /// How many events a cell has.
    pub fn count(&self, cell: usize) -> u32 {
        self.counts.get(cell).copied().unwrap_or_default()
    }

    /// How many are usual, if the cell has unusually many.
    pub fn usual(&self, cell: usize) -> Option<u32> {
        self.unusual.get(cell).copied().flatten()
    }
}

/// The cells with far more events than the same hour has on other days: ten at least, three times their median, and
/// more beyond it than chance explains. A day that the stretch does not have, or has twice, is not taken for one that
/// is quiet or busy.
fn unusual(counts: &Cells, times: &Cells) -> Vec<Option<u32>> {
    let usual = |cell: usize| {
        let others = (0..DAYS).map(|day| day * HOURS + cell % HOURS);
        let others = others.filter(|other| *other != cell && times[*other] > 0);
        let rates: Vec<f64> =
            others.map(|other| f64::from(counts[other]) / f64::from(times[other])).collect();
        (rates.len() >= OTHERS).then(|| median(rates) * f64::from(times[cell]))
    };
    let is_unusual = |count: u32, usual: f64| {
        let count_over = f64::from(count) - usual;
        count >= LEAST && f64::from(count) >= TIMES * usual && count_over > CHANCES * (usual + 1.0).sqrt()
    };
    let judged = counts.iter().enumerate().map(|(cell, count)| (*count, usual(cell)));
    judged
        .map(|(count, usual)| {
            usual.filter(|usual| is_unusual(count, *usual)).map(|usual| usual.round() as u32)
        })
        .collect()
}

/// Where a key leads from a cell.
pub fn step(cell: usize, key: &str) -> Option<usize> {
    let (day, hour) = (cell / HOURS, cell % HOURS);
    match key {
        "ArrowLeft" => Some(day * HOURS + hour.saturating_sub(1)),
        "ArrowRight" => Some(day * HOURS + (hour + 1).min(HOURS - 1)),
        "ArrowUp" => Some(day.saturating_sub(1) * HOURS + hour),
        "ArrowDown" => Some((day + 1).min(DAYS - 1) * HOURS + hour),
        "Home" => Some(day * HOURS),
        "End" => Some(day * HOURS + HOURS - 1),
        "PageUp" => Some(hour),
        "PageDown" => Some((DAYS - 1) * HOURS + hour),
        _ => None,
    }
}

/// Draws the cells. What is unusual has another colour and a dot.
pub fn draw<B: DrawingBackend>(surface: &Surface<B>, scene: &Scene, data: &HeatData) -> Drawn<B> {
    let (width, height) = surface.dim_in_pixel();
    let (ground, full) = (scene.palette.token("line2"), scene.palette.category("auth"));
    let max = data.counts.iter().copied().max().unwrap_or_default().max(1);
    let edge = |part: usize, parts: usize, length: u32| {
        (f64::from(length) * part as f64 / parts as f64).round() as i32
    };
    let gap = scene.px(GAP_CSS);
    for cell in 0..DAYS * HOURS {
        let (day, hour) = (cell / HOURS, cell % HOURS);
        let (left, right) = (edge(hour, HOURS, width), edge(hour + 1, HOURS, width) - gap);
        let (top, bottom) = (edge(day, DAYS, height), edge(day + 1, DAYS, height) - gap);
        let count = data.count(cell);
        let colour = match data.usual(cell) {
            Some(_) => scene.palette.category("security"),
            None if count == 0 => ground,
            // Small counts are kept apart from none and from each other.
            None => between(ground, full, 0.08 + 0.92 * (f64::from(count) / f64::from(max)).powf(0.7)),
        };
        let corners = rounded((left, top), (right, bottom), RADIUS_CSS * scene.ratio);
        surface.draw(&Polygon::new(corners, colour.filled()))?;
        if data.usual(cell).is_some() {
            let middle = (i32::midpoint(left, right), i32::midpoint(top, bottom));
            surface.draw(&Circle::new(middle, scene.px(2.5), scene.palette.token("panel").filled()))?;
        }
    }
    Ok(())
}

/// A rectangle with round corners, as the corners of a polygon.
fn rounded((left, top): (i32, i32), (right, bottom): (i32, i32), radius: f64) -> Vec<(i32, i32)> {
    let inner = |low: i32, high: i32| (f64::from(low) + radius, f64::from(high) - radius);
    let ((x0, x1), (y0, y1)) = (inner(left, right), inner(top, bottom));
    let centres = [(x1, y1), (x0, y1), (x0, y0), (x1, y0)];
    let corner = |(quarter, (x, y)): (usize, (f64, f64))| {
        (0..=3).map(move |step| {
            let angle = (quarter as f64 + f64::from(step) / 3.0) * std::f64::consts::FRAC_PI_2;
            ((x + radius * angle.cos()).round() as i32, (y + radius * angle.sin()).round() as i32)
        })
    };
    centres.into_iter().enumerate().flat_map(corner).collect()
}

/// A colour on the way from one to another.
fn between(from: RGBColor, to: RGBColor, share: f64) -> RGBColor {
    let channel =
        |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
    RGBColor(channel(from.0, to.0), channel(from.1, to.1), channel(from.2, to.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Thirty at each hour of the working day, nothing else.
    fn week() -> Cells {
        std::array::from_fn(|cell| if cell / HOURS < 5 && (9..18).contains(&(cell % HOURS)) { 30 } else { 0 })
    }

    #[test]
    fn a_burst_at_night_is_unusual_and_a_busy_noon_is_not() {
        let mut counts = week();
        counts[HOURS + 3] = 40;
        counts[2 * HOURS + 12] = 55;
        counts[4] = 9;
        let data = HeatData::new(&counts, &[4; DAYS * HOURS], true);
        assert_eq!(data.usual(HOURS + 3), Some(0));
        assert_eq!(data.unusual.iter().flatten().count(), 1);
        assert_eq!(HeatData::new(&counts, &[4; DAYS * HOURS], false).unusual.iter().flatten().count(), 0);
    }

    #[test]
    fn weekends_that_are_quiet_make_no_day_unusual() {
        assert!(unusual(&week(), &[1; DAYS * HOURS]).iter().all(Option::is_none));
    }

    /// From that day on nothing has been yet.
    fn until(day: usize) -> (Cells, Cells) {
        let mut counts = week();
        counts[day * HOURS..].fill(0);
        (counts, std::array::from_fn(|cell| u32::from(cell < day * HOURS)))
    }

    #[test]
    fn days_that_have_not_been_make_no_day_unusual() {
        for day in 1..DAYS {
            let (counts, times) = until(day);
            assert!(unusual(&counts, &times).iter().all(Option::is_none), "{day} days");
        }
        let (mut counts, times) = until(4);
        counts[HOURS + 3] = 40;
        assert_eq!(HeatData::new(&counts, &times, true).usual(HOURS + 3), Some(0));
    }

    #[test]
    fn a_day_that_the_stretch_has_four_times_is_not_busier() {
        let mut counts = week();
        counts[..HOURS].iter_mut().for_each(|count| *count *= 4);
        let times = std::array::from_fn(|cell| if cell < HOURS { 4 } else { 1 });
        assert!(unusual(&counts, &times).iter().all(Option::is_none));
        assert_eq!(unusual(&counts, &[4; DAYS * HOURS]).iter().flatten().count(), 9);
    }

    #[test]
    fn keys_stay_within_the_week() {
        let from = |cell: usize| {
            ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map(|key| step(cell, key).unwrap())
        };
        assert_eq!(from(0), [0, 1, 0, 24]);
        assert_eq!(from(167), [166, 167, 143, 167]);
        assert_eq!(["Home", "End", "PageUp", "PageDown"].map(|key| step(27, key).unwrap()), [24, 47, 3, 147]);
        assert_eq!(step(3, "Tab"), None);
    }

    #[test]
    fn round_corners_stay_inside() {
        let corners = rounded((10, 20), (30, 40), 2.5);
        assert!(corners.iter().all(|(x, y)| (10..=30).contains(x) && (20..=40).contains(y)));
        assert!(corners.contains(&(30, 38)) && !corners.contains(&(30, 40)));
    }
}
