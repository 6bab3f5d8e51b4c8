//! Dates and numbers as people write them, by the browser's own `Intl`.
//!
//! It knows both languages and every time zone, and costs nothing to download. Formatters are slow to make and
//! quick to use, so one of each kind is kept. Moments are in the zone of [`super::zone`], and whoever writes one, or asks
//! for an offset, is told when it changes. Natively (in tests) there is no browser: plain forms are given then.

use super::zone;
use crate::i18n::Lang;
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, MINUTE_MS};

/// How a moment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `14:21:07`
    Time,
    /// `14:21`
    Minute,
    /// `18 Nov`
    Day,
    /// `18 Nov 2026`
    DayYear,
    /// `Nov 2026`
    Month,
    /// `Tuesday, 18 November`
    LongDay,
    /// `18 Nov, 14:21`
    DayMinute,
    /// `18 Nov 2026, 14:21:07 UTC+3`
    Exact,
    /// `Tuesday`
    Weekday,
    /// `Tue`
    ShortWeekday,
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Style;
    use crate::i18n::Lang;
    use js_sys::{Array, Date, Function, Intl, Object, Reflect};
    use std::cell::RefCell;
    use std::collections::HashMap;
    use wasm_bindgen::JsValue;

    /// A language, a style and, if it is not the browser's own, a zone.
    type DateKind = (Lang, Style, Option<String>);

    thread_local! {
        static DATES: RefCell<HashMap<DateKind, Function>> = RefCell::default();
        static NUMBERS: RefCell<HashMap<Lang, Function>> = RefCell::default();
    }

    fn options(pairs: &[(&str, &str)]) -> Object {
        let options = Object::new();
        for (name, value) in pairs {
            // Setting a field of a fresh object cannot fail.
            let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        options
    }

    fn date_format(lang: Lang, style: Style, zone: Option<&str>) -> Function {
        let hours: &[(&str, &str)] = &[("hourCycle", "h23"), ("hour", "2-digit"), ("minute", "2-digit")];
        let fields: Vec<(&str, &str)> = match style {
            Style::Time => [hours, &[("second", "2-digit")]].concat(),
            Style::Minute => hours.to_vec(),
            Style::Day => vec![("day", "numeric"), ("month", "short")],
            Style::DayYear => vec![("day", "numeric"), ("month", "short"), ("year", "numeric")],
            Style::Month => vec![("month", "short"), ("year", "numeric")],
            Style::LongDay => vec![("weekday", "long"), ("day", "numeric"), ("month", "long")],
            Style::DayMinute => [&[("day", "numeric"), ("month", "short")], hours].concat(),
            Style::Weekday => vec![("weekday", "long")],
            Style::ShortWeekday => vec![("weekday", "short")],
            Style::Exact => [
                &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
                hours,
                &[("second", "2-digit"), ("timeZoneName", "shortOffset")],
            ]
            .concat(),
        };
        let in_zone = zone.map(|zone| ("timeZone", zone));
        let fields: Vec<(&str, &str)> = fields.into_iter().chain(in_zone).collect();
        Intl::DateTimeFormat::new(&locale(lang), &options(&fields)).format()
    }

    fn locale(lang: Lang) -> Array {
        Array::of1(&JsValue::from_str(lang.locale()))
    }

    fn call(format: &Function, value: &JsValue) -> String {
        format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    pub fn date(lang: Lang, style: Style, zone: Option<String>, millis: i64) -> String {
        let format = DATES.with_borrow_mut(|formats| {
            let key = (lang, style, zone);
            match formats.get(&key) {
                Some(format) => format.clone(),
                None => {
                    let format = date_format(lang, style, key.2.as_deref());
                    formats.entry(key).or_insert(format).clone()
                }
            }
        });
        let text = call(&format, &Date::new(&JsValue::from_f64(millis as f64)));
        // The browser's name for it; the sign of the zone has the other.
        if style == Style::Exact { text.replacen("GMT", "UTC", 1) } else { text }
    }

    pub fn number(lang: Lang, value: f64) -> String {
        let format = NUMBERS.with_borrow_mut(|formats| {
            formats
                .entry(lang)
                .or_insert_with(|| Intl::NumberFormat::new(&locale(lang), &Object::new()).format())
                .clone()
        });
        call(&format, &JsValue::from_f64(value))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod browser {
    use super::Style;
    use crate::i18n::Lang;
    use audit_model::Timestamp;

    pub fn date(_: Lang, _: Style, _: Option<String>, millis: i64) -> String {
        Timestamp(millis).to_string()
    }

    pub fn number(_: Lang, value: f64) -> String {
        value.to_string()
    }
}

/// A moment in the time zone that is shown.
pub fn date(lang: Lang, style: Style, moment: Timestamp) -> String {
    zone::track();
    browser::date(lang, style, zone::name(), moment.millis())
}

/// From the day of one moment to that of another, or the day where it is one: `13 Nov 2026 – 20 Nov 2026`.
pub fn days(lang: Lang, first: Timestamp, last: Timestamp) -> String {
    let (first, last) = (date(lang, Style::DayYear, first), date(lang, Style::DayYear, last));
    if first == last { first } else { format!("{first} – {last}") }
}

/// A day of the week, 0 for Monday.
pub fn weekday(lang: Lang, day: usize, style: Weekday) -> String {
    // 1970-01-05 was a Monday.
    let millis = (i64::try_from(day % 7).unwrap_or_default() + 4) * DAY_MS;
    let style = match style {
        Weekday::Short => Style::ShortWeekday,
        Weekday::Long => Style::Weekday,
    };
    browser::date(lang, style, Some("UTC".to_owned()), millis)
}

/// How a day of the week is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weekday {
    /// `Tue`
    Short,
    /// `Tuesday`
    Long,
}

/// A count with its thousands set apart by a narrow space, in both languages.
pub fn number(lang: Lang, value: usize) -> String {
    browser::number(lang, value as f64).replace([',', '\u{a0}'], "\u{202f}")
}

/// Minutes that the time zone that is shown is ahead of UTC at this moment.
pub fn offset_minutes(moment: Timestamp) -> i32 {
    zone::track();
    zone::offset_minutes(moment.millis())
}

/// The value of a `datetime-local` field, `2026-11-18T14:21`, for a moment; local time.
pub fn to_local_input(moment: Timestamp) -> String {
    let local = Timestamp(moment.0 + i64::from(offset_minutes(moment)) * MINUTE_MS);
    local.to_string().chars().take(16).collect()
}

/// The moment that a `datetime-local` field means, if it means one.
pub fn from_local_input(value: &str) -> Option<Timestamp> {
    let local = Timestamp::parse(&if value.len() == 16 { format!("{value}:00") } else { value.to_owned() })?;
    // The offset is asked for at a moment near by, then at the moment that it leads to: right but for the hour
    // that a change of clocks repeats.
    let near = Timestamp(local.0 - i64::from(offset_minutes(local)) * MINUTE_MS);
    Some(Timestamp(local.0 - i64::from(offset_minutes(near)) * MINUTE_MS))
}
