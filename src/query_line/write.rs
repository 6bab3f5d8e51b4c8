//! From the filters to the line.

use super::names::{self, TIME};
use super::read::NONE;
use super::time;
use crate::state::address::FACETS;
use crate::state::filters::Filters;
use crate::state::terms::{Ask, Term};
use audit_store::Facet;
use std::collections::BTreeSet;

/// Writes filters as a line that [`super::read()`] reads as the same filters. `spell` gives the spelling of a value,
/// such as a person's name for an id; where that would not lead back, it must give the value itself.
pub fn write(filters: &Filters, spell: impl Fn(Facet, &str) -> String) -> String {
    let mut pieces = Vec::new();
    if let Some(range) = filters.range {
        pieces.push(format!("{TIME}:{}", time::write(range)));
    }
    for (facet, name) in FACETS {
        let Some(choice) = filters.choices.get(&facet) else { continue };
        let list = |values: &BTreeSet<String>| {
            let spelled = values.iter().map(|value| match value.as_str() {
                "" => NONE.to_owned(),
                value => spelled(&spell(facet, value), true),
            });
            spelled.collect::<Vec<_>>().join(",")
        };
        if !choice.only.is_empty() {
            pieces.push(format!("{name}:{}", list(&choice.only)));
        }
        if !choice.not.is_empty() {
            pieces.push(format!("-{name}:{}", list(&choice.not)));
        }
    }
    // Two phrases side by side would be read as one.
    let mut after_phrase = false;
    for term in &filters.terms {
        let bare = !term.not && !after_phrase;
        after_phrase = matches!(&term.ask, Ask::Text(text) if bare && is_phrase(text));
        pieces.push(term_piece(term, after_phrase));
    }
    pieces.join(" ")
}

fn term_piece(term: &Term, bare: bool) -> String {
    let (name, value) = term.pair();
    let sign = if term.not { "-" } else { "" };
    match &term.ask {
        Ask::Text(_) if bare => value,
        Ask::Text(_) => format!("{sign}{}", quoted(&value)),
        Ask::In(..) | Ask::Detail(..) => format!("{sign}{name}:{}", spelled(&value, false)),
        Ask::Has(_) => format!("{sign}{name}:{value}"),
    }
}

/// Whether a text, written without quotes, is read as itself.
fn is_phrase(text: &str) -> bool {
    use super::lex::{TokenKind, tokens};
    let is_word = |kind: &TokenKind| match kind {
        TokenKind::Text(part) => !part.quoted && names::detail_typed(&part.text).is_none(),
        TokenKind::Named { .. } => false,
    };
    let words = tokens(text);
    words.iter().all(|token| is_word(&token.kind) && !token.not)
        && text == words.iter().map(|token| &text[token.span.clone()]).collect::<Vec<_>>().join(" ")
}

/// A value behind a name, in quotes where it needs them.
fn spelled(value: &str, is_list: bool) -> String {
    let ends = |letter: char| letter.is_whitespace() || (is_list && letter == ',');
    let needs_quotes =
        value.is_empty() || value.starts_with('"') || value.contains(ends) || (is_list && value == NONE);
    if needs_quotes { quoted(value) } else { value.to_owned() }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
