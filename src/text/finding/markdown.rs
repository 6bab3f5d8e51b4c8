//! Findings as Markdown, for a ticket or a document.

use super::{advice, before_each, called, sentence, severity, sure};
use crate::i18n::{Lang, message};
use crate::text::Names;
use crate::text::escape::harmless;
use audit_detect::Finding;

/// The findings of an incident as items of a list; `when` says when one was.
pub fn items(
    findings: &[&Finding],
    lang: Lang,
    names: &dyn Names,
    when: impl Fn(&Finding) -> String,
) -> String {
    let each = findings.iter().zip(before_each(findings, lang));
    each.map(|(finding, before)| format!("\n{}\n", item(finding, lang, names, &when(finding), before)))
        .collect()
}

/// A finding as an item of a list, with its facts below it.
fn item(finding: &Finding, lang: Lang, names: &dyn Names, when: &str, before: Option<String>) -> String {
    let person = |id: &String| match names.person(id) {
        Some(name) => format!("{} (id {})", harmless(&name), harmless(id)),
        None => format!("id {}", harmless(id)),
    };
    let mut people: Vec<String> = finding.actor.iter().map(person).collect();
    people.extend(finding.actors.iter().filter(|id| finding.actor.as_ref() != Some(*id)).map(person));
    let places: Vec<String> = finding.addresses.iter().map(|address| harmless(address)).collect();
    let mut lines = vec![format!(
        "- **{}: {}**",
        severity(lang, finding.severity),
        harmless(&sentence(finding, lang, names))
    )];
    let mut fact = |id: &str, text: String| {
        if !text.is_empty() {
            lines.push(format!("  - {}: {text}", message(lang, id, &[])));
        }
    };
    fact("findings-markdown-who", people.join(", "));
    fact("findings-markdown-where", places.join(", "));
    fact("findings-markdown-when", when.to_owned());
    fact("finding-usual", harmless(&before.unwrap_or_default()));
    fact("finding-next", harmless(&advice(lang, finding)));
    fact(
        "findings-rule",
        format!(
            "{} ({}), {}",
            harmless(&called(lang, finding)),
            harmless(finding.own_key().unwrap_or_else(|| finding.rule.slug())),
            sure(lang, finding)
        ),
    );
    lines.join("\n")
}
