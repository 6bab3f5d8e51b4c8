//! Files that something happened to, in pieces of any size: read or refused, the same whatever the pieces.
//!
//! Always the same cases, so that a red build is red again; `PROPTEST_CASES=1000000` takes others, and as many.

#![allow(clippy::unwrap_used)] // A test may: helpers of tests are not known as such to the lint.

use audit_export::read::{Bad, Batch, Kind, Problem, Reader};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

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

type Outcome = (Vec<String>, Vec<Bad>, Result<Option<Kind>, Problem>);

/// Reads in pieces of these lengths, over and over.
fn read(file: &[u8], lengths: &[usize]) -> Outcome {
    let (mut events, mut bad) = (Vec::new(), Vec::new());
    let mut take = |batch: Batch<'_>| {
        events.extend(batch.events.iter().map(|event| event.to_json()));
        bad.extend(batch.bad);
    };
    let mut reader = Reader::new();
    let (mut rest, mut lengths) = (file, lengths.iter().cycle());
    let mut outcome = Ok(());
    while !rest.is_empty() && outcome.is_ok() {
        let (piece, after) = rest.split_at((*lengths.next().unwrap()).min(rest.len()));
        outcome = reader.feed(piece, &mut take);
        rest = after;
    }
    let outcome = outcome.and_then(|()| reader.finish(&mut take)).map(|()| reader.kind());
    (events, bad, outcome)
}

fn config() -> ProptestConfig {
    let given = ProptestConfig::default();
    let usual = std::env::var_os("PROPTEST_CASES").is_none();
    ProptestConfig { rng_seed: if usual { RngSeed::Fixed(1) } else { given.rng_seed }, ..given }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_broken_file_is_read_or_refused_whatever_its_pieces(
        file in file(),
        lengths in prop::collection::vec(1usize..40, 1..6),
    ) {
        let whole = read(&file, &[file.len().max(1)]);
        let pieces = read(&file, &lengths);
        prop_assert_eq!(&pieces.2, &whole.2, "{:?}", String::from_utf8_lossy(&file));
        // Where reading ends early, how much of the last piece was still read depends on its length.
        if whole.2.is_ok() {
            prop_assert_eq!(pieces, whole, "{:?}", String::from_utf8_lossy(&file));
        }
    }
}
