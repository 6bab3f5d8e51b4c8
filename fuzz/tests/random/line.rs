//! Lines out of pieces that filters are made of, and that they are not.

use crate::config;
use audit_fuzz::line::{can_be_finished_anywhere, is_read_to_its_end};
use proptest::prelude::*;
use proptest::sample::select;

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

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_line_is_read_to_its_end(line in line()) {
        is_read_to_its_end(&line);
    }

    #[test]
    fn a_line_can_be_finished_anywhere(line in line(), text in select(PIECES)) {
        can_be_finished_anywhere(&line, text);
    }
}
