//! A file into lines of NDJSON, a group of rows at a time.

use crate::line;
use audit_export::typed::{COLUMNS, NEEDED};
use audit_model::Timestamp;
use bytes::{Buf, Bytes, buf::Reader};
use parquet::basic::{LogicalType, TimeUnit, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_column_reader};
use parquet::data_type::DataType;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{
    ColumnChunkMetaData, ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData,
};
use parquet::file::reader::{ChunkReader, Length};
use parquet::file::serialized_reader::SerializedPageReader;
use std::sync::Arc;
use worker_link::parquet::Group;

/// Rows that are handed on at once.
const ROWS: usize = 2_000;

/// A file that is being read.
pub struct Reading {
    size: u64,
    about: Arc<ParquetMetaData>,
    wanted: Vec<Wanted>,
    /// The columns of the group that is being read, beside those that are wanted.
    readers: Vec<ColumnReader>,
}

/// A column of the file that has one of our names.
struct Wanted {
    name: &'static str,
    place: usize,
    levels: i16,
    unit: Option<i64>,
}

impl Reading {
    /// Opens a file of which the end is known.
    pub fn open(size: u64, end: Vec<u8>) -> Result<Self> {
        let part = Part { start: size.saturating_sub(end.len() as u64), size, bytes: Bytes::from(end) };
        let about = ParquetMetaDataReader::new().parse_and_finish(&part)?;
        // Lengths and places below zero would make the library give up, and the worker with it.
        let is_odd = |column: &ColumnChunkMetaData| {
            column.compressed_size() < 0
                || column.data_page_offset() < 0
                || column.dictionary_page_offset().is_some_and(|offset| offset < 0)
        };
        if about.row_groups().iter().any(|group| group.num_rows() < 0 || group.columns().iter().any(is_odd)) {
            return Err(ParquetError::General("a part of the file has no place in it".to_owned()));
        }
        let wanted = wanted(&about)?;
        Ok(Self { size, about: Arc::new(about), wanted, readers: Vec::new() })
    }

    /// Its groups.
    pub fn groups(&self) -> Vec<Group> {
        self.about.row_groups().iter().map(place_of).collect()
    }

    /// Begins a group, whose bytes these are.
    pub fn group(&mut self, place: usize, bytes: Vec<u8>) -> Result<()> {
        let start = self.groups().get(place).map_or(0, |group| group.start);
        let part = Part { start, size: self.size, bytes: Bytes::from(bytes) };
        let group = self.about.row_groups().get(place).ok_or_else(gone)?;
        let (part, rows) = (Arc::new(part), usize::try_from(group.num_rows()).unwrap_or(0));
        let reader = |one: &Wanted| {
            let column = group.column(one.place);
            let pages = SerializedPageReader::new(Arc::clone(&part), column, rows, None)?;
            Ok(get_column_reader(column.column_descr_ptr(), Box::new(pages)))
        };
        self.readers = self.wanted.iter().map(reader).collect::<Result<_>>()?;
        Ok(())
    }

    /// The next rows of the group as lines; empty at its end.
    pub fn rows(&mut self) -> Result<Vec<u8>> {
        let pairs = self.wanted.iter().zip(&mut self.readers);
        let columns: Vec<Vec<Option<String>>> =
            pairs.map(|(wanted, reader)| texts(wanted, reader)).collect::<Result<_>>()?;
        let mut lines = Vec::new();
        for row in 0..columns.iter().map(Vec::len).max().unwrap_or(0) {
            line::write(&mut lines, |name| {
                let place = self.wanted.iter().position(|wanted| wanted.name == name)?;
                columns.get(place)?.get(row)?.as_deref()
            });
        }
        Ok(lines)
    }
}

/// Where a group is.
fn place_of(group: &RowGroupMetaData) -> Group {
    let ranges = group.columns().iter().map(ColumnChunkMetaData::byte_range);
    let (start, end) = ranges.fold((u64::MAX, 0), |(start, end), (from, len)| {
        (start.min(from), end.max(from.saturating_add(len)))
    });
    let rows = u64::try_from(group.num_rows()).unwrap_or(0);
    Group { start: start.min(end), len: end.saturating_sub(start), rows }
}

