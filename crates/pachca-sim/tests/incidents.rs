//! What is staged would be noticed, and what is not staged would not.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a helper of a test fails the test")]

use audit_model::Timestamp;
use audit_model::client::Client;
use audit_model::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use pachca_sim::incidents::{Incident, rules};
use pachca_sim::{Config, Record, Workspace};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

const END: Timestamp = Timestamp(1_795_424_400_000);

/// Companies of several sizes and seeds, made once.
fn workspaces() -> &'static [Workspace] {
    static MADE: LazyLock<Vec<Workspace>> = LazyLock::new(|| {
        let sizes = [(240, 30, 20_000), (12, 30, 1_000), (12, 30, 1_000), (60, 14, 5_000), (400, 30, 60_000)];
        let make = |(seed, (people, days, events))| {
            Workspace::generate(&Config { seed, people, days, events, ..Config::sample(END) })
        };
        (1..).zip(sizes).map(make).collect()
    });
    &MADE
}

fn incident<'a>(workspace: &'a Workspace, kind: &str) -> (&'a Incident, Vec<&'a Record>) {
    let incident = workspace.incidents.iter().find(|incident| incident.kind == kind);
    let incident = incident.unwrap_or_else(|| panic!("no {kind} in {:?}", workspace.config));
    let ids: HashSet<_> = incident.event_ids.iter().collect();
    (incident, workspace.records.iter().filter(|record| ids.contains(&record.id)).collect())
}

fn key<'a>(workspace: &'a Workspace, record: &Record) -> &'a str {
    workspace.texts.key(record.key)
}

fn address<'a>(workspace: &'a Workspace, record: &Record) -> &'a str {
    record.address.map_or("", |id| workspace.texts.address(id))
}

fn family(workspace: &Workspace, record: &Record) -> String {
    record.client.map_or_else(String::new, |id| Client::parse(workspace.texts.client(id)).family)
}

/// The most of these times that fall into one window.
fn most_within(times: &[i64], window: i64) -> usize {
    let last_in = |first: usize| times.partition_point(|time| *time <= times[first] + window);
    (0..times.len()).map(|first| last_in(first) - first).max().unwrap_or(0)
}

fn times(records: &[&Record]) -> Vec<i64> {
    records.iter().map(|record| record.at.0).collect()
}

#[test]
fn every_incident_is_written_down_as_it_was_staged() {
    for workspace in workspaces() {
        let kinds: HashSet<_> = workspace.incidents.iter().map(|incident| incident.kind).collect();
        assert!(kinds.len() >= 6 && kinds.len() == workspace.incidents.len(), "{kinds:?}");
        for Incident { kind, actor, address: from_address, from, to, event_ids, rules } in
            &workspace.incidents
        {
            let (_, records) = incident(workspace, kind);
            assert_eq!(records.len(), event_ids.len(), "{kind}");
            assert_eq!((records[0].at, records[records.len() - 1].at), (*from, *to), "{kind}");
            assert!(from.0 >= END.0 - 10 * DAY_MS && *from >= workspace.config.start(), "{kind} at {from}");
            assert!(to.0 < END.0 - HOUR_MS, "{kind} at {to}");
            assert!(records.iter().any(|record| record.actor == *actor), "{kind}");
            assert!(!rules.is_empty());
            if let Some(expected) = from_address {
                assert!(records.iter().all(|record| address(workspace, record) == expected), "{kind}");
            }
        }
    }
}

#[test]
fn intruders_come_from_where_nobody_else_is() {
    for workspace in workspaces() {
        let staged: HashSet<_> =
            workspace.incidents.iter().flat_map(|incident| &incident.event_ids).copied().collect();
        for record in &workspace.records {
            let intruder = address(workspace, record).starts_with("203.0.113.");
            assert!(!intruder || staged.contains(&record.id), "{record:?}");
        }
    }
}

