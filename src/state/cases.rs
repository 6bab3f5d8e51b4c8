//! Cases: named sets of events, and the findings that they came from. Plain data, kept with the notes.

use crate::i18n::Lang;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A named set of events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// What it is called.
    pub name: String,
    /// Its events, by id.
    pub ids: BTreeSet<String>,
    /// The findings that it came from, by id, each an [`Origin`] as JSON, which only its report reads; none where
    /// somebody picked the events.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub origins: BTreeMap<String, String>,
}

/// A finding that a case came from, as it was told then: a case outlives the period that is loaded, and rules and
/// thresholds may be others when its report is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    /// The finding's id.
    pub id: String,
    /// How grave, by name.
    pub severity: String,
    /// Its first event, in milliseconds since 1970.
    pub from_ms: i64,
    /// Its last event.
    pub to_ms: i64,
    /// What was said of it, by language.
    pub said: BTreeMap<String, Said>,
}

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// What its rule is called.
    pub name: String,
    /// What happened; nothing where its name says that.
    pub sentence: Option<String>,
    /// Why the rule exists.
    pub why: String,
    /// What was normal before; nothing where that was said of a finding before it.
    pub normal: Option<String>,
    /// What to do.
    pub next: String,
}

impl Origin {
    /// It in a language, or in another where it was not told in this one.
    pub fn in_words(&self, lang: Lang) -> Option<&Said> {
        self.said.get(lang.code()).or_else(|| self.said.values().next())
    }
}

/// Events that somebody is about to make a case of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The events, by id.
    pub ids: Vec<String>,
    /// What the case may be called.
    pub name: String,
    /// The findings that they prove, as a case keeps them.
    pub origins: BTreeMap<String, String>,
}

/// A case that has events of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InCase {
    /// What it is called.
    pub name: String,
    /// Whether it has all of them.
    pub whole: bool,
}

impl Case {
    /// The findings that it came from, oldest first.
    pub fn told(&self) -> Vec<Origin> {
        let read = self.origins.values().filter_map(|json| serde_json::from_str(json).ok());
        let mut told: Vec<Origin> = read.collect();
        told.sort_by(|one, other| (one.from_ms, &one.id).cmp(&(other.from_ms, &other.id)));
        told
    }
}

/// The cases that have any of these events, those with all of them first.
pub fn cases_with(cases: &[Case], ids: &[&str]) -> Vec<InCase> {
    let has = |case: &Case| ids.iter().filter(|id| case.ids.contains(**id)).count();
    let mut found: Vec<InCase> = cases
        .iter()
        .map(|case| (case, has(case)))
        .filter(|(_, count)| *count > 0)
        .map(|(case, count)| InCase { name: case.name.clone(), whole: count == ids.len() })
        .collect();
    found.sort_by_key(|case| !case.whole);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(name: &str, ids: &[&str]) -> Case {
        Case { name: name.into(), ids: ids.iter().map(|id| (*id).to_owned()).collect(), ..Case::default() }
    }

    fn origin(id: &str, from_ms: i64) -> (String, String) {
        let origin = Origin { id: id.into(), from_ms, ..Origin::default() };
        (id.to_owned(), serde_json::to_string(&origin).unwrap())
    }

    #[test]
    fn a_finding_is_in_the_cases_that_have_its_events() {
        let cases = [case("part", &["1", "9"]), case("other", &["8"]), case("whole", &["1", "2", "3"])];
        let found = cases_with(&cases, &["1", "2"]);
        let found: Vec<_> = found.iter().map(|case| (case.name.as_str(), case.whole)).collect();
        assert_eq!(found, [("whole", true), ("part", false)]);
        assert!(cases_with(&cases, &[]).is_empty());
    }

    #[test]
    fn a_case_tells_its_findings_in_the_order_of_time_and_nothing_that_is_none() {
        let broken = ("c".to_owned(), "{".to_owned());
        let origins = [origin("b", 0), origin("a", 1), broken].into();
        let told = Case { origins, ..Case::default() }.told();
        let told: Vec<_> = told.iter().map(|origin| (origin.id.as_str(), origin.from_ms)).collect();
        assert_eq!(told, [("b", 0), ("a", 1)]);
    }

    #[test]
    fn a_case_of_an_earlier_version_is_read() {
        let read: Case = serde_json::from_str(r#"{"name":"a","ids":["1"]}"#).unwrap();
        assert_eq!(read, case("a", &["1"]));
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"name":"a","ids":["1"]}"#);
    }

    #[test]
    fn what_was_told_in_one_language_is_better_than_nothing() {
        let said = |name: &str| Said { name: name.into(), ..Said::default() };
        let told = Origin { said: [("ru".to_owned(), said("р"))].into(), ..Origin::default() };
        assert_eq!(told.in_words(Lang::En), Some(&said("р")));
    }
}
