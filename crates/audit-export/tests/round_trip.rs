//! What is written is read back, in pieces of any size, and by other programs.
#![allow(clippy::unwrap_used)] // Helpers of tests are tests, too.

use audit_export::read::{Batch, Kind, Name, Reader};
use audit_export::{EventWriter, Format, Layout, Notes, Redaction, Schema, Separator, Survey};
use audit_model::{AuditEvent, Timestamp};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::io::Write as _;
use std::process::{Command, Stdio};

const FORMATS: [Format; 4] =
    [Format::Json, Format::Ndjson, Format::Csv(Separator::Comma), Format::Csv(Separator::Semicolon)];

fn layout(format: Format, noted: bool) -> Layout {
    Layout { format, noted, redaction: Redaction::default() }
}

fn write(events: &[AuditEvent<'_>], notes: &Notes<'_>, layout: Layout) -> Vec<u8> {
    let mut survey = Survey::default();
    events.iter().for_each(|event| survey.take(event));
    let mut out = Vec::new();
    let mut writer = EventWriter::new(&mut out, layout, &survey).unwrap();
    for event in events {
        writer.write(event, notes).unwrap();
    }
    assert_eq!(writer.finish().unwrap().events, events.len() as u64);
    out
}

#[derive(Default, Debug)]
struct Read {
    events: Vec<AuditEvent<'static>>,
    names: Vec<Name>,
    bad: usize,
    kind: Option<Kind>,
}

fn read(bytes: &[u8], step: usize) -> Read {
    let mut all = Read::default();
    let mut reader = Reader::new();
    let mut take = |batch: Batch<'_>| {
        all.events.extend(batch.events.into_iter().map(AuditEvent::into_owned));
        all.names.extend(batch.names);
        all.bad += batch.bad.len();
    };
    for piece in bytes.chunks(step.max(1)) {
        reader.feed(piece, &mut take).unwrap();
    }
    reader.finish(&mut take).unwrap();
    all.kind = reader.kind();
    all
}

/// Text with everything that files are afraid of.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9]{1,12}",
        "[=+@'\",;\\t\\r\\n\\\\{}:а-яё😀 -]{1,8}",
        Just("=cmd|' /C calc'!A0".to_owned()),
        Just("''=1".to_owned()),
    ]
}

fn json(depth: u32) -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        text().prop_map(|text| serde_json::Value::from(text).to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("1.50e+3".to_owned()),
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    prop_oneof![
        leaf,
        vec(json(depth - 1), 0..3).prop_map(|items| format!("[{}]", items.join(", "))),
        object(depth - 1)
    ]
    .boxed()
}

fn object(depth: u32) -> impl Strategy<Value = String> {
    let name = prop_oneof!["[a-z_]{1,6}", Just("data".to_owned()), text()];
    vec((name, json(depth)), 0..4).prop_map(|fields| {
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(name, value)| format!("{}: {value}", serde_json::Value::from(name)))
            .collect();
        if fields.is_empty() { "{}".to_owned() } else { format!("{{{} }}", fields.join(",")) }
    })
}

