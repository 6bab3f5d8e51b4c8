//! The rules of all files together: each with a key of its own, without what cannot run.

use crate::item::{Item, Items, Kind};
use crate::read::read;
use rsigma_eval::{CompiledRule, CorrelationConfig, CorrelationEngine, CorrelationEventMode};
use rsigma_parser::{LogSource, SigmaCollection};
use std::collections::{BTreeSet, HashSet};
use worker_link::sigma::{FileReport, ProblemKind, RuleFile};

/// So many events of a correlation are named.
pub const MOST_NAMED: usize = 100;
/// So many events at most does a correlation hold for each group, however long its time.
const MOST_HELD: usize = 10_000;

/// Rules that run.
pub struct Rules {
    /// Rules about single events, each with the filters upon it.
    pub single: Vec<(CompiledRule, Vec<CompiledRule>)>,
    /// What counts them.
    pub correlations: CorrelationEngine,
    /// The keys of those that find nothing themselves: they are off, or only counted by others.
    pub silent: HashSet<String>,
}

impl Rules {
    /// Takes the rules of all files; those of `off` run only where a correlation needs them.
    pub fn of(files: &[RuleFile], off: &BTreeSet<String>) -> (Vec<FileReport>, Self) {
        let mut files: Vec<Items> = files.iter().map(read).collect();
        give_keys(&mut files);
        for file in &mut files {
            file.leave_out(|item| foreign(item).map(|source| (ProblemKind::Foreign, source)));
        }
        leave_out_unresolved(&mut files);
        let reports = files.iter().map(report).collect();
        (reports, Self::compile(files, off))
    }

    fn compile(files: Vec<Items>, off: &BTreeSet<String>) -> Self {
        let items: Vec<Item> = files.into_iter().flat_map(|file| file.items).collect();
        let (wanted, silent) = (wanted(&items, off), silent(&items, off));
        let (mut collection, mut single) = (SigmaCollection::new(), Vec::new());
        let (filters, items): (Vec<Item>, Vec<Item>) = items
            .into_iter()
            .filter(|item| wanted.contains(item.key()))
            .partition(|item| matches!(item.kind, Kind::Filter(_)));
        for item in items {
            let upon = filters.iter().filter_map(|filter| filter.upon(&item)).cloned().collect();
            match item.kind {
                Kind::Single(rule) => {
                    let (rule, compiled) = *rule;
                    single.push((compiled, upon));
                    collection.rules.push(rule);
                }
                Kind::Correlation(rule) => collection.correlations.push(*rule),
                Kind::Filter(_) => {}
            }
        }
        let mut correlations = CorrelationEngine::new(CorrelationConfig {
            emit_detections: true,
            correlation_event_mode: CorrelationEventMode::Refs,
            max_correlation_events: MOST_NAMED,
            max_group_entries: Some(MOST_HELD),
            ..CorrelationConfig::default()
        });
        // Whatever it could object to has been left out.
        let _ = correlations.add_collection(&collection);
        Self { single, correlations, silent }
    }
}

fn report(file: &Items) -> FileReport {
    let rules = file.items.iter().map(Item::info).collect();
    let mut problems = file.problems.clone();
    problems.sort_by_key(|problem| problem.line);
    FileReport { name: file.name.clone(), rules, problems }
}

/// The keys of the rules that are on, and of those that they count.
fn wanted(items: &[Item], off: &BTreeSet<String>) -> HashSet<String> {
    let mut wanted: HashSet<String> =
        items.iter().map(|item| item.key().to_owned()).filter(|key| !off.contains(key)).collect();
    // Correlations count correlations: until nothing more comes.
    loop {
        let named: HashSet<&str> = items
            .iter()
            .filter(|item| wanted.contains(item.key()))
            .flat_map(|item| item.counts().iter().map(String::as_str))
            .collect();
        let more: Vec<String> = items
            .iter()
            .filter(|item| !wanted.contains(item.key()) && item.names().any(|name| named.contains(name)))
            .map(|item| item.key().to_owned())
            .collect();
        if more.is_empty() {
            return wanted;
        }
        wanted.extend(more);
    }
}