/// Finds our columns.
fn wanted(about: &ParquetMetaData) -> Result<Vec<Wanted>> {
    let schema = about.file_metadata().schema_descr();
    let mut wanted = Vec::new();
    for name in COLUMNS {
        let is_one =
            |place: &usize| schema.column(*place).path().parts().first().is_some_and(|part| part == name);
        let Some(place) = (0..schema.num_columns()).find(is_one) else {
            if NEEDED.contains(&name) {
                return Err(ParquetError::General(format!("there is no column {name}")));
            }
            continue;
        };
        let column = schema.column(place);
        if column.path().parts().len() > 1 || column.max_rep_level() > 0 {
            return Err(ParquetError::General(format!("the column {name} is nested: it has to be a text")));
        }
        wanted.push(Wanted { name, place, levels: column.max_def_level(), unit: per_second(&column) });
    }
    Ok(wanted)
}

/// How many of a column's units a second has; nothing for a column that is no instant.
fn per_second(column: &parquet::schema::types::ColumnDescriptor) -> Option<i64> {
    use parquet::basic::ConvertedType::{TIMESTAMP_MICROS, TIMESTAMP_MILLIS};
    match (column.logical_type_ref(), column.converted_type()) {
        (Some(LogicalType::Timestamp(timestamp)), _) => Some(match timestamp.unit {
            TimeUnit::MILLIS => 1_000,
            TimeUnit::MICROS => 1_000_000,
            TimeUnit::NANOS => 1_000_000_000,
        }),
        (_, TIMESTAMP_MILLIS) => Some(1_000),
        (_, TIMESTAMP_MICROS) => Some(1_000_000),
        _ if column.physical_type() == Physical::INT96 => Some(1_000),
        _ => None,
    }
}

/// The next rows of a column as texts.
fn texts(wanted: &Wanted, reader: &mut ColumnReader) -> Result<Vec<Option<String>>> {
    let number = |value: i64| match wanted.unit {
        Some(unit) => Timestamp(value.div_euclid((unit / 1_000).max(1))).to_string(),
        None => value.to_string(),
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    match reader {
        ColumnReader::ByteArrayColumnReader(reader) => next(wanted, reader, |value| text(value.data())),
        ColumnReader::FixedLenByteArrayColumnReader(reader) => {
            next(wanted, reader, |value| text(value.data()))
        }
        ColumnReader::Int64ColumnReader(reader) => next(wanted, reader, |value| number(*value)),
        ColumnReader::Int32ColumnReader(reader) => next(wanted, reader, |value| value.to_string()),
        ColumnReader::Int96ColumnReader(reader) => next(wanted, reader, |value| number(value.to_millis())),
        ColumnReader::BoolColumnReader(reader) => next(wanted, reader, ToString::to_string),
        ColumnReader::FloatColumnReader(reader) => next(wanted, reader, ToString::to_string),
        ColumnReader::DoubleColumnReader(reader) => next(wanted, reader, ToString::to_string),
    }
}

fn next<T: DataType>(
    wanted: &Wanted,
    reader: &mut ColumnReaderImpl<T>,
    text: impl Fn(&T::T) -> String,
) -> Result<Vec<Option<String>>> {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    let (rows, ..) = reader.read_records(ROWS, Some(&mut levels), None, &mut values)?;
    let mut values = values.iter();
    if wanted.levels == 0 {
        return Ok(values.map(|value| Some(text(value))).collect());
    }
    let there = levels.iter().take(rows).map(|level| *level == wanted.levels);
    Ok(there.map(|there| there.then(|| values.next().map(&text)).flatten()).collect())
}

/// A part of a file, which stands for the whole: nothing else is looked at.
struct Part {
    start: u64,
    size: u64,
    bytes: Bytes,
}

impl Length for Part {
    fn len(&self) -> u64 {
        self.size
    }
}

impl ChunkReader for Part {
    type T = Reader<Bytes>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        Ok(self.slice(start, None)?.reader())
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        self.slice(start, Some(length))
    }
}

fn gone() -> ParquetError {
    ParquetError::General("the file ends in the middle".to_owned())
}

impl Part {
    fn slice(&self, start: u64, length: Option<usize>) -> Result<Bytes> {
        let from =
            start.checked_sub(self.start).and_then(|from| usize::try_from(from).ok()).ok_or_else(gone)?;
        let to = length.map_or(Some(self.bytes.len()), |length| from.checked_add(length)).ok_or_else(gone)?;
        if from > to || to > self.bytes.len() {
            return Err(gone());
        }
        Ok(self.bytes.slice(from..to))
    }
}
