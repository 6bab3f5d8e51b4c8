//! The first events as they will be written, for a person to look at before.

use crate::notes::Notes;
use crate::survey::Survey;
use crate::typed::{COLUMNS, cells, is_note};
use crate::writer::{BYTE_ORDER_MARK, EventWriter, Format, Layout};
use audit_model::AuditEvent;
use std::io;

/// What the beginning of a file looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// Its text.
    Text(String),
    /// Its columns and its rows.
    Table {
        /// The names of the columns.
        names: Vec<String>,
        /// The cells of each row.
        rows: Vec<Vec<String>>,
    },
}

/// Writes these events as they will be written.
///
/// # Errors
/// None in practice: memory takes everything.
pub fn preview(
    events: &[(AuditEvent<'_>, Notes<'_>)],
    layout: Layout,
    survey: &Survey,
) -> io::Result<Preview> {
    let format = layout.format;
    if format == Format::Parquet {
        return Ok(typed_table(events, &layout));
    }
    let mut bytes = Vec::new();
    let mut writer = EventWriter::new(&mut bytes, layout, survey)?;
    for (event, notes) in events {
        writer.write(event, notes)?;
    }
    writer.finish()?;
    let Format::Csv(separator) = format else {
        return Ok(Preview::Text(String::from_utf8_lossy(&bytes).into_owned()));
    };
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes);
    let mut table = csv::ReaderBuilder::new().delimiter(separator.byte()).from_reader(text);
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let names = cells(table.headers()?);
    let rows = table.records().map(|record| Ok(cells(&record?))).collect::<io::Result<_>>()?;
    Ok(Preview::Table { names, rows })
}

fn typed_table(events: &[(AuditEvent<'_>, Notes<'_>)], layout: &Layout) -> Preview {
    let is_there = |place: &usize| layout.noted || !is_note(COLUMNS[*place]);
    let places: Vec<usize> = (0..COLUMNS.len()).filter(is_there).collect();
    let row = |(event, notes): &(AuditEvent<'_>, Notes<'_>)| {
        let redacted = layout.redaction.apply(event);
        let notes = layout.redaction.apply_to_notes(notes);
        let cells = cells(redacted.as_ref().unwrap_or(event), &notes);
        places.iter().map(|place| cells[*place].as_deref().unwrap_or_default().to_owned()).collect()
    };
    Preview::Table {
        names: places.iter().map(|place| COLUMNS[*place].to_owned()).collect(),
        rows: events.iter().map(row).collect(),
    }
}
