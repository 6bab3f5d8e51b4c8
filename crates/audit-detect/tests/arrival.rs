//! Whatever the order of arrival, the findings are those of the sorted log, and keep their ids.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use audit_detect::{Engine, Finding, FindingId, Report, Rule, Settings, Severity};
use audit_model::{AuditEvent, Timestamp};
use audit_store::Store;
use pachca_sim::{Config, Workspace};
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::LazyLock;

const END: Timestamp = Timestamp(1_795_424_400_000);

/// A workspace with everything that is ever staged, small enough to be read many times.
fn workspace() -> Workspace {
    Workspace::generate(&Config { people: 40, events: 6_000, ..Config::sample(END) })
}

fn log() -> &'static [AuditEvent<'static>] {
    static LOG: LazyLock<Vec<AuditEvent<'static>>> = LazyLock::new(|| {
        let workspace = workspace();
        workspace.records.iter().map(|record| record.event(&workspace.texts).into_owned()).collect()
    });
    &LOG
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.surroundings.utc_offset_minutes = 180;
    settings
}

fn finish(engine: &mut Engine, store: &mut Store, slice: usize) -> Report {
    while !engine.step(store, slice).is_done() {}
    engine.report(store)
}

fn all_at_once() -> &'static Report {
    static REPORT: LazyLock<Report> = LazyLock::new(|| {
        let mut store = Store::new();
        store.append(log());
        finish(&mut Engine::new(settings()), &mut store, usize::MAX)
    });
    &REPORT
}

/// All but ids, and what is ordered by them, in an order of its own.
fn without_ids(report: &Report) -> Vec<String> {
    let mut plain: Vec<String> = report
        .all()
        .iter()
        .map(|finding| {
            let mut json = serde_json::to_value(finding).unwrap();
            json.as_object_mut().unwrap().remove("id");
            json.to_string()
        })
        .collect();
    plain.sort();
    plain
}

/// Pages of the log in the order in which several walks would bring them.
fn arrivals() -> impl Strategy<Value = (Vec<usize>, usize, usize)> {
    let pages = log().len().div_ceil(50);
    (Just((0..pages).collect::<Vec<_>>()).prop_shuffle(), 1usize..40, 100usize..3_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_arrival_gives_the_findings_of_the_sorted_log((pages, at_once, slice) in arrivals()) {
        let (mut store, mut engine) = (Store::new(), Engine::new(settings()));
        let pages_of_log: Vec<_> = log().chunks(50).collect();
        for (turn, some) in pages.chunks(at_once).enumerate() {
            for page in some {
                store.append(pages_of_log[*page]);
            }
            // Sometimes the sweep has time to finish, sometimes it is caught in the middle.
            match turn % 4 {
                0 => {
                    engine.step(&mut store, slice);
                }
                1 => {
                    finish(&mut engine, &mut store, slice);
                }
                2 => {
                    engine.pass(&mut store, slice);
                }
                _ => {}
            }
        }
        let report = finish(&mut engine, &mut store, slice);
        prop_assert_eq!(without_ids(&report), without_ids(all_at_once()));
    }

    #[test]
    fn any_order_within_a_second_gives_the_same(seed in any::<u64>()) {
        // All of a minute at one instant: the order of arrival must not decide.
        let mut events: Vec<AuditEvent<'static>> = log().iter().take(3_000).cloned().map(|event| {
            let minute = event.created_at.0 - event.created_at.0.rem_euclid(60_000);
            AuditEvent { created_at: Timestamp(minute), ..event }
        }).collect();
        let report = |events: &[AuditEvent<'static>]| {
            let mut store = Store::new();
            store.append(events);
            without_ids(&finish(&mut Engine::new(settings()), &mut store, 777))
        };
        let sorted = report(&events);
        let mut state = seed;
        for last in (1..events.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            events.swap(last, (state >> 33) as usize % (last + 1));
        }
        prop_assert_eq!(report(&events), sorted);
    }
}

fn ids(report: &Report) -> HashMap<FindingId, Finding> {
    report.all().iter().map(|finding| (finding.id, finding.clone())).collect()
}

#[test]
fn the_log_has_findings_of_many_rules() {
    let rules: std::collections::HashSet<_> = all_at_once().findings().map(|one| one.rule).collect();
    assert!(rules.len() >= 10, "{rules:?}");
    assert_eq!(ids(all_at_once()).len(), all_at_once().all().len(), "no id twice");
}

