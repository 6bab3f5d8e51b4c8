//! What kind of file this is, by its first bytes.

use super::Problem;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sniffed {
    /// JSON values that go over lines as they like.
    Nested,
    /// An object a line.
    Lines,
    /// A table with this separator.
    Table(u8),
    /// Nothing that can be read.
    Problem(Problem),
}

/// A first line is at most so long.
const LONGEST_LINE: usize = 1 << 16;

/// Looks at the beginning; nothing while it is too short to tell.
pub fn sniff(bytes: &[u8], is_end: bool) -> Option<Sniffed> {
    let Some(start) = bytes.iter().position(|byte| !byte.is_ascii_whitespace()) else {
        return is_end.then_some(Sniffed::Problem(Problem::Empty));
    };
    let bytes = &bytes[start..];
    for (magic, problem) in [
        (&b"PK\x03\x04"[..], Problem::Zip),
        (b"CEF:", Problem::Schema),
        (b"PAR1", Problem::Parquet),
        (b"\x1f\x8b", Problem::Gzip),
    ] {
        if bytes.starts_with(magic) {
            return Some(Sniffed::Problem(problem));
        }
    }
    match bytes[0] {
        b'[' => Some(Sniffed::Nested),
        b'{' => object(bytes, is_end).or(is_end.then_some(Sniffed::Lines)),
        _ => table(bytes, is_end),
    }
}

/// A page of the API begins with one of its fields, an indented object with a new line; anything else stands on a line
/// of its own.
fn object(bytes: &[u8], is_end: bool) -> Option<Sniffed> {
    let after = &bytes[1..];
    let first = after.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if after[..first].contains(&b'\n') {
        return Some(Sniffed::Nested);
    }
    let name = after[first..].strip_prefix(b"\"").unwrap_or_default();
    let Some(end) = memchr::memchr(b'"', name) else {
        return (name.len() > LONGEST_LINE).then_some(Sniffed::Lines);
    };
    // What security tools take has another shape; where lines are ours with a field more, they stay ours.
    let marks = match &name[..end] {
        b"@timestamp" => Some(&b"\"ecs\":{"[..]),
        b"metadata" => Some(&b"\"class_uid\":"[..]),
        _ => None,
    };
    if let Some(mark) = marks {
        let line = first_line(bytes, is_end)?;
        if memchr::memmem::find(line, mark).is_some() {
            return Some(Sniffed::Problem(Problem::Schema));
        }
    }
    let is_page = matches!(&name[..end], b"data" | b"meta" | b"errors" | b"error");
    Some(if is_page { Sniffed::Nested } else { Sniffed::Lines })
}

/// The first line, or its beginning where it is very long; nothing while it goes on.
fn first_line(bytes: &[u8], is_end: bool) -> Option<&[u8]> {
    match memchr::memchr(b'\n', bytes) {
        Some(end) => Some(&bytes[..end]),
        None if is_end || bytes.len() > LONGEST_LINE => Some(&bytes[..bytes.len().min(LONGEST_LINE)]),
        None => None,
    }
}

fn table(bytes: &[u8], is_end: bool) -> Option<Sniffed> {
    let line = first_line(bytes, is_end)?;
    let has = |name: &[u8]| memchr::memmem::find(line, name).is_some();
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|separator| line.iter().filter(|byte| *byte == separator).count())
        .filter(|separator| line.contains(separator));
    Some(match separator {
        Some(separator) if has(b"id") && has(b"created_at") && has(b"event_key") => Sniffed::Table(separator),
        Some(_) if has(b"created_at") || has(b"event_key") => Sniffed::Problem(Problem::NoColumns),
        // A line that is broken costs only itself, also the first one.
        _ if lines_follow(bytes, line.len(), is_end)? => Sniffed::Lines,
        _ => Sniffed::Problem(Problem::NotOurs),
    })
}

/// Whether the line after the first begins as an event's does; nothing while it has not come.
fn lines_follow(bytes: &[u8], first: usize, is_end: bool) -> Option<bool> {
    let rest = bytes.get(first..).unwrap_or_default();
    if rest.first() != Some(&b'\n') {
        return Some(false);
    }
    match rest.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(byte) => Some(*byte == b'{'),
        None => (is_end || rest.len() > LONGEST_LINE).then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Option<Sniffed> {
        sniff(text.as_bytes(), true)
    }

    #[test]
    fn the_first_bytes_tell() {
        assert_eq!(whole(" [ {"), Some(Sniffed::Nested));
        assert_eq!(whole("{\n  \"id\": 1"), Some(Sniffed::Nested));
        assert_eq!(whole("{\"data\": ["), Some(Sniffed::Nested));
        assert_eq!(whole("{\"id\":\"1\""), Some(Sniffed::Lines));
        assert_eq!(whole("{ \"actor_id\":\"1\""), Some(Sniffed::Lines));
        assert_eq!(whole("id;created_at;event_key\r\n"), Some(Sniffed::Table(b';')));
        assert_eq!(whole("\"id\",\"created_at\",\"event_key\""), Some(Sniffed::Table(b',')));
        assert_eq!(whole("id,created_at\n"), Some(Sniffed::Problem(Problem::NoColumns)));
        assert_eq!(whole("  \n"), Some(Sniffed::Problem(Problem::Empty)));
        assert_eq!(whole("<html>"), Some(Sniffed::Problem(Problem::NotOurs)));
        assert_eq!(whole("nonsense\r\n{\"id\":\"1\"}"), Some(Sniffed::Lines));
        assert_eq!(whole("nonsense\n\n"), Some(Sniffed::Problem(Problem::NotOurs)));
        for text in ["CEF:0|Pachca|", "{\"@timestamp\":\"\",\"ecs\":{", "{\"metadata\":{},\"class_uid\":1"] {
            assert_eq!(whole(text), Some(Sniffed::Problem(Problem::Schema)));
        }
        assert_eq!(whole("{\"@timestamp\":\"\",\"id\":1}\n"), Some(Sniffed::Lines));
        assert_eq!(whole("PK\u{3}\u{4}"), Some(Sniffed::Problem(Problem::Zip)));
    }

    #[test]
    fn too_little_is_not_guessed_at() {
        for text in ["", "{", "{\"da", "id;created_at;event_key", "nonsense\n"] {
            assert_eq!(sniff(text.as_bytes(), false), None, "{text}");
        }
    }
}
