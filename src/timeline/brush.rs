//! The brush as arithmetic: what lies under the pointer, what a drag selects, where a key moves an edge.
//!
//! A selection is `(start_ms, end_ms)`, end excluded. Drags and keys move it by whole bars.

use super::grid::Grid;
use crate::charts::scale::TimeScale;

/// A selected stretch of time in ms since 1970: start included, end excluded.
pub type Span = (i64, i64);

/// One of the two edges of a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// What of the brush is under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Close to an edge.
    Edge(Edge),
    /// Between the edges.
    Window,
    /// Outside of the selection, or there is none.
    Outside,
}

/// What is under `x`, on `scale` in CSS pixels. An edge is caught within `reach_px`; of two, the nearer.
pub fn hit(scale: &TimeScale, selected: Option<Span>, x: f64, reach_px: f64) -> Part {
    let Some((start_ms, end_ms)) = selected else { return Part::Outside };
    let (left, right) = (scale.x(start_ms), scale.x(end_ms));
    // A narrow window keeps a third of itself free to be moved.
    let inner_px = reach_px.min((right - left) / 3.0);
    let near = |at: f64, inward: f64| {
        let depth = (x - at) * inward;
        (-reach_px..=inner_px).contains(&depth).then_some((x - at).abs())
    };
    match (near(left, 1.0), near(right, -1.0)) {
        (Some(to_left), Some(to_right)) if to_right < to_left => Part::Edge(Edge::End),
        (Some(_), _) => Part::Edge(Edge::Start),
        (None, Some(_)) => Part::Edge(Edge::End),
        // A window over everything cannot be moved: there a drag selects anew.
        (None, None) if start_ms <= scale.start_ms && end_ms >= scale.end_ms => Part::Outside,
        (None, None) if (left..=right).contains(&x) => Part::Window,
        _ => Part::Outside,
    }
}

/// A drag in progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drag {
    /// A new selection from the bar where it began.
    New {
        /// That bar.
        anchor: usize,
    },
    /// One edge moves, the other stays.
    Resize {
        /// The instant that stays.
        fixed_ms: i64,
    },
    /// The whole window moves.
    Move {
        /// The selection as it was.
        from: Span,
        /// Where it was taken hold of.
        grip_ms: i64,
    },
}

impl Drag {
    /// The drag that begins at `ms` on this part. `None` where there is nothing to select from.
    pub fn begin(part: Part, selected: Option<Span>, ms: i64, bars: &Grid) -> Option<Self> {
        let new = |anchor| Self::New { anchor };
        match (part, selected) {
            (Part::Edge(Edge::Start), Some((_, end_ms))) => Some(Self::Resize { fixed_ms: end_ms }),
            (Part::Edge(Edge::End), Some((start_ms, _))) => Some(Self::Resize { fixed_ms: start_ms }),
            (Part::Window, Some(from)) => Some(Self::Move { from, grip_ms: ms }),
            _ => bars.at(ms).map(new),
        }
    }

    /// What is selected with the pointer at `ms`.
    pub fn span(&self, ms: i64, bars: &Grid) -> Option<Span> {
        let here = bars.at(ms)?;
        Some(match *self {
            Self::New { anchor } => (bars.edge(anchor.min(here)), bars.edge(anchor.max(here) + 1)),
            Self::Resize { fixed_ms } => {
                let edge_ms = bars.edge(bars.nearest_edge(ms));
                match () {
                    // On the edge that stays: the bar on the side where the pointer is.
                    () if edge_ms == fixed_ms => {
                        let (start_ms, end_ms) = bars.span(here);
                        if start_ms < fixed_ms { (start_ms, fixed_ms) } else { (fixed_ms, end_ms) }
                    }
                    () if edge_ms < fixed_ms => (edge_ms, fixed_ms),
                    () => (fixed_ms, edge_ms),
                }
            }
            Self::Move { from, grip_ms } => carried(from, ms - grip_ms, bars),
        })
        .filter(|(start_ms, end_ms)| start_ms < end_ms)
    }
}

/// The selection moved by whole bars, about `by_ms`, as far as there are bars. One that begins and ends with bars
/// keeps their number, whatever the clocks do; any other keeps its length.
fn carried(from: Span, by_ms: i64, bars: &Grid) -> Span {
    if let (Some(start), Some(end)) = (bars.edge_at(from.0), bars.edge_at(from.1)) {
        let most = bars.count() - (end - start);
        let start_to = bars.nearest_edge(from.0.saturating_add(by_ms)).min(most);
        return (bars.edge(start_to), bars.edge(start_to + (end - start)));
    }
    let width_ms = bars.width_ms().max(1);
    shifted(from, (by_ms + width_ms / 2).div_euclid(width_ms) * width_ms, bars)
}

