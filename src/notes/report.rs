//! A case as a report: Markdown to paste, or a page to print. Foreign text stays text in both.

/// What the report says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The language of its words: `en` or `ru`.
    pub lang: &'static str,
    /// What the case is called.
    pub title: String,
    /// How many events, from when to when, when the report was made.
    pub about: Vec<String>,
    /// The events, oldest first.
    pub items: Vec<Item>,
}

/// An event of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// When.
    pub when: String,
    /// Who did it.
    pub who: String,
    /// What happened.
    pub what: String,
    /// From where and with what; its key and id.
    pub facts: Vec<String>,
    /// Tags, a star among them.
    pub tags: Vec<String>,
    /// The comment.
    pub text: String,
}

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n\n", escaped_markdown(&report.title));
    for line in &report.about {
        out.push_str(&format!("{}\n", escaped_markdown(line)));
    }
    for item in &report.items {
        let tags = item.tags.iter().map(|tag| format!(" `{}`", tag.replace('`', "'"))).collect::<String>();
        out.push_str(&format!(
            "\n## {}\n\n**{}** {}{tags}\n",
            escaped_markdown(&item.when),
            escaped_markdown(&item.who),
            escaped_markdown(&item.what),
        ));
        if !item.text.is_empty() {
            let quoted = item.text.lines().map(|line| format!("\n> {}", escaped_markdown(line)));
            out.push_str(&format!("{}\n", quoted.collect::<String>()));
        }
        out.push('\n');
        for fact in &item.facts {
            out.push_str(&format!("- {}\n", escaped_markdown(fact)));
        }
    }
    out
}

/// Characters that mean something in Markdown, with a backslash; on one line.
fn escaped_markdown(text: &str) -> String {
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

/// Ink on white, a page for paper.
const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:14px/1.5 system-ui,sans-serif;color:#161a22}\
h1{font-size:1.5rem;margin:0 0 .3rem}.about{margin:0;color:#4a5362}\
section{margin:1.2rem 0 0;padding-top:.8rem;border-top:1px solid #d8dce4;break-inside:avoid}\
h2{font-size:.95rem;margin:0 0 .2rem}section p{margin:.2rem 0}blockquote{margin:.4rem 0;padding:.3rem .8rem;border-left:3px solid #2f5bea;white-space:pre-wrap}\
ul{margin:.3rem 0;padding:0;list-style:none;color:#4a5362;font-size:12px;overflow-wrap:anywhere}mark{padding:0 .4em;border-radius:4px;background:#e9eeff}\
@media print{body{margin:0;max-width:none}}";

/// The report as a page of its own, which fetches nothing.
pub fn html(report: &Report) -> String {
    let e = escaped_html;
    let about: String =
        report.about.iter().map(|line| format!("<p class=\"about\">{}</p>", e(line))).collect();
    let item = |item: &Item| {
        let tags: String = item.tags.iter().map(|tag| format!(" <mark>{}</mark>", e(tag))).collect();
        let text = match item.text.as_str() {
            "" => String::new(),
            text => format!("<blockquote>{}</blockquote>", e(text)),
        };
        let facts: String =
            item.facts.iter().map(|fact| format!("<li><bdi>{}</bdi></li>", e(fact))).collect();
        format!(
            "<section><h2>{}</h2><p><b><bdi>{}</bdi></b> <bdi>{}</bdi>{tags}</p>{text}<ul>{facts}</ul></section>\n",
            e(&item.when),
            e(&item.who),
            e(&item.what)
        )
    };
    let items: String = report.items.iter().map(item).collect();
    let title = e(&report.title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <style>{STYLE}</style></head>\n<body><h1>{title}</h1>{about}\n{items}</body></html>\n",
        report.lang
    )
}

fn escaped_html(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let hostile = "<img src=x onerror=alert(1)> [a](b) *x* \"&\"";
        Report {
            lang: "en",
            title: hostile.into(),
            about: vec!["2 events".into()],
            items: vec![Item {
                when: "18 Nov 2026".into(),
                who: hostile.into(),
                what: "signed in".into(),
                facts: vec!["192.0.2.1".into(), hostile.into()],
                tags: vec!["`night`".into()],
                text: "first\n# second".into(),
            }],
        }
    }

    #[test]
    fn foreign_text_stays_text() {
        let page = html(&report());
        assert!(!page.contains("<img") && page.contains("&lt;img src=x"));
        assert!(page.contains("<blockquote>first\n# second</blockquote>"));
        let text = markdown(&report());
        assert!(text.starts_with("# \\<img src=x onerror=alert(1)\\> \\[a\\](b) \\*x\\*"));
        assert!(text.contains("\n> first\n> \\# second\n") && text.contains(" `'night'`\n"));
        assert!(text.contains("\n- 192.0.2.1\n"));
    }
}
