//! Sigma rules that somebody opened, what is in them, and what they found.

use super::seen::Seen;
use audit_detect::Finding;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::rc::Rc;
use worker_link::sigma::{FileReport, RuleFile, RuleInfo};

/// Rules and findings, as handles that are free to copy.
#[derive(Clone, Copy)]
pub struct Sigma {
    /// The files, and which rules are off.
    pub kept: RwSignal<Rc<Kept>, LocalStorage>,
    /// What of it this tab has seen in the browser.
    pub seen: Seen,
    /// What is in the files, once they have been read.
    pub files: RwSignal<Rc<Vec<FileReport>>, LocalStorage>,
    /// What the rules found the last time they ran.
    pub results: RwSignal<Rc<Found>, LocalStorage>,
    /// What is being done.
    pub stage: RwSignal<Stage>,
    /// Why the last thing could not be done.
    pub problem: RwSignal<Option<Problem>>,
    /// Whether the list of files is unfolded.
    pub unfolded: RwSignal<bool>,
}

/// What the rules found.
#[derive(Debug, Default)]
pub struct Found {
    /// The findings.
    pub findings: Vec<Finding>,
    /// How many there was no room for.
    pub dropped: usize,
    /// The keys of rules that were given up because they took too long.
    pub slow: Vec<String>,
}

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing: there are no rules, or no log yet.
    #[default]
    Idle,
    /// The files are being read.
    Reading,
    /// The rules are run.
    Running {
        /// Events that they have looked at.
        done: usize,
        /// Of so many.
        total: usize,
    },
    /// They have looked at everything.
    Done,
}

/// Why something could not be done: the name of a sentence, and what is put into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name.
    pub id: &'static str,
    /// What is put into it.
    pub name: String,
}

/// What is kept in the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The files.
    pub files: Vec<RuleFile>,
    /// The keys of rules that are off.
    pub off: BTreeSet<String>,
}

impl Kept {
    /// With these files; of one name, the later takes the place of the earlier.
    #[must_use]
    pub fn with_files(&self, files: Vec<RuleFile>) -> Self {
        let mut kept = self.clone();
        for file in files {
            match kept.files.iter_mut().find(|known| known.name == file.name) {
                Some(known) => *known = file,
                None => kept.files.push(file),
            }
        }
        kept
    }

    /// Without a file.
    #[must_use]
    pub fn without_file(&self, name: &str) -> Self {
        let files = self.files.iter().filter(|file| file.name != name).cloned().collect();
        Self { files, off: self.off.clone() }
    }

    /// With a rule on or off.
    #[must_use]
    pub fn with_rule(&self, key: &str, on: bool) -> Self {
        let mut kept = self.clone();
        if on {
            kept.off.remove(key);
        } else {
            kept.off.insert(key.to_owned());
        }
        kept
    }
}

impl Sigma {
    /// No rules.
    pub fn new() -> Self {
        Self {
            kept: RwSignal::new_local(Rc::default()),
            seen: Seen::new(),
            files: RwSignal::new_local(Rc::default()),
            results: RwSignal::new_local(Rc::default()),
            stage: RwSignal::default(),
            problem: RwSignal::default(),
            unfolded: RwSignal::default(),
        }
    }

    /// What the author of a rule says of it.
    pub fn rule(self, key: &str) -> Option<RuleInfo> {
        self.files
            .with(|files| files.iter().flat_map(|file| &file.rules).find(|rule| rule.key == key).cloned())
    }
}

impl Default for Sigma {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> RuleFile {
        RuleFile { name: name.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_file_that_is_opened_again_takes_its_own_place() {
        let kept = Kept::default().with_files(vec![file("a", "1"), file("b", "1")]);
        let kept = kept.with_rule("k", false).with_files(vec![file("a", "2"), file("c", "1")]);
        assert_eq!(kept.files, [file("a", "2"), file("b", "1"), file("c", "1")]);
        let kept = kept.without_file("b").with_rule("k", true).with_rule("l", false);
        assert_eq!((kept.files.len(), kept.off.len()), (2, 1));
        let json = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<Kept>(&json).unwrap(), kept);
    }
}
