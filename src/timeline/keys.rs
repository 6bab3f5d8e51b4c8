//! What the keys do on the histogram, beside those that move its brush.

use super::zoom::Zoom;

/// What a person does with the histogram as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    /// The stretch of time that was shown and selected before.
    Back,
    /// The one from which one went back.
    Forward,
    /// Shows another stretch.
    Zoom(Zoom),
    /// Shows the numbers as a table, or no longer.
    Table,
}

/// How far a key or a button moves the axis, as a share of what is shown.
pub const PAN: f64 = 0.5;

/// What a key does. `key` is what it writes; `code` is where it is, because letters have other places in other
/// languages. With Alt it is the browser's; with Ctrl or the command key only what undoes is ours.
pub fn act_of(key: &str, code: &str, shift: bool, command: bool) -> Option<Act> {
    match (code, command) {
        ("KeyZ", _) if shift => return Some(Act::Forward),
        ("KeyZ", _) => return Some(Act::Back),
        ("KeyY", true) => return Some(Act::Forward),
        ("KeyT", false) => return Some(Act::Table),
        _ => {}
    }
    let zoom = match (key, code) {
        _ if command => return None,
        ("+" | "=", _) => Zoom::In,
        ("-" | "\u{2212}", _) => Zoom::Out,
        ("0", _) => Zoom::Whole,
        (_, "Comma") => Zoom::Pan(-PAN),
        (_, "Period") => Zoom::Pan(PAN),
        _ => return None,
    };
    Some(Act::Zoom(zoom))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_the_same_in_both_layouts() {
        assert_eq!(act_of("z", "KeyZ", false, false), Some(Act::Back));
        assert_eq!(act_of("Я", "KeyZ", true, true), Some(Act::Forward));
        assert_eq!(act_of("е", "KeyT", false, false), Some(Act::Table));
        assert_eq!(act_of("б", "Comma", false, false), Some(Act::Zoom(Zoom::Pan(-PAN))));
        assert_eq!(act_of("+", "NumpadAdd", false, false), Some(Act::Zoom(Zoom::In)));
        assert_eq!(act_of("=", "Equal", false, false), Some(Act::Zoom(Zoom::In)));
    }

    #[test]
    fn what_belongs_to_the_browser_is_left_to_it() {
        assert_eq!(act_of("+", "Equal", true, true), None);
        assert_eq!(act_of("0", "Digit0", false, true), None);
        assert_eq!(act_of("y", "KeyY", false, false), None);
        assert_eq!(act_of("t", "KeyT", false, true), None);
        assert_eq!(act_of("ArrowLeft", "ArrowLeft", false, false), None);
    }
}
