//! What rules can say, over events written by hand.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use sigma_worker::Run;
use std::cell::Cell;
use std::collections::BTreeSet;
use worker_link::sigma::{Finding, RuleFile};

fn begin(text: &str, now_ms: fn() -> f64) -> Run {
    let file = RuleFile { name: "r.yml".to_owned(), text: text.to_owned() };
    let (reports, run) = Run::begin(&[file], &BTreeSet::new(), now_ms);
    assert!(reports[0].problems.is_empty(), "{reports:?}");
    run
}

fn event(id: usize, time: &str, actor: &str, more: &str) -> String {
    format!(
        r#"{{"id":"e{id}","created_at":"2026-11-18T{time}.000Z","event_key":"access_token_created","actor_id":"{actor}","entity_id":null,"ip_address":"203.0.113.9","user_agent":"python-requests/2.32"{more}}}"#
    )
}

fn found(run: &Run) -> Vec<Finding> {
    run.findings().cloned().collect()
}

fn with_selection(selection: &str) -> String {
    format!(
        "title: T\nlogsource:\n  product: pachca\ndetection:\n  s:\n    {selection}\n  condition: s\nlevel: low\n"
    )
}

#[test]
fn the_example_of_the_papers_finds_what_it_says() {
    let paper = include_str!("../../../docs/sigma.md");
    let rule = paper.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let mut run = begin(rule, || 0.0);
    let scopes = r#","details":{"scopes":["messages:read","chats:read"]}"#;
    let other = r#","details":{"scopes":["chats:read"]}"#;
    run.look_at([event(1, "10:00:00", "7", scopes), event(2, "10:00:01", "7", other)].join("\n").as_bytes());
    let found = found(&run);
    assert_eq!((found.len(), found[0].count, found[0].ids.as_slice()), (1, 1, ["e1".to_owned()].as_slice()));
}

#[test]
fn ids_are_matched_as_text_and_as_numbers() {
    for (selection, is_found) in [
        ("User: 1023", true),
        ("User: '1023'", true),
        ("details.target: 7", true),
        ("details.target: '7'", true),
        ("SourceIP|cidr: 203.0.113.0/24", true),
        ("Client: python-requests", true),
        ("Category: tokens", true),
        ("Image|endswith: .exe", false),
        ("User: 1024", false),
    ] {
        let mut run = begin(&with_selection(selection), || 0.0);
        run.look_at(event(1, "10:00:00", "1023", r#","details":{"target":7}"#).as_bytes());
        assert_eq!(found(&run).len(), usize::from(is_found), "{selection}");
    }
}

#[test]
fn what_a_correlation_goes_on_to_count_joins_its_finding() {
    let rule = "title: One\nname: one\nlogsource:\n  product: pachca\ndetection:\n  s:\n    EventType: access_token_created\n  condition: s\n---\ntitle: Many\nid: many\ncorrelation:\n  type: event_count\n  rules:\n    - one\n  group-by:\n    - User\n  timespan: 1m\n  condition:\n    gte: 3\n";
    let mut run = begin(rule, || 0.0);
    let at = |id: usize, time: &str| event(id, time, "7", "");
    for line in [
        at(1, "10:00:00"),
        at(2, "10:00:00"),
        at(3, "10:00:10"),
        at(4, "10:00:20"),
        at(5, "12:00:00"),
        at(6, "12:00:01"),
        at(7, "12:00:02"),
    ] {
        run.look_at(line.as_bytes());
    }
    let told: Vec<_> =
        found(&run).iter().map(|one| (one.rule.clone(), one.count, one.ids.join(" "))).collect();
    assert_eq!(
        told,
        [("many".to_owned(), 4, "e1 e2 e3 e4".to_owned()), ("many".to_owned(), 3, "e5 e6 e7".to_owned())]
    );
}

#[test]
fn events_that_are_none_harm_nothing() {
    let mut run = begin(&with_selection("EventType: access_token_created"), || 0.0);
    let good = event(1, "10:00:00", "7", "");
    run.look_at(format!("nonsense\n{{}}\n\n[1]\n{good}\n{{\"id\":1}}").as_bytes());
    assert_eq!(found(&run).len(), 1);
}

#[test]
fn a_rule_that_takes_too_long_is_given_up_and_the_others_go_on() {
    thread_local! { static NOW_MS: Cell<f64> = const { Cell::new(0.0) }; }
    // Of two rules each measurement of the second takes a second.
    fn now_ms() -> f64 {
        thread_local! { static CALLS: Cell<u32> = const { Cell::new(0) }; }
        let call = CALLS.replace(CALLS.get() + 1) % 4;
        NOW_MS.set(NOW_MS.get() + if call == 3 { 1_000.0 } else { 0.0 });
        NOW_MS.get()
    }
    let quick = with_selection("EventType: access_token_created");
    let slow = with_selection("EventType|re: .*").replace("title: T\n", "title: Slow\nid: slow\n");
    let mut run = begin(&format!("{quick}---\n{slow}"), now_ms);
    for id in 0..4 {
        run.look_at(event(id, "10:00:00", "7", "").as_bytes());
    }
    assert_eq!(run.slow(), ["slow"]);
    run.look_at(event(9, "10:00:09", "7", "").as_bytes());
    let counts: Vec<_> = found(&run).iter().map(|one| (one.rule.clone(), one.count)).collect();
    assert_eq!(counts, [("r.yml#1".to_owned(), 5), ("slow".to_owned(), 4)]);
}

#[test]
fn a_filter_leaves_out_what_its_condition_is_about() {
    let filter = "title: Ours\nfilter:\n  rules:\n    - any_token\n  ours_a:\n    User: '7'\n  ours_b:\n    SourceIP|cidr: 198.51.100.0/24\n  condition: not 1 of ours_*\n";
    let counted = "title: Many\ncorrelation:\n  type: event_count\n  rules:\n    - any_token\n  group-by:\n    - User\n  timespan: 10m\n  condition:\n    gte: 2\n  generate: true\n";
    let rule = with_selection("EventType: access_token_created")
        .replace("title: T\n", "title: T\nname: any_token\n");
    let events: Vec<String> = ["7", "8", "7", "8"]
        .iter()
        .enumerate()
        .map(|(id, actor)| event(id, &format!("10:00:0{id}"), actor, ""))
        .collect();
    let ids = |text: &str| {
        let mut run = begin(text, || 0.0);
        run.look_at(events.join("\n").as_bytes());
        let mut ids: Vec<Vec<String>> = found(&run).into_iter().map(|one| one.ids).collect();
        ids.sort();
        ids
    };
    let whole = format!("{rule}---\n{counted}");
    assert_eq!(ids(&whole), [["e0", "e2"], ["e0", "e2"], ["e1", "e3"], ["e1", "e3"]]);
    assert_eq!(ids(&format!("{whole}---\n{filter}")), [["e1", "e3"], ["e1", "e3"]]);
}
