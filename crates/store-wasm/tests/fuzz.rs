//! Bytes of broken pages, taken in as they come: no panic, nothing counted twice, and what is kept can be read back.
//!
//! `PROPTEST_CASES` says how many cases; each has its seed from the system, and one that fails is written down.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // A test may: helpers of tests are not known as such to the lint.

use audit_model::EventPage;
use proptest::prelude::*;
use proptest::sample::select;
use store_wasm::{Session, View};

const SCREEN: &str = r#"{"start":1793491200000,"width_ms":43200000,"buckets":40,"zone_offset_ms":10800000}"#;

/// Pieces that pages are made of, and that they are not.
const PIECES: &[&str] = &[
    r#"{"data":["#,
    r#"],"meta":{"paginate":{"next_page":"x","has_next":true}}}"#,
    r#"{"id":"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"user_login"}"#,
    r#"{"id":"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9","created_at":"2026-11-18T11:21:07.000Z","event_key":"message_created","actor_id":"12","actor_type":"User","entity_id":"5","entity_type":"Message","details":{"a":[1,{"b":null}]},"ip_address":"10.0.0.1","user_agent":"Chrome \"1\" \ud83d\ude00"}"#,
    r#"{"id":1e400,"created_at":-1,"event_key":null,"details":7}"#,
    r#"{"id":"","created_at":"9999-99-99T99:99:99.999Z","event_key":""}"#,
    r#"{"id":"2","created_at":"-262143-01-01T00:00:00Z","event_key":"k","details":"\ud800"}"#,
    r#"{"id":"3","created_at":"0000-00-00T00:00:00.000Z","event_key":"k"}"#,
    r#"{"id":"4","created_at":"+262142-12-31T23:59:60Z","event_key":"k","x":{"y":[]}}"#,
    ",",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ":",
    "null",
    "\\",
    "\u{0}",
    "ё",
    "1E",
    "-",
];

/// Pages of whole events, then broken: bytes changed, cut out, or doubled.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let page = prop::collection::vec(select(&PIECES[2..9]), 0..6)
        .prop_map(|events| format!("{}{}{}", PIECES[0], events.join(","), PIECES[1]).into_bytes());
    let soup = prop::collection::vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat().into_bytes());
    let whole = prop_oneof![6 => page, 3 => soup, 1 => prop::collection::vec(any::<u8>(), 0..64)];
    let change = (any::<prop::sample::Index>(), 0usize..12, prop::collection::vec(any::<u8>(), 0..4));
    (whole, prop::collection::vec(change, 0..4)).prop_map(|(mut bytes, changes)| {
        for (at, cut, put) in changes {
            let start = at.index(bytes.len() + 1);
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, put);
        }
        bytes
    })
}

fn check(bodies: &[Vec<u8>]) {
    let mut session = Session::new(SCREEN).unwrap();
    let mut added = 0;
    for body in bodies {
        // As the page does: what is no text is no page.
        let Ok(text) = std::str::from_utf8(body) else { continue };
        let readable = EventPage::read(text).map(|page| page.events.len());
        match session.append(text) {
            Ok(new) => {
                assert!(readable.is_ok_and(|count| new <= count));
                added += new;
            }
            Err(_) => assert!(readable.is_err()),
        }
        assert_eq!(session.append(text).unwrap_or_default(), 0, "a page taken in twice adds nothing");
    }
    assert_eq!(session.len(), added);
    session.read();
    assert_eq!(session.numbers(View::Total), [added as u32]);
    for row in session.numbers(View::Newest).to_vec() {
        let json = session.event(row).unwrap();
        let page = format!(r#"{{"data":[{json}],"meta":{{}}}}"#);
        assert_eq!(session.append(&page).unwrap(), 0, "an event that is read back is the same: {json}");
    }
    session.set(r#"{"time":{"from":0,"until":"9999-12-31T23:59:59Z"},"text":"1"}"#).unwrap();
    session.read();
    assert!(session.numbers(View::Total)[0] as usize <= added);
}

proptest! {
    #[test]
    fn broken_pages_are_refused_or_read_but_never_harm(bodies in prop::collection::vec(body(), 0..8)) {
        check(&bodies);
    }
}
