//! Zooming as arithmetic: which stretch of time the histogram shows.
//!
//! What is shown and what is selected are two things. Zooming moves the axis and nothing else: no count outside of the
//! histogram changes, and what is selected stays selected, in sight or not.

use super::brush::Span;
use audit_model::time::{MINUTE_MS, SECOND_MS};

/// The shortest stretch that is shown.
pub const LEAST_MS: i64 = MINUTE_MS;
/// A step in or out: half or twice as long.
const STEP: f64 = 2.0;

/// What is asked of the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Zoom {
    /// A step in: to what is selected, else to half of what is shown.
    In,
    /// A step out: twice as much.
    Out,
    /// So many times as much, and the instant stays where it is.
    Scale {
        /// Below 1 shows less.
        factor: f64,
        /// The instant, ms since 1970.
        at_ms: i64,
    },
    /// This stretch.
    To(Span),
    /// As much, later by this share of it; earlier if negative.
    Pan(f64),
    /// Everything that is loaded.
    Whole,
}

/// What is shown after that; `None` is everything. `shown` is what was, `whole` everything there is.
pub fn zoomed(zoom: Zoom, shown: Option<Span>, selected: Option<Span>, whole: Span) -> Option<Span> {
    let from = shown.unwrap_or(whole);
    let middle = |span: Span| span.0 + (span.1 - span.0) / 2;
    match zoom {
        Zoom::In => {
            let inside = selected.map(|span| (span.0.max(from.0), span.1.min(from.1)));
            match inside.filter(|span| span.0 < span.1 && *span != from) {
                Some(span) => fitted(span, whole),
                None => scaled(from, 1.0 / STEP, middle(from), whole),
            }
        }
        Zoom::Out => scaled(from, STEP, middle(from), whole),
        Zoom::Scale { factor, at_ms } => scaled(from, factor, at_ms, whole),
        Zoom::To(span) => fitted(span, whole),
        Zoom::Pan(share) => {
            let by_ms = ((from.1 - from.0) as f64 * share) as i64;
            fitted((from.0 + by_ms, from.1 + by_ms), whole)
        }
        Zoom::Whole => None,
    }
}

fn scaled(from: Span, factor: f64, at_ms: i64, whole: Span) -> Option<Span> {
    let least_ms = LEAST_MS as f64;
    let now_ms = (from.1 - from.0).max(1) as f64;
    let next_ms = (now_ms * factor).max(least_ms);
    let at_ms = at_ms.clamp(from.0, from.1);
    let before_ms = (at_ms - from.0) as f64 / now_ms * next_ms;
    let start_ms = at_ms - before_ms as i64;
    fitted((start_ms, start_ms.saturating_add(next_ms as i64)), whole)
}

/// A stretch of whole seconds within everything there is, neither shorter than the least nor longer than all.
fn fitted(span: Span, whole: Span) -> Option<Span> {
    let whole_ms = whole.1 - whole.0;
    let second = |ms: i64| ms.div_euclid(SECOND_MS) * SECOND_MS;
    let length_ms = second((span.1 - span.0).max(LEAST_MS));
    if length_ms >= whole_ms - SECOND_MS {
        return None;
    }
    // What was too short is made longer on both sides.
    let start_ms = second(span.0 - (length_ms - (span.1 - span.0)).max(0) / 2);
    let start_ms = start_ms.clamp(whole.0, whole.1 - length_ms);
    Some((start_ms, start_ms + length_ms))
}

