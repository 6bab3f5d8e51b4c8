//! The time zone in which everything is shown: this browser's, or another one that the browser knows.
//!
//! Whoever writes a moment or asks for an offset subscribes to it (see [`super::intl`]), so that nothing on the screen
//! can be left behind in another zone. Offsets are asked of the browser once for a stretch of time and kept as a table.

use audit_model::time::{DAY_MS, MINUTE_MS};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;

/// Offsets are looked up for such stretches of time together.
const STRETCH_MS: i64 = 128 * DAY_MS;
/// No zone changes its offset twice within such a time.
const STEP_MS: i64 = 16 * DAY_MS;

/// The offsets of a stretch, in minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Offsets {
    /// At its start.
    first: i32,
    /// When it changes, and to what; ascending.
    changes: Vec<(i64, i32)>,
}

#[derive(Default)]
struct Current {
    /// None for the browser's own.
    name: Option<String>,
    known: HashMap<i64, Offsets>,
}

thread_local! {
    static CURRENT: RefCell<Current> = RefCell::default();
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Subscribes to changes of the zone.
pub fn track() {
    CHANGED.with(|changed| changed.track());
}

/// The name of the zone, if it is not this browser's own.
pub fn name() -> Option<String> {
    CURRENT.with_borrow(|current| current.name.clone())
}

/// Shows everything in another zone, or in this browser's own. False, and no change, for a zone that the browser does
/// not know.
pub fn set(name: Option<&str>) -> bool {
    if name.is_some_and(|name| !browser::is_known(name)) {
        return false;
    }
    if self::name().as_deref() == name {
        return true;
    }
    CURRENT.with_borrow_mut(|current| {
        *current = Current { name: name.map(str::to_owned), ..Current::default() }
    });
    CHANGED.with(|changed| changed.notify());
    true
}

/// Minutes that the zone is ahead of UTC at an instant, in ms since 1970.
pub fn offset_minutes(ms: i64) -> i32 {
    CURRENT.with_borrow_mut(|Current { name, known }| {
        let stretch = ms.div_euclid(STRETCH_MS);
        let offsets = known.entry(stretch).or_insert_with(|| {
            let start = stretch.saturating_mul(STRETCH_MS);
            offsets_between(start, start.saturating_add(STRETCH_MS), browser::offsets_of(name.as_deref()))
        });
        let at = offsets.changes.partition_point(|(from, _)| *from <= ms);
        at.checked_sub(1).map_or(offsets.first, |last| offsets.changes[last].1)
    })
}

/// When the offset changes between two instants, and to how many minutes.
pub fn changes(start_ms: i64, end_ms: i64) -> Vec<(i64, i32)> {
    offsets_between(start_ms, end_ms, offset_minutes).changes
}

/// Offsets change at whole minutes.
fn offsets_between(start_ms: i64, end_ms: i64, offset_minutes: impl Fn(i64) -> i32) -> Offsets {
    let first = offset_minutes(start_ms);
    let (mut at, mut offset, mut changes) = (start_ms, first, Vec::new());
    while at < end_ms {
        let next = at.saturating_add(STEP_MS).min(end_ms);
        let then = offset_minutes(next);
        if then != offset {
            let (mut before, mut after) = (at.div_euclid(MINUTE_MS), next.div_euclid(MINUTE_MS));
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                if offset_minutes(middle * MINUTE_MS) == offset {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            changes.push((after * MINUTE_MS, then));
            offset = then;
        }
        at = next;
    }
    Offsets { first, changes }
}

/// All zones that the browser knows, by their names.
pub fn all() -> Vec<String> {
    browser::all()
}

/// The name of this browser's own zone.
pub fn own() -> String {
    browser::own()
}

/// Minutes that any zone is ahead of UTC at an instant; nothing for one that the browser does not know.
pub fn offset_in(name: Option<&str>, ms: i64) -> Option<i32> {
    name.is_none_or(browser::is_known).then(|| browser::offsets_of(name)(ms))
}

/// What the browser calls a zone in a language, such as `Eastern Standard Time`; nothing for one that it does not know.
pub fn words(locale: &str, name: &str) -> Option<String> {
    browser::words(locale, name)
}

/// An offset as people write it: `UTC+3`, `UTC−3:30`, `UTC`.
pub fn offset_words(minutes: i32) -> String {
    let (sign, ahead) = if minutes < 0 { ("−", -minutes) } else { ("+", minutes) };
    match (ahead / 60, ahead % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

/// Reads the end of a date as `en-US` writes it with a long offset: `1/18/2026, GMT+05:30`.
#[cfg(any(test, target_arch = "wasm32"))]
fn read_offset(text: &str) -> Option<i32> {
    let (_, offset) = text.rsplit_once("GMT")?;
    if offset.is_empty() {
        return Some(0);
    }
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-" | "−", digits) => (-1, digits),
        _ => return None,
    };
    let mut parts = digits.split(':');
    let hours: i32 = parts.next()?.parse().ok()?;
    let minutes: i32 = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    Some(sign * (hours * 60 + minutes))
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, Date, Function, Intl, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    /// A part of the browser's `Intl`, by name.
    fn intl(name: &str) -> Option<Function> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()
    }

    /// A way to write offsets in a zone; none for one that is not known.
    fn writer(name: &str) -> Option<Function> {
        let options = Object::new();
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&options, &"timeZone".into(), &name.into());
        let _ = Reflect::set(&options, &"timeZoneName".into(), &"longOffset".into());
        let arguments = Array::of2(&"en-US".into(), &options);
        let made = Reflect::construct(&intl("DateTimeFormat")?, &arguments).ok()?;
        Some(made.unchecked_into::<Intl::DateTimeFormat>().format())
    }

    pub fn is_known(name: &str) -> bool {
        writer(name).is_some()
    }

    pub fn offsets_of(name: Option<&str>) -> impl Fn(i64) -> i32 + use<> {
        let writer = name.and_then(writer);
        move |ms| {
            let date = Date::new(&JsValue::from_f64(ms as f64));
            let text =
                writer.as_ref().and_then(|writer| writer.call1(&JsValue::UNDEFINED, &date).ok()?.as_string());
            let read = text.and_then(|text| super::read_offset(&text));
            // JavaScript counts the other way round: minutes from local time to UTC.
            read.unwrap_or_else(|| -(date.get_timezone_offset() as i32))
        }
    }

    pub fn words(locale: &str, name: &str) -> Option<String> {
        let options = Object::new();
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&options, &"timeZone".into(), &name.into());
        let _ = Reflect::set(&options, &"timeZoneName".into(), &"long".into());
        let made =
            Reflect::construct(&intl("DateTimeFormat")?, &Array::of2(&locale.into(), &options)).ok()?;
        let parts = made.unchecked_into::<Intl::DateTimeFormat>().format_to_parts(&Date::new_0());
        let field = |part: &JsValue, name: &str| Reflect::get(part, &name.into()).ok()?.as_string();
        let part = parts.iter().find(|part| field(part, "type").as_deref() == Some("timeZoneName"))?;
        field(&part, "value")
    }

    pub fn all() -> Vec<String> {
        let found = intl("supportedValuesOf")
            .and_then(|list| list.call1(&JsValue::UNDEFINED, &"timeZone".into()).ok());
        found
            .map(|list| Array::from(&list).iter().filter_map(|name| name.as_string()).collect())
            .unwrap_or_default()
    }

    pub fn own() -> String {
        let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
        Reflect::get(&options, &"timeZone".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod browser {
    pub fn is_known(_: &str) -> bool {
        true
    }

    pub fn offsets_of(_: Option<&str>) -> impl Fn(i64) -> i32 + use<> {
        |_| 0
    }

    pub const fn words(_: &str, _: &str) -> Option<String> {
        None
    }

    pub const fn all() -> Vec<String> {
        Vec::new()
    }

    pub fn own() -> String {
        "UTC".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_model::Timestamp;

    fn ms(text: &str) -> i64 {
        Timestamp::parse(text).unwrap().0
    }

    /// Central Europe in 2026.
    fn berlin(at: i64) -> i32 {
        if (ms("2026-03-29T01:00:00Z")..ms("2026-10-25T01:00:00Z")).contains(&at) { 120 } else { 60 }
    }

    #[test]
    fn changes_are_found_to_the_minute() {
        let year = offsets_between(ms("2026-01-01T00:00:00Z"), ms("2027-01-01T00:00:00Z"), berlin);
        let changes = vec![(ms("2026-03-29T01:00:00Z"), 120), (ms("2026-10-25T01:00:00Z"), 60)];
        assert_eq!(year, Offsets { first: 60, changes });
        let summer = offsets_between(ms("2026-05-01T00:00:00Z"), ms("2026-08-01T00:00:00Z"), berlin);
        assert_eq!(summer, Offsets { first: 120, changes: Vec::new() });
    }

    #[test]
    fn offsets_are_read_and_written() {
        let read = ["1/18/2026, GMT+03:00", "1/18/2026, GMT-03:30", "1/18/2026, GMT", "1/18/2026", "GMT?"]
            .map(read_offset);
        assert_eq!(read, [Some(180), Some(-210), Some(0), None, None]);
        assert_eq!([180, -210, 0, 345].map(offset_words), ["UTC+3", "UTC−3:30", "UTC", "UTC+5:45"]);
    }
}