#[test]
fn messages_read_at_night_from_elsewhere_are_grave_and_counted_to_the_last() {
    let incidents = workspace().incidents;
    let staged = incidents.iter().find(|incident| incident.kind == "stolen_token").unwrap();
    let read = all_at_once().of_rule(Rule::BulkReading).next().unwrap();
    assert_eq!(read.severity, Severity::High);
    assert_eq!(read.evidence.count as usize, staged.event_ids.len());
    assert_eq!(read.evidence.ids, staged.event_ids.iter().map(|id| id.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_finding_keeps_its_id_while_older_pages_arrive() {
    let (mut store, mut engine) = (Store::new(), Engine::new(settings()));
    let mut before: Option<Report> = None;
    let mut kept = 0;
    // Backwards, as the API gives it.
    for page in log().rchunks(300) {
        store.append(page);
        let now = finish(&mut engine, &mut store, 10_000);
        if let Some(before) = before {
            for old in before.all() {
                let same = |new: &&Finding| {
                    new.rule == old.rule
                        && new.actor == old.actor
                        && new.evidence.ids.iter().any(|id| old.evidence.ids.contains(id))
                };
                if let Some(new) = now.all().iter().find(same) {
                    assert_eq!((new.id, new.rule), (old.id, old.rule));
                    kept += 1;
                }
            }
        }
        before = Some(now);
    }
    assert!(kept > 50, "{kept}");
}

#[test]
fn live_events_give_the_ids_that_reading_again_gives() {
    let (mut store, mut engine) = (Store::new(), Engine::new(settings()));
    for page in log().chunks(7) {
        store.append(page);
        engine.step(&mut store, 100);
    }
    let live = finish(&mut engine, &mut store, 100);
    assert_eq!(&live, all_at_once());
}

#[test]
fn a_pass_comes_to_its_end_while_old_pages_arrive_and_tells_that_it_is_behind() {
    let (mut store, mut engine) = (Store::new(), Engine::new(settings()));
    let mut pages = log().rchunks(200);
    for page in pages.by_ref().take(10) {
        store.append(page);
    }
    engine.step(&mut store, 300);
    // Sent back for each page, it would not come to an end before the pages do.
    while !engine.pass(&mut store, 100).is_done() {
        store.append(pages.next().unwrap_or_default());
    }
    assert!(engine.is_behind());
    let _ = engine.report(&store);
    for page in pages {
        store.append(page);
    }
    let report = finish(&mut engine, &mut store, 1_000);
    assert!(!engine.is_behind());
    assert_eq!(without_ids(&report), without_ids(all_at_once()));
}

#[test]
fn settings_take_effect_on_the_same_log() {
    let (mut store, mut engine) = (Store::new(), Engine::new(settings()));
    store.append(log());
    let before = finish(&mut engine, &mut store, 10_000);
    let mut stricter = settings();
    stricter.thresholds.two_factor_burst.failures = 50;
    engine.set(stricter);
    let after = finish(&mut engine, &mut store, 10_000);
    let bursts = |report: &Report| report.of_rule(Rule::TwoFactorBurst).count();
    assert_eq!((bursts(&before), bursts(&after)), (1, 0));
    engine.set(settings());
    assert_eq!(without_ids(&finish(&mut engine, &mut store, 10_000)), without_ids(&before));
}

#[test]
fn another_log_is_another_log() {
    let (mut store, mut engine) = (Store::new(), Engine::new(settings()));
    store.append(log());
    finish(&mut engine, &mut store, 10_000);
    let mut other = Store::new();
    other.append(&log()[..100]);
    engine.forget();
    assert_eq!(finish(&mut engine, &mut other, 10_000).all().len(), {
        let mut fresh = Engine::new(settings());
        finish(&mut fresh, &mut other, 10_000).all().len()
    });
}

#[test]
fn odd_events_stop_nothing() {
    let odd = |id: &'static str, time: i64| AuditEvent {
        id: id.into(),
        created_at: Timestamp(time),
        event_key: "user_login".into(),
        actor_id: None,
        actor_type: None,
        entity_id: None,
        entity_type: None,
        details: "no json".into(),
        ip_address: Some("nonsense <b>".into()),
        user_agent: None,
        extra: None,
    };
    let keys = [
        "user_role_changed",
        "user_created",
        "user_deleted",
        "oauth_authorization_granted",
        "chat_permission_changed",
        "bot_webhook_settings_updated",
        "dlp_violation_detected",
        "bot_scopes_updated",
        "user_removed_from_tag",
        "kms_decrypt",
        "user_2fa_fail",
        "audit_events_accessed",
        "",
        "\u{202e}evil",
    ];
    let mut store = Store::new();
    store.append(&[odd("a", i64::MIN / 4), odd("b", i64::MAX / 4), odd("c", 0)]);
    for (step, key) in keys.into_iter().enumerate() {
        for actor in [None, Some("7".into())] {
            let id = format!("{step}{actor:?}");
            store.append(&[AuditEvent {
                id: id.into(),
                event_key: key.into(),
                actor_id: actor,
                ..odd("", 5_000)
            }]);
        }
    }
    let mut engine = Engine::new(settings());
    finish(&mut engine, &mut store, 3);
    store.append(log());
    finish(&mut engine, &mut store, 10_000);
}
