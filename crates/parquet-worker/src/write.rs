//! Lines of NDJSON into a file.

use audit_export::typed::{COLUMNS, NEEDED, cells, is_note, read_noted};
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{ColumnPath, Type};
use std::sync::Arc;

/// Rows of a group, at most.
const ROWS: usize = 65_536;
/// Bytes of texts that a group is made of, at most, as long as an event is not longer by itself.
const BYTES: usize = 24 << 20;

/// A file that is being written.
pub struct Writing {
    file: SerializedFileWriter<Vec<u8>>,
    columns: Vec<Column>,
    rows: usize,
    bytes: usize,
}

struct Column {
    /// Its place in [`COLUMNS`].
    place: usize,
    kept: Kept,
}

enum Kept {
    Instants(Vec<i64>),
    Texts { texts: Vec<ByteArray>, there: Vec<i16> },
}

impl Writing {
    /// Begins a file; with the columns of notes if `noted`.
    pub fn new(noted: bool) -> Result<Self> {
        let places = (0..COLUMNS.len()).filter(|place| noted || !is_note(COLUMNS[*place]));
        let columns: Vec<Column> = places.map(|place| Column { place, kept: Kept::of(place) }).collect();
        let types: Result<Vec<_>> = columns.iter().map(|column| column_type(COLUMNS[column.place])).collect();
        let schema = Type::group_type_builder("audit_event").with_fields(types?).build()?;
        let properties = WriterProperties::builder()
            .set_created_by("pachca-audit-dashboard".to_owned())
            .set_compression(Compression::SNAPPY)
            // No two events have the same, so a dictionary would be the column once more.
            .set_column_dictionary_enabled(ColumnPath::from("id"), false);
        let file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties.build()))?;
        Ok(Self { file, columns, rows: 0, bytes: 0 })
    }

    /// Takes lines in, and hands on what is ready of the file.
    pub fn take(&mut self, lines: &[u8]) -> Result<Vec<u8>> {
        let broken = |words: String| ParquetError::General(words);
        let lines = std::str::from_utf8(lines).map_err(|error| broken(error.to_string()))?;
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            let (event, notes) = read_noted(line).map_err(|error| broken(format!("{error:?}")))?;
            let cells = cells(&event, &notes);
            for Column { place, kept } in &mut self.columns {
                match kept {
                    Kept::Instants(instants) => instants.push(event.created_at.millis()),
                    Kept::Texts { texts, there } => {
                        there.push(i16::from(cells[*place].is_some()));
                        if let Some(text) = &cells[*place] {
                            self.bytes += text.len();
                            texts.push(ByteArray::from(text.as_bytes().to_vec()));
                        }
                    }
                }
            }
            self.rows += 1;
            if self.rows >= ROWS || self.bytes >= BYTES {
                self.group()?;
            }
        }
        Ok(std::mem::take(self.file.inner_mut()))
    }

    /// Ends the file, and hands on the rest of it.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        self.group()?;
        self.file.into_inner()
    }

    fn group(&mut self) -> Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for Column { place, kept } in &mut self.columns {
            let Some(mut column) = group.next_column()? else { break };
            match std::mem::replace(kept, Kept::of(*place)) {
                Kept::Instants(instants) => {
                    column.typed::<Int64Type>().write_batch(&instants, None, None)?;
                }
                Kept::Texts { texts, there } => {
                    let there = (!NEEDED.contains(&COLUMNS[*place])).then_some(there.as_slice());
                    column.typed::<ByteArrayType>().write_batch(&texts, there, None)?;
                }
            }
            column.close()?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

impl Kept {
    fn of(place: usize) -> Self {
        if COLUMNS[place] == "created_at" {
            Self::Instants(Vec::new())
        } else {
            Self::Texts { texts: Vec::new(), there: Vec::new() }
        }
    }
}

fn column_type(name: &str) -> Result<Arc<Type>> {
    let (physical, logical) = if name == "created_at" {
        (Physical::INT64, LogicalType::timestamp(true, TimeUnit::MILLIS))
    } else {
        (Physical::BYTE_ARRAY, LogicalType::String)
    };
    let needed = if NEEDED.contains(&name) { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    let column = Type::primitive_type_builder(name, physical).with_repetition(needed);
    Ok(Arc::new(column.with_logical_type(Some(logical)).build()?))
}
