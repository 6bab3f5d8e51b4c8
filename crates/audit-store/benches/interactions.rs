//! What a person does, a million events loaded: each change, and the seven views read after it.
//!
//! `cargo bench -p audit-store`; `EVENTS=10000000` for another number.

mod support;

use audit_model::Timestamp;
use audit_store::{Clause, Facet, Field, Source, Store, Value};
use divan::Bencher;
use std::sync::Arc;
use support::{DAYS, Numbers, START, count, event, read, store};

const DAY: i64 = 86_400_000;

fn main() {
    divan::main();
}

fn window(from: i64) -> Option<Clause> {
    Some(Clause::Time { from: Timestamp(from), until: Timestamp(from + 7 * DAY), negated: false })
}

fn one(facet: Facet, label: &str) -> Option<Clause> {
    Some(Clause::AnyOf { facet, values: vec![Value::from(label)], negated: false })
}

fn agent(needle: &str) -> Option<Clause> {
    Some(Clause::Text {
        needle: needle.to_owned(),
        field: Some(Field::UserAgent),
        meaning: Arc::default(),
        negated: false,
    })
}

/// Runs a change over and over, the views read after each.
fn interaction(bencher: Bencher<'_, '_>, mut change: impl FnMut(&mut Store, i64)) {
    let mut store = store(count());
    read(&mut store);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        change(&mut store, turn);
        read(&mut store)
    });
}

#[divan::bench(sample_count = 200)]
fn brush_by_half_a_day(bencher: Bencher<'_, '_>) {
    interaction(bencher, |store, turn| {
        let half_days = turn % ((DAYS - 7) * 2);
        store.set(Source::Time, window(START + half_days * DAY / 2));
    });
}

#[divan::bench(sample_count = 200)]
fn toggle_a_category(bencher: Bencher<'_, '_>) {
    let slugs = ["messages", "auth", "reactions", "people", "bots", "chats"];
    interaction(bencher, |store, turn| {
        let off: Vec<Value> =
            (0..6).filter(|bit| turn >> bit & 1 == 1).map(|bit| Value::from(slugs[bit])).collect();
        let clause = Clause::AnyOf { facet: Facet::Category, values: off, negated: true };
        store.set(Source::Only(Facet::Category), Some(clause));
    });
}

#[divan::bench(sample_count = 200)]
fn select_an_actor(bencher: Bencher<'_, '_>) {
    interaction(bencher, |store, turn| {
        store.set(Source::Only(Facet::Actor), one(Facet::Actor, &(10_000 + turn * 37 % 2_000).to_string()));
    });
}

#[divan::bench(sample_count = 200)]
fn select_an_address(bencher: Bencher<'_, '_>) {
    interaction(bencher, |store, turn| {
        let device = turn * 37 % 5_000;
        let address = format!("10.{}.{}.{}", device / 250, device % 250, device % 7);
        store.set(Source::Only(Facet::Address), one(Facet::Address, &address));
    });
}

#[divan::bench(sample_count = 200)]
fn text_in_the_user_agent(bencher: Bencher<'_, '_>) {
    let needles = ["firefox", "build 1", "yabrowser", "build 29", "142.0", "build 77"];
    interaction(bencher, |store, turn| {
        store.set(Source::Text(0), agent(needles[turn as usize % needles.len()]));
    });
}

#[divan::bench(sample_count = 200)]
fn text_anywhere(bencher: Bencher<'_, '_>) {
    let needles = ["f", "fi", "fir", "fire", "firef", "firefo"];
    interaction(bencher, |store, turn| {
        let needle = needles[turn as usize % needles.len()].to_owned();
        store.set(
            Source::Text(0),
            Some(Clause::Text { needle, field: None, meaning: Arc::default(), negated: false }),
        );
    });
}

#[divan::bench(sample_count = 100)]
fn window_category_actor_clear(bencher: Bencher<'_, '_>) {
    interaction(bencher, |store, turn| {
        store.set(Source::Time, window(START + turn % 80 * DAY));
        read(store);
        store.set(Source::Only(Facet::Category), one(Facet::Category, "messages"));
        read(store);
        store.set(Source::Only(Facet::Actor), one(Facet::Actor, &(10_000 + turn * 37 % 200).to_string()));
        read(store);
        store.clear();
    });
}

#[divan::bench(sample_count = 100)]
fn append_500_with_filters_on(bencher: Bencher<'_, '_>) {
    let mut store = store(count());
    store.set(Source::Time, window(START + 80 * DAY));
    store.set(Source::Only(Facet::Category), one(Facet::Category, "messages"));
    read(&mut store);
    let (mut numbers, mut next) = (Numbers(9), 1 << 31);
    bencher
        .with_inputs(|| {
            next += 500;
            (next - 500..next)
                .map(|number| {
                    event(&mut numbers, number, START + DAYS * DAY + (number - (1 << 31)) as i64 * 100)
                })
                .collect::<Vec<_>>()
        })
        .bench_local_refs(|events| {
            store.append(events);
            read(&mut store)
        });
}
