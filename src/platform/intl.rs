//! Dates and numbers as people write them, by the browser's own `Intl`.
//!
//! It knows both languages and every time zone, and costs nothing to download. Formatters are slow to make and
//! quick to use, so one of each kind is kept. Natively (in tests) there is no browser: plain forms are given then.

use crate::i18n::Lang;
use audit_model::Timestamp;

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
    /// `18 Nov 2026, 14:21:07 GMT+3`
    Exact,
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Style;
    use crate::i18n::Lang;
    use js_sys::{Array, Date, Function, Intl, Object, Reflect};
    use std::cell::RefCell;
    use std::collections::HashMap;
    use wasm_bindgen::JsValue;

    thread_local! {
        static DATES: RefCell<HashMap<(Lang, Style), Function>> = RefCell::default();
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

    fn date_format(lang: Lang, style: Style) -> Function {
        let hours: &[(&str, &str)] = &[("hourCycle", "h23"), ("hour", "2-digit"), ("minute", "2-digit")];
        let fields: Vec<(&str, &str)> = match style {
            Style::Time => [hours, &[("second", "2-digit")]].concat(),
            Style::Minute => hours.to_vec(),
            Style::Day => vec![("day", "numeric"), ("month", "short")],
            Style::DayYear => vec![("day", "numeric"), ("month", "short"), ("year", "numeric")],
            Style::Month => vec![("month", "short"), ("year", "numeric")],
            Style::LongDay => vec![("weekday", "long"), ("day", "numeric"), ("month", "long")],
            Style::DayMinute => [&[("day", "numeric"), ("month", "short")], hours].concat(),
            Style::Exact => [
                &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
                hours,
                &[("second", "2-digit"), ("timeZoneName", "shortOffset")],
            ]
            .concat(),
        };
        Intl::DateTimeFormat::new(&locale(lang), &options(&fields)).format()
    }

    fn locale(lang: Lang) -> Array {
        Array::of1(&JsValue::from_str(lang.locale()))
    }

    fn call(format: &Function, value: &JsValue) -> String {
        format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    pub fn date(lang: Lang, style: Style, millis: i64) -> String {
        let format = DATES.with_borrow_mut(|formats| {
            formats.entry((lang, style)).or_insert_with(|| date_format(lang, style)).clone()
        });
        call(&format, &Date::new(&JsValue::from_f64(millis as f64)))
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

    pub fn offset_minutes(millis: i64) -> i32 {
        // JavaScript counts the other way round: minutes from local time to UTC.
        -(Date::new(&JsValue::from_f64(millis as f64)).get_timezone_offset() as i32)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod browser {
    use super::Style;
    use crate::i18n::Lang;
    use audit_model::Timestamp;

    pub fn date(_: Lang, _: Style, millis: i64) -> String {
        Timestamp(millis).to_string()
    }

    pub fn number(_: Lang, value: f64) -> String {
        value.to_string()
    }

    pub fn offset_minutes(_: i64) -> i32 {
        0
    }
}

/// A moment in the browser's time zone.
pub fn date(lang: Lang, style: Style, moment: Timestamp) -> String {
    browser::date(lang, style, moment.millis())
}

/// A count with its thousands set apart by a narrow space, in both languages.
pub fn number(lang: Lang, value: usize) -> String {
    browser::number(lang, value as f64).replace([',', '\u{a0}'], "\u{202f}")
}

/// Minutes that local time is ahead of UTC at this moment.
pub fn offset_minutes(moment: Timestamp) -> i32 {
    browser::offset_minutes(moment.millis())
}

/// The value of a `datetime-local` field, `2026-11-18T14:21`, for a moment; local time.
pub fn to_local_input(moment: Timestamp) -> String {
    let local = Timestamp(moment.0 + i64::from(offset_minutes(moment)) * audit_model::time::MINUTE_MS);
    local.to_string().chars().take(16).collect()
}

/// The moment that a `datetime-local` field means, if it means one.
pub fn from_local_input(value: &str) -> Option<Timestamp> {
    let local = Timestamp::parse(&if value.len() == 16 { format!("{value}:00") } else { value.to_owned() })?;
    // The offset is asked for at a moment near by, then at the moment that it leads to: right but for the hour
    // that a change of clocks repeats.
    let near = Timestamp(local.0 - i64::from(offset_minutes(local)) * audit_model::time::MINUTE_MS);
    Some(Timestamp(local.0 - i64::from(offset_minutes(near)) * audit_model::time::MINUTE_MS))
}
