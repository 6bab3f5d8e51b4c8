//! The first events as they will be written, for a person to look at before.

use crate::notes::Notes;
use crate::survey::Survey;
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
