//! What a wheel and a touchpad do on the plot.

use super::zoom::Zoom;
use leptos::ev::WheelEvent;

/// Pixels of a line, for wheels that count lines.
const LINE_PX: f64 = 33.0;
/// A wheel that turns so far shows twice or half as much; a step of most mice.
const TWICE_PX: f64 = 100.0;

/// A turn of the wheel, or what a touchpad makes of two fingers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turn {
    /// To the right, CSS pixels.
    pub right_px: f64,
    /// Down, CSS pixels.
    pub down_px: f64,
    /// With Ctrl or the command key; browsers say so of pinching on a touchpad, too.
    pub command: bool,
    /// With Shift.
    pub shift: bool,
}

impl Turn {
    /// That of an event.
    pub fn of(event: &WheelEvent) -> Self {
        let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE_PX } else { 1.0 };
        Self {
            right_px: event.delta_x() * unit,
            down_px: event.delta_y() * unit,
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
        }
    }
}

/// What the turn asks of the axis; nothing where it is the page's: a plain wheel scrolls. `at_ms` is the instant at the
/// pointer, `width_px` the width of the plot in CSS pixels.
pub fn turned(turn: &Turn, at_ms: i64, width_px: f64, is_zoomed: bool) -> Option<Zoom> {
    if turn.command {
        let factor = (turn.down_px / TWICE_PX).clamp(-1.0, 1.0).exp2();
        return Some(Zoom::Scale { factor, at_ms });
    }
    let sideways_px = match (turn.shift, turn.right_px.abs() > turn.down_px.abs()) {
        (_, true) => turn.right_px,
        (true, false) => turn.down_px,
        (false, false) => return None,
    };
    is_zoomed.then(|| Zoom::Pan(sideways_px / width_px.max(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(turn: Turn, is_zoomed: bool) -> Option<Zoom> {
        turned(&turn, 5, 1_000.0, is_zoomed)
    }

    #[test]
    fn a_plain_wheel_scrolls_the_page() {
        assert_eq!(of(Turn { down_px: 100.0, ..Turn::default() }, true), None);
        assert_eq!(of(Turn { right_px: 100.0, ..Turn::default() }, false), None);
    }

    #[test]
    fn with_ctrl_it_zooms_around_the_pointer() {
        let turn = Turn { down_px: -100.0, command: true, ..Turn::default() };
        assert_eq!(of(turn, false), Some(Zoom::Scale { factor: 0.5, at_ms: 5 }));
        let jump = Turn { down_px: 9_000.0, ..turn };
        assert_eq!(of(jump, false), Some(Zoom::Scale { factor: 2.0, at_ms: 5 }));
    }

    #[test]
    fn sideways_it_moves_what_is_zoomed() {
        let right = Turn { right_px: 100.0, down_px: 20.0, ..Turn::default() };
        assert_eq!(of(right, true), Some(Zoom::Pan(0.1)));
        assert_eq!(of(Turn { down_px: -100.0, shift: true, ..Turn::default() }, true), Some(Zoom::Pan(-0.1)));
    }
}
