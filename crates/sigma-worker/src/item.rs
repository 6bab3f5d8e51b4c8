//! A rule of a file, a correlation of rules, or a filter upon them, on its way from text to something that runs.

use rsigma_eval::CompiledRule;
use rsigma_parser::{CorrelationRule, FilterRule, FilterRuleTarget, LogSource, SigmaRule};
use worker_link::sigma::{Level, Problem, ProblemKind, RuleInfo, RuleKind};

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
    /// Leaves out what other rules match, unless its own condition holds for it, too.
    Filter(Box<(FilterRule, CompiledRule)>),
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
            Kind::Filter(filter) => &filter.0.id,
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
            Kind::Filter(filter) => filter.0.id = Some(key),
        }
    }

    /// The names that correlations and filters refer to it by; none for a filter.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let name = match &self.kind {
            Kind::Single(rule) => Some(&rule.0.name),
            Kind::Correlation(rule) => Some(&rule.name),
            Kind::Filter(_) => None,
        };
        let names = name.map(|name| [Some(self.key()), name.as_deref()]);
        names.into_iter().flatten().flatten()
    }

    /// The rules that it counts or filters.
    pub fn refers_to(&self) -> &[String] {
        match &self.kind {
            Kind::Single(_) => &[],
            Kind::Correlation(rule) => &rule.rules,
            Kind::Filter(filter) => match &filter.0.rules {
                FilterRuleTarget::Any => &[],
                FilterRuleTarget::Specific(rules) => rules,
            },
        }
    }

    /// The rules that it counts.
    pub fn counts(&self) -> &[String] {
        match &self.kind {
            Kind::Correlation(rule) => &rule.rules,
            Kind::Single(_) | Kind::Filter(_) => &[],
        }
    }

    /// What it is about; nothing where it does not say.
    pub fn source(&self) -> Option<&LogSource> {
        match &self.kind {
            Kind::Single(rule) => Some(&rule.0.logsource),
            Kind::Correlation(_) => None,
            Kind::Filter(filter) => filter.0.logsource.as_ref(),
        }
    }

    /// A filter that is upon this rule: it names the rule or none, and is about the same.
    pub fn upon(&self, rule: &Self) -> Option<&CompiledRule> {
        let Kind::Filter(filter) = &self.kind else { return None };
        let names = self.refers_to();
        let is_named = names.is_empty() || rule.names().any(|name| names.iter().any(|known| known == name));
        let is_within = |wanted: &Option<String>, has: &Option<String>| {
            wanted
                .as_ref()
                .is_none_or(|wanted| has.as_ref().is_some_and(|has| has.eq_ignore_ascii_case(wanted)))
        };
        let is_same = match (&filter.0.logsource, rule.source()) {
            (Some(wanted), Some(has)) => {
                is_within(&wanted.product, &has.product) && is_within(&wanted.service, &has.service)
            }
            _ => true,
        };
        (is_named && is_same).then_some(&filter.1)
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
            Kind::Filter(filter) => {
                let filter = &filter.0;
                let FilterRule { title, description, references, falsepositives, .. } = filter;
                (title, None, description, references, falsepositives)
            }
        };
        RuleInfo {
            key: self.key().to_owned(),
            title: title.clone(),
            level: level.map(of_level),
            description: description.as_deref().unwrap_or_default().trim().to_owned(),
            references: references.clone(),
            false_positives: false_positives.clone(),
            kind: match self.kind {
                Kind::Single(_) => RuleKind::Single,
                Kind::Correlation(_) => RuleKind::Correlation,
                Kind::Filter(_) => RuleKind::Filter,
            },
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
