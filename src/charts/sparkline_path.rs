//! The outline of a sparkline as SVG path data.

use std::fmt::Write;

/// The two paths of a sparkline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SparklinePath {
    /// The line from the first value to the last.
    pub line: String,
    /// The area below it, closed.
    pub area: String,
}

/// The paths for `values` in a box of `width` by `height` units, with room for the stroke at the top and bottom.
/// The greatest value reaches the top, zero lies on the bottom. A single value is a level line; none is no path.
pub fn sparkline_path(values: &[u32], width: f64, height: f64) -> SparklinePath {
    const ROOM: f64 = 1.0;
    let Some(max) = values.iter().max().map(|max| f64::from((*max).max(1))) else {
        return SparklinePath::default();
    };
    let y = |value: u32| height - ROOM - f64::from(value) / max * (height - 2.0 * ROOM);
    let step = width / (values.len().max(2) - 1) as f64;
    let mut line = String::new();
    for (i, value) in values.iter().enumerate() {
        let verb = if i == 0 { 'M' } else { 'L' };
        // Writing into a String cannot fail.
        let _ = write!(line, "{verb}{:.1},{:.1}", i as f64 * step, y(*value));
    }
    if let [only] = values {
        let _ = write!(line, "L{width:.1},{:.1}", y(*only));
    }
    let area = format!("{line}L{width:.1},{height:.1}L0,{height:.1}Z");
    SparklinePath { line, area }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_value_is_on_top_and_zero_at_the_bottom() {
        let path = sparkline_path(&[0, 10, 5], 40.0, 16.0);
        assert_eq!(path.line, "M0.0,15.0L20.0,1.0L40.0,8.0");
        assert_eq!(path.area, "M0.0,15.0L20.0,1.0L40.0,8.0L40.0,16.0L0,16.0Z");
    }

    #[test]
    fn few_values_and_zeros_are_level() {
        assert_eq!(sparkline_path(&[0, 0], 40.0, 16.0).line, "M0.0,15.0L40.0,15.0");
        assert_eq!(sparkline_path(&[7], 40.0, 16.0).line, "M0.0,1.0L40.0,1.0");
        assert_eq!(sparkline_path(&[], 40.0, 16.0), SparklinePath::default());
    }
}