/// The keys of the rules that are off, or that correlations count without `generate: true`. Correlations of correlations
/// silence nothing.
fn silent(items: &[Item], off: &BTreeSet<String>) -> HashSet<String> {
    let counted: HashSet<&str> = items
        .iter()
        .filter(|item| !off.contains(item.key()))
        .filter_map(|item| match &item.kind {
            Kind::Correlation(rule) if !rule.generate => Some(&rule.rules),
            _ => None,
        })
        .flatten()
        .map(String::as_str)
        .collect();
    let is_counted =
        |item: &Item| matches!(item.kind, Kind::Single(_)) && item.names().any(|name| counted.contains(name));
    let is_silent = |item: &&Item| off.contains(item.key()) || is_counted(item);
    items.iter().filter(is_silent).map(|item| item.key().to_owned()).collect()
}

/// Every rule gets a key that stays the same while its file does: its id, or the file's name and its number there.
fn give_keys(files: &mut [Items]) {
    let mut taken = HashSet::new();
    for file in files {
        let name = file.name.clone();
        for (number, item) in file.items.iter_mut().enumerate() {
            if item.key().is_empty() {
                item.set_key(format!("{name}#{}", number + 1));
            }
        }
        file.leave_out(|item| {
            let is_new = taken.insert(item.key().to_owned());
            (!is_new).then(|| (ProblemKind::Double, item.key().to_owned()))
        });
    }
}

/// What a rule is about, if that is not this log.
fn foreign(item: &Item) -> Option<String> {
    let LogSource { category, product, service, .. } = item.source()?;
    let is = |value: &Option<String>, ours: &str| {
        value.as_ref().is_none_or(|value| value.eq_ignore_ascii_case(ours))
    };
    let is_ours = is(product, "pachca") && is(service, "audit") && category.is_none();
    let names = [category, product, service].into_iter().flatten().cloned().collect::<Vec<_>>();
    (!is_ours).then(|| names.join(", "))
}

