//! Takes a JSON object apart, field by field.

use super::{DetailRow, DetailValue, Find};
use crate::i18n::{Lang, find_message, message};
use crate::text::amount::{exact_duration, size};
use crate::text::clean::{one_line, shorten};
use crate::text::fields::{Fields, items, scalar};
use crate::text::words::{slug, value_word, yes_or_no};

/// More rows than any documented event has; beyond, the JSON tab is the place to look.
pub const MOST_ROWS: usize = 200;
/// How many characters a value shows.
pub const VALUE_CHARS: usize = 2_000;
/// How many items a list shows.
const MOST_ITEMS: usize = 100;
/// The longest text that is searched for, in bytes: what an address takes.
const MOST_SEARCHED: usize = 500;
/// Objects nested deeper than this are shown as JSON.
const DEEPEST: usize = 4;
/// How the first halves of pairs begin; the second begins with `new_`.
const BEFORE: [&str; 3] = ["old_", "previous_", "prev_"];
/// The two fields of an object that is a change.
const CHANGES: [(&str, &str); 4] = [("previous", "new"), ("old", "new"), ("before", "after"), ("from", "to")];

/// Rows under construction.
pub struct Rows {
    lang: Lang,
    rows: Vec<DetailRow>,
}

impl Rows {
    pub const fn new(lang: Lang) -> Self {
        Self { lang, rows: Vec::new() }
    }

    pub fn done(self) -> Vec<DetailRow> {
        self.rows
    }

    pub fn push(&mut self, path: &str, value: DetailValue, find: Option<Find>) {
        let known = slug(path).and_then(|slug| find_message(self.lang, &format!("field-{slug}"), &[]));
        let path = shorten(&one_line(path), 80);
        self.rows.push(DetailRow { label: known.unwrap_or_else(|| path.clone()), path, value, find });
    }

    /// Appends the fields of an object that stands at `within`, empty at the top, below the field `top`.
    pub fn object(&mut self, fields: &Fields<'_>, within: &str, top: Option<&str>, depth: usize) {
        for (name, raw) in fields.iter() {
            if self.rows.len() > MOST_ROWS {
                return;
            }
            match half_of_pair(fields, name) {
                Half::After => {} // said with what it was before
                Half::Before { shared, after } => {
                    let field = format!("new_{shared}");
                    self.change(&join(within, shared), top.unwrap_or(&field), raw, after);
                }
                Half::None => self.field(&join(within, name), top.unwrap_or(name), raw, depth),
            }
        }
    }

    fn field(&mut self, path: &str, top: &str, raw: &str, depth: usize) {
        if let Some(inner) = Fields::read(raw) {
            return self.nested(&inner, path, top, raw, depth);
        }
        match (items(raw), id_of(path)) {
            (Some(ids), Some(id)) if ids.iter().any(|raw| scalar(raw).is_some()) => {
                for raw in ids.into_iter().filter(|raw| scalar(raw).is_some()).take(MOST_ITEMS) {
                    let shown = scalar(raw).unwrap_or_default();
                    self.push(path, id(shorten(shown.trim(), VALUE_CHARS)), find(top, &[raw]));
                }
            }
            (Some(list), _) => {
                let value = self.list(path, &list);
                self.push(path, value, find(top, list.get(..MOST_ITEMS).unwrap_or(&list)));
            }
            (None, Some(id)) if scalar(raw).is_some_and(|id| !id.trim().is_empty()) => {
                let shown = scalar(raw).unwrap_or_default();
                self.push(path, id(shorten(shown.trim(), VALUE_CHARS)), find(top, &[raw]));
            }
            (None, _) => {
                let value = self.scalar(path, raw);
                self.push(path, DetailValue::Text(value), find(top, &[raw]));
            }
        }
    }

    fn nested(&mut self, inner: &Fields<'_>, path: &str, top: &str, raw: &str, depth: usize) {
        let change = CHANGES.iter().find_map(|(before, after)| Some((inner.raw(before)?, inner.raw(after)?)));
        match change {
            Some((before, after)) if inner.len() == 2 => self.change(path, top, before, after),
            _ if inner.len() == 0 => self.push(path, DetailValue::Text(self.word("value-nothing")), None),
            _ if depth + 1 < DEEPEST => self.object(inner, path, Some(top), depth + 1),
            _ => self.push(path, DetailValue::Text(shorten(raw, VALUE_CHARS)), None),
        }
    }

