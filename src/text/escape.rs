//! Foreign text, made harmless for messages and Markdown.
//!
//! Names in the log are whatever somebody typed: `@all`, `**urgent**`, `[pay here](https://…)`. A backslash before
//! each sign would do where a parser is known to honour it; Pachca's is not documented. So signs that could mention
//! or format are replaced by ones that look alike and mean nothing, whoever reads them.

use super::clean::part;

/// How many characters foreign text may have in a message.
const CHARS: usize = 200;

/// One line of foreign text in which nothing mentions, formats or links.
pub fn harmless(text: &str) -> String {
    let line = part(text, CHARS).unwrap_or_default();
    let letters: Vec<char> = line.chars().filter(|c| !is_invisible(*c)).collect();
    let mut safe = String::with_capacity(line.len() + 8);
    for (place, letter) in letters.iter().copied().enumerate() {
        let near = |step: isize| place.checked_add_signed(step).and_then(|place| letters.get(place)).copied();
        safe.push(match letter {
            '@' => '＠',
            '*' => '∗',
            '_' => 'ˍ',
            '~' => '∼',
            '`' => 'ˋ',
            '[' => '［',
            ']' => '］',
            '<' => '‹',
            '>' => '›',
            '|' => '¦',
            '\\' => '＼',
            '#' if place == 0 || near(1) == Some('#') || near(-1) == Some('#') => '＃',
            // Neither an address of the web nor a scheme such as `mailto:`, and no `:emoji:`; IPv6 and times stay.
            ':' if near(1).is_some_and(|next| !next.is_whitespace())
                && !(near(-1).is_some_and(is_hex) && near(1).is_some_and(is_hex)) =>
            {
                '∶'
            }
            '/' if near(-1) == Some('/') || near(1) == Some('/') => '∕',
            // A dot between letters could be a domain's; in addresses and versions it stands between digits.
            '.' if near(-1).is_some_and(char::is_alphanumeric)
                && near(1).is_some_and(char::is_alphanumeric)
                && !(near(-1).is_some_and(|c| c.is_ascii_digit())
                    && near(1).is_some_and(|c| c.is_ascii_digit())) =>
            {
                '․'
            }
            other => other,
        });
    }
    safe
}

const fn is_hex(c: char) -> bool {
    c.is_ascii_hexdigit() || c == ':'
}

/// What takes no room could hide a sign from the checks above, or a name from its reader.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_addresses_and_clients_stay_as_they_are() {
        for text in [
            "Игорь Панов",
            "Мария-Луиза О’Нил (стажёр)",
            "203.0.113.77",
            "203.0.113.0/24",
            "2001:db8::7",
            "Chrome 142 · Linux",
            "Pachca 3.60 · iOS",
            "18 Nov, 14:14 – 14:25",
            "10:05:09",
            "R&D + QA, 50 %",
            "Отдел #5",
        ] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn hostile_names_neither_mention_nor_format_nor_link() {
        for (text, safe) in [
            ("@all", "＠all"),
            ("@here <@12>", "＠here ‹＠12›"),
            ("**urgent** _now_", "∗∗urgent∗∗ ˍnowˍ"),
            ("~~gone~~ `code`", "∼∼gone∼∼ ˋcodeˋ"),
            ("[pay here](https://evil.example)", "［pay here］(https∶∕∕evil․example)"),
            ("# heading", "＃ heading"),
            ("## two", "＃＃ two"),
            ("one\n> quote\r\n- item", "one › quote - item"),
            ("www.evil.example", "www․evil․example"),
            ("mailto:a@b.c", "mailto∶a＠b․c"),
            ("a\u{200b}b\u{202e}c", "abc"),
            ("@\u{200b}all \u{feff}@here", "＠all ＠here"),
            ("\\*not escaped\\*", "＼∗not escaped＼∗"),
            (":rocket:", "∶rocket:"),
            ("| a | b |", "¦ a ¦ b ¦"),
            ("tel:112", "tel∶112"),
        ] {
            assert_eq!(harmless(text), safe, "{text:?}");
        }
        assert!(harmless(&"@all ".repeat(10_000)).chars().count() <= CHARS);
        assert_eq!(harmless("\n\t "), "");
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod any_text {
        use super::super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn has_no_sign_left_that_means_anything(text in any::<String>(), signs in "[@*_~`\\[\\]<>|\\\\#:/. a1]{0,60}") {
                for text in [text.as_str(), signs.as_str()] {
                    let safe = harmless(text);
                    let active = ['@', '*', '_', '~', '`', '[', ']', '<', '>', '|', '\\', '\n', '\r'];
                    prop_assert!(!safe.contains(active), "{safe:?}");
                    prop_assert!(!safe.contains("//") && !safe.contains("##") && !safe.starts_with('#'), "{safe:?}");
                }
            }
        }
    }
}
