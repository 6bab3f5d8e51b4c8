//! Notes on events, and cases: named sets of events. Plain data, kept in this browser together with the events
//! themselves, so that a case outlives the period that is loaded.

use super::cases::Case;
use audit_store::Facet;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The longest comment, in characters.
pub const MOST_TEXT: usize = 2_000;
/// The longest tag and the longest name of a case, in characters.
pub const MOST_NAME: usize = 100;
/// The most tags of an event.
const MOST_TAGS: usize = 12;

/// The kinds of notes, by the names that they are filtered by: a star, a comment, any tag, any case.
pub const MARKS: [&str; 4] = ["star", "comment", "tag", "case"];

/// What somebody noted on an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// Whether it has a star.
    pub starred: bool,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// A comment.
    pub text: String,
    /// The event, as JSON.
    pub event: String,
}

impl Note {
    /// Whether nothing was noted.
    pub fn is_blank(&self) -> bool {
        !self.starred && self.tags.is_empty() && self.text.trim().is_empty()
    }
}

/// Values of a facet, by the ids of events that have them.
pub type Told<'a> = (Facet, Vec<(&'a str, Vec<&'a str>)>);

/// All notes and cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notebook {
    /// Notes by the id of the event. An event of a case has one, if blank.
    pub notes: BTreeMap<String, Note>,
    /// Cases, in the order in which they were begun.
    pub cases: Vec<Case>,
}

/// A change of what is noted on an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Gives it a star, or takes it away.
    Star(bool),
    /// Other tags, separated by commas.
    Tags(String),
    /// Another comment.
    Text(String),
}

impl Notebook {
    /// What was noted on an event.
    pub fn note(&self, id: &str) -> Option<&Note> {
        self.notes.get(id)
    }

    /// The names of the cases that an event is in.
    pub fn cases_of<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a str> {
        self.cases.iter().filter(move |case| case.ids.contains(id)).map(|case| case.name.as_str())
    }

    /// What the log is told of the notes, to filter by: values of a facet by the ids of events.
    pub fn told(&self) -> [Told<'_>; 3] {
        let (mut marks, mut tags, mut cases) = (Vec::new(), Vec::new(), Vec::new());
        for (id, note) in &self.notes {
            let in_cases: Vec<&str> = self.cases_of(id).collect();
            let has =
                [note.starred, !note.text.trim().is_empty(), !note.tags.is_empty(), !in_cases.is_empty()];
            let kinds = MARKS.into_iter().zip(has).filter(|(_, has)| *has).map(|(mark, _)| mark);
            marks.push((id.as_str(), kinds.collect()));
            tags.push((id.as_str(), note.tags.iter().map(String::as_str).collect()));
            cases.push((id.as_str(), in_cases));
        }
        [(Facet::Note, marks), (Facet::Tag, tags), (Facet::Case, cases)]
    }

    /// All tags in use, in order.
    pub fn tags(&self) -> BTreeSet<String> {
        self.notes.values().flat_map(|note| note.tags.iter().cloned()).collect()
    }

    /// With something changed on an event; `event` is its JSON.
    #[must_use]
    pub fn with(&self, id: &str, event: &str, change: &Change) -> Self {
        let mut book = self.clone();
        let note = book.notes.entry(id.to_owned()).or_default();
        note.event = event.to_owned();
        match change {
            Change::Star(starred) => note.starred = *starred,
            Change::Tags(tags) => note.tags = read_tags(tags),
            Change::Text(text) => note.text = text.trim().chars().take(MOST_TEXT).collect(),
        }
        book.swept()
    }

    /// With events in a case, which begins with them if there is none of this name; each with its JSON, and with the
    /// findings that they prove.
    #[must_use]
    pub fn with_case(
        &self,
        name: &str,
        events: &[(String, String)],
        origins: &BTreeMap<String, String>,
    ) -> Self {
        let name = case_name(name);
        let mut book = self.clone();
        if name.is_empty() || events.is_empty() {
            return book;
        }
        for (id, event) in events {
            book.notes.entry(id.clone()).or_default().event.clone_from(event);
        }
        let place = book.place_of(&name).unwrap_or_else(|| {
            book.cases.push(Case { name, ..Case::default() });
            book.cases.len() - 1
        });
        if let Some(case) = book.cases.get_mut(place) {
            case.ids.extend(events.iter().map(|(id, _)| id.clone()));
            case.origins.extend(origins.clone());
        }
        book
    }

