//! The fields of `details`, read leniently and without losing a digit.
//!
//! Values stay raw JSON text until they are asked for: numbers keep the digits they came with, the order of
//! fields is the server's, and no depth of nesting can overflow the stack.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The fields of a JSON object in the order they came, their values still raw.
#[derive(Clone, Debug, Default)]
pub struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Fields<'a> {
    /// Reads an object; nothing where the text is none.
    pub fn read(json: &'a str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// All fields: name and raw JSON.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.get()))
    }

    /// How many fields there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The raw JSON of a field.
    pub fn raw(&self, name: &str) -> Option<&'a str> {
        self.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
    }

    /// A string's content, or a number or boolean as written; nothing for null, blanks, lists and objects.
    pub fn text(&self, name: &str) -> Option<String> {
        self.raw(name).and_then(scalar).filter(|text| !text.trim().is_empty())
    }

    /// A list of texts. A single text counts as a list of one; items that are no texts are left out.
    pub fn texts(&self, name: &str) -> Vec<String> {
        let Some(raw) = self.raw(name) else { return Vec::new() };
        match items(raw) {
            Some(items) => items.into_iter().filter_map(scalar).collect(),
            None => scalar(raw).into_iter().collect(),
        }
    }

    /// A boolean, also where it came as text or as 0 and 1.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.text(name)?.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        }
    }

    /// A count: a number that is not negative, also where it came as text; fractions are cut.
    pub fn count(&self, name: &str) -> Option<u64> {
        let text = self.text(name)?;
        let text = text.trim();
        text.parse().ok().or_else(|| {
            let number: f64 = text.parse().ok()?;
            // Beyond 2^53 a float is no count any more.
            (0.0..9_007_199_254_740_992.0).contains(&number).then_some(number as u64)
        })
    }

    /// A nested object.
    pub fn object(&self, name: &str) -> Option<Self> {
        self.raw(name).and_then(Self::read)
    }
}

/// The text of a JSON scalar; nothing for null, lists and objects.
pub fn scalar(raw: &str) -> Option<String> {
    match raw.as_bytes().first()? {
        // A string with half a surrogate pair is no Rust string: its raw text has to do.
        b'"' => Some(serde_json::from_str(raw).unwrap_or_else(|_| raw.trim_matches('"').to_owned())),
        b'n' | b'{' | b'[' => None,
        _ => Some(raw.to_owned()),
    }
}

/// The raw items of a JSON list; nothing where the text is none.
pub fn items(raw: &str) -> Option<Vec<&str>> {
    let items: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    Some(items.into_iter().map(RawValue::get).collect())
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_strings_stand_for_each_other() {
        let fields = Fields::read(
            r#"{"id":45678,"text":"45678","huge":123456789012345678901234567890,"yes":"true","one":1,"half":2.9,"below":-1}"#,
        )
        .unwrap();
        assert_eq!((fields.text("id"), fields.text("text")), (Some("45678".into()), Some("45678".into())));
        assert_eq!(fields.text("huge").as_deref(), Some("123456789012345678901234567890"));
        assert_eq!(
            (fields.flag("yes"), fields.flag("one"), fields.flag("id")),
            (Some(true), Some(true), None)
        );
        assert_eq!((fields.count("text"), fields.count("half")), (Some(45678), Some(2)));
        assert_eq!((fields.count("below"), fields.count("huge")), (None, None));
    }

    #[test]
    fn what_is_missing_blank_or_of_another_type_is_nothing() {
        let fields = Fields::read(r#"{"null":null,"blank":" ","list":["a",1,null,[]],"one":"x"}"#).unwrap();
        assert_eq!((fields.text("null"), fields.text("blank"), fields.text("list")), (None, None, None));
        assert_eq!(fields.texts("list"), ["a", "1"]);
        assert_eq!(fields.texts("one"), ["x"]);
        assert!(fields.object("list").is_none() && fields.texts("absent").is_empty());
        assert!(Fields::read("[]").is_none() && Fields::read("{").is_none());
    }

    #[test]
    fn fields_keep_the_order_they_came_in() {
        let fields = Fields::read(r#"{"b":1,"a":2}"#).unwrap();
        assert_eq!(fields.iter().collect::<Vec<_>>(), [("b", "1"), ("a", "2")]);
    }

    #[test]
    fn nesting_of_any_depth_is_read() {
        let deep = format!(r#"{{"x":{}1{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(Fields::read(&deep).unwrap().len(), 1);
    }
}