/// The selection moved by `by_ms` with its length kept, as far as there are bars.
fn shifted((start_ms, end_ms): Span, by_ms: i64, bars: &Grid) -> Span {
    let room_before = (bars.start_ms() - start_ms).min(0);
    let room_after = (bars.end_ms() - end_ms).max(0);
    let by_ms = by_ms.clamp(room_before, room_after);
    (start_ms + by_ms, end_ms + by_ms)
}

/// How far a key moves an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// By so many bars, later if positive.
    By(i64),
    /// As far to the beginning as it goes.
    First,
    /// As far to the end as it goes.
    Last,
}

/// The number of the bar edge where an edge of the selection stands, 0 to `count`; the ends of everything where
/// nothing is selected.
pub fn edge_index(selected: Option<Span>, edge: Edge, bars: &Grid) -> usize {
    match (edge, selected) {
        (Edge::Start, Some((start_ms, _))) => bars.nearest_edge(start_ms),
        (Edge::End, Some((_, end_ms))) => bars.nearest_edge(end_ms),
        (Edge::Start, None) => 0,
        (Edge::End, None) => bars.count(),
    }
}

/// The selection after a key on one of its edges; one bar is the least. Without a selection the edges stand at
/// the ends of everything, and moving one makes a selection.
pub fn step(selected: Option<Span>, edge: Edge, step: Step, bars: &Grid) -> Option<Span> {
    let last = i64::try_from(bars.count()).ok().filter(|count| *count > 0)?;
    let at = |edge| i64::try_from(edge_index(selected, edge, bars)).unwrap_or(last);
    let moved = |from: i64, least: i64, most: i64| match step {
        Step::By(by) => from.saturating_add(by).clamp(least, most.max(least)),
        Step::First => least,
        Step::Last => most.max(least),
    };
    let (start, end) = match edge {
        Edge::Start => {
            let end = at(Edge::End).max(1);
            (moved(at(Edge::Start), 0, end - 1), end)
        }
        Edge::End => {
            let start = at(Edge::Start).min(last - 1);
            (start, moved(at(Edge::End), start + 1, last))
        }
    };
    let edge_ms = |index: i64| bars.edge(usize::try_from(index).unwrap_or_default());
    // The edge that was not moved keeps its exact instant.
    Some(match (edge, selected) {
        (Edge::Start, Some((_, end_ms))) if end_ms > edge_ms(start) => (edge_ms(start), end_ms),
        (Edge::End, Some((start_ms, _))) if start_ms < edge_ms(end) => (start_ms, edge_ms(end)),
        _ => (edge_ms(start), edge_ms(end)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::buckets::Buckets;

    const BUCKETS: Buckets = Buckets { start_ms: 1_000, width_ms: 10, count: 100 };
    fn bars() -> Grid {
        Grid::even(BUCKETS)
    }

    /// One bar is ten pixels wide.
    const SCALE: TimeScale = TimeScale { start_ms: 1_000, end_ms: 2_000, width_px: 1_000.0 };

    fn part(selected: Span, x: f64) -> Part {
        hit(&SCALE, Some(selected), x, 8.0)
    }

    fn drag(selected: Option<Span>, from_x: f64, to_x: f64) -> Option<Span> {
        let part = hit(&SCALE, selected, from_x, 8.0);
        Drag::begin(part, selected, SCALE.ms(from_x), &bars())?.span(SCALE.ms(to_x), &bars())
    }

    #[test]
    fn the_pointer_finds_edges_window_and_outside() {
        let selected = (1_200, 1_400);
        assert_eq!(part(selected, 200.0), Part::Edge(Edge::Start));
        assert_eq!(part(selected, 193.0), Part::Edge(Edge::Start));
        assert_eq!(part(selected, 407.0), Part::Edge(Edge::End));
        assert_eq!(part(selected, 300.0), Part::Window);
        assert_eq!(part(selected, 450.0), Part::Outside);
        assert_eq!(hit(&SCALE, None, 300.0, 8.0), Part::Outside);
        assert_eq!(part((1_000, 2_000), 300.0), Part::Outside);
    }

    #[test]
    fn a_narrow_window_can_be_taken_at_either_edge_and_moved() {
        let selected = (1_200, 1_210);
        assert_eq!(part(selected, 201.0), Part::Edge(Edge::Start));
        assert_eq!(part(selected, 205.0), Part::Window);
        assert_eq!(part(selected, 209.0), Part::Edge(Edge::End));
        assert_eq!(part((1_200, 1_201), 200.9), Part::Edge(Edge::End));
    }

    #[test]
    fn a_drag_selects_the_bars_it_touches_in_either_direction() {
        assert_eq!(drag(None, 203.0, 218.0), Some((1_200, 1_220)));
        assert_eq!(drag(None, 218.0, 203.0), Some((1_200, 1_220)));
        assert_eq!(drag(None, 203.0, 204.0), Some((1_200, 1_210)));
        assert_eq!(drag(None, 203.0, 5_000.0), Some((1_200, 2_000)));
        assert_eq!(drag(None, 203.0, -5.0), Some((1_000, 1_210)));
        assert_eq!(drag(Some((1_500, 1_600)), 203.0, 218.0), Some((1_200, 1_220)));
    }

    #[test]
    fn an_edge_snaps_to_the_nearest_bar_and_may_cross_the_other() {
        let selected = Some((1_200, 1_400));
        assert_eq!(drag(selected, 200.0, 254.0), Some((1_250, 1_400)));
        assert_eq!(drag(selected, 200.0, 256.0), Some((1_260, 1_400)));
        assert_eq!(drag(selected, 400.0, 100.0), Some((1_100, 1_200)));
        assert_eq!(drag(selected, 200.0, 900.0), Some((1_400, 1_900)));
    }

    #[test]
    fn an_edge_dragged_onto_the_other_leaves_one_bar() {
        let selected = Some((1_200, 1_400));
        assert_eq!(drag(selected, 400.0, 202.0), Some((1_200, 1_210)));
        assert_eq!(drag(selected, 400.0, 198.0), Some((1_190, 1_200)));
        assert_eq!(drag(Some((1_900, 2_000)), 900.0, 1_000.0), Some((1_990, 2_000)));
        assert_eq!(drag(Some((1_000, 1_100)), 100.0, 0.0), Some((1_000, 1_010)));
    }

    #[test]
    fn a_window_moves_by_whole_bars_and_keeps_its_length() {
        let selected = Some((1_203, 1_403));
        assert_eq!(drag(selected, 300.0, 304.0), selected);
        assert_eq!(drag(selected, 300.0, 316.0), Some((1_223, 1_423)));
        assert_eq!(drag(selected, 300.0, -900.0), Some((1_000, 1_200)));
        assert_eq!(drag(selected, 300.0, 1_900.0), Some((1_800, 2_000)));
    }

    #[test]
    fn keys_move_an_edge_by_bars() {
        let selected = Some((1_200, 1_400));
        assert_eq!(step(selected, Edge::Start, Step::By(1), &bars()), Some((1_210, 1_400)));
        assert_eq!(step(selected, Edge::Start, Step::By(-10), &bars()), Some((1_100, 1_400)));
        assert_eq!(step(selected, Edge::End, Step::By(10), &bars()), Some((1_200, 1_500)));
        assert_eq!(step(selected, Edge::Start, Step::First, &bars()), Some((1_000, 1_400)));
        assert_eq!(step(selected, Edge::Start, Step::Last, &bars()), Some((1_390, 1_400)));
        assert_eq!(step(selected, Edge::End, Step::First, &bars()), Some((1_200, 1_210)));
        assert_eq!(step(selected, Edge::End, Step::Last, &bars()), Some((1_200, 2_000)));
    }

    #[test]
    fn keys_never_empty_or_leave_the_range() {
        let selected = Some((1_200, 1_210));
        assert_eq!(step(selected, Edge::Start, Step::By(5), &bars()), selected);
        assert_eq!(step(selected, Edge::End, Step::By(-5), &bars()), selected);
        assert_eq!(step(selected, Edge::End, Step::By(i64::MAX), &bars()), Some((1_200, 2_000)));
        assert_eq!(step(None, Edge::Start, Step::By(1), &Grid::default()), None);
    }

    #[test]
    fn a_key_without_a_selection_makes_one() {
        assert_eq!(step(None, Edge::Start, Step::By(10), &bars()), Some((1_100, 2_000)));
        assert_eq!(step(None, Edge::End, Step::By(-1), &bars()), Some((1_000, 1_990)));
        assert_eq!([edge_index(None, Edge::Start, &bars()), edge_index(None, Edge::End, &bars())], [0, 100]);
    }

    #[test]
    fn a_selection_from_elsewhere_keeps_the_edge_that_is_not_moved() {
        assert_eq!(step(Some((1_203, 1_407)), Edge::Start, Step::By(1), &bars()), Some((1_210, 1_407)));
        // Wholly before what is shown.
        let moved = step(Some((100, 200)), Edge::End, Step::By(1), &bars());
        assert_eq!(moved, Some((100, 1_010)));
    }
}
