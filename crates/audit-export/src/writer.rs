//! Events into a file.

use crate::csv_columns::{Columns, Separator};
use crate::json;
use crate::notes::Notes;
use crate::redact::Redaction;
use crate::schema::Schema;
use crate::survey::Survey;
use audit_model::AuditEvent;
use csv::{StringRecord, Terminator, WriterBuilder};
use std::borrow::Cow;
use std::io::{self, Write};

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON array of events as the API gives them.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// A table for spreadsheets.
    Csv(Separator),
    /// A table for programs that count. What is written here are the lines of which somebody else makes one, with the
    /// columns of [`crate::typed`]: the format is too heavy for the page.
    Parquet,
    /// What security tools read, an event a line.
    Schema(Schema),
}

impl Format {
    /// How names of such files end.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv(_) => "csv",
            Self::Parquet => "parquet",
            Self::Schema(Schema::Ecs) => "ecs.ndjson",
            Self::Schema(Schema::Ocsf) => "ocsf.ndjson",
            Self::Schema(Schema::Cef) => "cef",
        }
    }

    /// The schema of security tools that it follows, with its version.
    pub const fn schema(self) -> Option<&'static str> {
        match self {
            Self::Json | Self::Ndjson | Self::Csv(_) | Self::Parquet => None,
            Self::Schema(schema) => Some(schema.version()),
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Ndjson | Self::Schema(Schema::Ecs | Schema::Ocsf) => "application/x-ndjson",
            Self::Schema(Schema::Cef) => "text/plain",
            Self::Csv(_) => "text/csv;charset=utf-8",
            Self::Parquet => "application/vnd.apache.parquet",
        }
    }
}

/// How events are written.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What kind of file.
    pub format: Format,
    /// Whether names, the category and the local time go along.
    pub noted: bool,
    /// What is left out or replaced.
    pub redaction: Redaction,
}

/// What has been written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many events.
    pub events: u64,
    /// How many cells of a table would have been formulas.
    pub defused: u64,
}

/// Writes events one by one.
#[derive(Debug)]
pub struct EventWriter<W: Write> {
    out: Out<W>,
    noted: bool,
    redaction: Redaction,
    written: Written,
}

#[derive(Debug)]
enum Out<W: Write> {
    Json(W),
    Ndjson(W),
    Schema { schema: Schema, out: W, line: Vec<u8> },
    Csv { table: Box<csv::Writer<W>>, columns: Columns, record: StringRecord },
}

/// Tells spreadsheets that a table is UTF-8: without it, Excel takes Russian for something else.
pub const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl<W: Write> EventWriter<W> {
    /// Begins a file. The survey is of the events that will be written.
    ///
    /// # Errors
    /// Those of the writer below.
    pub fn new(mut out: W, layout: Layout, survey: &Survey) -> io::Result<Self> {
        let Layout { format, noted, redaction } = layout;
        let out = match format {
            Format::Json => {
                out.write_all(b"[")?;
                Out::Json(out)
            }
            Format::Ndjson | Format::Parquet => Out::Ndjson(out),
            Format::Schema(schema) => Out::Schema { schema, out, line: Vec::new() },
            Format::Csv(separator) => {
                out.write_all(BYTE_ORDER_MARK)?;
                let mut builder = WriterBuilder::new();
                builder.delimiter(separator.byte()).terminator(Terminator::CRLF);
                let mut table = Box::new(builder.from_writer(out));
                let columns = Columns::new(survey, noted, |field| redaction.keeps(field));
                table.write_record(columns.names())?;
                Out::Csv { table, columns, record: StringRecord::new() }
            }
        };
        Ok(Self { out, noted, redaction, written: Written::default() })
    }

    /// Writes the next event.
    ///
    /// # Errors
    /// Those of the writer below.
    pub fn write(&mut self, event: &AuditEvent<'_>, notes: &Notes<'_>) -> io::Result<()> {
        let redacted = self.redaction.apply(event);
        let event = redacted.as_ref().unwrap_or(event);
        let notes = self.redaction.apply_to_notes(notes);
        let noted = self.noted.then_some(&notes);
        let is_first = self.written.events == 0;
        match &mut self.out {
            Out::Json(out) => {
                out.write_all(if is_first { b"\n" } else { b",\n" })?;
                json::write_event(out, event, noted)?;
            }
            Out::Ndjson(out) => {
                match on_one_line(event) {
                    Some(event) => json::write_event(out, &event, noted)?,
                    None => json::write_event(out, event, noted)?,
                }
                out.write_all(b"\n")?;
            }
            Out::Schema { schema, out, line } => {
                line.clear();
                schema.write(line, event, noted.unwrap_or(&Notes::default()));
                out.write_all(line)?;
            }
            Out::Csv { table, columns, record } => {
                self.written.defused += columns.fill(record, event, &notes);
                table.write_record(&*record)?;
            }
        }
        self.written.events += 1;
        Ok(())
    }

    /// Hands on whatever is still held back.
    ///
    /// # Errors
    /// Those of the writer below.
    pub fn flush(&mut self) -> io::Result<()> {
        match &mut self.out {
            Out::Json(out) | Out::Ndjson(out) | Out::Schema { out, .. } => out.flush(),
            Out::Csv { table, .. } => table.flush(),
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the writer below.
    pub fn finish(mut self) -> io::Result<Written> {
        if let Out::Json(out) = &mut self.out {
            out.write_all(b"\n]\n")?;
        }
        self.flush()?;
        Ok(self.written)
    }
}

/// The event without line breaks in its raw JSON; nothing if it has none.
fn on_one_line<'a>(event: &'a AuditEvent<'_>) -> Option<AuditEvent<'a>> {
    let details = json::on_one_line(&event.details);
    let extra = event.extra.as_deref().map(json::on_one_line);
    if matches!((&details, &extra), (Cow::Borrowed(_), None | Some(Cow::Borrowed(_)))) {
        return None;
    }
    Some(AuditEvent { details, extra, ..event.clone() })
}