prop_compose! {
    fn event()(
        id in text(),
        time in -62_000_000_000_000i64..250_000_000_000_000,
        event_key in text(),
        texts in vec(option::of(text()), 6),
        details in object(2),
        extra in option::of(Just(r#"{"zone":{"a": 1},"я":"=1"}"#)),
    ) -> AuditEvent<'static> {
        let text = |place: usize| texts[place].clone().map(Into::into);
        AuditEvent {
            id: id.into(),
            created_at: Timestamp(time),
            event_key: event_key.into(),
            actor_id: text(0),
            actor_type: text(1),
            entity_id: text(2),
            entity_type: text(3),
            details: details.into(),
            ip_address: text(4),
            user_agent: text(5),
            extra: extra.map(Into::into),
        }
    }
}

proptest! {
    #[test]
    fn every_event_comes_back_as_it_was(events in vec(event(), 1..12), step in 1usize..400, noted in any::<bool>()) {
        let notes = Notes { actor_name: Some("=Анна".into()), category: Some("auth".into()), ..Notes::default() };
        for format in FORMATS {
            let bytes = write(&events, &notes, layout(format, noted));
            let back = read(&bytes, step);
            prop_assert_eq!(&back.events, &events, "{:?}", format);
            prop_assert_eq!(back.bad, 0);
            let named = events.iter().any(|event| event.actor_id.is_some());
            prop_assert_eq!(!back.names.is_empty(), noted && named);
            prop_assert!(back.names.iter().all(|name| name.name == "=Анна" && name.of == "User"));
        }
    }

    #[test]
    fn security_tools_get_a_line_for_each_event_and_all_that_it_holds(events in vec(event(), 1..6)) {
        let notes = Notes { actor_name: Some("=Анна".into()), ..Notes::default() };
        for schema in [Schema::Ecs, Schema::Ocsf, Schema::Cef] {
            let bytes = write(&events, &notes, layout(Format::Schema(schema), true));
            let text = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(text.matches(['\n', '\r']).count(), events.len(), "{}", text);
            for (line, event) in text.lines().zip(&events).filter(|_| schema != Schema::Cef) {
                let json: serde_json::Value = serde_json::from_str(line).unwrap();
                let own = if schema == Schema::Ecs { &json["pachca"] } else { &json["unmapped"] };
                let details: serde_json::Value = serde_json::from_str(&event.details).unwrap();
                prop_assert!(own["details"] == details || event.details == "{}", "{}", line);
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic_and_no_line_takes_its_neighbours(noise in vec(any::<u8>(), 0..200), step in 1usize..50) {
        let mut reader = Reader::new();
        for piece in noise.chunks(step) {
            let _ = reader.feed(piece, |_| ());
        }
        let _ = reader.finish(|_| ());

        let good = r#"{"id":"1","created_at":"2026-11-18T11:21:07.000Z","event_key":"k"}"#;
        let noise: Vec<u8> = noise.into_iter().filter(|byte| *byte != b'\n').collect();
        let bytes = [good.as_bytes(), b"\n", &noise, b"\r\n", good.as_bytes()].concat();
        let back = read(&bytes, step);
        prop_assert_eq!((back.events.len(), back.kind), (2, Some(Kind::Ndjson)));
        prop_assert_eq!(back.bad, usize::from(!noise.trim_ascii().is_empty()));
    }

    #[test]
    fn cells_never_begin_a_formula(events in vec(event(), 1..6)) {
        let bytes = write(&events, &Notes::default(), layout(Format::Csv(Separator::Comma), true));
        let mut reader = csv::ReaderBuilder::new().from_reader(&bytes["\u{feff}".len()..]);
        for record in reader.records() {
            for cell in &record.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{}", cell);
            }
        }
    }
}

#[test]
fn a_line_stays_a_line() {
    let json = "{\"id\":\"1\",\"created_at\":\"2026-11-18T11:21:07.000Z\",\"event_key\":\"k\",\"details\":{\r\n\"a\":\"\\n\"},\"z\":[\n]}";
    let event = AuditEvent::read(json).unwrap();
    let bytes = write(&[event], &Notes::default(), layout(Format::Ndjson, false));
    assert_eq!(bytes.iter().filter(|byte| **byte == b'\n').count(), 1);
    let back = read(&bytes, 16);
    assert_eq!(back.events[0].details, "{  \"a\":\"\\n\"}");
    let exact = write(&[AuditEvent::read(json).unwrap()], &Notes::default(), layout(Format::Json, false));
    assert_eq!(read(&exact, 16).events[0].details, "{\r\n\"a\":\"\\n\"}");
}

/// A file from the sample workspace, read by another program, row for row.
#[test]
fn python_reads_the_same() {
    let workspace = pachca_sim::Workspace::generate(&pachca_sim::Config {
        events: 3_000,
        people: 60,
        ..pachca_sim::Config::sample(Timestamp(1_795_000_000_000))
    });
    let events: Vec<AuditEvent<'_>> =
        workspace.records.iter().map(|record| record.event(&workspace.texts)).collect();
    assert!(events.len() > 2_000);
    let script = r#"
import csv, io, json, sys
kind, data = sys.argv[1], sys.stdin.buffer.read()
if kind == "json": rows = json.loads(data)
elif kind == "ndjson": rows = [json.loads(line) for line in data.decode().splitlines()]
else: rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=kind))
for row in rows:
    details = row["details"]
    if len(kind) == 1:
        fields = json.loads(details or "{}")
        for name, value in fields.items():
            cell = row["details." + name]
            text = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
            same = cell == text or cell == "'" + text or json.loads(cell) == value
            assert same, (name, cell, value)
        details = fields
    texts = [row[name] or "" for name in ("id", "created_at", "event_key", "actor_id", "entity_id", "ip_address", "user_agent")]
    print(json.dumps(texts + [details], ensure_ascii=False, sort_keys=True))
"#;
    for (format, kind) in FORMATS.into_iter().zip(["json", "ndjson", ",", ";"]) {
        let bytes = write(&events, &Notes::default(), layout(format, true));
        let mut python = Command::new("python3")
            .args(["-c", script, kind])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .env("PYTHONIOENCODING", "utf-8")
            .spawn()
            .unwrap();
        python.stdin.take().unwrap().write_all(&bytes).unwrap();
        let output = python.wait_with_output().unwrap();
        assert!(output.status.success(), "{kind}");
        let rows: Vec<serde_json::Value> = String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let expected: Vec<serde_json::Value> = events.iter().map(expected).collect();
        assert_eq!(rows, expected, "{kind}");
    }
}

fn expected(event: &AuditEvent<'_>) -> serde_json::Value {
    let text = |value: &Option<std::borrow::Cow<'_, str>>| value.as_deref().unwrap_or_default().to_owned();
    serde_json::json!([
        event.id,
        event.created_at.to_string(),
        event.event_key,
        text(&event.actor_id),
        text(&event.entity_id),
        text(&event.ip_address),
        text(&event.user_agent),
        serde_json::from_str::<serde_json::Value>(&event.details).unwrap(),
    ])
}
