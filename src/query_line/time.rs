//! Stretches of local time, as they are typed.

use crate::platform::intl;
use crate::state::period::TimeRange;
use audit_model::Timestamp;
use audit_model::time::SECOND_MS;
use chrono::{Days, NaiveDate};

/// Why a stretch was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFault {
    /// One of its ends is no time.
    NoTime,
    /// It ends before it begins.
    Backwards,
}

/// The stretch that `FROM..UNTIL` means; a single day means the whole of it.
pub fn read(text: &str) -> Result<TimeRange, TimeFault> {
    let (from, until) = text.split_once("..").unwrap_or((text, text));
    let start = moment(from, 0).ok_or(TimeFault::NoTime)?;
    let after = moment(until, 1).ok_or(TimeFault::NoTime)?;
    TimeRange::new(start, Timestamp(after.0.saturating_sub(1))).ok_or(TimeFault::Backwards)
}

/// A moment; of a day its beginning, or that of the day which is so many days later.
fn moment(text: &str, days_later: u64) -> Option<Timestamp> {
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(day) => {
            let day = day.checked_add_days(Days::new(days_later))?;
            intl::from_local_input(&format!("{day}T00:00"))
        }
        Err(_) => intl::from_local_input(text),
    }
}

/// The stretch as text, as short as it can be.
pub fn write(range: TimeRange) -> String {
    let until = Timestamp(range.end.0.saturating_add(1));
    let (start, end) = (local(range.start), local(until));
    match (start.strip_suffix("T00:00"), end.strip_suffix("T00:00")) {
        (Some(first), Some(behind)) => {
            let day = NaiveDate::parse_from_str(behind, "%Y-%m-%d").ok().and_then(|day| day.pred_opt());
            let last = day.map_or_else(|| behind.to_owned(), |day| day.to_string());
            if first == last { last } else { format!("{first}..{last}") }
        }
        // A day stands for the whole of it only at the end.
        (_, Some(_)) => format!("{start}..{end}"),
        (Some(first), None) => format!("{first}..{end}"),
        (None, None) => format!("{start}..{end}"),
    }
}

/// Local time to the minute, or as exactly as it needs.
fn local(moment: Timestamp) -> String {
    let shifted =
        Timestamp(moment.0 + i64::from(intl::offset_minutes(moment)) * audit_model::time::MINUTE_MS);
    let text = shifted.to_string();
    let exact = text.trim_end_matches('Z');
    match moment.0.rem_euclid(60 * SECOND_MS) {
        0 => exact.get(..16).unwrap_or(exact).to_owned(),
        ms if ms % SECOND_MS == 0 => exact.get(..19).unwrap_or(exact).to_owned(),
        _ => exact.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_reads_as_the_same_stretch() {
        for text in [
            "2026-11-16",
            "2026-11-16..2026-11-18",
            "2026-11-16T14:00..2026-11-16T15:30",
            "2026-11-16..2026-11-16T15:30",
            "2026-11-16T14:00..2026-11-17T00:00",
            "2026-11-16T14:00:07..2026-11-16T14:00:08",
        ] {
            assert_eq!(read(text).map(write).as_deref(), Ok(text));
        }
        let odd = TimeRange { start: Timestamp(1_795_000_000_123), end: Timestamp(1_795_000_000_999) };
        assert_eq!(read(&write(odd)), Ok(odd));
    }

    #[test]
    fn a_day_is_whole_and_nonsense_is_refused() {
        let day = read("2026-11-16").unwrap();
        assert_eq!(day.millis(), 24 * 3_600_000 - 1);
        assert_eq!(read("2026-11-18..2026-11-16"), Err(TimeFault::Backwards));
        for odd in ["yesterday", "2026-13-01", "2026-11-16..", "..", ""] {
            assert_eq!(read(odd), Err(TimeFault::NoTime), "{odd}");
        }
    }
}
