//! What is being typed, and how to finish it.

use super::lex::{Part, TokenKind, tokens};
use super::names::{self, Name};
use std::ops::Range;

/// What the piece at the caret asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What would be replaced, in bytes.
    pub span: Range<usize>,
    /// What has been typed of it.
    pub typed: String,
    /// The name it stands behind; none while that is typed.
    pub name: Option<Name>,
}

/// What is asked for at the caret (a byte offset); nothing within a text in quotes.
pub fn asked(line: &str, caret: usize) -> Option<Asked> {
    let holds = |span: &Range<usize>| span.start <= caret && caret <= span.end;
    let Some(token) = tokens(line).into_iter().find(|token| holds(&token.span)) else {
        return Some(Asked { span: caret..caret, typed: String::new(), name: None });
    };
    let inside = token.span.start + usize::from(token.not);
    match token.kind {
        TokenKind::Text(part) if part.quoted => None,
        TokenKind::Text(part) => {
            Some(Asked { typed: before(line, &part.span, caret), span: part.span, name: None })
        }
        TokenKind::Named { name, .. } if caret <= inside + name.len() => {
            let span = inside..inside + name.len() + 1;
            Some(Asked { typed: before(line, &span, caret), span, name: None })
        }
        TokenKind::Named { name, values } => {
            let part = values.into_iter().find(|part| holds(&part.span));
            let (typed, span) =
                part.map_or((String::new(), caret..caret), |part| (start_of(line, &part, caret), part.span));
            Some(Asked { span, typed, name: names::find(&name) })
        }
    }
}

fn before(line: &str, span: &Range<usize>, caret: usize) -> String {
    line.get(span.start..caret.min(span.end)).unwrap_or_default().to_owned()
}

/// What was typed of a value up to the caret; of one in quotes, without them.
fn start_of(line: &str, part: &Part, caret: usize) -> String {
    before(line, &part.span, caret).trim_matches('"').replace("\\\"", "\"")
}

/// Puts a completion in; gives the new line and the caret behind it. A name goes on with its value, or with the name
/// of a field where it ends with a dot; a value is followed by a space.
pub fn put(line: &str, asked: &Asked, text: &str) -> (String, usize) {
    let (head, tail) = (&line[..asked.span.start], &line[asked.span.end.min(line.len())..]);
    let is_name = asked.name.is_none();
    let text = if is_name && text.ends_with('.') {
        text.to_owned()
    } else if is_name {
        format!("{text}:")
    } else if text.contains(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '"')) {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text.to_owned()
    };
    // A space that stands there already may be a wide one.
    let space = tail.chars().next().filter(|first| first.is_whitespace());
    let gap = if is_name || space.is_some() { "" } else { " " };
    let caret = head.len() + text.len() + if is_name { 0 } else { space.map_or(1, char::len_utf8) };
    (format!("{head}{text}{gap}{tail}"), caret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use audit_store::Facet;

    fn at(line: &str) -> Option<Asked> {
        let caret = line.find('|').unwrap();
        asked(&line.replace('|', ""), caret)
    }

    #[test]
    fn a_name_is_asked_for_first_and_then_its_value() {
        let name = at("-cat|").unwrap();
        assert_eq!((name.typed.as_str(), name.span.clone(), &name.name), ("cat", 1..4, &None));
        assert_eq!(put("-cat", &name, "category"), ("-category:".to_owned(), 10));
        assert_eq!(put("-cat", &name, "details."), ("-details.".to_owned(), 9));
        let value = at("ip:1 category:auth,se| x").unwrap();
        assert_eq!((value.typed.as_str(), &value.name), ("se", &Some(Name::Values(Facet::Category))));
        assert_eq!(put("ip:1 category:auth,se x", &value, "security").0, "ip:1 category:auth,security x");
        assert_eq!(at("category:|").unwrap().name, Some(Name::Values(Facet::Category)));
    }

    #[test]
    fn what_needs_quotes_gets_them() {
        let asked = at("actor:\"Иго|").unwrap();
        assert_eq!(asked.typed, "Иго");
        assert_eq!(put("actor:\"Иго", &asked, "Игорь Панов"), ("actor:\"Игорь Панов\" ".to_owned(), 30));
    }

    #[test]
    fn the_caret_goes_behind_a_space_however_wide() {
        let line = "ip:1\u{a0}x";
        let asked = asked(line, 4).unwrap();
        let (finished, caret) = put(line, &asked, "2");
        assert_eq!((finished.as_str(), &finished[caret..]), ("ip:2\u{a0}x", "x"));
    }

    #[test]
    fn nothing_is_asked_for_within_a_phrase_and_everything_between_pieces() {
        assert_eq!(at("\"two wo|rds\""), None);
        assert_eq!(at("ip:1 |").unwrap().name, None);
    }
}