    fn change(&mut self, path: &str, top: &str, before: &str, after: &str) {
        let side = |raw: &str| match items(raw) {
            Some(list) => self.list(path, &list).plain(),
            None => self.scalar(path, raw),
        };
        let value = DetailValue::Change { before: side(before), after: side(after) };
        self.push(path, value, find(top, &[after]));
    }

    fn list(&self, path: &str, list: &[&str]) -> DetailValue {
        if list.is_empty() {
            return DetailValue::Text(self.word("value-nothing"));
        }
        let mut texts: Vec<String> = list.iter().take(MOST_ITEMS).map(|raw| self.scalar(path, raw)).collect();
        if list.len() > MOST_ITEMS {
            texts.push(format!("+{}", list.len() - MOST_ITEMS));
        }
        DetailValue::List(texts)
    }

    /// A value in words; lists and objects as raw JSON.
    fn scalar(&self, path: &str, raw: &str) -> String {
        let text = match scalar(raw) {
            None if raw == "null" => return self.word("value-null"),
            None => return shorten(raw, VALUE_CHARS),
            Some(text) if text.trim().is_empty() => return self.word("value-empty"),
            Some(text) => text,
        };
        let word = |kind| value_word(self.lang, kind, &text);
        let said = match path.rsplit('.').next().unwrap_or(path) {
            "company_role" | "company_roles" | "new_company_role" | "previous_company_role" => word("role"),
            "method" => word("method"),
            "reason" => word("reason"),
            "platform" => word("platform"),
            "context" => word("context"),
            "changed_attrs" => word("attr"),
            "duration" => {
                text.parse().map_or_else(|_| text.clone(), |seconds| exact_duration(self.lang, seconds))
            }
            "size" => text.parse().map_or_else(|_| text.clone(), |bytes| size(self.lang, bytes)),
            "message_id" | "started_message_id" | "recording_id" | "file_id" => format!("#{text}"),
            _ => match raw {
                "true" => yes_or_no(self.lang, true),
                "false" => yes_or_no(self.lang, false),
                _ => text,
            },
        };
        shorten(&said, VALUE_CHARS)
    }

    fn word(&self, id: &str) -> String {
        message(self.lang, id, &[])
    }
}

/// Which half of a before-and-after pair of fields a field is.
enum Half<'n, 'a> {
    None,
    Before { shared: &'n str, after: &'a str },
    After,
}

fn half_of_pair<'n, 'a>(fields: &Fields<'a>, name: &'n str) -> Half<'n, 'a> {
    if fields.len() > MOST_ROWS {
        return Half::None; // looking for partners among thousands would take minutes
    }
    if let Some(shared) = name.strip_prefix("new_") {
        let has_before = BEFORE.iter().any(|prefix| fields.raw(&format!("{prefix}{shared}")).is_some());
        return if has_before { Half::After } else { Half::None };
    }
    let Some(shared) = BEFORE.iter().find_map(|prefix| name.strip_prefix(prefix)) else { return Half::None };
    match fields.raw(&format!("new_{shared}")) {
        Some(after) => Half::Before { shared, after },
        None => Half::None,
    }
}

fn join(within: &str, name: &str) -> String {
    if within.is_empty() { name.to_owned() } else { format!("{within}.{name}") }
}

/// What a field is searched for: its texts, unless one of them cannot be searched for.
fn find(field: &str, raw: &[&str]) -> Option<Find> {
    let searched = |raw: &&str| {
        let text = scalar(raw)?.trim().to_owned();
        (!text.is_empty() && text.len() <= MOST_SEARCHED).then_some(text)
    };
    let texts: Vec<String> = raw.iter().map(searched).collect::<Option<_>>()?;
    (!texts.is_empty()).then(|| Find { field: field.to_owned(), texts })
}

/// Whose id a field holds, by its documented name.
fn id_of(path: &str) -> Option<fn(String) -> DetailValue> {
    match path {
        "initiator_id" | "inviter_id" | "resource_owner_id" | "user_id" | "actor_id" | "bot_id"
        | "filters.user_ids" => Some(|id| DetailValue::Person { id }),
        "chat_id" | "filters.chat_ids" => Some(|id| DetailValue::Chat { id }),
        _ => None,
    }
}
