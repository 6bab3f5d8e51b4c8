//! The line in pieces.

use super::names::{self, Name};
use std::net::IpAddr;
use std::ops::Range;

/// A piece: everything between two spaces that are in no quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes, its sign included.
    pub span: Range<usize>,
    /// Whether it is turned round by a minus.
    pub not: bool,
    /// What it is.
    pub kind: TokenKind,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word without a name, or a phrase in quotes.
    Text(Part),
    /// A name and what stands behind its colon.
    Named {
        /// The name as typed.
        name: String,
        /// The values; none where nothing follows.
        values: Vec<Part>,
    },
}

/// A value or a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The text, without quotes and backslashes.
    pub text: String,
    /// Whether it stood in quotes.
    pub quoted: bool,
    /// Whether the quotes were closed, where there were any.
    pub closed: bool,
    /// Where it stands, in bytes, its quotes included.
    pub span: Range<usize>,
}

/// Cuts a line into pieces. Nothing is lost and nothing fails: what is wrong is left for [`super::read()`] to say.
pub fn tokens(line: &str) -> Vec<Token> {
    let mut rest = Scanner { line, at: 0 };
    let mut tokens = Vec::new();
    loop {
        rest.skip(char::is_whitespace);
        if rest.peek().is_none() {
            return tokens;
        }
        tokens.push(rest.token());
    }
}

struct Scanner<'a> {
    line: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.line[self.at..].chars().next()
    }

    fn skip(&mut self, wanted: impl Fn(char) -> bool) {
        let rest = &self.line[self.at..];
        self.at += rest.find(|letter| !wanted(letter)).unwrap_or(rest.len());
    }

    fn token(&mut self) -> Token {
        let start = self.at;
        let followed = |scanner: &Self| {
            scanner.line[scanner.at + 1..].chars().next().is_some_and(|next| !next.is_whitespace())
        };
        let not = self.peek() == Some('-') && followed(self);
        if not {
            self.at += 1;
        }
        let kind = match self.name() {
            Some(name) => {
                self.at += name.len() + 1;
                let is_list = matches!(names::find(&name), Some(Name::Values(_) | Name::Has));
                TokenKind::Named { values: self.values(is_list), name }
            }
            None => TokenKind::Text(self.part(false)),
        };
        Token { span: start..self.at, not, kind }
    }

    /// The name before a colon, if this piece has one. Addresses have colons, too.
    fn name(&self) -> Option<String> {
        let rest = &self.line[self.at..];
        let piece = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
        let (name, behind) = piece.split_once(':')?;
        let is_other = || behind.starts_with("//") || piece.parse::<IpAddr>().is_ok();
        (names::is_name(name) && (names::find(name).is_some() || !is_other())).then(|| name.to_owned())
    }

    fn values(&mut self, is_list: bool) -> Vec<Part> {
        let mut values = Vec::new();
        loop {
            let part = self.part(is_list);
            if !part.span.is_empty() {
                values.push(part);
            }
            match self.peek() {
                Some(',') if is_list => self.at += 1,
                // What is glued to a closing quote belongs to the same piece, as another value.
                Some(letter) if !letter.is_whitespace() => {}
                _ => return values,
            }
        }
    }

    fn part(&mut self, is_list: bool) -> Part {
        let start = self.at;
        if self.peek() == Some('"') {
            let (text, closed) = self.quoted();
            return Part { text, quoted: true, closed, span: start..self.at };
        }
        let ends = |letter: char| letter.is_whitespace() || (is_list && letter == ',');
        self.skip(|letter| !ends(letter));
        let text = self.line[start..self.at].to_owned();
        Part { text, quoted: false, closed: true, span: start..self.at }
    }

    fn quoted(&mut self) -> (String, bool) {
        let mut text = String::new();
        let mut escaped = false;
        for (offset, letter) in self.line[self.at..].char_indices().skip(1) {
            match letter {
                '"' if !escaped => {
                    self.at += offset + 1;
                    return (text, true);
                }
                '\\' if !escaped => escaped = true,
                _ => {
                    text.push(letter);
                    escaped = false;
                }
            }
        }
        self.at = self.line.len();
        (text, false)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(line: &str) -> Vec<String> {
        let part = |part: &Part| part.text.clone();
        let shown = tokens(line).into_iter().map(|token| {
            let sign = if token.not { "-" } else { "" };
            match &token.kind {
                TokenKind::Text(text) => format!("{sign}{}", part(text)),
                TokenKind::Named { name, values } => {
                    format!("{sign}{name}={}", values.iter().map(part).collect::<Vec<_>>().join("|"))
                }
            }
        });
        shown.collect()
    }

    #[test]
    fn pieces_are_names_with_values_and_texts() {
        assert_eq!(
            shown(
                r#"category:auth,security -event:x actor:"Игорь \"И\" Панов",7 details.scopes:a:b,c "two words" -w"#
            ),
            [
                "category=auth|security",
                "-event=x",
                r#"actor=Игорь "И" Панов|7"#,
                "details.scopes=a:b,c",
                "two words",
                "-w"
            ]
        );
    }

    #[test]
    fn addresses_times_and_links_are_texts() {
        assert_eq!(
            shown("fe80::1 12:30 https://x.y - -5 ip:2001:db8::/32"),
            ["fe80::1", "12:30", "https://x.y", "-", "-5", "ip=2001:db8::/32"]
        );
    }

    #[test]
    fn what_is_unfinished_is_kept() {
        assert_eq!(shown("actor: ip:,"), ["actor=", "ip="]);
        let unclosed = tokens(r#"actor:"Иг"#);
        assert!(matches!(&unclosed[0].kind, TokenKind::Named { values, .. } if !values[0].closed));
    }

    proptest! {
        #[test]
        fn any_line_is_cut_without_loss(line in "[a-z:,\"\\\\ .я-]{0,40}") {
            let tokens = tokens(&line);
            let mut at = 0;
            for token in &tokens {
                prop_assert!(line[at..token.span.start].chars().all(char::is_whitespace));
                prop_assert!(token.span.start < token.span.end);
                at = token.span.end;
            }
            prop_assert!(line[at..].chars().all(char::is_whitespace));
        }
    }
}