    /// The place of a case, whose name is what was typed.
    pub fn place_of(&self, name: &str) -> Option<usize> {
        let name = case_name(name);
        self.cases.iter().position(|case| case.name == name)
    }

    /// Without an event in a case; an empty case stays until it is given up.
    #[must_use]
    pub fn without_event(&self, name: &str, id: &str) -> Self {
        let mut book = self.clone();
        if let Some(case) = book.cases.iter_mut().find(|case| case.name == name) {
            case.ids.remove(id);
        }
        book.swept()
    }

    /// Without a case. What was noted on its events stays.
    #[must_use]
    pub fn without_case(&self, name: &str) -> Self {
        let mut book = self.clone();
        book.cases.retain(|case| case.name != name);
        book.swept()
    }

    /// Without events that nothing was noted on and no case has.
    fn swept(mut self) -> Self {
        let cases = &self.cases;
        self.notes.retain(|id, note| !note.is_blank() || cases.iter().any(|case| case.ids.contains(id)));
        self
    }
}

/// The name of a case out of what was typed.
fn case_name(typed: &str) -> String {
    typed.trim().chars().take(MOST_NAME).collect()
}

/// Tags out of a line.
fn read_tags(line: &str) -> BTreeSet<String> {
    let tags = line.split(',').map(|tag| tag.split_whitespace().collect::<Vec<_>>().join(" "));
    let tags = tags.map(|tag| tag.chars().take(MOST_NAME).collect::<String>());
    tags.filter(|tag| !tag.is_empty()).take(MOST_TAGS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_back_leaves_nothing_behind() {
        let book = Notebook::default().with("1", "{}", &Change::Star(true)).with(
            "1",
            "{}",
            &Change::Tags(" b ,a,, b, x  y".into()),
        );
        let tags: Vec<&str> = book.notes["1"].tags.iter().map(String::as_str).collect();
        assert_eq!(tags, ["a", "b", "x y"]);
        let book = book.with("1", "{}", &Change::Star(false)).with("1", "{}", &Change::Tags(String::new()));
        assert_eq!(book, Notebook::default());
    }

    #[test]
    fn a_case_keeps_its_events_and_gives_them_up() {
        let event = |id: &str| (id.to_owned(), format!(r#"{{"id":"{id}"}}"#));
        let book = Notebook::default()
            .with("1", "{}", &Change::Text("hm".into()))
            .with_case(" Leak ", &[event("1"), event("2")], &BTreeMap::new())
            .with_case("Leak", &[event("3")], &BTreeMap::new());
        assert_eq!((book.cases.len(), book.cases[0].ids.len(), book.notes.len()), (1, 3, 3));
        assert_eq!(book.cases_of("2").collect::<Vec<_>>(), ["Leak"]);
        assert_eq!((book.place_of(" Leak"), book.place_of("Other")), (Some(0), None));
        let [(_, marks), (_, tags), (_, cases)] = book.told();
        assert_eq!(marks, [("1", vec!["comment", "case"]), ("2", vec!["case"]), ("3", vec!["case"])]);
        assert!(tags.iter().all(|(_, tags)| tags.is_empty()));
        assert!(cases.iter().all(|(_, cases)| *cases == ["Leak"]));
        let book = book.without_event("Leak", "2");
        assert_eq!(book.notes.len(), 2);
        let book = book.without_case("Leak");
        assert_eq!(book.notes.keys().collect::<Vec<_>>(), ["1"]);
        assert_eq!(book.with_case("  ", &[event("9")], &BTreeMap::new()), book);
    }

    #[test]
    fn a_notebook_is_read_back_and_a_later_one_too() {
        let book = Notebook::default().with_case("a", &[("1".into(), "{}".into())], &BTreeMap::new());
        let json = serde_json::to_string(&book).unwrap();
        assert_eq!(serde_json::from_str::<Notebook>(&json).unwrap(), book);
        assert!(serde_json::from_str::<Notebook>(r#"{"notes":{"1":{"new":1}}}"#).is_ok());
    }
}
