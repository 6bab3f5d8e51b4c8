//! Stretches of time that people ask for by name: today, last week. They are those of the time zone that is shown.

use super::before;
use crate::platform::clock::BrowserClock;
use crate::platform::intl;
use crate::state::App;
use crate::state::period::TimeRange;
use audit_client::Clock;
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, SECOND_MS};
use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

/// The stretches that have something of what is loaded, or of what can be, by the names of their messages. Subscribes.
pub fn offered(app: App) -> Vec<(&'static str, TimeRange)> {
    let Some(loaded) = app.range.get() else { return Vec::new() };
    let now = BrowserClock.wall();
    let local = intl::to_local_input(now);
    let today = local.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    let Some(today) = today else { return Vec::new() };
    let midnight = |day: NaiveDate| intl::from_local_input(&format!("{day}T00:00"));
    let mut all = named(now, today, midnight);
    all.retain(|(_, range)| range.overlap(loaded).is_some() || before::reach(app, *range).is_some());
    all
}

/// Days are whole, and so are weeks, which begin on Mondays: what comes before them is as long, and ends where they
/// begin. Hours and days counted back from now end with the last whole second.
fn named(
    now: Timestamp,
    today: NaiveDate,
    midnight: impl Fn(NaiveDate) -> Option<Timestamp>,
) -> Vec<(&'static str, TimeRange)> {
    let monday = today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into()));
    let away = |day: NaiveDate, days: i64| match u64::try_from(days) {
        Ok(days) => day.checked_add_days(Days::new(days)),
        Err(_) => day.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    let whole = |first: Option<NaiveDate>, days: i64| {
        let (start, end) = (midnight(first?)?, midnight(away(first?, days)?)?);
        TimeRange::new(start, Timestamp(end.0 - 1))
    };
    let last = |days: i64| {
        let end = now.0 - now.0.rem_euclid(SECOND_MS) - 1;
        TimeRange::new(Timestamp(end - days * DAY_MS + 1), Timestamp(end))
    };
    let all = [
        ("stretch-today", whole(Some(today), 1)),
        ("stretch-yesterday", whole(away(today, -1), 1)),
        ("stretch-this-week", whole(monday, 7)),
        ("stretch-last-week", whole(monday.and_then(|monday| away(monday, -7)), 7)),
        ("stretch-day", last(1)),
        ("stretch-7-days", last(7)),
    ];
    all.into_iter().filter_map(|(name, range)| Some((name, range?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_mondays_and_days_at_local_midnight() {
        // A Sunday noon in Moscow.
        let now = Timestamp::parse("2026-11-29T09:00:00Z").unwrap();
        let midnight = |day: NaiveDate| Timestamp::parse(&format!("{day}T00:00:00+03:00"));
        let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        let said: Vec<String> = named(now, today, midnight)
            .into_iter()
            .map(|(name, range)| format!("{name} {} {}", range.start, range.end))
            .collect();
        assert_eq!(
            said,
            [
                "stretch-today 2026-11-28T21:00:00.000Z 2026-11-29T20:59:59.999Z",
                "stretch-yesterday 2026-11-27T21:00:00.000Z 2026-11-28T20:59:59.999Z",
                "stretch-this-week 2026-11-22T21:00:00.000Z 2026-11-29T20:59:59.999Z",
                "stretch-last-week 2026-11-15T21:00:00.000Z 2026-11-22T20:59:59.999Z",
                "stretch-day 2026-11-28T09:00:00.000Z 2026-11-29T08:59:59.999Z",
                "stretch-7-days 2026-11-22T09:00:00.000Z 2026-11-29T08:59:59.999Z",
            ]
        );
    }
}
