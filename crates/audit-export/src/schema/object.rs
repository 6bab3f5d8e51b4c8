//! JSON objects, written field by field into memory.

use std::io::Write;

/// An object that is being written.
pub struct Object<'o> {
    out: &'o mut Vec<u8>,
    is_empty: bool,
}

impl<'o> Object<'o> {
    /// Writes an object. Writing into memory cannot fail.
    pub fn write(out: &'o mut Vec<u8>, fill: impl FnOnce(&mut Object<'_>)) -> bool {
        out.push(b'{');
        let mut object = Object { out, is_empty: true };
        fill(&mut object);
        let is_empty = object.is_empty;
        object.out.push(b'}');
        !is_empty
    }

    fn name(&mut self, name: &str) {
        if !std::mem::take(&mut self.is_empty) {
            self.out.push(b',');
        }
        string(self.out, name);
        self.out.push(b':');
    }

    /// A text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        string(self.out, value);
    }

    /// A text, if there is one.
    pub fn some(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    /// A whole number.
    pub fn number(&mut self, name: &str, value: i64) {
        self.name(name);
        let _ = write!(self.out, "{value}");
    }

    /// JSON as it is.
    pub fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.out.extend_from_slice(json.as_bytes());
    }

    /// A list of texts; nothing where there are none.
    pub fn texts<'t>(&mut self, name: &str, values: impl IntoIterator<Item = &'t str>) {
        let mut values = values.into_iter();
        let Some(first) = values.next() else { return };
        self.name(name);
        self.out.push(b'[');
        string(self.out, first);
        for value in values {
            self.out.push(b',');
            string(self.out, value);
        }
        self.out.push(b']');
    }

    /// An object within; nothing where it stays empty.
    pub fn object(&mut self, name: &str, fill: impl FnOnce(&mut Object<'_>)) {
        let (before, was_empty) = (self.out.len(), self.is_empty);
        self.name(name);
        if !Object::write(self.out, fill) {
            self.out.truncate(before);
            self.is_empty = was_empty;
        }
    }

    /// A list of one object.
    pub fn list_of_one(&mut self, name: &str, fill: impl FnOnce(&mut Object<'_>)) {
        self.name(name);
        self.out.push(b'[');
        Object::write(self.out, fill);
        self.out.push(b']');
    }
}

fn string(out: &mut Vec<u8>, text: &str) {
    // Neither texts nor memory can fail.
    let _ = serde_json::to_writer(out, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_leaves_no_trace() {
        let mut out = Vec::new();
        Object::write(&mut out, |o| {
            o.object("a", |o| o.some("x", None));
            o.texts("b", []);
            o.text("c", "\"");
            o.object("d", |o| o.object("e", |_| {}));
            o.texts("f", ["1", "2"]);
            o.list_of_one("g", |o| o.number("n", -1));
        });
        assert_eq!(String::from_utf8(out).unwrap(), r#"{"c":"\"","f":["1","2"],"g":[{"n":-1}]}"#);
    }
}
