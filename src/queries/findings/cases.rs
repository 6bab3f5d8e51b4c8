//! Findings and cases: what a case is made of, and which cases have the events of a finding already.

use super::outside::told;
use crate::i18n::{I18n, Lang};
use crate::state::App;
use crate::state::cases::{InCase, Offer, Origin, Said, cases_with};
use crate::state::notes::{MOST_NAME, Notebook};
use crate::text::Names;
use crate::text::clean::shorten;
use crate::text::finding as text;
use audit_detect::Finding;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The cases that have events of these findings.
pub(super) fn cases_of(book: &Notebook, findings: &[&Finding]) -> Vec<InCase> {
    if book.cases.is_empty() {
        return Vec::new();
    }
    let mut ids: Vec<&str> =
        findings.iter().flat_map(|finding| &finding.evidence.ids).map(String::as_str).collect();
    ids.sort_unstable();
    ids.dedup();
    cases_with(&book.cases, &ids)
}

/// The events of an incident, for a case, and what that may be called: as the one that has some of them already.
pub fn offer(app: App, i18n: I18n, ids: &[String]) -> Option<Offer> {
    let found: Vec<Finding> = ids.iter().filter_map(|id| app.findings.find(id)).collect();
    let told = untrack(|| told(app, i18n, &found))?;
    let who = found.iter().find_map(|finding| finding.actor.as_deref()).map(|id| app.names.person(id));
    let name = who.into_iter().chain([told.headline]).collect::<Vec<_>>().join(": ");
    let found: Vec<&Finding> = found.iter().collect();
    let begun = app.notes.with_untracked(|book| cases_of(book, &found)).into_iter().next();
    let origins = origins(&found, app.names.0.get_untracked().as_ref());
    let mut ids: Vec<String> = found.into_iter().flat_map(|finding| finding.evidence.ids.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    Some(Offer { ids, name: begun.map_or_else(|| shorten(&name, MOST_NAME), |case| case.name), origins })
}

/// Findings of one incident as a case keeps them.
fn origins(findings: &[&Finding], names: &dyn Names) -> BTreeMap<String, String> {
    let before = Lang::ALL.map(|lang| text::before_each(findings, lang));
    let told = findings.iter().enumerate().map(|(place, finding)| {
        let said = Lang::ALL.into_iter().zip(&before).map(|(lang, before)| {
            let (name, sentence) = (text::called(lang, finding), text::sentence(finding, lang, names));
            let said = Said {
                sentence: (sentence != name).then_some(sentence),
                name,
                why: text::why(lang, finding),
                normal: before.get(place).cloned().flatten(),
                next: text::advice(lang, finding),
            };
            (lang.code().to_owned(), said)
        });
        let origin = Origin {
            id: finding.id.to_string(),
            severity: finding.severity.slug().to_owned(),
            from_ms: finding.from.0,
            to_ms: finding.to.0,
            said: said.collect(),
        };
        (finding.id.to_string(), serde_json::to_string(&origin).unwrap_or_default())
    });
    told.collect()
}
