//! From time to a place on the screen and back.

/// A stretch of time laid out over a width. One end may equal the other; nothing here divides by zero.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TimeScale {
    /// The instant at x = 0, ms since 1970.
    pub start_ms: i64,
    /// The instant at x = `width_px`, ms since 1970.
    pub end_ms: i64,
    /// The width in pixels, CSS or device: whatever the answers are wanted in.
    pub width_px: f64,
}

impl TimeScale {
    /// Where an instant is, also beyond the ends.
    pub fn x(&self, ms: i64) -> f64 {
        let range_ms = (self.end_ms - self.start_ms).max(1) as f64;
        (ms.saturating_sub(self.start_ms)) as f64 / range_ms * self.width_px
    }

    /// Where an instant is; the nearest end for one outside.
    pub fn x_within(&self, ms: i64) -> f64 {
        self.x(ms).clamp(0.0, self.width_px.max(0.0))
    }

    /// The instant at a place; the nearest end for a place outside.
    pub fn ms(&self, x: f64) -> i64 {
        let share = if self.width_px > 0.0 { (x / self.width_px).clamp(0.0, 1.0) } else { 0.0 };
        self.start_ms + ((self.end_ms - self.start_ms) as f64 * share) as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_and_place_lead_to_each_other() {
        let scale = TimeScale { start_ms: 1_000, end_ms: 3_000, width_px: 500.0 };
        assert_eq!(scale.x(2_000), 250.0);
        assert_eq!(scale.ms(250.0), 2_000);
        assert_eq!(scale.ms(scale.x(1_724)), 1_724);
        assert_eq!([scale.x_within(0), scale.x_within(9_000)], [0.0, 500.0]);
        assert_eq!([scale.ms(-5.0), scale.ms(900.0)], [1_000, 3_000]);
    }

    #[test]
    fn nothing_divides_by_zero() {
        let empty = TimeScale::default();
        assert_eq!((empty.x(5), empty.ms(5.0)), (0.0, 0));
    }
}
