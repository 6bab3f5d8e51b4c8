//! The report as a page to print.

use super::{Found, Item, Report, Severe, word};

/// Ink on white, a page for paper. Colours of severities stand out on it as on the screen, and a word is beside each.
const STYLE: &str = include_str!("report.css");

/// The report as a page of its own, which fetches nothing.
pub fn html(report: &Report) -> String {
    let title = escaped(&report.title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <style>{STYLE}</style></head>\n<body><main><h1><bdi>{title}</bdi></h1><p class=\"made\">{}</p>\n{}\n\
         <h2>{}</h2>\n{}</main></body></html>\n",
        report.lang.code(),
        escaped(&report.made),
        summary(report),
        word(report, "report-events"),
        report.items.iter().map(event).collect::<String>(),
    )
}

fn summary(report: &Report) -> String {
    let gravest = report
        .severity
        .as_ref()
        .map(|severity| format!("<dt>{}</dt><dd>{}</dd>", word(report, "report-severity"), badge(severity)));
    let facts = report.facts.iter().map(|fact| {
        let values = fact.values.iter().map(|value| format!("<div><bdi>{}</bdi></div>", escaped(value)));
        format!("<dt>{}</dt><dd>{}</dd>", escaped(&fact.label), values.collect::<String>())
    });
    let facts: String = gravest.into_iter().chain(facts).collect();
    let found = list(&word(report, "report-findings"), "ol", report.found.iter().map(finding));
    let advice = report.next.iter().map(|next| format!("<li><bdi>{}</bdi></li>", escaped(next)));
    let next = list(&word(report, "finding-next"), "ul", advice);
    format!("<h2>{}</h2>\n<dl>{facts}</dl>\n{found}{next}", word(report, "report-summary"))
}

/// A list under a heading; nothing where it is empty.
fn list(heading: &str, tag: &str, items: impl Iterator<Item = String>) -> String {
    match items.collect::<String>() {
        items if items.is_empty() => items,
        items => format!("<h3>{heading}</h3>\n<{tag}>{items}</{tag}>\n"),
    }
}

fn badge(severity: &Severe) -> String {
    format!("<span class=\"sev {}\">{}</span>", severity.slug, escaped(&severity.word))
}

fn finding(found: &Found) -> String {
    let line = |text: &String| format!("<p><bdi>{}</bdi></p>", escaped(text));
    let normal = found.normal.iter().map(|normal| {
        let label = escaped(&normal.label);
        format!("<p class=\"quiet\">{label}: <bdi>{}</bdi></p>", escaped(&normal.values.join("; ")))
    });
    format!(
        "<li>{} <b><bdi>{}</bdi></b> <span class=\"quiet\">{}</span>{}{}<p class=\"quiet\"><bdi>{}</bdi></p></li>",
        badge(&found.severity),
        escaped(&found.name),
        escaped(&found.when),
        found.sentence.iter().map(line).collect::<String>(),
        normal.collect::<String>(),
        escaped(&found.why),
    )
}

fn event(item: &Item) -> String {
    let e = escaped;
    let tags: String = item.tags.iter().map(|tag| format!(" <mark>{}</mark>", e(tag))).collect();
    let text = match item.text.as_str() {
        "" => String::new(),
        text => format!("<blockquote>{}</blockquote>", e(text)),
    };
    let facts: String = item.facts.iter().map(|fact| format!("<li><bdi>{}</bdi></li>", e(fact))).collect();
    format!(
        "<section><h3>{}</h3><p><b><bdi>{}</bdi></b> <bdi>{}</bdi>{tags}</p>{text}<ul>{facts}</ul></section>\n",
        e(&item.when),
        e(&item.who),
        e(&item.what)
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
