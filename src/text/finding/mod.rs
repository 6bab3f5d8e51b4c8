//! Findings in words: what happened, what was normal before, what to do, how sure. Plain functions, as in [`super`].

mod advice;
mod before;
pub mod markdown;
mod said;

pub use advice::{advice, origin};
pub use before::{before_all, before_each, most};
pub use said::{duration, sentence};

use crate::i18n::{Lang, message};
use crate::text::clean::{LINE_CHARS, part};
use audit_detect::{Finding, Nature, Rule, Severity};

/// What a rule is called.
pub fn name(lang: Lang, rule: Rule) -> String {
    message(lang, &format!("rule-{}-name", rule.slug()), &[])
}

/// What the rule of a finding is called. The names of the reader's own rules belong into a `<bdi>`.
pub fn called(lang: Lang, finding: &Finding) -> String {
    let own = finding.own.as_ref().and_then(|own| part(&own.title, LINE_CHARS));
    own.unwrap_or_else(|| name(lang, finding.rule))
}

/// Why the rule of a finding exists; of a rule of the reader's own, what its author says of it.
pub fn why(lang: Lang, finding: &Finding) -> String {
    let said = finding.own.as_ref().map(|own| own.description.trim().to_owned());
    said.filter(|said| !said.is_empty())
        .unwrap_or_else(|| message(lang, &format!("rule-{}-why", finding.rule.slug()), &[]))
}

/// The word for a severity.
pub fn severity(lang: Lang, severity: Severity) -> String {
    message(lang, &format!("severity-{}", severity.slug()), &[])
}

/// How sure a finding is: what the log itself says is no matter of degree.
pub fn sure(lang: Lang, finding: &Finding) -> String {
    match finding.rule.nature() {
        Nature::Fact if finding.own.is_some() => message(lang, "finding-sure-own", &[]),
        Nature::Fact => message(lang, "finding-sure-fact", &[]),
        Nature::Inference => message(lang, "finding-sure", &[("n", finding.confidence.to_string().into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::find_message;

    #[test]
    fn every_rule_and_severity_has_its_words_in_both_languages() {
        for lang in Lang::ALL {
            for rule in Rule::ALL.into_iter().chain([Rule::Own]) {
                for part in ["name", "why"] {
                    let id = format!("rule-{}-{part}", rule.slug());
                    assert!(
                        find_message(lang, &id, &[]).is_some_and(|text| !text.is_empty()),
                        "{lang:?} {id}"
                    );
                }
                let about = format!("advice-{}", advice::about(rule));
                assert!(find_message(lang, &about, &[]).is_some(), "{lang:?} {rule:?}");
            }
            for one in Severity::ALL {
                assert!(!severity(lang, one).starts_with("severity-"), "{lang:?} {one:?}");
            }
        }
    }
}
