//! A profile as it is shown: names for codes, hours of the local day, the busiest values first.

use super::list::{ActorView, actor_view};
use super::{names, places};
use crate::i18n::I18n;
use crate::platform::intl;
use crate::state::App;
use crate::state::profile::{CELL_MS, Portrait, Subject};
use audit_model::Timestamp;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use audit_store::{Facet, Store};
use leptos::prelude::Get;
use std::collections::BTreeMap;

/// How many values of a facet are shown.
const SHOWN: usize = 8;

/// The profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Whom or what it is of.
    pub subject: Subject,
    /// Its face, if it is an actor.
    pub actor: Option<ActorView>,
    /// Where it is, if it is an address and a database of places is open.
    pub place: Option<String>,
    /// How many events it has.
    pub count: usize,
    /// Its first and its last event: when, and its id.
    pub ends: Option<[(Timestamp, String); 2]>,
    /// Events by hour of the local day.
    pub hours: [u32; 24],
    /// Events by value.
    pub groups: Vec<Group>,
}

/// The values of a facet, the busiest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The facet.
    pub facet: Facet,
    /// What is filtered by, how it is called, how many events have it.
    pub values: Vec<(String, String, u32)>,
    /// How many more values there are.
    pub more: usize,
}

/// The profile that is open, once it has been made.
pub fn profile(app: App, i18n: I18n) -> Option<Profile> {
    let portrait = app.portrait.get()?;
    app.log.view_all(|store| {
        let id = |row| store.event(row).map(|event| event.id.to_string()).unwrap_or_default();
        let ends = portrait.ends.map(|ends| ends.map(|(time, row)| (time, id(row))));
        let name = |facet, value: &str| {
            let place = if facet == Facet::Address { places::said(app, i18n, value) } else { None };
            let label = names::label(app, i18n, facet, value);
            place.map_or(label.clone(), |place| format!("{label} · {place}"))
        };
        let groups = (0..portrait.counts.len()).map(|at| group(store, &portrait, at, name));
        let actor = matches!(portrait.subject, Subject::Actor(_));
        Some(Profile {
            actor: actor.then(|| actor_view(app, portrait.subject.value())),
            place: match &portrait.subject {
                Subject::Address(address) => places::said(app, i18n, address),
                Subject::Actor(_) => None,
            },
            count: portrait.count,
            ends,
            hours: hours(&portrait.cells, intl::offset_minutes),
            groups: groups.filter(|group| !group.values.is_empty()).collect(),
            subject: portrait.subject.clone(),
        })
    })
}

/// A facet with its busiest values. The missing value is the empty text, as in filters.
fn group(store: &Store, portrait: &Portrait, at: usize, name: impl Fn(Facet, &str) -> String) -> Group {
    let facet = portrait.subject.counted()[at];
    let label = |code| store.label(facet, code).unwrap_or_default().into_owned();
    let mut counts: Vec<(String, u32)> =
        portrait.counts[at].iter().map(|(code, count)| (label(*code), *count)).collect();
    counts.sort_unstable_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let more = counts.len().saturating_sub(SHOWN);
    counts.truncate(SHOWN);
    let named = |(value, count): (String, u32)| (value.clone(), name(facet, &value), count);
    Group { facet, values: counts.into_iter().map(named).collect(), more }
}

/// Counts by quarter of an hour as counts by hour of the local day. The offset of a day's first cell is taken for
/// all of that day: only on the two days when clocks change may an hour stand beside its own.
fn hours(cells: &BTreeMap<i64, u32>, offset_minutes: impl Fn(Timestamp) -> i32) -> [u32; 24] {
    let mut hours = [0; 24];
    let mut day = None::<(i64, i64)>;
    for (cell, count) in cells {
        let time = cell.saturating_mul(CELL_MS);
        let this = time.div_euclid(DAY_MS);
        let offset = match day.filter(|(known, _)| *known == this) {
            Some((_, offset)) => offset,
            None => i64::from(offset_minutes(Timestamp(time))) * MINUTE_MS,
        };
        day = Some((this, offset));
        let hour = time.saturating_add(offset).rem_euclid(DAY_MS) / HOUR_MS;
        hours[hour as usize] += count;
    }
    hours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_fall_into_hours_of_the_local_day() {
        let cells = BTreeMap::from([(0, 1), (3, 2), (4, 4), (95, 8), (96, 16)]);
        let hours = hours(&cells, |_| 210);
        assert_eq!((hours[3], hours[4]), (25, 6));
        assert_eq!(hours.iter().sum::<u32>(), 31);
    }
}
