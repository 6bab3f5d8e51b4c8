//! Lines of filters that nobody would type.

use audit_dashboard::query_line::complete::{asked, put};
use audit_dashboard::query_line::lex::tokens;
use audit_dashboard::query_line::{Found, Lookup, read, write};
use audit_store::Facet;
use std::ops::Range;

/// Where every value is known by its own name, and none is called nothing.
struct Everything;

impl Lookup for Everything {
    fn find(&self, _: Facet, text: &str) -> Found {
        if text.trim().is_empty() { Found::Nothing } else { Found::Values(vec![text.to_owned()]) }
    }
}

/// The line, and behind its first line break what it is finished with.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (line, with) = text.split_once('\n').unwrap_or((&text, "auth"));
    is_read_to_its_end(line);
    can_be_finished_anywhere(line, with);
}

/// Understood or not, what was understood is written and read the same, and whatever is shown of it lies within it.
pub fn is_read_to_its_end(line: &str) {
    let is_within = |span: &Range<usize>| line.get(span.clone()).is_some();
    let (filters, problems) = read(line, &Everything);
    assert!(problems.iter().all(|problem| is_within(&problem.span)), "{problems:?}");
    assert!(tokens(line).iter().all(|token| is_within(&token.span)));
    let written = write(&filters, |_, value| value.to_owned());
    let (again, problems) = read(&written, &Everything);
    assert_eq!(problems, [], "{line:?} was written as {written:?}");
    assert_eq!(again, filters, "{line:?} was written as {written:?}");
}

/// Wherever the caret is, it ends between two letters.
pub fn can_be_finished_anywhere(line: &str, text: &str) {
    for caret in (0..=line.len()).filter(|at| line.is_char_boundary(*at)) {
        if let Some(asked) = asked(line, caret) {
            let (finished, caret) = put(line, &asked, text);
            assert!(finished.is_char_boundary(caret), "{finished:?} {caret}");
        }
    }
}
