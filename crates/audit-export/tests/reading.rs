//! Files that others wrote, or that something happened to.

use audit_export::read::{Bad, Batch, Kind, Problem, Reader, Reason};
use audit_model::event::EventError;

const A: &str =
    r#"{"id":"a","created_at":"2026-11-18T11:21:07.000Z","event_key":"k","details":{"data":[1]}}"#;
const B: &str = r#"{"id":"b","created_at":"2026-11-18T11:21:08.000Z","event_key":"k","details":{}}"#;

fn read(text: &[u8], step: usize) -> (Vec<String>, Vec<Bad>, Result<Option<Kind>, Problem>) {
    let (mut ids, mut bad) = (Vec::new(), Vec::new());
    let mut take = |batch: Batch<'_>| {
        ids.extend(batch.events.iter().map(|event| event.id.to_string()));
        bad.extend(batch.bad);
    };
    let mut reader = Reader::new();
    let fed = text.chunks(step).try_for_each(|piece| reader.feed(piece, &mut take));
    let outcome = fed.and_then(|()| reader.finish(&mut take)).map(|()| reader.kind());
    (ids, bad, outcome)
}

/// Reads in pieces of several sizes, which must not matter.
fn all(text: &str) -> (Vec<String>, Vec<Bad>, Result<Option<Kind>, Problem>) {
    let whole = read(text.as_bytes(), text.len().max(1));
    for step in [1, 7, 64] {
        assert_eq!(read(text.as_bytes(), step), whole, "{step}");
    }
    whole
}

#[test]
fn arrays_pages_and_lines_are_read() {
    let page = |event: &str| {
        format!(r#"{{"data": [{event}], "meta":{{"paginate":{{"next_page":"x","data":[{{}}]}}}}}}"#)
    };
    let pretty = format!("{{\n \"meta\" : {{}},\n \"data\" :\n [\n{A},\n{B}\n]\n}}\n");
    for text in [
        format!("[{A},{B}]"),
        format!("\n[\n  {A} ,\n  {B}\n]\n"),
        format!("{A}\n{B}"),
        format!("{A}\r\n\r\n{B}\r\n"),
        format!("{}\n{}", page(A), page(B)),
        format!("{}{}", page(A), page(B)),
        format!("[{},{}]", page(A), page(B)),
        format!("[{A}][{B}]"),
        pretty,
    ] {
        let (ids, bad, outcome) = all(&text);
        assert_eq!((ids.join(""), bad), ("ab".to_owned(), Vec::new()), "{text}");
        assert!(outcome.is_ok());
    }
}

#[test]
fn what_is_bad_says_where_and_why_and_the_rest_is_kept() {
    let (ids, bad, _) = all(&format!("{A}\n{{\"id\":\"x\",\nnonsense\n{B}\n{}", &A[..40]));
    assert_eq!(ids, ["a", "b"]);
    let said: Vec<(u64, Reason)> = bad.iter().map(|bad| (bad.place, bad.reason)).collect();
    let no_object = Reason::Event(EventError::NotAnObject);
    assert_eq!(said, [(2, no_object), (3, no_object), (5, Reason::CutShort)]);
    assert_eq!(bad[1].raw, "nonsense");

    let (ids, bad, _) = all(&format!(r#"[{A}, 7, "x,]", {{"id":null}}, true, {B}, {}"#, &A[..30]));
    assert_eq!(ids, ["a", "b"]);
    let texts: Vec<&str> = bad.iter().map(|bad| bad.raw.as_str()).collect();
    assert_eq!(texts, ["7", "\"x,]\"", "{\"id\":null}", "true", &A[..30]]);
    assert_eq!(bad[4].reason, Reason::CutShort);
}

#[test]
fn what_is_no_file_of_ours_says_what_it_is() {
    let problem = |text: &str| all(text).2.unwrap_err();
    assert_eq!(problem(""), Problem::Empty);
    assert_eq!(problem(" \n "), Problem::Empty);
    assert_eq!(problem("<!DOCTYPE html>\n<p>"), Problem::NotOurs);
    assert_eq!(problem("name,created_at\nx,y"), Problem::NoColumns);
    assert_eq!(problem("PK\u{3}\u{4}xxxxxxxx"), Problem::Zip);
    assert_eq!(problem("PAR1xxxxxxxx"), Problem::Parquet);
    assert_eq!(problem(&format!("[{A}]]")), Problem::Damaged);
}

#[test]
fn a_record_without_end_is_given_up_and_not_swallowed() {
    let endless = format!("[{A},{{\"id\":\"{}", "x".repeat(9 << 20));
    let (ids, bad, outcome) = read(endless.as_bytes(), 1 << 16);
    assert_eq!((ids.len(), outcome), (1, Err(Problem::Damaged)));
    assert_eq!(bad[0].reason, Reason::TooLong);
    let line = format!("{A}\n{{\"id\":\"{}\n{B}\n", "x".repeat(9 << 20));
    let (ids, bad, outcome) = read(line.as_bytes(), 1 << 16);
    assert_eq!((ids.len(), outcome), (2, Ok(Some(Kind::Ndjson))));
    assert_eq!((bad[0].place, bad[0].reason), (2, Reason::TooLong));
}

#[test]
fn a_table_from_which_details_were_taken_is_put_together() {
    let table = "\u{feff}event_key;id;created_at;details.n;details.t;details.l\r\n\
        k;a;2026-11-18 11:21:07;12;\"x;y\";\"[1,\"\"z\"\"]\"\r\n;b;2026-11-18 11:21:07;;;\r\nk;c;soon;;;\r\n";
    let mut details = Vec::new();
    let mut bad = Vec::new();
    let mut reader = Reader::new();
    let mut take = |batch: Batch<'_>| {
        details.extend(batch.events.iter().map(|event| event.details.to_string()));
        bad.extend(batch.bad.iter().map(|bad| (bad.place, bad.reason)));
    };
    reader.feed(table.as_bytes(), &mut take).unwrap();
    reader.finish(&mut take).unwrap();
    assert_eq!(details, [r#"{"n":12,"t":"x;y","l":[1,"z"]}"#]);
    assert_eq!(bad, [(3, Reason::Event(EventError::NoKey)), (4, Reason::Event(EventError::BadTime))]);
}

#[test]
fn a_table_that_does_not_say_what_the_details_were_is_counted() {
    let rows = "a,2026-11-18T11:21:07Z,k,[object Object]\nb,2026-11-18T11:21:07Z,k,{}\n\
        c,2026-11-18T11:21:07Z,k,\nd,2026-11-18T11:21:07Z,k,\"{\"\"x\"\":1}\"\n";
    let without = |table: String| {
        let mut counts = (0, 0);
        let mut take = |batch: Batch<'_>| {
            counts = (counts.0 + batch.events.len(), counts.1 + batch.without_details);
        };
        let mut reader = Reader::new();
        reader.feed(table.as_bytes(), &mut take).unwrap();
        reader.finish(&mut take).unwrap();
        counts
    };
    assert_eq!(without(format!("id,created_at,event_key,details\n{rows}")), (4, 1));
    let beside = "id,created_at,event_key,details,details.n\na,2026-11-18T11:21:07Z,k,[object Object],1\n";
    assert_eq!(without(beside.to_owned()), (1, 0), "a column beside says it");
}
