//! Cells that a spreadsheet would take for formulas.
//!
//! A spreadsheet runs a cell that begins with one of a few characters. Such a cell gets an apostrophe in front, which
//! spreadsheets take as "this is text". So that reading gives back what was written, a cell that begins with
//! apostrophes and then such a character gets one more, too: one is always taken off again.

use std::borrow::Cow;

/// Whether a spreadsheet may take this first character for the beginning of a formula; the wide forms are those of
/// Asian keyboards.
const fn begins_formula(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

fn is_dangerous(cell: &str) -> bool {
    cell.chars().find(|c| *c != '\'').is_some_and(begins_formula)
}

/// The cell as it is safe to write.
pub fn defuse(cell: &str) -> Cow<'_, str> {
    if is_dangerous(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell as it was before [`defuse`].
pub fn restore(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_all_else_stays() {
        for cell in ["=1+1", "+7 495", "-5", "@SUM(A1)", "\tx", "\r=1", "\n", "'=1", "＝1"] {
            let safe = defuse(cell);
            assert!(safe.starts_with('\''), "{cell:?}");
            assert_eq!(restore(&safe), cell);
        }
        for cell in ["", "a=b", "'", "'quoted'", "12", " =1", "{\"a\":\"=1\"}"] {
            assert_eq!(defuse(cell), cell);
            assert_eq!(restore(cell), cell);
        }
    }
}