/// Leaves out correlations and filters that name what is not there, and correlations that name, by way of each other,
/// themselves.
fn leave_out_unresolved(files: &mut [Items]) {
    let mut known: HashSet<String> = HashSet::new();
    loop {
        let before = known.len();
        for item in files.iter().flat_map(|file| &file.items) {
            if item.refers_to().iter().all(|name| known.contains(name)) {
                known.extend(item.names().map(str::to_owned));
            }
        }
        if known.len() == before {
            break;
        }
    }
    for file in files {
        file.leave_out(|item| {
            let missing = item.refers_to().iter().find(|name| !known.contains(*name))?;
            Some((ProblemKind::Reference, missing.clone()))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(title: &str, more: &str) -> String {
        format!(
            "title: {title}\n{more}logsource:\n  product: pachca\ndetection:\n  s:\n    EventType: user_login\n  condition: s\n"
        )
    }

    fn correlation(title: &str, of: &str) -> String {
        format!(
            "title: {title}\nname: {title}\ncorrelation:\n  type: event_count\n  rules:\n    - {of}\n  group-by:\n    - User\n  timespan: 10m\n  condition:\n    gte: 3\n"
        )
    }

    fn given(documents: &[String]) -> (FileReport, Rules) {
        given_without(documents, &[])
    }

    fn given_without(documents: &[String], off: &[&str]) -> (FileReport, Rules) {
        let file = RuleFile { name: "r.yml".to_owned(), text: documents.join("---\n") };
        let off = off.iter().map(|key| (*key).to_owned()).collect();
        let (mut reports, rules) = Rules::of(&[file], &off);
        (reports.pop().unwrap(), rules)
    }

    fn kinds(report: &FileReport) -> Vec<(&str, ProblemKind)> {
        report.problems.iter().map(|one| (one.rule.as_deref().unwrap_or_default(), one.kind)).collect()
    }

    #[test]
    fn rules_are_known_by_their_id_or_place() {
        let (report, rules) = given(&[rule("A", "id: a\n"), rule("B", ""), rule("C", "id: a\n")]);
        let keys: Vec<_> = report.rules.iter().map(|rule| rule.key.as_str()).collect();
        assert_eq!(keys, ["a", "r.yml#2"]);
        assert_eq!(kinds(&report), [("C", ProblemKind::Double)]);
        assert_eq!(rules.single.len(), 2);
    }

    #[test]
    fn correlations_of_nothing_and_in_a_circle_are_left_out() {
        let (report, rules) = given(&[
            rule("A", "name: a\n"),
            correlation("good", "a"),
            correlation("upon", "good"),
            correlation("lost", "nothing"),
            correlation("one", "two"),
            correlation("two", "one"),
        ]);
        let reference = ProblemKind::Reference;
        assert_eq!(kinds(&report), [("lost", reference), ("one", reference), ("two", reference)]);
        assert_eq!((rules.single.len(), rules.correlations.correlation_rule_count()), (1, 2));
    }

    #[test]
    fn what_is_off_runs_only_for_others() {
        let documents = [rule("A", "name: a\nid: a\n"), rule("B", "id: b\n"), correlation("count", "a")];
        let (report, rules) = given_without(&documents, &["a", "b"]);
        assert_eq!((report.rules.len(), rules.single.len()), (3, 1));
        let (_, rules) = given_without(&documents, &["a", "r.yml#3"]);
        assert_eq!((rules.single.len(), rules.correlations.correlation_rule_count()), (1, 0));
    }

    fn filter(title: &str, of: &str, more: &str) -> String {
        format!(
            "title: {title}\nlogsource:\n  product: pachca\nfilter:\n  rules: {of}\n  ours:\n    User: '7'\n  condition: not ours\n{more}"
        )
    }

    #[test]
    fn filters_are_upon_the_rules_that_they_name_and_on_or_off_like_these() {
        let documents = [
            rule("A", "name: a\n"),
            rule("B", "id: b\n"),
            filter("F", "[a]", "id: f\n"),
            filter("All", "any", "id: all\n"),
        ];
        let filters = |off: &[&str]| {
            let (report, rules) = given_without(&documents, off);
            assert_eq!((report.problems.len(), report.rules.len()), (0, 4), "{report:?}");
            rules.single.iter().map(|(_, filters)| filters.len()).collect::<Vec<_>>()
        };
        assert_eq!(filters(&[]), [2, 1]);
        assert_eq!(filters(&["f"]), [1, 1]);
        assert_eq!(filters(&["all", "b"]), [1]);
    }

    #[test]
    fn filters_upon_nothing_or_of_other_systems_and_those_that_say_nothing_are_left_out() {
        let (report, _) = given(&[
            rule("A", "name: a\n"),
            filter("Lost", "[nothing]", ""),
            filter("Windows", "any", "").replace("product: pachca", "product: windows"),
            filter("No name", "any", "").replace("not ours", "not theirs"),
        ]);
        let found = kinds(&report);
        for expected in [
            ("Lost", ProblemKind::Reference),
            ("Windows", ProblemKind::Foreign),
            ("No name", ProblemKind::Condition),
        ] {
            assert!(found.contains(&expected), "{found:?}");
        }
        assert_eq!((found.len(), report.rules.len()), (3, 1));
    }

    #[test]
    fn rules_about_other_systems_are_said_to_be_that() {
        let (report, _) = given(&[
            rule("W", "").replace("product: pachca", "product: windows\n  category: process_creation")
        ]);
        assert_eq!(kinds(&report), [("W", ProblemKind::Foreign)]);
        assert_eq!(report.problems[0].detail, "process_creation, windows");
    }
}
