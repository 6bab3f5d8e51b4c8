//! Findings in words: what happened, what was normal before, what to do, how sure. Plain functions, as in [`super`].

mod advice;
mod before;
pub mod markdown;
mod said;

pub use advice::{advice, source};
pub use before::before;
pub use said::{duration, sentence};

use crate::i18n::{Lang, message};
use audit_detect::{Finding, Nature, Rule, Severity};

/// What a rule is called.
pub fn name(lang: Lang, rule: Rule) -> String {
    message(lang, &format!("rule-{}-name", rule.slug()), &[])
}

/// Why a rule exists.
pub fn why(lang: Lang, rule: Rule) -> String {
    message(lang, &format!("rule-{}-why", rule.slug()), &[])
}

/// The word for a severity.
pub fn severity(lang: Lang, severity: Severity) -> String {
    message(lang, &format!("severity-{}", severity.slug()), &[])
}

/// How sure a finding is: what the log itself says is no matter of degree.
pub fn sure(lang: Lang, finding: &Finding) -> String {
    match finding.rule.nature() {
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
            for rule in Rule::ALL {
                for part in ["name", "why"] {
                    let id = format!("rule-{}-{part}", rule.slug());
                    assert!(
                        find_message(lang, &id, &[]).is_some_and(|text| !text.is_empty()),
                        "{lang:?} {id}"
                    );
                }
                assert!(!advice(lang, rule).starts_with("advice-"), "{lang:?} {rule:?}");
            }
            for one in Severity::ALL {
                assert!(!severity(lang, one).starts_with("severity-"), "{lang:?} {one:?}");
            }
        }
    }
}
