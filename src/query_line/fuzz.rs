//! Lines that nobody would type: understood or not, what was understood is written and read the same, and whatever is
//! shown of them lies within them.
//!
//! Always the same cases, so that a red build is red again; `PROPTEST_CASES=1000000` takes others, and as many.

use super::complete::{asked, put};
use super::lex::tokens;
use super::*;
use audit_store::Facet;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use std::ops::Range;

/// Where every value is known by its own name, and none is called nothing.
struct Everything;

impl Lookup for Everything {
    fn find(&self, _: Facet, text: &str) -> Found {
        if text.trim().is_empty() { Found::Nothing } else { Found::Values(vec![text.to_owned()]) }
    }
}

/// Pieces that lines are made of, and that they are not.
const PIECES: &[&str] = &[
    "category:auth",
    "event:user_login",
    "actor:",
    "кто:",
    "ip:203.0.113.0/24",
    "ip:::1",
    "type:",
    "client:Chrome/1",
    "details.scopes:",
    "details.:",
    "has:agent",
    "has:note",
    "time:2026-11-16..",
    "time:..2026-11-16T14:00:30",
    "time:2026-02-30",
    "tag:x",
    "note:",
    "case:",
    "role:admin",
    "none",
    "-",
    "--",
    ":",
    ",",
    ".",
    "..",
    "/",
    "\"",
    "\\",
    "\\\"",
    " ",
    "  ",
    "\t",
    "\u{a0}",
    "\u{3000}",
    "\u{202e}",
    "\u{200b}",
    "Игорь Панов",
    "é",
    "😀",
    "=",
    "0",
    "a",
];

fn line() -> impl Strategy<Value = String> {
    let soup = prop::collection::vec(select(PIECES), 0..14).prop_map(|pieces| pieces.concat());
    prop_oneof![8 => soup, 1 => any::<String>()]
}

fn config() -> ProptestConfig {
    let given = ProptestConfig::default();
    let usual = std::env::var_os("PROPTEST_CASES").is_none();
    ProptestConfig { rng_seed: if usual { RngSeed::Fixed(1) } else { given.rng_seed }, ..given }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_line_is_read_to_its_end(line in line()) {
        let is_within = |span: &Range<usize>| line.get(span.clone()).is_some();
        let (filters, problems) = read(&line, &Everything);
        prop_assert!(problems.iter().all(|problem| is_within(&problem.span)), "{problems:?}");
        prop_assert!(tokens(&line).iter().all(|token| is_within(&token.span)));
        let written = write(&filters, |_, value| value.to_owned());
        let (again, problems) = read(&written, &Everything);
        prop_assert_eq!(&problems, &[], "{:?} was written as {:?}", line, written);
        prop_assert_eq!(again, filters, "{:?} was written as {:?}", line, written);
    }

    #[test]
    fn a_line_can_be_finished_anywhere(line in line(), text in select(PIECES)) {
        for caret in (0..=line.len()).filter(|at| line.is_char_boundary(*at)) {
            if let Some(asked) = asked(&line, caret) {
                let (finished, caret) = put(&line, &asked, text);
                prop_assert!(finished.is_char_boundary(caret), "{finished:?} {caret}");
            }
        }
    }
}
