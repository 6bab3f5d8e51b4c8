//! The report as Markdown.

use super::{Found, Item, Report, word};

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let e = escaped;
    let mut out =
        format!("# {}\n\n{}\n\n## {}\n\n", e(&report.title), e(&report.made), word(report, "report-summary"));
    if let Some(severity) = &report.severity {
        out.push_str(&format!("- {}: **{}**\n", word(report, "report-severity"), e(&severity.word)));
    }
    for fact in &report.facts {
        out.push_str(&format!("- {}: {}\n", e(&fact.label), e(&fact.values.join("; "))));
    }
    if !report.found.is_empty() {
        out.push_str(&format!("\n### {}\n\n", word(report, "report-findings")));
        report.found.iter().enumerate().for_each(|(place, found)| out.push_str(&finding(place + 1, found)));
    }
    if !report.next.is_empty() {
        out.push_str(&format!("\n### {}\n\n", word(report, "finding-next")));
        report.next.iter().for_each(|next| out.push_str(&format!("- {}\n", e(next))));
    }
    out.push_str(&format!("\n## {}\n", word(report, "report-events")));
    report.items.iter().for_each(|item| out.push_str(&event(item)));
    out
}

fn finding(number: usize, found: &Found) -> String {
    let e = escaped;
    let mut out =
        format!("{number}. **{}: {}** ({})\n", e(&found.severity.word), e(&found.name), e(&found.when));
    for line in found.sentence.iter().chain([&found.why]).filter(|line| !line.is_empty()) {
        out.push_str(&format!("   - {}\n", e(line)));
    }
    if let Some(normal) = &found.normal {
        out.push_str(&format!("   - {}: {}\n", e(&normal.label), e(&normal.values.join("; "))));
    }
    out
}

fn event(item: &Item) -> String {
    let e = escaped;
    let tags = item.tags.iter().map(|tag| format!(" `{}`", tag.replace('`', "'"))).collect::<String>();
    let mut out = format!("\n### {}\n\n**{}** {}{tags}\n", e(&item.when), e(&item.who), e(&item.what));
    if !item.text.is_empty() {
        let quoted = item.text.lines().map(|line| format!("\n> {}", e(line)));
        out.push_str(&format!("{}\n", quoted.collect::<String>()));
    }
    out.push('\n');
    item.facts.iter().for_each(|fact| out.push_str(&format!("- {}\n", e(fact))));
    out
}

/// Characters that mean something in Markdown, with a backslash; on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
