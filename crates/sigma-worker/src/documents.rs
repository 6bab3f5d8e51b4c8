//! A file of rules as the documents in it, each with the line that it begins at: one that cannot be read does not
//! take the others with it.

/// A document of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Document<'a> {
    /// Its text.
    pub text: &'a str,
    /// How many lines of the file are before it.
    pub lines_before: usize,
}

/// The documents of a file: what lies between lines that begin with three hyphens. A file whose documents complete each
/// other (`action: global` and the like) is left whole.
pub fn documents(file: &str) -> Vec<Document<'_>> {
    let is_collection = file.lines().any(|line| line.starts_with("action:"));
    let mut documents = Vec::new();
    let (mut start, mut place, mut lines_before) = (0, 0, 0);
    for (number, line) in file.split_inclusive('\n').enumerate() {
        if is_separator(line) && !is_collection {
            documents.push(Document { text: &file[start..place], lines_before });
            (start, lines_before) = (place + line.len(), number + 1);
        }
        place += line.len();
    }
    documents.push(Document { text: &file[start..], lines_before });
    documents.retain(|document| !is_blank(document.text));
    documents
}

fn is_separator(line: &str) -> bool {
    line.strip_prefix("---").is_some_and(|rest| rest.trim().is_empty())
}

fn is_blank(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

impl Document<'_> {
    /// The title, without reading the document as YAML.
    pub fn title(&self) -> Option<String> {
        let title = self.text.lines().find_map(|line| line.strip_prefix("title:"))?;
        let title = title.trim().trim_matches(['"', '\'']).trim();
        (!title.is_empty()).then(|| title.to_owned())
    }

    /// The line of the file where it begins, counted from one.
    pub fn first_line(&self) -> usize {
        let is_blank = |line: &&str| is_blank(line);
        self.lines_before + self.text.lines().take_while(is_blank).count() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_know_their_lines() {
        let file = "# ours\ntitle: One\n---\n\ntitle: \"Two\"\nx: |\n  ---\n---\n";
        let found = documents(file);
        let told: Vec<_> = found.iter().map(|one| (one.title(), one.first_line())).collect();
        assert_eq!(told, [(Some("One".to_owned()), 2), (Some("Two".to_owned()), 5)]);
        assert_eq!(documents("").len() + documents("---\n# nothing\n---").len(), 0);
    }

    #[test]
    fn documents_that_complete_each_other_stay_together() {
        assert_eq!(documents("action: global\ntitle: One\n---\nlevel: low\n").len(), 1);
    }
}
