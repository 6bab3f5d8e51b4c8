//! Random sequences of appends and filter changes, against a store too simple to be wrong.

#![allow(clippy::unwrap_used)] // A test may: helpers of tests are not known as such to the lint.

mod support;

use audit_model::{AuditEvent, Timestamp};
use audit_store::{Buckets, Clause, Code, Facet, Row, Source, Store, Timeline, Zone};
use proptest::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use support::generate::{FACETS, LABELS, START, event, setting, told};
use support::oracle::{Counts, Oracle, present, value};

const HOUR: i64 = 3_600_000;

#[derive(Clone, Debug)]
enum Step {
    Append(Vec<AuditEvent<'static>>),
    Set(Source, Option<Clause>),
    Clear,
    /// Which events have which values of a facet.
    Tell(Facet, Vec<(usize, Vec<&'static str>)>),
    /// Compare only now and then: views that are not read must catch up as well.
    Compare,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::collection::vec(event(), 0..40).prop_map(Step::Append),
        8 => setting().prop_map(|(source, clause)| Step::Set(source, clause)),
        1 => Just(Step::Clear),
        2 => told().prop_map(|(facet, told)| Step::Tell(facet, told)),
        10 => Just(Step::Compare),
    ]
}

fn label(store: &Store, facet: Facet, code: Code) -> Option<String> {
    store.label(facet, code).map(|label| label.into_owned())
}

fn compare(store: &mut Store, oracle: &Oracle) {
    assert_eq!(store.len(), oracle.events.len());
    assert_eq!(store.time_span(), oracle.time_span());
    assert_eq!(store.matching(), oracle.matching());
    for source in [Source::Other(1), Source::Time, Source::Except(Facet::Category)] {
        assert_eq!(store.kept_out(source), oracle.kept_out(source), "{source:?}");
        assert_eq!(store.ruled_out(source), oracle.ruled_out(source), "{source:?}");
    }
    for facet in FACETS.into_iter().chain(LABELS) {
        let expected = oracle.counts(facet);
        let counts: Counts =
            store.counts(facet).into_iter().map(|(code, count)| (label(store, facet, code), count)).collect();
        assert_eq!(counts, expected, "{facet:?}");
        assert_eq!(store.distinct(facet), present(&expected).len(), "{facet:?}");
        let top: Vec<(String, u32)> = store
            .top(facet, 3)
            .into_iter()
            .map(|(code, count)| (label(store, facet, code).unwrap(), count))
            .collect();
        assert_eq!(top, oracle.top(facet, 3), "{facet:?}");
    }
    for (facet, other) in
        [(Facet::Actor, Facet::Address), (Facet::Address, Facet::Actor), (Facet::Actor, Facet::Client)]
    {
        let values = store.top(facet, 3);
        let codes: Vec<Code> = values.iter().map(|(code, _)| *code).collect();
        for (code, beside) in codes.iter().zip(store.beside(facet, &codes, other)) {
            let value = label(store, facet, *code).unwrap();
            let most = beside.most.map(|(code, count)| (label(store, other, code).unwrap(), count));
            assert_eq!((most, beside.distinct), oracle.beside(facet, &value, other), "{facet:?} {value}");
        }
    }
    let agents = store.counts_of_agents();
    let name = |code| label(store, Facet::UserAgent, code).unwrap_or_else(|| "none".to_owned());
    let agents: BTreeMap<String, u32> = agents.into_iter().map(|(code, count)| (name(code), count)).collect();
    assert_eq!(agents, oracle.agents());
    compare_times(store, oracle);
    compare_period(store, oracle);
    compare_list(store, oracle);
}

fn compare_period(store: &mut Store, oracle: &Oracle) {
    let (from, until) = (Timestamp(START + 20 * HOUR), Timestamp(START + 90 * HOUR));
    let mut elsewhere = oracle.clone();
    elsewhere.set(Source::Time, Some(&Clause::Time { from, until, negated: false }));
    let utc = Zone::default();
    assert_eq!(store.during(from, until).matching(), elsewhere.matching());
    assert_eq!(store.during(from, until).heat_map(&utc).to_vec(), elsewhere.heat_map(&utc));
    // Narrower than the period and wider: what lies outside of either is not counted.
    for (start, count, split) in [(from.0 + HOUR, 20, Facet::Actor), (from.0 - 9 * HOUR, 90, Facet::Category)]
    {
        let buckets = Buckets { start: Timestamp(start), width_ms: HOUR, count };
        let timeline = store.during(from, until).timeline(buckets, split);
        let inside = elsewhere.timeline_of_all(buckets, split);
        assert_eq!(cells_of(store, &timeline, split, count), inside);
    }
    for facet in [Facet::Category, Facet::Actor, Facet::Entity, Facet::Scope, Facet::Tag] {
        assert_eq!(store.during(from, until).distinct(facet), present(&elsewhere.counts(facet)).len());
    }
}

fn compare_times(store: &mut Store, oracle: &Oracle) {
    let utc = Zone::default();
    let kolkata_then_east =
        Zone { offset_ms: 11 * HOUR / 2, changes: vec![(Timestamp(START + 77 * HOUR), 14 * HOUR)] };
    for zone in [&utc, &kolkata_then_east, &utc] {
        assert_eq!(store.heat_map(zone).to_vec(), oracle.heat_map(zone));
        let days = store.days(zone);
        assert_eq!(days.iter().map(|(_, count)| *count).collect::<Vec<_>>(), oracle.days(zone));
        let rows = store.rows(0..usize::MAX);
        let mut ranks = rows.iter().filter_map(|row| store.time(*row));
        for (start, count) in days {
            assert!(ranks.by_ref().take(count).all(|time| time >= start));
        }
    }
    for (start, width_ms, count, split) in [
        (START, HOUR, 48, Facet::Category),
        (START - HOUR / 3, 7 * HOUR, 30, Facet::Actor),
        (START, 24 * HOUR, 7, Facet::Client),
        (i64::MIN, i64::MAX, 3, Facet::EntityType),
        (START, 0, 5, Facet::EventKey),
        (START, HOUR, 0, Facet::Address),
    ] {
        let buckets = Buckets { start: Timestamp(start), width_ms, count };
        let timeline = store.timeline(buckets, split);
        assert_eq!(cells_of(store, &timeline, split, count), oracle.timeline(buckets, split));
        let overview = store.overview(buckets, split);
        assert_eq!(cells_of(store, &overview, split, count), oracle.overview(buckets, split));
    }
}

fn cells_of(
    store: &Store,
    timeline: &Timeline,
    split: Facet,
    buckets: usize,
) -> BTreeMap<(Option<String>, usize), u32> {
    assert_eq!(timeline.counts.len(), timeline.series.len() * buckets);
    assert!(timeline.rest.is_empty());
    let mut cells = BTreeMap::new();
    for (index, count_here) in timeline.counts.iter().enumerate() {
        if *count_here > 0 {
            let series = label(store, split, timeline.series[index / buckets]);
            cells.insert((series, index % buckets), *count_here);
        }
    }
    cells
}

fn compare_list(store: &mut Store, oracle: &Oracle) {
    let expected = oracle.list();
    let mut list = Vec::new();
    // From the end and from the start: the list is scrolled both ways.
    for n in (0..expected.len()).rev().step_by(7).chain(0..expected.len()) {
        let row = store.nth(n).unwrap();
        assert_eq!(store.rank(row), Some(n));
        let event = store.event(row).unwrap().into_owned();
        assert_eq!(event.id, expected[n]);
        assert_eq!(store.row_of_id(&event.id), Some(row));
        list.push(event);
    }
    assert_eq!(store.nth(expected.len()), None);
    let places = 3..11;
    let rows = store.rows(places.clone());
    let expected_rows = expected.iter().take(places.end).skip(places.start);
    assert_eq!(rows, expected_rows.map(|id| store.row_of_id(id).unwrap()).collect::<Vec<_>>());
    let row_of = |event: &AuditEvent<'_>| store.row_of_id(&event.id).unwrap();
    let mut all: Vec<Row> = oracle.events.iter().map(row_of).collect();
    all.sort_by_key(|row| (Reverse(store.event(*row).unwrap().created_at), *row));
    assert_eq!(store.all_rows(0..usize::MAX), all);
    for event in list {
        assert_eq!(Some(&event), oracle.events.iter().find(|other| other.id == event.id));
    }
    for event in &oracle.events {
        let row = store.row_of_id(&event.id).unwrap();
        assert_eq!(store.rank(row).is_some(), expected.contains(&event.id.to_string()));
        for facet in FACETS {
            let code = store.value(row, facet).unwrap();
            assert_eq!(label(store, facet, code), value(event, facet));
            if let Some(text) = value(event, facet) {
                assert_eq!(store.code(facet, &text), Some(code));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_view_is_right_after_any_sequence(steps in prop::collection::vec(step(), 1..24), limit in prop::option::weighted(0.1, 0u32..60)) {
        let mut store = limit.map_or_else(Store::new, Store::with_limit);
        let mut oracle = Oracle { most_events: limit.map(|limit| limit as usize), ..Oracle::default() };
        for step in steps {
            let before = store.generation();
            match step {
                Step::Append(events) => {
                    let appended = store.append(&events);
                    prop_assert_eq!(appended, oracle.append(&events));
                    prop_assert_eq!(store.generation() != before, appended.added > 0);
                }
                Step::Set(source, clause) => {
                    let changed = store.set(source, clause.clone());
                    prop_assert_eq!(changed, oracle.set(source, clause.as_ref()));
                    prop_assert_eq!(store.generation() != before, changed);
                    prop_assert_eq!(store.clause(source), clause.as_ref());
                }
                Step::Clear => {
                    prop_assert_eq!(store.clear(), !oracle.clauses.is_empty());
                    oracle.clauses.clear();
                }
                Step::Tell(facet, told) => {
                    // The last word on an event counts, and the store takes one.
                    let id = |place: usize| oracle.events.get(place).map_or("?".into(), |event| event.id.clone());
                    let told: BTreeMap<_, _> = told.into_iter().map(|(place, values)| (id(place), values)).collect();
                    let told: Vec<(&str, Vec<&str>)> =
                        told.iter().map(|(id, values)| (id.as_ref(), values.clone())).collect();
                    let changed = store.tell(facet, told.clone());
                    prop_assert_eq!(changed, oracle.tell(facet, &told));
                    prop_assert_eq!(store.generation() != before, changed);
                }
                Step::Compare => compare(&mut store, &oracle),
            }
        }
        compare(&mut store, &oracle);
    }
}
