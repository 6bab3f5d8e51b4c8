//! What is in a file of rules, each document by itself.

use crate::documents::{Document, documents};
use crate::item::{Item, Items, Kind};
use rsigma_eval::{CompiledRule, EvalError, compile_rule};
use rsigma_parser::{FilterRule, parse_sigma_yaml};
use worker_link::sigma::{Problem, ProblemKind, RuleFile};

/// The rules of a file, and what is wrong with the others.
pub fn read(file: &RuleFile) -> Items {
    let mut items = Items { name: file.name.clone(), ..Items::default() };
    let documents = documents(&file.text);
    if documents.is_empty() {
        let detail = String::new();
        items.problems.push(Problem { rule: None, line: None, kind: ProblemKind::NotSigma, detail });
    }
    for document in &documents {
        document.read(&mut items);
    }
    items
}

impl Document<'_> {
    fn read(&self, out: &mut Items) {
        let collection = match parse_sigma_yaml(self.text) {
            Ok(collection) => collection,
            Err(error) => return out.problems.push(self.problem(&error.to_string())),
        };
        out.problems.extend(collection.errors.iter().map(|error| self.problem(error)));
        if collection.is_empty() && collection.errors.is_empty() {
            out.problems.push(self.problem("Missing required field"));
        }
        let line = self.first_line();
        for rule in collection.rules {
            match compile_rule(&rule) {
                Ok(compiled) => {
                    out.items.push(Item { line, kind: Kind::Single(Box::new((rule, compiled))) });
                }
                Err(error) => {
                    let (kind, detail) = (kind_of(&error), error.to_string());
                    out.problems.push(Problem { rule: Some(rule.title), line: Some(line), kind, detail });
                }
            }
        }
        let correlations = collection.correlations.into_iter();
        out.items.extend(correlations.map(|rule| Item { line, kind: Kind::Correlation(Box::new(rule)) }));
        for filter in collection.filters {
            match compile_filter(&filter) {
                Ok(compiled) => {
                    out.items.push(Item { line, kind: Kind::Filter(Box::new((filter, compiled))) });
                }
                Err((kind, detail)) => {
                    out.problems.push(Problem { rule: Some(filter.title), line: Some(line), kind, detail });
                }
            }
        }
    }

    fn problem(&self, detail: &str) -> Problem {
        let kind = kind_of_words(detail);
        let inner = if kind == ProblemKind::NotYaml { line_in(detail) } else { None };
        let line = inner.map_or_else(|| self.first_line(), |line| self.lines_before + line);
        Problem { rule: self.title(), line: Some(line), kind, detail: detail.to_owned() }
    }
}

/// A filter as a rule of its own: what another rule matches stays if this one matches it, too.
fn compile_filter(filter: &FilterRule) -> Result<CompiledRule, (ProblemKind, String)> {
    if filter.detection.conditions.is_empty() {
        return Err((ProblemKind::Condition, String::new()));
    }
    let mut shell = parse_sigma_yaml(SHELL).ok().and_then(|mut shell| shell.rules.pop());
    let Some(rule) = shell.as_mut() else { return Err((ProblemKind::Other, String::new())) };
    rule.title.clone_from(&filter.title);
    rule.detection.clone_from(&filter.detection);
    compile_rule(rule).map_err(|error| (kind_of(&error), error.to_string()))
}

/// A rule to be filled: such a thing can only be had by reading one.
const SHELL: &str = "title: t\nlogsource:\n  product: pachca\ndetection:\n  s:\n    a: b\n  condition: s\n";

/// The line that the reader of YAML names in what it says.
fn line_in(detail: &str) -> Option<usize> {
    let (_, rest) = detail.split_once("at line ")?;
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// What kind of problem a sentence of the reader tells of: it gives sentences and no kinds.
fn kind_of_words(detail: &str) -> ProblemKind {
    const BEGINNINGS: [(&str, ProblemKind); 7] = [
        ("YAML", ProblemKind::NotYaml),
        ("Unknown modifier", ProblemKind::Modifier),
        ("`not` is not a value modifier", ProblemKind::Modifier),
        ("Condition", ProblemKind::Condition),
        ("Missing required field", ProblemKind::NotSigma),
        ("Document is not", ProblemKind::NotSigma),
        ("Invalid value", ProblemKind::Value),
    ];
    let known = BEGINNINGS.into_iter().find(|(beginning, _)| detail.starts_with(beginning));
    known.map_or(ProblemKind::Other, |(_, kind)| kind)
}

fn kind_of(error: &EvalError) -> ProblemKind {
    match error {
        EvalError::InvalidRegex(_)
        | EvalError::InvalidCidr(_)
        | EvalError::Base64(_)
        | EvalError::ExpectedNumeric(_) => ProblemKind::Value,
        EvalError::UnknownDetection(_) => ProblemKind::Condition,
        EvalError::InvalidModifiers(_) | EvalError::IncompatibleValue(_) => ProblemKind::Modifier,
        EvalError::UnknownRuleRef(_) | EvalError::CorrelationCycle(_) => ProblemKind::Reference,
        EvalError::Parser(error) => kind_of_words(&error.to_string()),
        _ => ProblemKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use worker_link::sigma::Level;

    const GOOD: &str = "title: A token\nlogsource:\n  product: pachca\ndetection:\n  made:\n    EventType|startswith: access_token\n  condition: made\nlevel: high\nfalsepositives:\n  - automation\n";

    fn given(text: &str) -> Items {
        read(&RuleFile { name: "rules.yml".to_owned(), text: text.to_owned() })
    }

    #[test]
    fn a_rule_is_read_with_what_it_says_of_itself() {
        let report = given(GOOD);
        assert_eq!(report.problems, []);
        let [item] = report.items.as_slice() else { panic!("{report:?}") };
        let rule = item.info();
        assert_eq!((rule.title.as_str(), rule.level), ("A token", Some(Level::High)));
        assert_eq!(rule.false_positives, ["automation"]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_the_others_go_on() {
        let bad_modifier = GOOD.replace("startswith", "startswiht").replace("A token", "Misspelt");
        let bad_regex = GOOD.replace("startswith: access_token", "re: '('").replace("A token", "No regex");
        let bad_condition = GOOD.replace("condition: made", "condition: maid").replace("A token", "No name");
        let file = [GOOD, &bad_modifier, &bad_regex, &bad_condition, "title: Nothing\n", GOOD].join("---\n");
        let report = given(&file);
        assert_eq!(report.items.len(), 2, "{report:?}");
        let told: Vec<_> =
            report.problems.iter().map(|one| (one.rule.as_deref(), one.kind, one.line)).collect();
        assert_eq!(
            told,
            [
                (Some("Misspelt"), ProblemKind::Modifier, Some(12)),
                (Some("No regex"), ProblemKind::Value, Some(23)),
                (Some("No name"), ProblemKind::Condition, Some(34)),
                (Some("Nothing"), ProblemKind::NotSigma, Some(45)),
            ]
        );
    }

    #[test]
    fn what_is_no_yaml_or_no_rule_is_said() {
        for (text, kind) in [
            ("title: [\n", ProblemKind::NotYaml),
            ("just words", ProblemKind::NotSigma),
            ("", ProblemKind::NotSigma),
            ("\u{0}\u{1}PNG", ProblemKind::NotYaml),
            ("a: &a [*a]", ProblemKind::NotYaml),
        ] {
            let report = given(text);
            let kinds: Vec<_> = report.problems.iter().map(|one| one.kind).collect();
            assert_eq!((kinds, report.items.len()), (vec![kind], 0), "{text:?}");
        }
    }
}
