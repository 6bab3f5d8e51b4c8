//! Writes the `details` of an event: field by field, in the order given. Ids in there are numbers.

use std::fmt::Write;

/// `details` under construction.
#[derive(Clone, Debug)]
pub(crate) struct Details(String);

impl Details {
    /// No field yet.
    pub fn new() -> Self {
        Self("{".to_owned())
    }

    /// A text.
    pub fn text(self, name: &str, value: &str) -> Self {
        self.raw(name, &quoted(value))
    }

    /// A text or null.
    pub fn optional_text(self, name: &str, value: Option<&str>) -> Self {
        self.raw(name, &value.map_or_else(|| "null".to_owned(), quoted))
    }

    /// A whole number.
    pub fn number(self, name: &str, value: u64) -> Self {
        self.raw(name, &value.to_string())
    }

    /// A whole number or null.
    pub fn optional_number(self, name: &str, value: Option<u64>) -> Self {
        self.raw(name, &value.map_or_else(|| "null".to_owned(), |value| value.to_string()))
    }

    /// True or false.
    pub fn flag(self, name: &str, value: bool) -> Self {
        self.raw(name, if value { "true" } else { "false" })
    }

    /// A list of texts.
    pub fn texts<T: AsRef<str>>(self, name: &str, values: &[T]) -> Self {
        let list: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
        self.raw(name, &format!("[{}]", list.join(",")))
    }

    /// A list of numbers.
    pub fn numbers(self, name: &str, values: &[u64]) -> Self {
        let list: Vec<String> = values.iter().map(u64::to_string).collect();
        self.raw(name, &format!("[{}]", list.join(",")))
    }

    /// An object.
    pub fn object(self, name: &str, value: Self) -> Self {
        self.raw(name, &value.close())
    }

    /// What a setting was and is, both as JSON.
    pub fn change(self, name: &str, previous: &str, new: &str) -> Self {
        self.object(name, Self::new().raw("previous", previous).raw("new", new))
    }

    /// The finished object; `None` where it has no field.
    pub fn done(self) -> Option<Box<str>> {
        if self.0.len() == 1 { None } else { Some(self.close().into()) }
    }

    fn close(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn raw(mut self, name: &str, json: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        // Writing to a String cannot fail.
        let _ = write!(self.0, r#""{name}":{json}"#);
        self
    }
}

/// A text as JSON.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_json_in_the_order_given() {
        let details = Details::new()
            .text("name", "«A» \"b\"\n")
            .optional_number("actor_id", None)
            .texts("scopes", &["chats:read"])
            .object("changes", Details::new().change("confidential", "false", "true"))
            .done();
        assert_eq!(
            details.as_deref(),
            Some(
                r#"{"name":"«A» \"b\"\n","actor_id":null,"scopes":["chats:read"],"changes":{"confidential":{"previous":false,"new":true}}}"#
            )
        );
        assert_eq!(Details::new().done(), None);
    }
}
