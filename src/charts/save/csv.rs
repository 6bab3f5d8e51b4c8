//! A chart's numbers as a file for spreadsheets.

use super::Caption;
use audit_export::formula::defuse;

/// So that spreadsheets read the file as UTF-8.
const MARK: char = '\u{feff}';

/// The caption, an empty line, and the table. No cell is a formula.
pub fn write(caption: &Caption, table: &[Vec<String>]) -> String {
    let head = [&caption.title].into_iter().chain(&caption.lines).map(|line| vec![line.clone()]);
    let rows = head.chain([Vec::new()]).chain(table.iter().cloned());
    let mut text = String::from(MARK);
    for row in rows {
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn cell(text: &str) -> String {
    let safe = defuse(text);
    if safe.contains([',', '"', '\n', '\r', ';', '\'']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_the_log_are_no_formulas_and_break_no_rows() {
        let caption = Caption { title: "Who".into(), lines: vec!["a, b".into()] };
        let table = vec![vec!["=1+1".into(), "7".into()], vec!["x\"y\nz".into(), "-".into()]];
        assert_eq!(
            write(&caption, &table),
            "\u{feff}Who\r\n\"a, b\"\r\n\r\n\"'=1+1\",7\r\n\"x\"\"y\nz\",\"'-\"\r\n"
        );
    }
}
