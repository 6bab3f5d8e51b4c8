//! A field of the details, found by its name.

use crate::text::Needle;
use memchr::memmem::Finder;
use serde_json::Value;

/// A name, and the text to look for in what stands behind it.
#[derive(Debug)]
pub struct Named {
    name: String,
    needle: Needle,
    /// The name in its quotes, found before anything is parsed; none where JSON may spell the name otherwise.
    quoted: Option<Finder<'static>>,
}

impl Named {
    pub fn new(name: &str, needle: &str) -> Self {
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let quoted = plain.then(|| Finder::new(&format!("\"{name}\"")).into_owned());
        Self { name: name.to_owned(), needle: Needle::new(needle), quoted }
    }

    /// Whether these details have the field, and the text in it. What is no JSON object has no field.
    pub fn is_in(&self, details: &str) -> bool {
        if self.quoted.as_ref().is_some_and(|quoted| quoted.find(details.as_bytes()).is_none()) {
            return false;
        }
        let Ok(Value::Object(fields)) = serde_json::from_str(details) else { return false };
        fields.get(&self.name).is_some_and(|value| self.holds(value))
    }

    fn holds(&self, value: &Value) -> bool {
        match value {
            Value::Null => false,
            Value::String(text) => self.needle.is_in(text),
            Value::Array(list) => list.iter().any(|value| self.holds(value)),
            Value::Object(fields) => fields.values().any(|value| self.holds(value)),
            Value::Bool(_) | Value::Number(_) => self.needle.is_in(&value.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_looks_behind_the_name_and_nowhere_else() {
        let scopes = |needle| Named::new("scopes", needle);
        let details = r#"{"name":"bot","scopes":["messages:read","users:READ"],"scopes_old":["x"]}"#;
        assert!(scopes("messages:read").is_in(details) && scopes("users:read").is_in(details));
        assert!(!scopes("bot").is_in(details) && !scopes("x").is_in(details));
        assert!(scopes("").is_in(details) && !scopes("").is_in(r#"{"scopes":null}"#));
        assert!(!scopes("").is_in("[1]") && !scopes("").is_in("\"scopes\""));
    }

    #[test]
    fn numbers_words_and_escaped_names_are_found() {
        assert!(Named::new("chat_id", "12").is_in(r#"{"chat_id":4125}"#));
        assert!(Named::new("on", "TRUE").is_in(r#"{"on":true}"#));
        assert!(Named::new("имя", "б").is_in(r#"{"\u0438\u043c\u044f":"\u0411"}"#));
    }
}