/// The stretch that brings two instants to two places: what two fingers hold stays under them. Places are shares of
/// the width. `None` while the fingers are so near to each other that they say nothing.
pub fn pinched(instants: (i64, i64), places: (f64, f64)) -> Option<Span> {
    const NEAR: f64 = 0.02;
    let apart = places.1 - places.0;
    let time_ms = (instants.1 - instants.0) as f64;
    if apart.abs() < NEAR || time_ms * apart <= 0.0 {
        return None;
    }
    let length_ms = time_ms / apart;
    let start_ms = instants.0 as f64 - places.0 * length_ms;
    Some((start_ms as i64, (start_ms + length_ms) as i64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::time::HOUR_MS;

    const WHOLE: Span = (0, 100 * HOUR_MS);

    fn hours(span: Option<Span>) -> Option<(f64, f64)> {
        span.map(|(start, end)| (start as f64 / HOUR_MS as f64, end as f64 / HOUR_MS as f64))
    }

    fn zoom(zoom: Zoom, shown: Option<(i64, i64)>, selected: Option<(i64, i64)>) -> Option<(f64, f64)> {
        let span = |(start, end): (i64, i64)| (start * HOUR_MS, end * HOUR_MS);
        hours(zoomed(zoom, shown.map(span), selected.map(span), WHOLE))
    }

    #[test]
    fn a_step_in_goes_to_what_is_selected_else_to_half() {
        assert_eq!(zoom(Zoom::In, None, None), Some((25.0, 75.0)));
        assert_eq!(zoom(Zoom::In, None, Some((10, 20))), Some((10.0, 20.0)));
        assert_eq!(zoom(Zoom::In, Some((10, 20)), Some((10, 20))), Some((12.5, 17.5)), "it is shown already");
        assert_eq!(zoom(Zoom::In, Some((10, 20)), Some((60, 70))), Some((12.5, 17.5)), "it is elsewhere");
        assert_eq!(zoom(Zoom::In, Some((10, 20)), Some((15, 70))), Some((15.0, 20.0)));
    }

    #[test]
    fn a_step_out_ends_with_everything() {
        assert_eq!(zoom(Zoom::Out, Some((40, 60)), None), Some((30.0, 70.0)));
        assert_eq!(zoom(Zoom::Out, Some((0, 20)), None), Some((0.0, 40.0)));
        assert_eq!(zoom(Zoom::Out, Some((20, 80)), None), None);
        assert_eq!(zoom(Zoom::Out, None, None), None);
        assert_eq!(zoom(Zoom::Whole, Some((20, 80)), None), None);
    }

    #[test]
    fn the_instant_under_the_pointer_stays_there() {
        let at_ms = 20 * HOUR_MS;
        assert_eq!(zoom(Zoom::Scale { factor: 0.5, at_ms }, None, None), Some((10.0, 60.0)));
        assert_eq!(zoom(Zoom::Scale { factor: 2.0, at_ms }, Some((10, 50)), None), Some((0.0, 80.0)));
    }

    #[test]
    fn neither_too_short_nor_beyond_what_is_loaded() {
        let shown = zoomed(Zoom::To((HOUR_MS, HOUR_MS + 1_000)), None, None, WHOLE);
        assert_eq!(shown, Some((HOUR_MS - 30_000, HOUR_MS + 30_000)));
        assert_eq!(zoomed(Zoom::In, shown, None, WHOLE), shown);
        assert_eq!(zoom(Zoom::To((-5 * HOUR_MS, 5 * HOUR_MS)), None, None), Some((0.0, 10.0)));
        assert_eq!(zoomed(Zoom::In, None, None, (0, 30_000)), None, "a period shorter than the least");
    }

    #[test]
    fn moving_stops_at_the_ends() {
        assert_eq!(zoom(Zoom::Pan(0.5), Some((10, 20)), None), Some((15.0, 25.0)));
        assert_eq!(zoom(Zoom::Pan(-2.0), Some((10, 20)), None), Some((0.0, 10.0)));
        assert_eq!(zoom(Zoom::Pan(9.0), Some((10, 20)), None), Some((90.0, 100.0)));
        assert_eq!(zoom(Zoom::Pan(0.5), None, None), None);
    }

    #[test]
    fn fingers_hold_what_is_below_them() {
        let instants = (20 * HOUR_MS, 40 * HOUR_MS);
        assert_eq!(hours(pinched(instants, (0.2, 0.4))), Some((0.0, 100.0)));
        assert_eq!(hours(pinched(instants, (0.0, 1.0))), Some((20.0, 40.0)));
        assert_eq!(hours(pinched(instants, (0.5, 1.0))), Some((0.0, 40.0)), "moved and spread");
        assert_eq!(pinched(instants, (0.5, 0.51)), None);
        assert_eq!(pinched(instants, (0.6, 0.4)), None, "crossed");
    }
}
