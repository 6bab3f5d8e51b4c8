//! The clock on the wall of the workspace.

use audit_model::time::{DAY_MS, HOUR_MS};

/// An instant as the workspace's clock has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LocalClock {
    /// Days since 1970-01-01.
    pub day: i64,
    /// 0 to 23.
    pub hour: u8,
    /// Whether it is a Saturday or a Sunday.
    pub day_off: bool,
}

impl LocalClock {
    pub fn of(time: i64, utc_offset_minutes: i32) -> Self {
        let local = time + i64::from(utc_offset_minutes) * 60_000;
        let day = local.div_euclid(DAY_MS);
        // 1970-01-01 was a Thursday.
        let day_off = (day + 3).rem_euclid(7) >= 5;
        Self { day, hour: (local.rem_euclid(DAY_MS) / HOUR_MS) as u8, day_off }
    }

    /// The hour, days off apart from working days.
    pub const fn slot(self) -> usize {
        self.hour as usize + if self.day_off { 24 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::Timestamp;

    #[test]
    fn the_workspaces_clock_knows_weekends() {
        let clock = |text| LocalClock::of(Timestamp::parse(text).unwrap().0, 180);
        assert_eq!((clock("2026-11-20T20:59:59Z").hour, clock("2026-11-20T20:59:59Z").day_off), (23, false));
        assert_eq!((clock("2026-11-20T21:00:00Z").hour, clock("2026-11-20T21:00:00Z").day_off), (0, true));
        assert_eq!(clock("2026-11-22T12:00:00Z").slot(), 24 + 15);
    }
}