#[test]
fn the_second_factor_is_guessed_and_a_token_made() {
    for workspace in workspaces() {
        let (incident, records) = incident(workspace, "two_factor_burst");
        let keys: Vec<_> = records.iter().map(|record| key(workspace, record)).collect();
        assert_eq!(keys[..7], ["user_2fa_fail"; 7]);
        assert_eq!(keys[7..], ["user_2fa_success", "user_login", "access_token_created"]);
        assert!(records[6].at.0 - records[0].at.0 <= 6 * MINUTE_MS);
        assert!(records[8].at.0 - records[0].at.0 <= 10 * MINUTE_MS);
        assert_eq!(incident.address.as_deref(), Some("203.0.113.77"));
        assert_eq!(family(workspace, records[0]), "Chrome");
        let own = workspace.records.iter().filter(|record| record.actor == incident.actor);
        let before: Vec<_> = own.filter(|record| record.at < incident.from).collect();
        assert!(before.iter().all(|record| family(workspace, record) != "Chrome"), "Chrome is new to them");
        assert!(before.iter().filter(|record| key(workspace, record) == "user_login").count() >= 1);
    }
}

#[test]
fn a_role_is_taken_minutes_after_a_new_device() {
    for workspace in workspaces() {
        let (incident, records) = incident(workspace, "self_granted_role");
        let granted = records[records.len() - 1];
        let details: Value = serde_json::from_str(granted.details()).unwrap();
        assert_eq!(key(workspace, granted), "user_role_changed");
        assert_eq!(
            (details["new_company_role"].as_str(), granted.entity),
            (Some("admin"), incident.actor.into())
        );
        assert_eq!(details["initiator_id"].as_u64(), Some(incident.actor.into()));
        assert_eq!(workspace.person(incident.actor).unwrap().role.as_str(), "admin");
        let new = family(workspace, records[0]);
        let own = workspace.records.iter().filter(|record| record.actor == incident.actor);
        let mut before = own.filter(|record| record.at < incident.from);
        assert!(before.all(|record| family(workspace, record) != new), "{new} is new to them");
    }
}

#[test]
fn messages_are_deleted_in_bulk_by_the_release_bot() {
    for workspace in workspaces() {
        let (incident, records) = incident(workspace, "mass_deletion");
        assert_eq!(workspace.person(incident.actor).unwrap().first_name, "Release Bot");
        assert!(most_within(&times(&records), HOUR_MS) == records.len() && records.len() >= 15);
        if workspace.config.events >= 20_000 {
            assert!((400..=412).contains(&records.len()));
        }
    }
}

#[test]
fn a_stolen_token_reads_at_night() {
    for workspace in workspaces() {
        let (incident, records) = incident(workspace, "stolen_token");
        assert!(most_within(&times(&records), 10 * MINUTE_MS) >= 25);
        for record in &records {
            let local_hour = (record.at.0 / HOUR_MS + 3) % 24;
            assert!((2..4).contains(&local_hour), "{local_hour}");
            assert!(["kms_decrypt", "search_messages_api"].contains(&key(workspace, record)));
            assert_eq!(family(workspace, record), "python-requests");
        }
        let own = workspace.records.iter().filter(|record| record.actor == incident.actor);
        let scripted = own.filter(|record| family(workspace, record) == "python-requests").count();
        assert_eq!(scripted, records.len(), "they never ran a script before");
    }
}

#[test]
fn one_address_tries_many_accounts() {
    for workspace in workspaces() {
        let (_, records) = incident(workspace, "password_spray");
        let victims: HashSet<_> = records.iter().map(|record| record.actor).collect();
        assert!(victims.len() >= 6 && most_within(&times(&records), HOUR_MS) >= 15, "{}", victims.len());
        let mut by_victim: HashMap<u32, Vec<i64>> = HashMap::new();
        for record in &records {
            by_victim.entry(record.actor).or_default().push(record.at.0);
        }
        assert!(
            by_victim.values().all(|times| most_within(times, 10 * MINUTE_MS) < 5),
            "not a burst as well"
        );
    }
}

#[test]
fn the_log_is_read_with_the_owners_token_from_elsewhere() {
    for workspace in workspaces() {
        let (incident, records) = incident(workspace, "log_read_by_another");
        assert_eq!(incident.actor, workspace.owner_id);
        assert!(records.iter().all(|record| key(workspace, record) == "audit_events_accessed"));
        let all = workspace.records.iter().filter(|record| key(workspace, record) == "audit_events_accessed");
        assert!(all.clone().count() > records.len(), "the owner reads it, too");
        assert!(all.clone().all(|record| record.actor == workspace.owner_id), "nobody else can");
    }
}

