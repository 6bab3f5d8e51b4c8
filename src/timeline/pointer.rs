//! What the pointer does on the plot: hover, drag, and where it is.

use super::brush::{Drag, Edge, Part, Span, hit};
use super::data::HistogramData;
use super::zoom::pinched;
use crate::charts::scale::TimeScale;
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
    /// The bar under the pointer.
    pub bar: RwSignal<Option<usize>>,
    /// What of the brush is under it.
    pub part: RwSignal<Part>,
    /// What the drag in progress would select.
    pub draft: RwSignal<Option<Span>>,
    /// The bar that a finger has tapped: a finger cannot hover, so what is said of a bar stays until it taps elsewhere.
    pub tapped: RwSignal<Option<Span>>,
    press: StoredValue<Option<Press>>,
    /// Fingers on the plot: which, and at what share of its width.
    fingers: StoredValue<Vec<(i32, f64)>>,
    /// The instants that two fingers hold.
    held: StoredValue<Option<(i64, i64)>>,
}

impl Pointer {
    /// No pointer yet. `plot` is the element that catches its events.
    pub fn new(plot: NodeRef<Div>, data: Signal<HistogramData>, selected: Signal<Option<Span>>) -> Self {
        Self {
            plot,
            data,
            selected,
            bar: RwSignal::new(None),
            part: RwSignal::new(Part::Outside),
            draft: RwSignal::new(None),
            tapped: RwSignal::new(None),
            press: StoredValue::new(None),
            fingers: StoredValue::new(Vec::new()),
            held: StoredValue::new(None),
        }
    }

    /// The plot's scale as it is laid out now, and the pointer's place on it.
    fn place(&self, event: &MouseEvent) -> Option<(TimeScale, f64)> {
        let bounds = self.plot.get_untracked()?.get_bounding_client_rect();
        let grid = self.data.with_untracked(HistogramData::grid);
        let scale = TimeScale { start_ms: grid.start_ms(), end_ms: grid.end_ms(), width_px: bounds.width() };
        Some((scale, f64::from(event.client_x()) - bounds.left()))
    }

    fn part_at(&self, scale: &TimeScale, x: f64, event: &PointerEvent) -> Part {
        let reach = if is_touch(event) { TOUCH_REACH_CSS } else { MOUSE_REACH_CSS };
        hit(scale, self.selected.get_untracked(), x, reach)
    }

    /// The instant at the pointer, and the width of the plot in CSS pixels.
    pub fn instant(&self, event: &MouseEvent) -> Option<(i64, f64)> {
        self.place(event).map(|(scale, x)| (scale.ms(x), scale.width_px))
    }

    /// Takes notice of a finger. With the second one a pinch begins, which is true, and no drag.
    pub fn touch(&self, event: &PointerEvent) -> bool {
        let Some((scale, x)) = self.place(event).filter(|_| is_touch(event)) else {
            return false;
        };
        let share = x / scale.width_px.max(1.0);
        self.fingers.update_value(|fingers| fingers.push((event.pointer_id(), share)));
        let pair = self.fingers.with_value(|fingers| match fingers[..] {
            [(_, one), (_, other)] => Some((one.min(other), one.max(other))),
            _ => None,
        });
        let at = |share: f64| scale.ms(share * scale.width_px);
        self.held.set_value(pair.map(|(left, right)| (at(left), at(right))));
        if pair.is_some() {
            set_if_new(self.tapped, None);
        }
        if let Some(plot) = self.plot.get_untracked().filter(|_| pair.is_some()) {
            // It fails only for a pointer that is already gone.
            let _ = plot.set_pointer_capture(event.pointer_id());
        }
        pair.is_some()
    }

    /// The stretch that brings what two fingers hold to where they are now.
    pub fn pinch(&self, event: &PointerEvent) -> Option<Span> {
        let held = self.held.get_value()?;
        let (scale, x) = self.place(event)?;
        let share = x / scale.width_px.max(1.0);
        self.fingers.update_value(|fingers| {
            fingers
                .iter_mut()
                .filter(|(id, _)| *id == event.pointer_id())
                .for_each(|finger| finger.1 = share);
        });
        self.fingers.with_value(|fingers| match fingers[..] {
            [(_, one), (_, other)] => pinched(held, (one.min(other), one.max(other))),
            _ => None,
        })
    }

    /// A finger has gone.
    pub fn lift(&self, event: &PointerEvent) {
        self.fingers.update_value(|fingers| fingers.retain(|(id, _)| *id != event.pointer_id()));
        self.held.set_value(None);
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
        set_if_new(self.bar, grid.at(scale.ms(x)));
        if !is_touch(event) {
            set_if_new(self.tapped, None);
        }
        match self.press.get_value() {
            Some(press) if press.pointer == event.pointer_id() => {
                let is_drag = self.draft.get_untracked().is_some() || (x - press.from_x).abs() >= DRAG_CSS;
                if let Some(span) = press.drag.span(scale.ms(x), &grid).filter(|_| is_drag) {
                    set_if_new(self.draft, Some(span));
                    set_if_new(self.tapped, None);
                }
            }
            _ => set_if_new(self.part, self.part_at(&scale, x, event)),
        }
    }

    /// Ends the drag of this pointer and gives what it selected; of a finger that dragged nothing, keeps what it tapped.
    pub fn release(&self, event: &PointerEvent) -> Option<Span> {
        self.press.get_value().filter(|press| press.pointer == event.pointer_id())?;
        let span = self.end();
        if span.is_none() && is_touch(event) {
            set_if_new(self.tapped, self.bar_at(event));
        }
        span
    }

    /// Forgets the tapped bar. Answers whether there was one.
    pub fn untap(&self) -> bool {
        let was = self.tapped.try_with_untracked(Option::is_some).unwrap_or(false);
        set_if_new(self.tapped, None);
        was
    }

    fn bar_at(&self, event: &MouseEvent) -> Option<Span> {
        let (scale, x) = self.place(event)?;
        self.data.with_untracked(|data| Some(data.grid.span(data.grid.at(scale.ms(x))?)))
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
        set_if_new(self.bar, None);
        set_if_new(self.part, Part::Outside);
    }

    /// The stretch that a double click means: what is selected, or a bar outside of it.
    pub fn meant(&self, event: &MouseEvent) -> Option<Span> {
        let (scale, x) = self.place(event)?;
        let selected = self.selected.get_untracked();
        match hit(&scale, selected, x, MOUSE_REACH_CSS) {
            Part::Outside => self.bar_at(event),
            Part::Edge(_) | Part::Window => selected,
        }
    }
}

fn is_touch(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.try_with_untracked(|known| *known != value).unwrap_or(false) {
        signal.set(value);
    }
}
