//! Instants and stretches of time in words, for axes, tooltips and tables.

use super::ticks::{Tick, TickUnit};
use crate::i18n::{I18n, Lang};
use crate::platform::intl::{self, Style};
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};
use std::cmp::Ordering;

/// The label of a tick.
pub fn tick(lang: Lang, tick: Tick) -> String {
    let style = match tick.unit {
        TickUnit::Second => Style::Time,
        TickUnit::Minute => Style::Minute,
        TickUnit::Day => Style::Day,
        TickUnit::Month | TickUnit::Year => Style::Month,
    };
    intl::date(lang, style, Timestamp(tick.ms))
}

/// An instant as exactly as a chart can point at it: `18 Nov, 14:21`.
pub fn instant(lang: Lang, ms: i64) -> String {
    intl::date(lang, Style::DayMinute, Timestamp(ms))
}

/// A stretch of time, end excluded: `18 Nov`, `18 Nov – 20 Nov`, `18 Nov, 12:00 – 18:00`.
pub fn span(lang: Lang, span: (i64, i64)) -> String {
    span_with(span, offset_minutes, |style, ms| intl::date(lang, style, Timestamp(ms)))
}

/// The same with the day of the week, where it lies within one day: `Tue 18 Nov, 14:00 – 15:00`.
pub fn span_of_week(lang: Lang, (start_ms, end_ms): (i64, i64)) -> String {
    let words = span(lang, (start_ms, end_ms));
    let date = |style, ms| intl::date(lang, style, Timestamp(ms));
    match date(Style::LongDay, start_ms) == date(Style::LongDay, (end_ms - 1).max(start_ms)) {
        true => format!("{} {words}", date(Style::ShortWeekday, start_ms)),
        false => words,
    }
}

/// A period by its days, `18 Nov – 25 Nov`, or as exactly as [`span`] where it is too short for that.
pub fn period(lang: Lang, (start_ms, end_ms): (i64, i64)) -> String {
    if end_ms - start_ms < 2 * DAY_MS {
        return span(lang, (start_ms, end_ms));
    }
    let day = |ms| intl::date(lang, Style::Day, Timestamp(ms));
    format!("{} – {}", day(start_ms), day(end_ms - 1))
}

/// A stretch that is cut off within a day, to the minute: `16 Nov, 00:00 – 20 Nov, 18:03`.
pub fn until_minute(lang: Lang, (start_ms, end_ms): (i64, i64)) -> String {
    span(lang, (start_ms, end_ms - end_ms.rem_euclid(MINUTE_MS)))
}

/// The width of a bucket: `6 h`.
pub fn width(i18n: I18n, ms: i64) -> String {
    let (id, n) = match ms {
        ms if ms % DAY_MS == 0 => ("histogram-days", ms / DAY_MS),
        ms if ms % HOUR_MS == 0 => ("histogram-hours", ms / HOUR_MS),
        ms if ms % MINUTE_MS == 0 => ("histogram-minutes", ms / MINUTE_MS),
        ms => ("histogram-seconds", ms / SECOND_MS),
    };
    i18n.ta(id, &[("n", n.to_string().into())])
}

/// An end of an axis: the day, with the time where the axis is so short that days do not tell its ends apart.
pub fn end_of_axis(lang: Lang, ms: i64, length_ms: i64) -> String {
    let style = if length_ms < 2 * DAY_MS { Style::DayMinute } else { Style::Day };
    intl::date(lang, style, Timestamp(ms))
}

/// A number as people write it.
pub fn number(lang: Lang, value: u64) -> String {
    intl::number(lang, usize::try_from(value).unwrap_or(usize::MAX))
}

/// How many more or fewer than before, with a sign: `+12`, `−3`, `0`.
pub fn difference(lang: Lang, now: u64, before: u64) -> String {
    let sign = match now.cmp(&before) {
        Ordering::Greater => "+",
        Ordering::Less => "−",
        Ordering::Equal => "",
    };
    format!("{sign}{}", number(lang, now.abs_diff(before)))
}

/// Minutes that local time is ahead of UTC at an instant.
pub fn offset_minutes(ms: i64) -> i32 {
    intl::offset_minutes(Timestamp(ms))
}

fn span_with(
    (start_ms, end_ms): (i64, i64),
    offset_minutes: impl Fn(i64) -> i32,
    write: impl Fn(Style, i64) -> String,
) -> String {
    let local = |ms: i64| ms + i64::from(offset_minutes(ms)) * MINUTE_MS;
    let is_midnight = |ms: i64| local(ms).rem_euclid(DAY_MS) == 0;
    // The end is excluded: a stretch until midnight belongs to the day before.
    let last_ms = (end_ms - 1).max(start_ms);
    let same_day = local(start_ms).div_euclid(DAY_MS) == local(last_ms).div_euclid(DAY_MS);
    let (first_day, last_day) = (write(Style::Day, start_ms), write(Style::Day, last_ms));
    if is_midnight(start_ms) && is_midnight(end_ms) {
        return if same_day { first_day } else { format!("{first_day} – {last_day}") };
    }
    let whole_minutes = start_ms % MINUTE_MS == 0 && end_ms % MINUTE_MS == 0;
    let clock = if whole_minutes { Style::Minute } else { Style::Time };
    let (from, to) = (write(clock, start_ms), write(clock, end_ms));
    if same_day {
        format!("{first_day}, {from} – {to}")
    } else {
        format!("{first_day}, {from} – {}, {to}", write(Style::Day, end_ms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes in a zone three hours ahead of UTC.
    fn write(style: Style, ms: i64) -> String {
        let text = Timestamp(ms + 180 * MINUTE_MS).to_string();
        match style {
            Style::Day => text[5..10].to_owned(),
            Style::Minute => text[11..16].to_owned(),
            _ => text[11..19].to_owned(),
        }
    }

    fn say(start: &str, end: &str) -> String {
        let ms = |text| Timestamp::parse(text).unwrap().0;
        span_with((ms(start), ms(end)), |_| 180, write)
    }

    #[test]
    fn a_difference_has_a_sign_unless_there_is_none() {
        let say = |now, before| difference(Lang::En, now, before);
        assert_eq!([say(15, 3), say(3, 15), say(3, 3)], ["+12", "−12", "0"]);
    }

    #[test]
    fn whole_days_need_no_clock() {
        assert_eq!(say("2026-11-17T21:00:00Z", "2026-11-18T21:00:00Z"), "11-18");
        assert_eq!(say("2026-11-17T21:00:00Z", "2026-11-20T21:00:00Z"), "11-18 – 11-20");
    }

    #[test]
    fn a_part_of_a_day_names_the_day_once() {
        assert_eq!(say("2026-11-18T09:00:00Z", "2026-11-18T15:00:00Z"), "11-18, 12:00 – 18:00");
        assert_eq!(say("2026-11-18T15:00:00Z", "2026-11-18T21:00:00Z"), "11-18, 18:00 – 00:00");
        assert_eq!(say("2026-11-18T15:00:00Z", "2026-11-18T15:00:05Z"), "11-18, 18:00:00 – 18:00:05");
    }

    #[test]
    fn parts_of_two_days_name_both() {
        assert_eq!(say("2026-11-18T15:00:00Z", "2026-11-19T09:00:00Z"), "11-18, 18:00 – 11-19, 12:00");
    }
}
