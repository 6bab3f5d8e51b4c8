//! The session as a harness drives it: JSON in, numbers out.

#![allow(clippy::unwrap_used)] // Helpers of tests may, too.

use audit_store::Facet;
use store_wasm::{Session, View};

const SCREEN: &str = r#"{"start":0,"width_ms":3600000,"buckets":3,"top":2,"newest":2}"#;

/// A page of events, each from its time in minutes, key, actor and address; the first is the newest.
fn page(events: &[(u32, &str, &str, &str)]) -> String {
    let events: Vec<String> = events
        .iter()
        .map(|(minute, key, actor, address)| {
            format!(
                r#"{{"id":"{minute}-{actor}","created_at":"1970-01-01T{:02}:{:02}:00.000Z","event_key":"{key}","actor_id":"{actor}","actor_type":"User","entity_id":"1","entity_type":"User","details":{{}},"ip_address":"{address}","user_agent":"Firefox"}}"#,
                minute / 60,
                minute % 60
            )
        })
        .collect();
    format!(r#"{{"data":[{}],"meta":{{}}}}"#, events.join(","))
}

fn session() -> Session {
    let mut session = Session::new(SCREEN).unwrap();
    let body = page(&[
        (130, "message_created", "7", "10.0.0.1"),
        (70, "user_login", "7", "10.0.0.2"),
        (61, "message_created", "8", "10.0.0.1"),
        (5, "message_created", "9", "10.0.0.3"),
    ]);
    assert_eq!(session.append(&body), Ok(4));
    session
}

/// Labels and counts.
fn named(session: &Session, facet: Facet, view: View) -> Vec<(String, u32)> {
    let pairs = session.numbers(view).chunks(2);
    pairs.map(|pair| (session.label(facet, pair[0]).unwrap().into_owned(), pair[1])).collect()
}

#[test]
fn every_view_leaves_out_its_own_clause_and_no_other() {
    let mut session = session();
    assert_eq!(session.read(), 0b111_1111);
    session.set(r#"{"time":{"from":3600000,"until":7200000}}"#).unwrap();
    assert_eq!(session.read(), 0b111_1110);
    session.set(r#"{"actor":["8"]}"#).unwrap();
    assert_eq!(session.read(), 0b111_1011);

    let timeline = session.numbers(View::Timeline);
    assert_eq!(timeline.iter().sum::<u32>(), 1);
    assert_eq!(timeline[8 * 3 + 1], 1, "messages, second hour");
    assert_eq!(named(&session, Facet::Actor, View::Actors), [("7".into(), 1), ("8".into(), 1)]);
    assert_eq!(named(&session, Facet::EventKey, View::Keys), [("message_created".into(), 1)]);
    assert_eq!(session.numbers(View::Total), [1]);
    assert_eq!(session.numbers(View::Newest), [2]);
    assert!(session.event(2).unwrap().contains(r#""id":"61-8""#));
    // 1970 began on a Thursday.
    assert_eq!(session.numbers(View::Heat)[3 * 24 + 1], 1);

    session.clear();
    session.read();
    assert_eq!(session.numbers(View::Newest), [0, 1]);
    assert_eq!(
        named(&session, Facet::Address, View::Addresses),
        [("10.0.0.1".into(), 2), ("10.0.0.2".into(), 1)]
    );
}

#[test]
fn what_was_read_ahead_counts_once_it_is_appended() {
    let mut session = session();
    session.read();
    assert_eq!(session.parse(&page(&[(140, "user_login", "7", "10.0.0.1"), (5, "", "9", "")])), Ok(2));
    assert_eq!(session.read(), 0);
    assert_eq!((session.append_parsed(), session.append_parsed(), session.len()), (1, 0, 5));
    session.read();
    assert_eq!(session.numbers(View::Newest), [4, 0]);
}

#[test]
fn bad_input_is_answered_with_words_and_changes_nothing() {
    assert!(Session::new("{}").unwrap_err().starts_with("no screen"));
    let mut session = session();
    session.read();
    for body in ["", "<html>", r#"{"data":7}"#] {
        assert!(session.append(body).unwrap_err().starts_with("no page"));
        assert!(session.parse(body).unwrap_err().starts_with("no page"));
    }
    assert!(session.set(r#"{"actor":["7"],"time":7}"#).is_err());
    assert_eq!((session.read(), session.numbers(View::Total)), (0, &[4][..]));
    assert_eq!((session.event(9), session.label(Facet::Actor, 99)), (None, None));
}

#[test]
fn a_screen_of_absurd_size_is_cut_or_empty() {
    for screen in [
        r#"{"start":-9223372036854775808,"width_ms":9223372036854775807,"buckets":18446744073709551615,"top":18446744073709551615,"newest":18446744073709551615}"#,
        r#"{"start":0,"width_ms":0,"buckets":0,"top":0,"newest":0,"zone_offset_ms":-9223372036854775808}"#,
    ] {
        let mut session = Session::new(screen).unwrap();
        session.append(&page(&[(5, "k", "a", "10.0.0.1")])).unwrap();
        session.read();
        assert_eq!(session.numbers(View::Total), [1]);
    }
}
