//! The history as a whole: the same for the same config, complete, in order, believable.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a helper of a test fails the test")]

use audit_model::catalogue::KEYS;
use audit_model::time::HOUR_MS;
use audit_model::{Category, Timestamp};
use pachca_sim::{Config, Record, Workspace};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A Monday noon in Moscow.
const END: Timestamp = Timestamp(1_795_424_400_000);

fn sample() -> Workspace {
    Workspace::generate(&Config::sample(END))
}

fn rendering(workspace: &Workspace) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut json = String::new();
    for record in &workspace.records {
        json.clear();
        record.write_json(&workspace.texts, &mut json);
        json.hash(&mut hasher);
    }
    format!("{:?} {:?} {:?}", workspace.people, workspace.chats, workspace.incidents).hash(&mut hasher);
    hasher.finish()
}

fn key<'a>(workspace: &'a Workspace, record: &Record) -> &'a str {
    workspace.texts.key(record.key)
}

fn counts(workspace: &Workspace) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for record in &workspace.records {
        *counts.entry(key(workspace, record)).or_default() += 1;
    }
    counts
}

#[test]
fn equal_configs_give_equal_workspaces_and_other_seeds_others() {
    let first = rendering(&sample());
    assert_eq!(first, rendering(&sample()));
    assert_ne!(first, rendering(&Workspace::generate(&Config { seed: 2, ..Config::sample(END) })));
}

#[test]
fn the_number_of_events_is_the_one_asked_for() {
    for (people, days, events) in [(240, 30, 20_000), (12, 30, 1_000), (500, 90, 50_000), (30, 1, 5_000)] {
        for quiet in [false, true] {
            let config = Config { people, days, events, quiet, ..Config::sample(END) };
            assert_eq!(Workspace::generate(&config).records.len(), events, "{config:?}");
        }
    }
}

#[test]
fn events_are_in_order_inside_the_history_and_have_ids_of_their_own() {
    for days in [1, 30] {
        let workspace = Workspace::generate(&Config { days, ..Config::sample(END) });
        let records = &workspace.records;
        assert!(records.is_sorted_by_key(|record| record.at));
        assert!(records.iter().all(|record| record.at.0 % 1_000 == 0));
        assert!(workspace.config.start() <= records[0].at && records[records.len() - 1].at <= END);
        assert_eq!(records.iter().map(|record| record.id).collect::<HashSet<_>>().len(), records.len());
    }
}

#[test]
fn every_key_is_there_a_few_times_and_some_that_no_catalogue_knows() {
    for (people, events, least) in [(240, 20_000, 3), (60, 6_000, 2), (12, 1_000, 1)] {
        for seed in 0..4 {
            let workspace = Workspace::generate(&Config { seed, people, events, ..Config::sample(END) });
            let counts = counts(&workspace);
            for info in KEYS {
                let count = counts.get(info.name).copied().unwrap_or_default();
                assert!(count >= least, "{} {count} times, seed {seed}, {events} events", info.name);
            }
            let unknown: Vec<_> = counts.keys().filter(|key| Category::of(key) == Category::Other).collect();
            assert_eq!(unknown.len(), 2, "{unknown:?}");
        }
    }
}

#[test]
fn talk_is_nine_in_ten_and_sign_ins_are_a_few_in_a_hundred() {
    for events in [20_000, 100_000] {
        let workspace = Workspace::generate(&Config { events, ..Config::sample(END) });
        let share = |wanted: fn(&str) -> bool| {
            let found = workspace.records.iter().filter(|record| wanted(key(&workspace, record))).count();
            found * 1_000 / events
        };
        let talk = share(|key| Category::of(key).is_talk());
        let sign_in = share(|key| Category::of(key) == Category::Auth);
        assert!((860..950).contains(&talk), "{talk}");
        assert!((25..70).contains(&sign_in), "{sign_in}");
        assert!((550..750).contains(&share(|key| key == "message_created")));
    }
}

