//! What is to be read, in order of importance.

use super::coverage::{Coverage, Scope};
use super::range::TimeRange;

/// What is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Of which stretch. Its end should lie in the past, or our own reads, which the log records, chase us.
    pub range: TimeRange,
    /// What of it, the most important first.
    pub parts: Vec<Part>,
}

/// A part of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Single keys, one walk each at least: the API takes one key a request.
    Keys(Vec<&'static str>),
    /// All keys, those included that no catalogue knows.
    Everything,
}

impl Part {
    /// What it consists of, the most important first.
    pub fn scopes(&self) -> Vec<Scope> {
        match self {
            Self::Keys(keys) => keys.iter().copied().map(Some).collect(),
            Self::Everything => vec![None],
        }
    }
}

impl Wanted {
    /// What it consists of, the most important first; a key may come with the whole log, too.
    pub fn scopes(&self) -> Vec<Scope> {
        self.parts.iter().flat_map(Part::scopes).collect()
    }

    /// Whether all of it has been read.
    pub fn is_read(&self, coverage: &Coverage) -> bool {
        self.scopes().into_iter().all(|scope| coverage.is_read(scope, self.range))
    }

    /// The part that asks for a scope, by its place.
    pub(super) fn part_of(&self, scope: Scope) -> Option<usize> {
        self.parts.iter().position(|part| part.scopes().contains(&scope))
    }
}
