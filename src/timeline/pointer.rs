//! What the pointer does on the plot: hover, drag, and where it is.

use super::brush::{Drag, Edge, Part, Span, hit};
use super::data::HistogramData;
use crate::charts::scale::{TimeScale, part_at};
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// How near to an edge a mouse catches it, CSS pixels.
const MOUSE_REACH_CSS: f64 = 7.0;
/// And a finger.
const TOUCH_REACH_CSS: f64 = 18.0;
/// A press that moves less than this is a click, not a drag. CSS pixels.
const DRAG_CSS: f64 = 3.0;

/// A press on the plot.
#[derive(Clone, Copy)]
struct Press {
    drag: Drag,
    from_x: f64,
    pointer: i32,
    /// What was selected before.
    before: Option<Span>,
}

/// The pointer's state over one histogram.
#[derive(Clone, Copy)]
pub struct Pointer {
    plot: NodeRef<Div>,
    data: Signal<HistogramData>,
    selected: Signal<Option<Span>>,
    /// The bucket under the pointer.
    pub bucket: RwSignal<Option<usize>>,
    /// What of the brush is under it.
    pub part: RwSignal<Part>,
    /// What the drag in progress would select.
    pub draft: RwSignal<Option<Span>>,
    press: StoredValue<Option<Press>>,
}

impl Pointer {
    /// No pointer yet. `plot` is the element that catches its events.
    pub fn new(plot: NodeRef<Div>, data: Signal<HistogramData>, selected: Signal<Option<Span>>) -> Self {
        Self {
            plot,
            data,
            selected,
            bucket: RwSignal::new(None),
            part: RwSignal::new(Part::Outside),
            draft: RwSignal::new(None),
            press: StoredValue::new(None),
        }
    }

    /// The plot's scale as it is laid out now, and the pointer's place on it.
    fn place(&self, event: &MouseEvent) -> Option<(TimeScale, f64)> {
        let bounds = self.plot.get_untracked()?.get_bounding_client_rect();
        let grid = self.data.with_untracked(HistogramData::grid);
        let scale = TimeScale { start_ms: grid.start_ms, end_ms: grid.end_ms(), width_px: bounds.width() };
        Some((scale, f64::from(event.client_x()) - bounds.left()))
    }

    fn part_at(&self, scale: &TimeScale, x: f64, event: &PointerEvent) -> Part {
        let reach = if event.pointer_type() == "touch" { TOUCH_REACH_CSS } else { MOUSE_REACH_CSS };
        hit(scale, self.selected.get_untracked(), x, reach)
    }

    /// Begins a drag. Answers with the edge that takes the keyboard from here.
    pub fn press(&self, event: &PointerEvent) -> Option<Edge> {
        if event.button() != 0 || !event.is_primary() {
            return None;
        }
        let (scale, x) = self.place(event)?;
        let part = self.part_at(&scale, x, event);
        let grid = self.data.with_untracked(HistogramData::grid);
        let drag = Drag::begin(part, self.selected.get_untracked(), scale.ms(x), &grid)?;
        let before = self.selected.get_untracked();
        self.press.set_value(Some(Press { drag, from_x: x, pointer: event.pointer_id(), before }));
        if let Some(plot) = self.plot.get_untracked() {
            // It fails only for a pointer that is already gone.
            let _ = plot.set_pointer_capture(event.pointer_id());
        }
        Some(if part == Part::Edge(Edge::Start) { Edge::Start } else { Edge::End })
    }

    /// Follows the pointer.
    pub fn follow(&self, event: &PointerEvent) {
        let Some((scale, x)) = self.place(event) else { return };
        let grid = self.data.with_untracked(HistogramData::grid);
        set_if_new(self.bucket, part_at(x, scale.width_px, grid.count));
        match self.press.get_value() {
            Some(press) if press.pointer == event.pointer_id() => {
                let is_drag = self.draft.get_untracked().is_some() || (x - press.from_x).abs() >= DRAG_CSS;
                if let Some(span) = press.drag.span(scale.ms(x), &grid).filter(|_| is_drag) {
                    set_if_new(self.draft, Some(span));
                }
            }
            _ => set_if_new(self.part, self.part_at(&scale, x, event)),
        }
    }

    /// Ends the drag of this pointer and gives what it selected.
    pub fn release(&self, event: &PointerEvent) -> Option<Span> {
        self.press.get_value().filter(|press| press.pointer == event.pointer_id())?;
        self.end()
    }

    /// Ends the drag as if it had not been. If there was one, gives what was selected before it.
    pub fn cancel(&self) -> Option<Option<Span>> {
        let before = self.press.get_value().map(|press| press.before);
        self.end().and(before)
    }

    fn end(&self) -> Option<Span> {
        self.press.set_value(None);
        let span = self.draft.get_untracked();
        set_if_new(self.draft, None);
        span
    }

    /// The pointer has left.
    pub fn leave(&self) {
        set_if_new(self.bucket, None);
        set_if_new(self.part, Part::Outside);
    }

    /// Whether the pointer is outside of the selection.
    pub fn is_outside(&self, event: &MouseEvent) -> bool {
        let part = self
            .place(event)
            .map(|(scale, x)| hit(&scale, self.selected.get_untracked(), x, MOUSE_REACH_CSS));
        part == Some(Part::Outside)
    }
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.try_with_untracked(|known| *known != value).unwrap_or(false) {
        signal.set(value);
    }
}
