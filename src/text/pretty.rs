//! Raw JSON, indented for reading.

use serde_json::value::RawValue;

/// Deeper levels are not indented further: a hostile nesting must not grow into gigabytes of blanks.
const DEEPEST_INDENT: usize = 24;

/// The same JSON with one value a line, `indent` spaces a level. Strings and numbers stay as they are written,
/// digit by digit (reading them as numbers would round large ids). Text that is no JSON is returned as it is.
pub fn pretty_json(raw: &str, indent: usize) -> String {
    if serde_json::from_str::<&RawValue>(raw).is_err() {
        return raw.to_owned();
    }
    let mut pretty = String::with_capacity(raw.len() * 2);
    let mut depth = 0_usize;
    let mut rest = raw.trim_start();
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '{' | '[' => {
                pretty.push(first);
                let inside = rest[1..].trim_start();
                match inside.chars().next() {
                    Some(close @ ('}' | ']')) => {
                        pretty.push(close);
                        rest = inside[1..].trim_start();
                        continue;
                    }
                    _ => {
                        depth += 1;
                        new_line(&mut pretty, depth, indent);
                    }
                }
                1
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut pretty, depth, indent);
                pretty.push(first);
                1
            }
            ',' => {
                pretty.push(',');
                new_line(&mut pretty, depth, indent);
                1
            }
            ':' => {
                pretty.push_str(": ");
                1
            }
            _ => {
                let end = if first == '"' { string_end(rest) } else { word_end(rest) };
                pretty.push_str(&rest[..end]);
                end
            }
        };
        rest = rest[taken..].trim_start();
    }
    pretty
}

fn new_line(pretty: &mut String, depth: usize, indent: usize) {
    pretty.push('\n');
    pretty.extend(std::iter::repeat_n(' ', depth.min(DEEPEST_INDENT) * indent));
}

/// Bytes up to and with the closing quote of the string that the text starts with.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Bytes of the number or word that the text starts with; at least its first character.
fn word_end(text: &str) -> usize {
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '"');
    text.char_indices().skip(1).find(|(_, c)| ends(*c)).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_a_line_and_every_digit_kept() {
        let raw = r#" {"a":[1,{}, [ ] ,{"b":"x\",{[:\\"}],"big":12345678901234567890.10,"é":null} "#;
        let expected = "{\n  \"a\": [\n    1,\n    {},\n    [],\n    {\n      \"b\": \"x\\\",{[:\\\\\"\n    }\n  ],\n  \
                        \"big\": 12345678901234567890.10,\n  \"é\": null\n}";
        assert_eq!(pretty_json(raw, 2), expected);
    }

    #[test]
    fn what_is_no_json_stays_as_it_is() {
        for raw in ["", "<html>", "{\"a\":", "{} x", "{'a':1}", "[1,]"] {
            assert_eq!(pretty_json(raw, 2), raw);
        }
        assert_eq!(pretty_json("7", 2), "7");
    }

    #[test]
    fn deep_nesting_costs_no_more_than_its_share() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(pretty_json(&deep, 2).len() < deep.len() * 60);
    }
}
