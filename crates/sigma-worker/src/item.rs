//! A rule of a file, or a correlation of rules, on its way from text to something that runs.

use rsigma_eval::CompiledRule;
use rsigma_parser::{CorrelationRule, SigmaRule};
use worker_link::sigma::{Level, Problem, ProblemKind, RuleInfo};

/// A file on that way.
#[derive(Debug, Default)]
pub struct Items {
    /// The file's name.
    pub name: String,
    /// What can still run.
    pub items: Vec<Item>,
    /// What cannot.
    pub problems: Vec<Problem>,
}

/// A rule with where it stands.
#[derive(Debug)]
pub struct Item {
    /// The line of the file, counted from one.
    pub line: usize,
    /// The rule.
    pub kind: Kind,
}

/// What kind of rule.
#[derive(Debug)]
pub enum Kind {
    /// About single events.
    Single(Box<(SigmaRule, CompiledRule)>),
    /// Counts what other rules match.
    Correlation(Box<CorrelationRule>),
}

impl Items {
    /// Leaves out what is told of, with what is told.
    pub fn leave_out(&mut self, mut why: impl FnMut(&Item) -> Option<(ProblemKind, String)>) {
        let problems = &mut self.problems;
        self.items.retain(|item| match why(item) {
            None => true,
            Some((kind, detail)) => {
                let (rule, line) = (Some(item.info().title), Some(item.line));
                problems.push(Problem { rule, line, kind, detail });
                false
            }
        });
    }
}

impl Item {
    /// Its id, which after [`name`](Self::set_key) it always has.
    pub fn key(&self) -> &str {
        let id = match &self.kind {
            Kind::Single(rule) => &rule.1.id,
            Kind::Correlation(rule) => &rule.id,
        };
        id.as_deref().unwrap_or_default()
    }

    /// Gives it an id.
    pub fn set_key(&mut self, key: String) {
        match &mut self.kind {
            Kind::Single(rule) => {
                rule.0.id = Some(key.clone());
                rule.1.id = Some(key);
            }
            Kind::Correlation(rule) => rule.id = Some(key),
        }
    }

    /// The names that correlations refer to it by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let name = match &self.kind {
            Kind::Single(rule) => &rule.0.name,
            Kind::Correlation(rule) => &rule.name,
        };
        [Some(self.key()), name.as_deref()].into_iter().flatten()
    }

    /// The rules that it counts.
    pub fn refers_to(&self) -> &[String] {
        match &self.kind {
            Kind::Single(_) => &[],
            Kind::Correlation(rule) => &rule.rules,
        }
    }

    /// What its author says of it.
    pub fn info(&self) -> RuleInfo {
        let (title, level, description, references, false_positives) = match &self.kind {
            Kind::Single(rule) => {
                let rule = &rule.0;
                (&rule.title, rule.level, &rule.description, &rule.references, &rule.falsepositives)
            }
            Kind::Correlation(rule) => {
                (&rule.title, rule.level, &rule.description, &rule.references, &rule.falsepositives)
            }
        };
        RuleInfo {
            key: self.key().to_owned(),
            title: title.clone(),
            level: level.map(of_level),
            description: description.as_deref().unwrap_or_default().trim().to_owned(),
            references: references.clone(),
            false_positives: false_positives.clone(),
            is_correlation: matches!(self.kind, Kind::Correlation(_)),
        }
    }
}

const fn of_level(level: rsigma_parser::Level) -> Level {
    match level {
        rsigma_parser::Level::Informational => Level::Informational,
        rsigma_parser::Level::Low => Level::Low,
        rsigma_parser::Level::Medium => Level::Medium,
        rsigma_parser::Level::High => Level::High,
        rsigma_parser::Level::Critical => Level::Critical,
    }
}
