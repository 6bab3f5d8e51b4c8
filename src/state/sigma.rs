//! Sigma rules that were opened.

use leptos::prelude::*;
use std::rc::Rc;
use worker_link::sigma::FileReport;

/// Files of rules, as handles that are free to copy.
#[derive(Clone, Copy)]
pub struct Sigma {
    /// What is in each, in the order of opening.
    pub files: RwSignal<Rc<Vec<FileReport>>, LocalStorage>,
    /// Whether some are being read.
    pub busy: RwSignal<bool>,
    /// Why the last could not be: the name of a sentence, and what is put into it.
    pub problem: RwSignal<Option<(&'static str, String)>>,
}

impl Sigma {
    /// No rules.
    pub fn new() -> Self {
        Self {
            files: RwSignal::new_local(Rc::default()),
            busy: RwSignal::new(false),
            problem: RwSignal::new(None),
        }
    }
}

impl Default for Sigma {
    fn default() -> Self {
        Self::new()
    }
}

/// The files with others among them; of one name, the later replaces the earlier.
pub fn with_files(files: &[FileReport], read: Vec<FileReport>) -> Vec<FileReport> {
    let mut all = files.to_vec();
    for file in read {
        match all.iter_mut().find(|known| known.name == file.name) {
            Some(known) => *known = file,
            None => all.push(file),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_opened_again_takes_its_own_place() {
        let file = |name: &str, problems: usize| FileReport {
            name: name.to_owned(),
            problems: (0..problems)
                .map(|_| worker_link::sigma::Problem {
                    rule: None,
                    line: None,
                    kind: worker_link::sigma::ProblemKind::Other,
                    detail: String::new(),
                })
                .collect(),
            ..FileReport::default()
        };
        let all = with_files(&[file("a", 1), file("b", 0)], vec![file("a", 0), file("c", 0)]);
        assert_eq!(all, [file("a", 0), file("b", 0), file("c", 0)]);
    }
}
