//! Where the ticks of an axis stand. Labels are made elsewhere, from an instant and its [`TickUnit`].

use super::buckets::WEEK_MS;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};
use chrono::{DateTime, Datelike, Months, NaiveDate};

/// What a tick's label has to say: the largest unit that begins there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickUnit {
    /// A second within a minute: `14:21:07`.
    Second,
    /// A minute or an hour within a day: `14:21`.
    Minute,
    /// A local day begins: `18 Nov`.
    Day,
    /// A local month begins, on an axis of months: `Nov`.
    Month,
    /// A local year begins, on an axis of months: `2027`.
    Year,
}

/// A mark on a time axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The instant, ms since 1970.
    pub ms: i64,
    /// What its label says.
    pub unit: TickUnit,
}

/// Steps of wall-clock time, ms, ascending. Days count from 1970 and weeks from a Monday, so that ticks keep their
/// place while a range moves.
const CLOCK_STEPS_MS: [i64; 17] = [
    SECOND_MS,
    5 * SECOND_MS,
    15 * SECOND_MS,
    30 * SECOND_MS,
    MINUTE_MS,
    5 * MINUTE_MS,
    15 * MINUTE_MS,
    30 * MINUTE_MS,
    HOUR_MS,
    3 * HOUR_MS,
    6 * HOUR_MS,
    12 * HOUR_MS,
    DAY_MS,
    2 * DAY_MS,
    4 * DAY_MS,
    WEEK_MS,
    2 * WEEK_MS,
];

const MONTH_STEPS: [u32; 4] = [1, 3, 6, 12];
const LONGEST_MONTH_MS: i64 = 31 * DAY_MS;

/// The ticks within `start_ms..=end_ms`, at least `gap_px` apart where the range takes `width_px`, both in CSS
/// pixels. `offset_minutes` is the local time's lead over UTC at an instant, which changes with daylight saving.
pub fn time_ticks(
    start_ms: i64,
    end_ms: i64,
    width_px: f64,
    gap_px: f64,
    offset_minutes: impl Fn(i64) -> i32,
) -> Vec<Tick> {
    if end_ms <= start_ms || width_px <= 0.0 {
        return Vec::new();
    }
    let least_ms = (end_ms - start_ms) as f64 * gap_px / width_px;
    let zone = Zone { offset_minutes };
    let within = |tick: &Tick| (start_ms..=end_ms).contains(&tick.ms);
    match CLOCK_STEPS_MS.into_iter().find(|step| *step as f64 >= least_ms) {
        Some(step) => zone.clock_ticks(start_ms, end_ms, step).filter(within).collect(),
        None => {
            let fits = |months: &u32| f64::from(*months) * LONGEST_MONTH_MS as f64 >= least_ms;
            let years = (least_ms / (12.0 * LONGEST_MONTH_MS as f64)).ceil().clamp(1.0, 1000.0) as u32;
            let months = MONTH_STEPS.into_iter().find(fits).unwrap_or(12 * years);
            zone.month_ticks(start_ms, end_ms, months).into_iter().filter(within).collect()
        }
    }
}

/// Local time, as far as a function of UTC offsets tells it.
pub struct Zone<F> {
    /// Minutes that local time is ahead of UTC at an instant.
    pub offset_minutes: F,
}

impl<F: Fn(i64) -> i32> Zone<F> {
    fn offset_ms(&self, ms: i64) -> i64 {
        i64::from((self.offset_minutes)(ms)) * MINUTE_MS
    }

    /// The instant of a wall-clock time: the first of two where clocks go back, the end of the gap where they go
    /// forward (then it reads as another time).
    pub fn instant(&self, local_ms: i64) -> i64 {
        let before = local_ms - self.offset_ms(local_ms - DAY_MS);
        let after = local_ms - self.offset_ms(local_ms + DAY_MS);
        let reads_right = |ms: &i64| ms + self.offset_ms(*ms) == local_ms;
        [before.min(after), before.max(after)].into_iter().find(reads_right).unwrap_or(before)
    }

    fn clock_ticks(&self, start_ms: i64, end_ms: i64, step_ms: i64) -> impl Iterator<Item = Tick> {
        // 1970-01-01 was a Thursday, and weeks begin on Monday.
        let anchor_ms = if step_ms % WEEK_MS == 0 { 4 * DAY_MS } else { 0 };
        let local_start = start_ms + self.offset_ms(start_ms) - anchor_ms;
        // One step more on either side, for the offset may change within the range.
        let first = local_start.div_euclid(step_ms) * step_ms + anchor_ms - step_ms;
        let last = end_ms + self.offset_ms(end_ms) + step_ms;
        let locals = (0..).map(move |i| first + i * step_ms).take_while(move |local| *local <= last);
        locals.filter_map(move |local| {
            let ms = self.instant(local);
            let is_day = local.rem_euclid(DAY_MS) == 0;
            // A time that the clock skipped gets no tick; a day that begins after a gap does.
            let exists = is_day || ms + self.offset_ms(ms) == local;
            let unit = match () {
                () if is_day => TickUnit::Day,
                () if local.rem_euclid(MINUTE_MS) == 0 => TickUnit::Minute,
                () => TickUnit::Second,
            };
            exists.then_some(Tick { ms, unit })
        })
    }

