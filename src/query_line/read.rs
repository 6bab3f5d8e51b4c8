//! From the line to the filters.

use super::lex::{Part, Token, TokenKind, tokens};
use super::names::{self, Name};
use super::time::{self, TimeFault};
use crate::state::filters::{Choice, Filters};
use crate::state::terms::{Ask, OPTIONAL_FIELDS, Term};
use audit_store::Facet;
use std::ops::Range;

/// The word for "no value".
pub const NONE: &str = "none";

/// What `has` asks for where it is no field of the log: any note of one's own.
pub const NOTE: &str = "note";

/// What the page knows of values.
pub trait Lookup {
    /// The values of a facet that a person may mean by this text.
    fn find(&self, facet: Facet, text: &str) -> Found;
}

/// What a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// These values.
    Values(Vec<String>),
    /// Nothing that exists.
    Nothing,
}

/// Something in the line that was not understood; the rest of it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// There is no such name, but perhaps this one was meant.
    NoName(String, Option<&'static str>),
    /// Nothing follows the colon.
    NoValue(String),
    /// A quote has no end.
    Unclosed,
    /// No category is called so.
    NoCategory(String),
    /// No kind of event is called so.
    NoEvent(String),
    /// Nobody is called so.
    Nobody(String),
    /// It is neither an address nor a network.
    NoAddress(String),
    /// It is no time, or no stretch of time.
    NoTime(String),
    /// The stretch ends before it begins.
    Backwards,
    /// No kind of note is called so.
    NoNote(String),
    /// No field is called so.
    NoField(String),
    /// There are more texts than can be searched for at once.
    TooMany,
}

/// Reads a line. What is wrong is left out of the filters and named.
pub fn read(line: &str, lookup: &impl Lookup) -> (Filters, Vec<Problem>) {
    let mut reader = Reader { lookup, filters: Filters::default(), problems: Vec::new() };
    let mut phrase: Option<(String, Range<usize>)> = None;
    for token in tokens(line) {
        match &token.kind {
            // The name of a field that is being typed is no text to look for.
            TokenKind::Text(word) if !word.quoted && names::detail_typed(&word.text).is_some() => {
                reader.phrase(phrase.take());
                let name = word.text.trim_end_matches('.').to_owned();
                reader.problem(&token.span, ProblemKind::NoValue(name));
            }
            // Words next to each other are one phrase.
            TokenKind::Text(word) if !word.quoted && !token.not => {
                let (text, span) = phrase.take().unwrap_or((String::new(), token.span.clone()));
                let gap = if text.is_empty() { "" } else { " " };
                phrase = Some((format!("{text}{gap}{}", word.text), span.start..token.span.end));
            }
            _ => {
                reader.phrase(phrase.take());
                reader.take(&token);
            }
        }
    }
    reader.phrase(phrase);
    (reader.filters, reader.problems)
}

struct Reader<'a, L> {
    lookup: &'a L,
    filters: Filters,
    problems: Vec<Problem>,
}

impl<L: Lookup> Reader<'_, L> {
    fn problem(&mut self, span: &Range<usize>, kind: ProblemKind) {
        self.problems.push(Problem { span: span.clone(), kind });
    }

    fn phrase(&mut self, phrase: Option<(String, Range<usize>)>) {
        if let Some((text, span)) = phrase {
            self.term(&span, Term::text(&text));
        }
    }

    fn term(&mut self, span: &Range<usize>, term: Term) {
        match self.filters.with_term(term) {
            Some(filters) => self.filters = filters,
            None => self.problem(span, ProblemKind::TooMany),
        }
    }

    fn take(&mut self, token: &Token) {
        match &token.kind {
            TokenKind::Text(part) => {
                if self.is_closed(part) && !part.text.trim().is_empty() {
                    self.term(&token.span, Term { ask: Ask::Text(part.text.clone()), not: token.not });
                }
            }
            TokenKind::Named { name, values } => match names::find(name) {
                None => {
                    let kind = ProblemKind::NoName(name.clone(), names::nearest(name));
                    self.problem(&token.span, kind);
                }
                Some(_) if values.is_empty() => {
                    self.problem(&token.span, ProblemKind::NoValue(name.clone()));
                }
                Some(meant) => {
                    for part in values {
                        if self.is_closed(part) {
                            self.named(&meant, part, token.not);
                        }
                    }
                }
            },
        }
    }

    fn is_closed(&mut self, part: &Part) -> bool {
        if !part.closed {
            self.problem(&part.span, ProblemKind::Unclosed);
        }
        part.closed
    }

    fn named(&mut self, name: &Name, part: &Part, not: bool) {
        let text = part.text.clone();
        let ask = match name {
            Name::Values(facet) => return self.value(*facet, part, not),
            Name::Time => return self.time(part),
            Name::Text(field) => Ask::In(*field, text),
            Name::Detail(field) => Ask::Detail(field.clone(), text),
            Name::Has if text == NOTE => {
                self.filters = self.filters.with_any_note(not);
                return;
            }
            Name::Has => match OPTIONAL_FIELDS.iter().find(|(_, known)| *known == text) {
                Some((field, _)) => Ask::Has(*field),
                None => return self.problem(&part.span, ProblemKind::NoField(text)),
            },
        };
        self.term(&part.span, Term { ask, not });
    }

    fn time(&mut self, part: &Part) {
        match time::read(&part.text) {
            Ok(range) => self.filters.range = Some(range),
            Err(TimeFault::NoTime) => self.problem(&part.span, ProblemKind::NoTime(part.text.clone())),
            Err(TimeFault::Backwards) => self.problem(&part.span, ProblemKind::Backwards),
        }
    }

    fn value(&mut self, facet: Facet, part: &Part, not: bool) {
        let values = if part.text == NONE && !part.quoted {
            vec![String::new()]
        } else {
            match self.lookup.find(facet, &part.text) {
                Found::Values(values) => values,
                Found::Nothing => return self.problem(&part.span, nothing(facet, part.text.clone())),
            }
        };
        let choice: &mut Choice = self.filters.choices.entry(facet).or_default();
        let (to, from) =
            if not { (&mut choice.not, &mut choice.only) } else { (&mut choice.only, &mut choice.not) };
        for value in values {
            // What stands last counts.
            from.remove(&value);
            to.insert(value);
        }
    }
}

const fn nothing(facet: Facet, text: String) -> ProblemKind {
    match facet {
        Facet::Category => ProblemKind::NoCategory(text),
        Facet::EventKey => ProblemKind::NoEvent(text),
        Facet::Address => ProblemKind::NoAddress(text),
        Facet::Note => ProblemKind::NoNote(text),
        _ => ProblemKind::Nobody(text),
    }
}