#[test]
fn days_have_a_shape() {
    let workspace = sample();
    // Local hours of the week, Monday first; 1970-01-01 was a Thursday.
    let mut hours = [0usize; 7 * 24];
    for record in &workspace.records {
        let local = (record.at.0 / HOUR_MS) + 3 + 3 * 24;
        hours[local as usize % (7 * 24)] += 1;
    }
    let sum =
        |day: usize, from: usize, to: usize| hours[day * 24 + from..day * 24 + to].iter().sum::<usize>();
    for weekday in [0, 1, 3, 4] {
        assert!(sum(weekday, 9, 18) > 6 * sum(weekday, 20, 24), "evening of day {weekday}");
        assert!(sum(weekday, 0, 24) > 5 * sum(6, 0, 24), "Sunday against day {weekday}");
    }
    let at_hour = |hour: usize| (0..5).map(|weekday| sum(weekday, hour, hour + 1)).sum::<usize>();
    assert!(at_hour(11) * 10 > at_hour(13) * 12, "lunch");
    assert!(sum(6, 0, 24) > 50, "somebody works on Sundays");
}

#[test]
fn seconds_hold_several_events_of_one_and_of_several_people() {
    let workspace = sample();
    let ties: Vec<_> =
        workspace.records.chunk_by(|a, b| a.at == b.at).filter(|second| second.len() > 1).collect();
    let alone = |second: &&&[Record]| second.iter().all(|record| record.actor == second[0].actor);
    assert!(ties.iter().filter(alone).count() > 100);
    assert!(ties.iter().filter(|second| !alone(second)).count() > 100);
    assert!(ties.iter().any(|second| second.len() >= 8), "a program writes its batch at once");
}

#[test]
fn the_server_writes_by_itself_and_threads_have_outgrown_32_bits() {
    let workspace = sample();
    let mut by_server: Vec<&str> = workspace
        .records
        .iter()
        .filter(|record| record.address.is_none() && record.client.is_none())
        .map(|record| key(&workspace, record))
        .collect();
    by_server.sort_unstable();
    by_server.dedup();
    assert_eq!(by_server, ["video_call_finished", "video_call_recording_ready"]);
    assert!(workspace.records.iter().all(|record| record.address.is_some() == record.client.is_some()));
    let beyond = |record: &&Record| record.entity > u64::from(u32::MAX / 2);
    let threads: Vec<_> = workspace.records.iter().filter(beyond).collect();
    assert!(threads.iter().all(|record| key(&workspace, record) == "thread_created"));
    assert!(!threads.is_empty());
    let in_details = |record: &&Record| record.details().contains(r#""chat_id":2147"#);
    assert!(workspace.records.iter().filter(in_details).count() > 5);
}

#[test]
fn nobody_acts_before_their_account_or_after_its_end() {
    for quiet in [false, true] {
        let workspace = Workspace::generate(&Config { quiet, events: 60_000, ..Config::sample(END) });
        let staged: HashSet<_> =
            workspace.incidents.iter().flat_map(|incident| &incident.event_ids).copied().collect();
        let gone = workspace.people.iter().filter(|person| person.deleted_at.is_some());
        assert!(gone.count() >= 6, "people and bots leave");
        for record in workspace.records.iter().filter(|record| !staged.contains(&record.id)) {
            let actor = workspace.person(record.actor).unwrap();
            assert!(actor.exists_at(record.at), "{actor:?} {record:?}");
            assert!(!actor.suspended && !actor.invited_only, "{actor:?}");
        }
        for person in &workspace.people {
            assert_eq!(person.last_activity_at.is_none(), person.invited_only);
        }
    }
}

#[test]
fn addresses_belong_to_nobody() {
    let workspace = Workspace::generate(&Config { events: 60_000, ..Config::sample(END) });
    let addresses: HashSet<&str> = workspace
        .records
        .iter()
        .filter_map(|record| record.address)
        .map(|id| workspace.texts.address(id))
        .collect();
    assert!(addresses.len() > 300);
    for address in addresses {
        let reserved = match address.parse().unwrap() {
            std::net::IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                matches!([a, b, c], [192, 0, 2] | [198, 51, 100] | [203, 0, 113] | [198, 18 | 19, _])
            }
            std::net::IpAddr::V6(v6) => v6.segments()[..2] == [0x2001, 0xdb8],
        };
        assert!(reserved, "{address}");
    }
}
