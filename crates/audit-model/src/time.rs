//! Instants in milliseconds since 1970, UTC, and their text form.

use chrono::{DateTime, NaiveDateTime, SecondsFormat};
use std::fmt;

/// An instant: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// Milliseconds in a second.
pub const SECOND_MS: i64 = 1_000;
/// Milliseconds in a minute.
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
/// Milliseconds in an hour.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// Milliseconds in a day of 24 hours.
pub const DAY_MS: i64 = 24 * HOUR_MS;

impl Timestamp {
    /// Milliseconds since 1970.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Reads an ISO 8601 time. An offset is honoured; without one the time is UTC, as the API has it.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(instant) = parse_canonical(text.as_bytes()) {
            return Some(Self(instant));
        }
        if let Ok(time) = DateTime::parse_from_rfc3339(text) {
            return Some(Self(time.timestamp_millis()));
        }
        ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%d %H:%M:%S%.f%#z"]
            .iter()
            .find_map(|form| DateTime::parse_from_str(text, form).ok())
            .map(|time| time.timestamp_millis())
            .or_else(|| {
                ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"]
                    .iter()
                    .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
                    .map(|time| time.and_utc().timestamp_millis())
            })
            .map(Self)
    }
}

/// The form that every answer has, `2026-11-18T11:21:07.000Z`, without chrono's general parser: it is read once
/// for each of a million events.
fn parse_canonical(text: &[u8]) -> Option<i64> {
    let &[
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
        b'.',
        f1,
        f2,
        f3,
        b'Z',
    ] = text
    else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0i64, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0')))
    };
    let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    let (hour, minute, second) = (number(&[h1, h2])?, number(&[n1, n2])?, number(&[s1, s2])?);
    let fraction = number(&[f1, f2, f3])?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if day < 1 || day > length || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(
        days_from_civil(year, month, day) * DAY_MS
            + hour * HOUR_MS
            + minute * MINUTE_MS
            + second * SECOND_MS
            + fraction,
    )
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

impl fmt::Display for Timestamp {
    /// The API's own form, `2026-11-18T11:21:07.000Z`; an instant outside chrono's years as plain milliseconds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match DateTime::from_timestamp_millis(self.0) {
            Some(time) => f.write_str(&time.to_rfc3339_opts(SecondsFormat::Millis, true)),
            None => write!(f, "{}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form_the_api_and_its_clients_write() {
        let instant = Some(Timestamp(1_763_464_867_000));
        for text in [
            "2025-11-18T11:21:07.000Z",
            "2025-11-18T11:21:07Z",
            "2025-11-18T14:21:07.000+03:00",
            "2025-11-18T14:21:07+0300",
            "2025-11-18T11:21:07",
            "2025-11-18 11:21:07.000Z",
            "2025-11-18 11:21:07",
        ] {
            assert_eq!(Timestamp::parse(text), instant, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "yesterday",
            "2025-02-30T00:00:00.000Z",
            "2025-13-01T00:00:00.000Z",
            "2025-01-01T24:00:00.000Z",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_fast_path_agrees_with_chrono() {
        for day in -200_000..100_000i64 {
            let instant = Timestamp(day * DAY_MS + 45_296_789);
            let text = instant.to_string();
            if text.len() == 24 && text.starts_with(|first: char| first.is_ascii_digit()) {
                assert_eq!(parse_canonical(text.as_bytes()), Some(instant.0), "{text}");
            }
        }
    }
}
