//! Events written as the API writes them: all fields, in the documented order, without spaces. There is nothing to look up
//! then, and what is read is found in a third of the time that a general parser takes, once for each of millions of events.
//! Whatever is otherwise in any way is left to `serde`.

use crate::event::{AuditEvent, NO_DETAILS};
use crate::time::Timestamp;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// What is still to be read.
pub(crate) struct Compact<'a> {
    rest: &'a str,
}

impl<'a> Compact<'a> {
    pub const fn new(json: &'a str) -> Self {
        Self { rest: json }
    }

    /// What was not read.
    pub const fn rest(&self) -> &'a str {
        self.rest
    }

    /// Reads past exactly this; nothing, and nothing read, where something else comes next.
    pub fn skip(&mut self, expected: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(expected)?;
        Some(())
    }

    /// Reads an event that `serde` reads the same.
    pub fn event(&mut self) -> Option<AuditEvent<'a>> {
        self.skip(r#"{"id":"#)?;
        let id = self.text().filter(|id| !id.is_empty())?;
        self.skip(r#","created_at":"#)?;
        let created_at = Timestamp::parse(self.text()?)?;
        self.skip(r#","event_key":"#)?;
        let event_key = self.text()?;
        self.skip(r#","actor_id":"#)?;
        let actor_id = self.optional()?;
        self.skip(r#","actor_type":"#)?;
        let actor_type = self.optional()?;
        self.skip(r#","entity_id":"#)?;
        let entity_id = self.optional()?;
        self.skip(r#","entity_type":"#)?;
        let entity_type = self.optional()?;
        self.skip(r#","details":"#)?;
        let details = self.details()?;
        self.skip(r#","ip_address":"#)?;
        let ip_address = self.optional()?;
        self.skip(r#","user_agent":"#)?;
        let user_agent = self.optional()?;
        self.skip("}")?;
        Some(AuditEvent {
            id: Cow::Borrowed(id),
            created_at,
            event_key: Cow::Borrowed(event_key),
            actor_id,
            actor_type,
            entity_id,
            entity_type,
            details: Cow::Borrowed(details),
            ip_address,
            user_agent,
            extra: None,
        })
    }

    /// A text without escapes.
    fn text(&mut self) -> Option<&'a str> {
        self.skip("\"")?;
        let end = plain(self.rest.as_bytes());
        let (text, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest.strip_prefix('"')?;
        Some(text)
    }

    fn optional(&mut self) -> Option<Option<Cow<'a, str>>> {
        if self.skip("null").is_some() {
            return Some(None);
        }
        self.text().map(|text| Some(Cow::Borrowed(text)))
    }

    /// Any JSON, byte for byte.
    fn details(&mut self) -> Option<&'a str> {
        if self.skip(NO_DETAILS).is_some() || self.skip("null").is_some() {
            return Some(NO_DETAILS);
        }
        let mut values = serde_json::Deserializer::from_str(self.rest).into_iter::<&RawValue>();
        let details = values.next()?.ok()?.get();
        self.rest = self.rest.strip_prefix(details)?;
        Some(details)
    }
}

/// How many bytes at the start are neither a quote, nor a backslash, nor a control character. Eight are looked at together:
/// a difference borrows only from bytes above one that is found, so that the first that is found is right.
fn plain(text: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGH;
    let is = |word: u64, byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let (words, _) = text.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = below(word, 0x20) | is(word, b'"') | is(word, b'\\');
        if found != 0 {
            return index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let start = words.len() * 8;
    let stops = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\');
    text[start..].iter().position(stops).map_or(text.len(), |more| start + more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WHOLE: &str = r#"{"id":"a1","created_at":"2026-11-18T11:21:07.000Z","event_key":"user_login","actor_id":"12","actor_type":"User","entity_id":null,"entity_type":"User","details":{"b": 2637266155,"a":[ "}" ]},"ip_address":null,"user_agent":"Хром 1"}"#;

    #[test]
    fn an_event_as_the_api_writes_it_is_read_without_a_copy() {
        let mut reader = Compact::new(WHOLE);
        let event = reader.event().unwrap();
        assert_eq!((reader.rest(), event.to_json().as_str()), ("", WHOLE));
        assert!(matches!(event.user_agent, Some(Cow::Borrowed("Хром 1"))));
        assert_eq!(event.details, r#"{"b": 2637266155,"a":[ "}" ]}"#);
    }

    #[test]
    fn what_is_written_in_another_way_is_left_to_others() {
        let read = |from: &str, to: &str| Compact::new(&WHOLE.replace(from, to)).event().is_some();
        assert!(read("", "") && read("2637266155", "null") && read("\"12\"", "null"));
        assert!(!read("\"id\":", "\"id\": ") && !read("\"12\"", "12") && !read("a1", ""));
        assert!(!read("Хром", "\\u0041") && !read("Хром", "\u{1}") && !read("[ \"}\" ]", "[,]"));
        assert!(!read("\"User\",\"entity_id\"", "\"User\",\"x\":1,\"entity_id\"") && !read("2026-", "soon-"));
    }

    proptest! {
        #[test]
        fn the_first_byte_that_ends_a_text_is_found(text in "[ -~а-я\"\\\\\n\u{7f}\u{80}]{0,40}") {
            let slow = text.bytes().position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\');
            prop_assert_eq!(plain(text.as_bytes()), slow.unwrap_or(text.len()));
        }

        #[test]
        fn what_is_read_is_what_serde_reads(at in 0..WHOLE.len(), byte in "[ -~\n]|", cut in any::<bool>()) {
            let mut bytes = WHOLE.as_bytes().to_vec();
            bytes.splice(at..at + usize::from(cut), byte.bytes());
            let Ok(json) = String::from_utf8(bytes) else { return Ok(()) };
            let mut reader = Compact::new(&json);
            if let Some(event) = reader.event().filter(|_| reader.rest().is_empty()) {
                prop_assert_eq!(Some(event), AuditEvent::read_described(&json));
            }
        }
    }
}
