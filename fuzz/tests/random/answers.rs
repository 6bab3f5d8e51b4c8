//! Answers out of pieces that are nearly right, then broken.

use crate::config;
use audit_fuzz::answers::{event_comes_back, is_read_or_refused, moment_comes_back};
use audit_model::Timestamp;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Pieces that answers are made of, and that they are not.
const PIECES: &[&str] = &[
    r#"{"data":["#,
    r#"],"meta":{"paginate":{"next_page":"x","has_next":true}}}"#,
    r#"{"id":"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"user_login","details":{"a":[1,{"b":null}]}}"#,
    r#"{"id":"2","created_at":"2026-02-28T23:59:60.1234567891Z","event_key":"k","user_agent":"\ud83d\ude00","x":{"y":[]}}"#,
    r#"{"id":3,"created_at":"-262143-01-01T00:00:00+23:59","event_key":[],"details":"\u0000"}"#,
    r#"{"data":{"id":1e99,"first_name":"a","role":7}}"#,
    r#""next_page":{}"#,
    "[[[[[[[[",
    "]]]]]]]]",
    "{\"a\":",
    ",",
    "}",
    "\"",
    "\\ud800",
    "null",
    "ё",
    "\u{202e}",
    "9e999",
    "T",
    "+00:00",
];

fn body() -> impl Strategy<Value = String> {
    let page = prop::collection::vec(select(&PIECES[2..6]), 0..5)
        .prop_map(|events| format!("{}{}{}", PIECES[0], events.join(","), PIECES[1]));
    let event = select(&PIECES[2..6]).prop_map(str::to_owned);
    let soup = prop::collection::vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat());
    let whole = prop_oneof![5 => page, 3 => event, 3 => soup, 1 => any::<String>()];
    let change = (any::<Index>(), 0usize..8, select(PIECES));
    (whole, prop::collection::vec(change, 0..3)).prop_map(|(text, changes)| {
        let mut bytes = text.into_bytes();
        for (at, cut, put) in changes {
            let start = at.index(bytes.len() + 1);
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, put.bytes());
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_broken_answer_is_read_or_refused(body in body()) {
        is_read_or_refused(&body);
    }

    #[test]
    fn an_event_that_was_read_is_written_and_read_the_same(text in body()) {
        event_comes_back(&text);
    }

    #[test]
    fn a_moment_is_written_and_read_the_same(moment in any::<i64>(), text in "[0-9TZ:.+ -]{0,32}") {
        [Some(Timestamp(moment)), Timestamp::parse(&text)].into_iter().flatten().for_each(moment_comes_back);
    }
}
