//! Sizes that random tests do not reach.

use audit_model::{AuditEvent, Timestamp};
use audit_store::{Buckets, Clause, Facet, Field, MOST_BUCKETS, MOST_SERIES, Source, Store};

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
fn very_many_distinct_actors() {
    let mut store = Store::new();
    for page in 0..300 {
        let events: Vec<_> = (page * 1_000..(page + 1) * 1_000).map(event).collect();
        store.append(&events);
    }
    assert_eq!(store.distinct(Facet::Actor), 300_000);
    let top = store.top(Facet::Actor, 2);
    assert_eq!(store.label(Facet::Actor, top[1].0).as_deref(), Some("person 1"));
    let buckets = Buckets { start: Timestamp(0), width_ms: 100_000_000, count: 3 };
    let timeline = store.timeline(buckets, Facet::Actor);
    assert_eq!(timeline.series.len(), MOST_SERIES);
    assert_eq!(timeline.rest.iter().sum::<u32>() as usize, 300_000 - MOST_SERIES);
    let values = vec!["person 77".into(), "person 299999".into()];
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
    store.set(Source::Text(0), Some(Clause::Text { needle, field: Some(Field::Details), negated: false }));
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
        let clause = Clause::Text { needle: needle.to_owned(), field: None, negated: false };
        store.set(Source::Text(0), Some(clause));
        assert_eq!(store.matching(), found, "{needle}");
    }
}