#[test]
fn somebody_goes_on_after_their_account_is_deleted() {
    let workspace = &workspaces()[0];
    let (incident, records) = incident(workspace, "active_after_deletion");
    let deleted = workspace.person(incident.actor).unwrap().deleted_at.unwrap();
    assert!(records.iter().all(|record| record.at > deleted));
    let announced = |record: &&Record| {
        key(workspace, record) == "user_deleted" && record.entity == u64::from(incident.actor)
    };
    assert_eq!(workspace.records.iter().find(announced).map(|record| record.at), Some(deleted));
}

#[test]
fn nothing_by_chance_looks_like_an_incident() {
    for (people, events) in [(240, 20_000), (60, 60_000), (900, 60_000)] {
        let workspace = Workspace::generate(&Config { people, events, quiet: true, ..Config::sample(END) });
        assert!(workspace.incidents.is_empty());
        let mut by_actor: HashMap<(u32, &str), Vec<i64>> = HashMap::new();
        for record in &workspace.records {
            let topic = match key(&workspace, record) {
                "user_2fa_fail" => "failures",
                "message_deleted" | "tag_deleted" | "user_removed_from_tag" => "deletions",
                "user_deleted" => "accounts",
                "kms_decrypt" | "search_messages_api" | "search_users_api" | "search_chats_api" => "reads",
                "user_role_changed" => {
                    assert!(!record.details().contains(r#""new_company_role":"admin""#));
                    continue;
                }
                _ => continue,
            };
            by_actor.entry((record.actor, topic)).or_default().push(record.at.0);
        }
        for ((actor, topic), times) in by_actor {
            let (window, limit) = match topic {
                "failures" => (10 * MINUTE_MS, 5),
                "deletions" => (HOUR_MS, 10),
                "accounts" => (HOUR_MS, 3),
                _ => (10 * MINUTE_MS, 25),
            };
            assert!(most_within(&times, window) < limit, "{topic} of {actor}");
        }
    }
}

#[test]
fn a_thorough_workspace_stages_every_rule_and_its_oddities_are_nobodys_fault() {
    let sample = Config { people: 300, events: 30_000, days: 45, ..Config::sample(END) };
    let thorough = Workspace::generate(&Config { thorough: true, ..sample.clone() });
    let staged: HashSet<_> = thorough.incidents.iter().flat_map(|incident| incident.rules).copied().collect();
    let missing: Vec<_> = rules::ALL.iter().filter(|rule| !staged.contains(*rule)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(thorough.records.len(), sample.events);

    // Somebody was away all the time, and one account is made and raised by the same administrator.
    let (silent, records) = incident(&thorough, "long_silent_account");
    let before = |record: &&Record| record.actor == silent.actor && record.at < records[0].at;
    assert!(thorough.records.iter().filter(before).all(|record| record.client.is_none()));
    let (_, records) = incident(&thorough, "account_made_and_raised");
    let made =
        |record: &&Record| key(&thorough, record) == "user_created" && record.entity == records[0].entity;
    assert_eq!(thorough.records.iter().find(made).map(|record| record.actor), Some(records[0].actor));

    // The oddities are there in a quiet one, too, and no intruder is.
    let quiet = Workspace::generate(&Config { thorough: true, quiet: true, ..sample });
    assert!(quiet.incidents.is_empty());
    let from = |prefix: &str| {
        quiet.records.iter().filter(|record| address(&quiet, record).starts_with(prefix)).count()
    };
    assert!(from("2001:db8:ffff:1::") > 20 && from("203.0.113.") == 0);
}

#[test]
fn incidents_are_served_as_json() {
    let workspace = &workspaces()[0];
    let json = serde_json::to_value(&workspace.incidents).unwrap();
    let burst = json.as_array().unwrap().iter().find(|one| one["kind"] == "two_factor_burst").unwrap();
    assert_eq!(burst["event_ids"].as_array().unwrap().len(), 10);
    assert_eq!(burst["ip_address"], "203.0.113.77");
    assert_eq!(burst["rules"][0], rules::TWO_FACTOR_BURST);
    assert!(burst["actor_id"].is_string() && Timestamp::parse(burst["from"].as_str().unwrap()).is_some());
}
