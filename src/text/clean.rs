//! Text from the log, made fit for one line.

use crate::i18n::{Lang, message};

/// How many characters a part of a sentence may have.
pub const LINE_CHARS: usize = 120;
/// How many characters a name may have.
const NAME_CHARS: usize = 200;
/// How many items of a list a sentence names.
const LISTED: usize = 3;

/// One line: line ends, tabs and control characters become single spaces, and marks that turn the direction of
/// text around are dropped, so that a chat's name cannot rearrange the row it stands in.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(4 * LINE_CHARS));
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|c| !is_direction_mark(*c)));
    }
    line
}

/// At most `limit` characters; where some were cut, the last of them is an ellipsis.
pub fn shorten(text: &str, limit: usize) -> String {
    let mut ends = text.char_indices().map(|(start, _)| start);
    let Some(cut) = ends.nth(limit.saturating_sub(1)) else { return text.to_owned() };
    if ends.next().is_none() {
        return text.to_owned();
    }
    format!("{}…", text[..cut].trim_end())
}

/// A part of a sentence: one short line, or nothing where only blanks are left.
pub fn part(text: &str, limit: usize) -> Option<String> {
    // A value may have megabytes; what lies far beyond the limit cannot be seen and need not be cleaned.
    let seen = text.char_indices().nth(limit.saturating_mul(8)).map_or(text, |(end, _)| &text[..end]);
    let line = shorten(&one_line(seen), limit);
    (!line.is_empty()).then_some(line)
}

/// A name as all screens have it, or nothing where only blanks are left. Whoever gave it may have wanted to turn its
/// neighbours round, to break lines, or to fill the memory.
pub fn name(text: &str) -> Option<String> {
    part(text, NAME_CHARS)
}

/// A name that stands in a text with others: letters that are read from the right keep to themselves.
pub fn isolated(name: &str) -> String {
    let line = one_line(name);
    if line.contains(is_read_from_the_right) { format!("\u{2068}{line}\u{2069}") } else { line }
}

/// The blocks of Unicode for scripts that are written from right to left.
const fn is_read_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The first items of a list and how many more there are: `chats:read, users:read, tags:read +2 more`.
pub fn listed(lang: Lang, items: &[String]) -> Option<String> {
    let cleaned: Vec<String> = items.iter().filter_map(|item| part(item, 40)).collect();
    let shown = cleaned.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match cleaned.len() {
        0 => None,
        count if count <= LISTED => Some(shown),
        count => Some(message(
            lang,
            "phrase-more",
            &[("list", shown.into()), ("n", (count - LISTED).to_string().into())],
        )),
    }
}

/// Left-to-right and right-to-left marks, embeddings, overrides and isolates of Unicode.
const fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_no_breaks_and_no_marks_that_turn_it_around() {
        assert_eq!(one_line(" a\r\n\tb\u{0}c\u{202e}d "), "a b cd");
        assert_eq!(one_line("\n \t"), "");
    }

    #[test]
    fn a_name_is_bounded_and_stays_by_itself() {
        assert_eq!(name("\u{202e}nimda\u{2066}\n"), Some("nimda".to_owned()));
        assert_eq!(name(&"Ы".repeat(200_000)).map(|name| name.chars().count()), Some(NAME_CHARS));
        assert_eq!(name(" \u{202e} "), None);
        assert_eq!(isolated("a\u{202e}b"), "ab");
        assert_eq!(isolated("\u{5de}\u{2069}7"), "\u{2068}\u{5de}7\u{2069}");
    }

    #[test]
    fn text_is_cut_between_characters_and_only_where_it_is_too_long() {
        assert_eq!(shorten("привет", 6), "привет");
        assert_eq!(shorten("приветы", 6), "приве…");
        assert_eq!(shorten("пять слов и", 6), "пять…");
        assert_eq!(shorten("", 6), "");
    }

    #[test]
    fn a_part_of_megabytes_is_one_short_line() {
        let line = part(&"я ".repeat(1_000_000), LINE_CHARS).unwrap();
        assert!(line.chars().count() <= LINE_CHARS && line.ends_with('…'), "{line}");
        assert_eq!(part(" \u{202e} \n", LINE_CHARS), None);
    }

    #[test]
    fn a_long_list_says_how_much_more_there_is() {
        let items = |count: usize| (1..=count).map(|n| n.to_string()).collect::<Vec<_>>();
        assert_eq!(listed(Lang::En, &items(0)), None);
        assert_eq!(listed(Lang::En, &items(3)).as_deref(), Some("1, 2, 3"));
        assert_eq!(listed(Lang::En, &items(5)).as_deref(), Some("1, 2, 3 +2 more"));
        assert_eq!(listed(Lang::Ru, &items(5)).as_deref(), Some("1, 2, 3 и ещё 2"));
    }
}
