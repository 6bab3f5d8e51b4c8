//! Files out of pieces that are nearly right, then broken, in pieces of any size.

use crate::config;
use audit_fuzz::files::is_the_same_in_pieces;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const EVENT: &str =
    r#"{"id":"a","created_at":"2026-11-18T11:21:07.000Z","event_key":"k","details":{"data":[1]}}"#;
const HEAD: &str = "id,created_at,event_key,actor_id,details,user_agent\n";

/// Pieces that files are made of, and that they are not.
const PIECES: &[&str] = &[
    EVENT,
    r#"{"id":"b","created_at":"2026-11-18T11:21:08Z","event_key":"k","user_agent":"\"\\\u0041"}"#,
    r#"{"data":["#,
    r#"],"meta":{"paginate":{"next_page":"x"}}}"#,
    r#"{"format":"pachca-audit-dashboard","version":1,"file":{}}"#,
    HEAD,
    "c,2026-11-18T11:21:09.000Z,k,1,\"{\"\"a\"\":1}\",'=x\n",
    "d;2026-11-18T11:21:09.000Z;k;1;;\r\n",
    "\u{feff}",
    "[",
    "]",
    "{",
    "}",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\"",
    "\\",
    "\u{0}",
    "ё",
    "PK\u{3}\u{4}",
    "PAR1",
    "\u{1f}\u{8b}",
];

fn file() -> impl Strategy<Value = Vec<u8>> {
    let some = |pieces: &'static [&'static str]| prop::collection::vec(select(pieces), 0..6);
    let array = some(&PIECES[..2]).prop_map(|events| format!("[{}]", events.join(",")));
    let pages =
        some(&PIECES[..2]).prop_map(|events| format!("{}{}{}", PIECES[2], events.join(","), PIECES[3]));
    let lines = some(&PIECES[..2]).prop_map(|events| events.join("\n"));
    let table = some(&PIECES[6..8]).prop_map(|rows| format!("{HEAD}{}", rows.concat()));
    let soup = prop::collection::vec(select(PIECES), 0..16).prop_map(|pieces| pieces.concat());
    let text =
        prop_oneof![2 => array, 2 => pages, 2 => lines, 2 => table, 4 => soup].prop_map(String::into_bytes);
    // The same in the other alphabet of bytes that spreadsheets write.
    let wide = text.clone().boxed().prop_map(|bytes| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    });
    let whole = prop_oneof![8 => text, 1 => wide, 1 => prop::collection::vec(any::<u8>(), 0..64)];
    let change = (any::<Index>(), 0usize..12, prop::collection::vec(any::<u8>(), 0..4));
    (whole, prop::collection::vec(change, 0..4)).prop_map(|(mut bytes, changes): (Vec<u8>, _)| {
        for (at, cut, put) in changes {
            let start = at.index(bytes.len() + 1);
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, put);
        }
        bytes
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_broken_file_is_read_or_refused_whatever_its_pieces(
        file in file(),
        lengths in prop::collection::vec(1usize..40, 1..6),
    ) {
        is_the_same_in_pieces(&file, &lengths);
    }
}
