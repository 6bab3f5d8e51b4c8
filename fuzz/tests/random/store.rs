//! Pages of whole events, then broken, and filters among them.

use crate::config;
use audit_fuzz::store::is_kept_up_to_date;
use proptest::prelude::*;
use proptest::sample::select;

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

/// Filters as a screen would set them, and take away again.
const FILTERS: &[&str] = &[
    r#"{"time":{"from":0,"until":"9999-12-31T23:59:59Z"},"text":"1"}"#,
    r#"{"time":{"from":1793491200000,"until":"2026-11-18T11:21:08Z"}}"#,
    r#"{"time":null,"text":null}"#,
    r#"{"category":{"not":["messages",null]}}"#,
    r#"{"event_key":["user_login","k"],"address":["10.0.0.0/8"]}"#,
    r#"{"actor":["12"],"present":{"not":"details"}}"#,
    r#"{"category":null,"event_key":null,"address":null,"actor":null}"#,
    r#"{"text":{"not":{"needle":"chrome","field":"user_agent"}}}"#,
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn broken_pages_are_refused_or_read_but_never_harm(
        // What is no text is no page, as the page has it.
        lines in prop::collection::vec(prop_oneof![
            2 => body().prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
            1 => select(FILTERS).prop_map(str::to_owned),
        ], 0..8),
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        is_kept_up_to_date(&lines);
    }
}
