//! The fields of a JSON object in their own order, each with its raw text.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The fields of a JSON object, in order, repeated ones included.
#[derive(Debug)]
pub struct Fields<'a>(pub Vec<(Cow<'a, str>, &'a str)>);

impl<'a> Fields<'a> {
    /// Reads the fields; nothing where the text is no JSON object.
    pub fn read(json: &'a str) -> Option<Self> {
        if json == "{}" {
            return Some(Self(Vec::new()));
        }
        serde_json::from_str(json).ok()
    }

    /// The raw text of a field; of a repeated one the last, as JSON readers do.
    pub fn raw(&self, name: &str) -> Option<&'a str> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, raw)| *raw)
    }
}

/// A name that borrows where it can.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Vec<(Cow<'de, str>, &'de str)>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, raw)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
                    fields.push((name.0, raw.get()));
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Object).map(Self)
    }
}

/// The text of a JSON value in a cell: of a string its content, nothing for `null`, anything else as it is written.
pub fn cell(raw: &str) -> Cow<'_, str> {
    match raw.as_bytes().first() {
        Some(b'"') => match serde_json::from_str::<&str>(raw) {
            Ok(plain) => Cow::Borrowed(plain),
            Err(_) => serde_json::from_str::<String>(raw).map_or(Cow::Borrowed(raw), Cow::Owned),
        },
        Some(b'n') => Cow::Borrowed(""),
        _ => Cow::Borrowed(raw),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_raw_text_and_repeats_are_kept() {
        let fields = Fields::read(r#"{"b": 1,"a":[ 2 ],"\u0062":"x"}"#).unwrap();
        let pairs: Vec<(&str, &str)> = fields.0.iter().map(|(name, raw)| (name.as_ref(), *raw)).collect();
        assert_eq!(pairs, [("b", "1"), ("a", "[ 2 ]"), ("b", "\"x\"")]);
        assert_eq!(fields.raw("b"), Some("\"x\""));
        assert!(Fields::read("[1]").is_none() && Fields::read("\"x\"").is_none());
    }

    #[test]
    fn cells_are_plain_text() {
        assert_eq!([cell("\"a\\\"b\""), cell("null"), cell("12"), cell("[1]")], ["a\"b", "", "12", "[1]"]);
    }
}
