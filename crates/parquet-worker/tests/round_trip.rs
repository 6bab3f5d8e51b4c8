//! What is written is read back, and what is no such file is refused without a panic.
#![allow(clippy::unwrap_used)] // Helpers of tests are tests, too.

use audit_model::{AuditEvent, Timestamp};
use parquet_worker::{Reading, Writing};

fn lines(events: &[String]) -> Vec<u8> {
    events.iter().flat_map(|event| [event.as_bytes(), b"\n"].concat()).collect()
}

/// The file, as it comes out piece by piece.
fn write(events: &[String], noted: bool) -> Vec<u8> {
    let mut writing = Writing::new(noted).unwrap();
    let mut file = Vec::new();
    for some in events.chunks(700) {
        file.extend(writing.take(&lines(some)).unwrap());
    }
    file.extend(writing.finish().unwrap());
    file
}

fn read(file: &[u8]) -> (usize, Vec<String>) {
    // As the page has it: only what the file says about itself, and then a group at a time.
    let about = u32::from_le_bytes(file[file.len() - 8..][..4].try_into().unwrap()) as usize;
    let mut reading = Reading::open(file.len() as u64, file[file.len() - 8 - about..].to_vec()).unwrap();
    let groups = reading.groups();
    let mut text = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let bytes = file[group.start as usize..(group.start + group.len) as usize].to_vec();
        reading.group(place, bytes).unwrap();
        let before = text.len();
        loop {
            let rows = reading.rows().unwrap();
            if rows.is_empty() {
                break;
            }
            text.extend(rows);
        }
        assert_eq!(text[before..].iter().filter(|byte| **byte == b'\n').count() as u64, group.rows);
    }
    (groups.len(), String::from_utf8(text).unwrap().lines().map(str::to_owned).collect())
}

#[test]
fn every_event_comes_back_as_it_was() {
    let each = include_str!("../../audit-export/tests/data/each_key.ndjson").lines();
    let odd = [
        r#"{"id":"o1","created_at":"1969-12-31T23:59:59.999Z","event_key":"","actor_id":"","actor_type":null,"entity_id":null,"entity_type":"a\nb","details":{ "a" : [ 1.50e+3 ] },"ip_address":"","user_agent":"😀"}"#,
        r#"{"id":"o2","created_at":"2026-11-18T11:21:07.000Z","event_key":"k","actor_id":null,"actor_type":null,"entity_id":null,"entity_type":null,"details":{},"ip_address":null,"user_agent":null,"zone":{"a": 1},"я":"="}"#,
    ];
    let events: Vec<String> = each.chain(odd).map(str::to_owned).collect();
    let (groups, back) = read(&write(&events, false));
    assert_eq!((groups, back.len()), (1, events.len()));
    for (before, after) in events.iter().zip(&back) {
        assert_eq!(AuditEvent::read(after).unwrap(), AuditEvent::read(before).unwrap());
    }
}

#[test]
fn names_have_columns_of_their_own_and_come_back_beside_the_event() {
    let event = r#"{"id":"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"k","_dashboard":{"category":"other","actor_name":"Анна"}}"#;
    let (_, back) = read(&write(&[event.to_owned()], true));
    assert!(back[0].ends_with(r#""_dashboard":{"actor_name":"Анна","category":"other"}}"#), "{}", back[0]);
    let (_, back) = read(&write(&[event.to_owned()], false));
    assert!(!back[0].contains("Анна"));
}

#[test]
fn many_rows_make_groups_and_nothing_is_held_that_is_ready() {
    let workspace = pachca_sim::Workspace::generate(&pachca_sim::Config {
        events: 70_000,
        ..pachca_sim::Config::sample(Timestamp(1_795_000_000_000))
    });
    let events: Vec<String> =
        workspace.records.iter().map(|record| record.event(&workspace.texts).to_json()).collect();
    let (groups, back) = read(&write(&events, false));
    assert!(groups >= 2, "{groups}");
    assert_eq!(back.len(), events.len());
    for (before, after) in events.iter().zip(&back) {
        assert_eq!(AuditEvent::read(after).unwrap(), AuditEvent::read(before).unwrap());
    }
}

#[test]
fn what_is_no_such_file_or_only_half_of_one_is_an_error_and_no_panic() {
    let events = [r#"{"id":"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"k"}"#.to_owned()];
    let file = write(&events, false);
    assert!(Reading::open(4, b"PAR1".to_vec()).is_err());
    assert!(Writing::new(false).unwrap().take(b"nonsense\n").is_err());
    for cut in [0, 1, file.len() / 2, file.len() - 1] {
        assert!(Reading::open(cut as u64, file[..cut].to_vec()).is_err(), "{cut}");
    }
    // A byte that is not as it was may go unnoticed or not, but breaks nothing.
    for place in 0..file.len() {
        let mut broken = file.clone();
        broken[place] ^= 0x55;
        if let Ok(mut reading) = Reading::open(broken.len() as u64, broken.clone()) {
            for (place, group) in reading.groups().into_iter().enumerate() {
                let end = group.start.saturating_add(group.len).min(broken.len() as u64) as usize;
                let bytes = broken[(group.start as usize).min(end)..end].to_vec();
                let _ = reading.group(place, bytes).and_then(|()| reading.rows());
            }
        }
    }
}
