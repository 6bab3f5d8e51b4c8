//! A case as a report: Markdown to paste, or a page to print. Foreign text stays text in both.

mod html;
mod markdown;

pub use html::html;
pub use markdown::markdown;

use crate::i18n::{Lang, message};

/// What the report says: first what a reader in a hurry needs, then every event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The language of its words.
    pub lang: Lang,
    /// What the case is called.
    pub title: String,
    /// When the report was made.
    pub made: String,
    /// The gravest severity of the findings that the case came from.
    pub severity: Option<Severe>,
    /// When, how many events, what happened, who, from where, with what.
    pub facts: Vec<Entry>,
    /// The findings that the case came from.
    pub found: Vec<Found>,
    /// What to do, as they say.
    pub next: Vec<String>,
    /// The events, oldest first.
    pub items: Vec<Item>,
}

/// A severity: its name for styles, and the word for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severe {
    /// The name.
    pub slug: &'static str,
    /// The word.
    pub word: String,
}

/// Values under a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The label.
    pub label: String,
    /// The values.
    pub values: Vec<String>,
}

/// A finding that the case came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How grave.
    pub severity: Severe,
    /// What its rule is called.
    pub name: String,
    /// From when to when.
    pub when: String,
    /// What happened, if its name does not say that.
    pub sentence: Option<String>,
    /// Why the rule exists.
    pub why: String,
    /// What was normal before.
    pub normal: Option<Entry>,
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

/// A heading or label of a report.
fn word(report: &Report, id: &str) -> String {
    message(report.lang, id, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let hostile = "<img src=x onerror=alert(1)> [a](b) *x* \"&\"";
        Report {
            lang: Lang::En,
            title: hostile.into(),
            made: "Report made on 30 Nov".into(),
            severity: Some(Severe { slug: "high", word: "High".into() }),
            facts: vec![Entry { label: "Who".into(), values: vec![hostile.into(), "Igor".into()] }],
            found: vec![Found {
                severity: Severe { slug: "high", word: "High".into() },
                name: hostile.into(),
                when: "18 Nov".into(),
                sentence: Some(hostile.into()),
                why: hostile.into(),
                normal: Some(Entry { label: "What was normal".into(), values: vec![hostile.into()] }),
            }],
            next: vec![hostile.into()],
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
        assert!(!page.contains("<img") && page.matches("&lt;img src=x").count() >= 8, "{page}");
        assert!(page.contains("<blockquote>first\n# second</blockquote>"));
        let text = markdown(&report());
        assert!(text.starts_with("# \\<img src=x onerror=alert(1)\\> \\[a\\](b) \\*x\\*"));
        assert!(!text.replace("\\<", "").contains('<') && !text.replace("\\[", "").contains('['), "{text}");
        assert!(text.contains("\n> first\n> \\# second\n") && text.contains(" `'night'`\n"));
        assert!(text.contains("\n- 192.0.2.1\n"));
    }

    #[test]
    fn what_matters_comes_first() {
        for text in [markdown(&report()), html(&report())] {
            let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in {text}"));
            let order = [
                "Summary",
                "High",
                "Who",
                "Findings",
                "What was normal",
                "What to do",
                "Events",
                "signed in",
            ];
            assert!(order.map(at).is_sorted(), "{text}");
        }
    }

    #[test]
    fn a_case_made_by_hand_has_a_summary_without_findings() {
        let by_hand = Report { severity: None, found: Vec::new(), next: Vec::new(), ..report() };
        for text in [markdown(&by_hand), html(&by_hand)] {
            assert!(text.contains("Summary") && text.contains("Who"));
            assert!(!["Findings", "What to do", "Severity"].iter().any(|it| text.contains(it)), "{text}");
        }
    }
}
