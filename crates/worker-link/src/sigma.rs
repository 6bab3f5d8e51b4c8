//! Sigma rules, read and checked.

use crate::Topic;
use serde::{Deserialize, Serialize};

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
    /// What is in these files? Answered by one [`Told::Read`] for each, in order.
    Read(Vec<RuleFile>),
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// What is in a file.
    Read(FileReport),
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
    /// Whether it counts what other rules match.
    pub is_correlation: bool,
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
    /// A correlation names rules that are not there, or itself.
    Reference,
    /// Anything else.
    Other,
}
