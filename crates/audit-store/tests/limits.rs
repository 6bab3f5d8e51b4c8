//! Sizes that random tests do not reach.

use audit_model::{AuditEvent, Timestamp};
use audit_store::{Buckets, Clause, Facet, Field, MOST_BUCKETS, MOST_SERIES, Source, Store};
use std::sync::Arc;

fn event(number: u32) -> AuditEvent<'static> {
    AuditEvent {
        id: format!("{number:08x}-0000-4000-8000-000000000000").into(),
        created_at: Timestamp(i64::from(number) * 1_000),
        event_key: "user_login".into(),
        actor_id: Some(format!("person {number}").into()),
        actor_type: None,
        entity_id: None,
        entity_type: None,
        details: "{}".into(),
        ip_address: None,
        user_agent: None,
        extra: None,
    }
}

#[test]
fn a_million_distinct_actors() {
    let mut store = Store::new();
    for page in 0..1_000 {
        let events: Vec<_> = (page * 1_000..(page + 1) * 1_000).map(event).collect();
        store.append(&events);
    }
    assert_eq!(store.distinct(Facet::Actor), 1_000_000);
    let top = store.top(Facet::Actor, 2);
    assert_eq!(store.label(Facet::Actor, top[1].0).as_deref(), Some("person 1"));
    let buckets = Buckets { start: Timestamp(0), width_ms: 400_000_000, count: 3 };
    let timeline = store.timeline(buckets, Facet::Actor);
    assert_eq!(timeline.series.len(), MOST_SERIES);
    assert_eq!(timeline.rest.iter().sum::<u32>() as usize, 1_000_000 - MOST_SERIES);
    let values = vec!["person 77".into(), "person 999999".into()];
    store.set(Source::Other(0), Some(Clause::AnyOf { facet: Facet::Actor, values, negated: false }));
    assert_eq!((store.matching(), store.distinct(Facet::Actor)), (2, 2));
}

#[test]
fn details_of_megabytes_come_back_and_are_searched() {
    let mut store = Store::new();
    let long = format!(r#"{{"text":"{}Ёжик"}}"#, "я".repeat(1_500_000));
    for number in 0..4 {
        let details = if number % 2 == 0 { "{}".to_owned() } else { long.clone() };
        store.append(&[AuditEvent { details: details.into(), ..event(number) }]);
    }
    let needle = "ёжик".to_owned();
    store.set(
        Source::Text(0),
        Some(Clause::Text { needle, field: Some(Field::Details), meaning: Arc::default(), negated: false }),
    );
    assert_eq!(store.matching(), 2);
    let row = store.nth(0).unwrap();
    assert_eq!(store.event(row).unwrap().details, long);
}

#[test]
fn a_full_store_refuses_and_counts() {
    let mut store = Store::with_limit(2);
    let events: Vec<_> = (0..5).map(event).collect();
    let appended = store.append(&events);
    assert_eq!((appended.added, appended.refused), (2, 3));
    assert_eq!(store.append(&events[..2]).repeated, 2);
}

#[test]
fn absurd_buckets_are_cut() {
    let mut store = Store::new();
    store.append(&[event(1)]);
    let buckets = Buckets { start: Timestamp(0), width_ms: 1, count: usize::MAX };
    assert_eq!(store.timeline(buckets, Facet::Category).counts.len(), MOST_BUCKETS);
}

#[test]
fn a_search_that_grows_into_an_id_finds_it() {
    let mut store = Store::new();
    store.append(&[event(1), event(2)]);
    for (needle, found) in [("0000000", 0), ("00000001", 1), ("00000001-0000", 1), ("00000001-1", 0)] {
        let clause =
            Clause::Text { needle: needle.to_owned(), field: None, meaning: Arc::default(), negated: false };
        store.set(Source::Text(0), Some(clause));
        assert_eq!(store.matching(), found, "{needle}");
    }
}

#[test]
fn times_at_either_end_and_a_gap_of_a_year_are_kept_apart() {
    let mut store = Store::new();
    let year = 366 * 86_400_000;
    let times = [i64::MIN, -62_135_596_800_001, -1, 0, year, 253_402_300_800_000, i64::MAX];
    for (number, time) in (0..).zip(times) {
        store.append(&[AuditEvent { created_at: Timestamp(time), ..event(number) }]);
    }
    assert_eq!(store.time_span(), Some((Timestamp(i64::MIN), Timestamp(i64::MAX))));
    let newest: Vec<i64> =
        store.rows(0..9).into_iter().map(|row| store.event(row).unwrap().created_at.millis()).collect();
    assert_eq!(newest, times.into_iter().rev().collect::<Vec<_>>());
    let buckets = Buckets { start: Timestamp(-1), width_ms: year, count: 3 };
    assert_eq!(store.timeline(buckets, Facet::Category).counts, [2, 1, 0]);
    for (from, until, inside) in [(i64::MIN, -1, 2), (-1, 1, 2), (1, year, 0), (year, i64::MAX, 2)] {
        let clause = |negated| Clause::Time { from: Timestamp(from), until: Timestamp(until), negated };
        store.set(Source::Time, Some(clause(false)));
        assert_eq!((store.matching(), store.distinct(Facet::Actor)), (inside, inside), "{from}..{until}");
        store.set(Source::Time, Some(clause(true)));
        assert_eq!(store.matching(), times.len() - inside, "not {from}..{until}");
    }
}

#[test]
fn spacing_makes_no_other_event() {
    let one = AuditEvent { details: r#"{"a":[1,"x y"],"b":2}"#.into(), ..event(1) };
    let spaced = AuditEvent { details: "{\n  \"b\": 2,\n  \"a\": [1, \"x y\"]\n}".into(), ..one.clone() };
    let other = AuditEvent { details: r#"{"a":[1,"xy"],"b":2}"#.into(), ..one.clone() };
    let elsewhere = AuditEvent { ip_address: Some("::2".into()), ..spaced.clone() };
    let mut store = Store::new();
    store.append(&[one]);
    let appended = store.append(&[spaced, other, elsewhere]);
    assert_eq!((appended.repeated, appended.conflicting), (1, 2));
}

#[test]
fn empty_texts_are_values_and_an_id_with_other_content_is_a_conflict() {
    let empty = AuditEvent {
        event_key: "".into(),
        actor_id: Some("".into()),
        ip_address: Some("".into()),
        user_agent: Some("".into()),
        ..event(1)
    };
    let mut store = Store::new();
    store.append(std::slice::from_ref(&empty));
    let changed = AuditEvent { details: r#"{"a":1}"#.into(), ..empty.clone() };
    let appended = store.append(&[empty.clone(), changed]);
    assert_eq!((appended.repeated, appended.conflicting, store.len()), (1, 1, 1));
    let row = store.nth(0).unwrap();
    assert_eq!(store.event(row).unwrap(), empty);
    assert_eq!(store.distinct(Facet::Actor), 1);
    assert_eq!(store.code(Facet::Actor, ""), store.value(row, Facet::Actor));
}
