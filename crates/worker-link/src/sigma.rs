//! Sigma rules over the log.

use crate::Topic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The topic.
#[derive(Debug)]
pub struct Sigma;

impl Topic for Sigma {
    const NAME: &'static str = "sigma-worker";
    type Ask = Ask;
    type Told = Told;
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// What rules come with the page? Answered by one [`Told::Example`] for each file.
    Examples,
    /// Begin anew with these files. Answered by one [`Told::Read`] for each, in order.
    Start {
        /// The files.
        files: Vec<RuleFile>,
        /// The keys of rules that are off.
        off: BTreeSet<String>,
    },
    /// Look at the events in the bytes: one a line as the API writes them, none older than those before.
    Events,
    /// What has been found so far? Answered by one [`Told::Results`]; more events may follow.
    Finish,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// A file of rules that comes with the page.
    Example(RuleFile),
    /// What is in a file.
    Read(FileReport),
    /// What has been found so far.
    Results(Results),
}

/// What has been found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// The findings, in the order in which they began.
    pub findings: Vec<Finding>,
    /// How many there was no room for.
    pub dropped: usize,
    /// The keys of rules that were given up because they took too long.
    pub slow: Vec<String>,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// The key of the rule.
    pub rule: String,
    /// What a correlation counted together: fields and their values.
    pub group: Vec<(String, String)>,
    /// The oldest event, in seconds since 1970.
    pub from_seconds: i64,
    /// The newest.
    pub to_seconds: i64,
    /// How many events.
    pub count: usize,
    /// The ids of the first hundred.
    pub ids: Vec<String>,
}

/// A file of rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// What is in a file of rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FileReport {
    /// The file's name.
    pub name: String,
    /// The rules and correlations that can be used, in the order of the file.
    pub rules: Vec<RuleInfo>,
    /// What cannot be used, and why.
    pub problems: Vec<Problem>,
}

/// A rule or a correlation of rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RuleInfo {
    /// What it is known by: its id, or the file's name and its number there.
    pub key: String,
    /// What its author calls it.
    pub title: String,
    /// How grave, if it says so.
    pub level: Option<Level>,
    /// What it is for.
    pub description: String,
    /// Where to read more: text, and not to be trusted as an address.
    pub references: Vec<String>,
    /// When it may be wrong.
    pub false_positives: Vec<String>,
    /// What kind of rule it is.
    pub kind: RuleKind,
}

/// What kind of rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// It is about single events.
    #[default]
    Single,
    /// It counts what other rules match.
    Correlation,
    /// It leaves out some of what other rules match.
    Filter,
}

/// How grave, in Sigma's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Not even suspicious.
    Informational,
    /// Good to know.
    Low,
    /// Worth a look.
    Medium,
    /// To be looked at today.
    High,
    /// To be looked at now.
    Critical,
}

/// Why a file, or a rule in it, cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Problem {
    /// The rule's title, where it has one.
    pub rule: Option<String>,
    /// Where in the file, counted from one.
    pub line: Option<usize>,
    /// What kind of problem.
    pub kind: ProblemKind,
    /// The particulars, in English as the reader of rules gives them.
    pub detail: String,
}

/// What can be wrong with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// It is not YAML.
    NotYaml,
    /// It is YAML, but no rule.
    NotSigma,
    /// A modifier is unknown, or contradicts another or its value.
    Modifier,
    /// The condition cannot be read, or names what is not there.
    Condition,
    /// A value cannot be used: no regular expression, no network, no number.
    Value,
    /// A correlation or a filter names rules that are not there, or a correlation itself.
    Reference,
    /// Another rule has the same id.
    Double,
    /// It is about another system.
    Foreign,
    /// Anything else.
    Other,
}