    fn month_ticks(&self, start_ms: i64, end_ms: i64, months: u32) -> Vec<Tick> {
        let Some(first) = DateTime::from_timestamp_millis(start_ms + self.offset_ms(start_ms)) else {
            return Vec::new();
        };
        let month0 = first.year() * 12 + i32::try_from(first.month0()).unwrap_or_default();
        let step = i32::try_from(months).unwrap_or(12);
        let aligned = month0.div_euclid(step) * step;
        let month_number = u32::try_from(aligned.rem_euclid(12)).unwrap_or_default() + 1;
        let mut next = NaiveDate::from_ymd_opt(aligned.div_euclid(12), month_number, 1);
        let mut ticks = Vec::new();
        while let Some(date) = next {
            let ms = self.instant(date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis());
            if ms > end_ms {
                break;
            }
            ticks.push(Tick { ms, unit: if date.month() == 1 { TickUnit::Year } else { TickUnit::Month } });
            next = date.checked_add_months(Months::new(months));
        }
        ticks
    }
}

/// Values for gridlines: multiples of 1, 2 or 5 times a power of ten, above zero and up to `max`, as many as fit
/// into `most` lines. Empty for `max` 0 or `most` 0.
pub fn value_ticks(max: u64, most: usize) -> Vec<u64> {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    if max == 0 || most == 0 {
        return Vec::new();
    }
    let mut power = 1_u64;
    let step = 'found: loop {
        for factor in [1, 2, 5] {
            let step = power.saturating_mul(factor);
            if max / step <= most {
                break 'found step;
            }
        }
        power = power.saturating_mul(10);
    };
    (1..=max / step).map(|i| i * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::Timestamp;

    fn ms(text: &str) -> i64 {
        Timestamp::parse(text).unwrap().0
    }

    fn local(ticks: &[Tick], offset: impl Fn(i64) -> i32) -> Vec<String> {
        let say = |tick: &Tick| Timestamp(tick.ms + i64::from(offset(tick.ms)) * MINUTE_MS).to_string();
        ticks.iter().map(|tick| say(tick)[5..16].replace('T', " ")).collect()
    }

    fn moscow(_: i64) -> i32 {
        180
    }

    /// Central Europe in 2026: summer time from 29 March to 25 October, both at 01:00 UTC.
    fn berlin(at: i64) -> i32 {
        if (ms("2026-03-29T01:00:00Z")..ms("2026-10-25T01:00:00Z")).contains(&at) { 120 } else { 60 }
    }

    #[test]
    fn four_weeks_get_days_at_local_midnight() {
        let ticks = time_ticks(ms("2026-10-25T21:00:00Z"), ms("2026-11-23T09:00:00Z"), 1120.0, 90.0, moscow);
        assert!(ticks.iter().all(|tick| tick.unit == TickUnit::Day));
        let days = local(&ticks, moscow);
        assert_eq!(days.first().unwrap(), "10-26 00:00");
        assert_eq!(days.last().unwrap(), "11-23 00:00");
        assert_eq!(days.len(), 8, "every fourth day: {days:?}");
        assert!(days.iter().all(|day| day.ends_with("00:00")), "{days:?}");
    }

    #[test]
    fn a_day_gets_hours_and_its_midnight_is_a_day() {
        let ticks = time_ticks(ms("2026-11-22T09:00:00Z"), ms("2026-11-23T09:00:00Z"), 1120.0, 90.0, moscow);
        assert_eq!(
            local(&ticks, moscow),
            [
                "11-22 12:00",
                "11-22 15:00",
                "11-22 18:00",
                "11-22 21:00",
                "11-23 00:00",
                "11-23 03:00",
                "11-23 06:00",
                "11-23 09:00",
                "11-23 12:00"
            ]
        );
        let days: Vec<_> =
            ticks.iter().filter(|tick| tick.unit == TickUnit::Day).map(|tick| tick.ms).collect();
        assert_eq!(days, [ms("2026-11-22T21:00:00Z")]);
    }

    #[test]
    fn short_ranges_get_minutes_and_seconds() {
        let start = ms("2026-11-22T09:00:10Z");
        let minutes = time_ticks(start, start + 20 * MINUTE_MS, 800.0, 90.0, moscow);
        assert_eq!(local(&minutes, moscow), ["11-22 12:05", "11-22 12:10", "11-22 12:15", "11-22 12:20"]);
        let seconds = time_ticks(start, start + MINUTE_MS, 800.0, 90.0, moscow);
        assert_eq!(seconds.iter().map(|tick| (tick.ms - start) / 1000).collect::<Vec<_>>(), [5, 20, 35, 50]);
        assert_eq!(seconds[3].unit, TickUnit::Minute);
        assert_eq!(seconds[0].unit, TickUnit::Second);
    }

    #[test]
    fn weeks_begin_on_monday_and_months_on_the_first() {
        let start = ms("2026-08-25T00:00:00Z");
        let weeks = time_ticks(start, start + 90 * DAY_MS, 1000.0, 70.0, moscow);
        assert_eq!(local(&weeks, moscow)[0], "08-31 00:00");
        assert_eq!(weeks[1].ms - weeks[0].ms, WEEK_MS);
        let months = time_ticks(start, start + 300 * DAY_MS, 700.0, 70.0, moscow);
        assert_eq!(local(&months, moscow)[..2], ["09-01 00:00", "10-01 00:00"]);
        let years: Vec<_> = months.iter().filter(|tick| tick.unit == TickUnit::Year).collect();
        assert_eq!(local(&[*years[0]], moscow), ["01-01 00:00"]);
        assert_eq!(years.len(), 1);
    }

    #[test]
    fn decades_get_years() {
        let ticks = time_ticks(ms("1990-01-01T00:00:00Z"), ms("2026-01-01T00:00:00Z"), 400.0, 80.0, |_| 0);
        assert!((2..=5).contains(&ticks.len()), "{ticks:?}");
        assert!(ticks.iter().all(|tick| tick.unit == TickUnit::Year));
    }

    #[test]
    fn days_stay_at_midnight_across_daylight_saving() {
        for (start, end) in [
            ("2026-03-27T12:00:00Z", "2026-04-01T12:00:00Z"),
            ("2026-10-23T12:00:00Z", "2026-10-28T12:00:00Z"),
        ] {
            let days = local(&time_ticks(ms(start), ms(end), 800.0, 90.0, berlin), berlin);
            assert_eq!(days.len(), 5, "{days:?}");
            assert!(days.iter().all(|day| day.ends_with("00:00")), "{days:?}");
        }
    }

    #[test]
    fn an_hour_that_the_clock_skips_gets_no_tick() {
        let ticks = time_ticks(ms("2026-03-28T23:00:00Z"), ms("2026-03-29T04:00:00Z"), 1000.0, 150.0, berlin);
        assert_eq!(
            local(&ticks, berlin),
            ["03-29 00:00", "03-29 01:00", "03-29 03:00", "03-29 04:00", "03-29 05:00", "03-29 06:00"]
        );
    }

    #[test]
    fn an_hour_that_comes_twice_is_ticked_once() {
        let ticks = time_ticks(ms("2026-10-24T23:00:00Z"), ms("2026-10-25T04:00:00Z"), 1000.0, 150.0, berlin);
        assert_eq!(
            local(&ticks, berlin),
            ["10-25 01:00", "10-25 02:00", "10-25 03:00", "10-25 04:00", "10-25 05:00"]
        );
        assert!(ticks.is_sorted_by_key(|tick| tick.ms));
    }

    #[test]
    fn ticks_keep_their_distance_at_every_zoom() {
        let start = ms("2026-10-26T05:11:13Z");
        for exponent in 0..60 {
            let range_ms = (4_000.0 * 1.4_f64.powi(exponent)) as i64;
            for width_px in [320.0, 700.0, 1400.0] {
                let ticks = time_ticks(start, start.saturating_add(range_ms), width_px, 80.0, berlin);
                assert!(ticks.len() as f64 <= width_px / 80.0 + 2.0, "{range_ms} {width_px} {}", ticks.len());
            }
        }
    }

    #[test]
    fn nothing_to_show_gives_no_ticks() {
        assert_eq!(time_ticks(5, 5, 100.0, 80.0, moscow), []);
        assert_eq!(time_ticks(5, 10, 0.0, 80.0, moscow), []);
    }

    #[test]
    fn values_go_by_one_two_and_five() {
        assert_eq!(value_ticks(62, 3), [20, 40, 60]);
        assert_eq!(value_ticks(3, 3), [1, 2, 3]);
        assert_eq!(value_ticks(1, 3), [1]);
        assert_eq!(value_ticks(7, 3), [2, 4, 6]);
        assert_eq!(value_ticks(9, 3), [5]);
        assert_eq!(value_ticks(128_000, 4), [50_000, 100_000]);
        assert_eq!(value_ticks(0, 3), Vec::<u64>::new());
        assert_eq!(value_ticks(u64::MAX, 4).len(), 3);
    }
}
