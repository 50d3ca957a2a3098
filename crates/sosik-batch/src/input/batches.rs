//! Documents of Arrow batches: Parquet files, Arrow files and streams, and whatever speaks the Arrow stream protocol.

use std::io::{Read, Seek, SeekFrom};

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Date32Type, Date64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, DataType, Schema, TimeUnit};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::file::reader::ChunkReader;
use sosik::Error;

use super::Meter;
use super::aside::Give;
use super::row::{Columns, Input, Row, error};
use super::sources::Source;

/// Rows in one batch of a file. News run to some kB, and no more than a few MB of them should be in memory at once.
const ROWS: usize = 256;

/// The columns of a schema that hold the fields of a document.
#[derive(Clone, Copy, Debug)]
pub struct Found([Option<usize>; 6]);

impl Found {
    /// The columns of `schema` under the names of `columns`.
    ///
    /// # Errors
    ///
    /// When there is no column of texts, or a column is of a type that cannot be read as text.
    pub fn new(schema: &Schema, columns: &Columns) -> Result<Self, Error> {
        let names: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
        let found = columns.find(&names)?;
        for field in found.iter().flatten().filter_map(|at| schema.fields().get(*at)) {
            if !is_readable(field.data_type()) {
                return Err(error(format!(
                    "column `{}` is of type {}, which cannot be read as text; cast it to strings first",
                    field.name(),
                    field.data_type()
                )));
            }
        }
        Ok(Self(found))
    }

    /// The documents of `batch`, one for each row; `name` makes the id of a row that has none out of its number in the batch.
    pub fn documents<'b>(&'b self, batch: &'b RecordBatch, name: impl Fn(usize) -> String + 'b) -> impl Iterator<Item = Input> + 'b {
        (0..batch.num_rows()).map(move |i| {
            let row = Row(self.0.map(|at| at.and_then(|at| batch.columns().get(at)).and_then(|array| value(array, i))));
            row.document(&name(i))
        })
    }

    fn mask(&self) -> Vec<usize> {
        self.0.iter().flatten().copied().collect()
    }
}

fn is_readable(kind: &DataType) -> bool {
    use DataType as T;
    match kind {
        T::Null | T::Utf8 | T::LargeUtf8 | T::Utf8View | T::Date32 | T::Date64 | T::Timestamp(..) => true,
        T::Int8 | T::Int16 | T::Int32 | T::Int64 | T::UInt8 | T::UInt16 | T::UInt32 | T::UInt64 => true,
        T::Dictionary(key, value) => key.is_dictionary_key_type() && is_readable(value) && !matches!(&**value, T::Dictionary(..)),
        _ => false,
    }
}

/// A cell as text: strings as they are, numbers in decimal, days in ISO 8601; of a moment the day, since a moment with a zone would need
/// the rules of that zone.
fn value(array: &dyn Array, i: usize) -> Option<String> {
    if array.is_null(i) {
        return None;
    }
    Some(match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(i).to_owned(),
        DataType::LargeUtf8 => array.as_string::<i64>().value(i).to_owned(),
        DataType::Utf8View => array.as_string_view().value(i).to_owned(),
        DataType::Int8 => array.as_primitive::<Int8Type>().value(i).to_string(),
        DataType::Int16 => array.as_primitive::<Int16Type>().value(i).to_string(),
        DataType::Int32 => array.as_primitive::<Int32Type>().value(i).to_string(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(i).to_string(),
        DataType::UInt8 => array.as_primitive::<UInt8Type>().value(i).to_string(),
        DataType::UInt16 => array.as_primitive::<UInt16Type>().value(i).to_string(),
        DataType::UInt32 => array.as_primitive::<UInt32Type>().value(i).to_string(),
        DataType::UInt64 => array.as_primitive::<UInt64Type>().value(i).to_string(),
        DataType::Date32 => return written(array.as_primitive::<Date32Type>().value_as_date(i)),
        DataType::Date64 => return written(array.as_primitive::<Date64Type>().value_as_date(i)),
        DataType::Timestamp(unit, _) => {
            return written(match unit {
                TimeUnit::Second => array.as_primitive::<TimestampSecondType>().value_as_date(i),
                TimeUnit::Millisecond => array.as_primitive::<TimestampMillisecondType>().value_as_date(i),
                TimeUnit::Microsecond => array.as_primitive::<TimestampMicrosecondType>().value_as_date(i),
                TimeUnit::Nanosecond => array.as_primitive::<TimestampNanosecondType>().value_as_date(i),
            });
        }
        DataType::Dictionary(key, _) => {
            return match &**key {
                DataType::Int8 => entry::<Int8Type>(array, i),
                DataType::Int16 => entry::<Int16Type>(array, i),
                DataType::Int32 => entry::<Int32Type>(array, i),
                DataType::Int64 => entry::<Int64Type>(array, i),
                DataType::UInt8 => entry::<UInt8Type>(array, i),
                DataType::UInt16 => entry::<UInt16Type>(array, i),
                DataType::UInt32 => entry::<UInt32Type>(array, i),
                _ => entry::<UInt64Type>(array, i),
            };
        }
        _ => return None,
    })
}

fn written(day: Option<impl ToString>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn entry<K: ArrowDictionaryKeyType>(array: &dyn Array, i: usize) -> Option<String> {
    let dictionary = array.as_dictionary::<K>();
    value(dictionary.values(), dictionary.key(i)?)
}

/// Gives the documents of `batches`; `read` is told how many rows were given.
fn give_all(
    schema: &Schema,
    batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
    source: &Source,
    columns: &Columns,
    give: &Give,
    mut read: impl FnMut(usize),
) {
    let fail = |e: Error| Err((source.id.clone(), e.at(&source.name)));
    let found = match Found::new(schema, columns) {
        Ok(found) => found,
        Err(e) => return give.last(fail(e)),
    };
    let mut first = 0;
    for batch in batches {
        let batch = match batch {
            Ok(batch) => batch,
            Err(e) => return give.last(fail(error(format!("row {} could not be read: {e}", first + 1)))),
        };
        let name = |i: usize| format!("{}:{}", source.id, first + i + 1);
        for (i, input) in found.documents(&batch, name).enumerate() {
            let place = format_args!("row {} of {}", first + i + 1, source.name).to_string();
            if !give.one(input.map_err(|(id, e)| (id, e.at(place)))) {
                return;
            }
        }
        first += batch.num_rows();
        read(batch.num_rows());
    }
}

/// Gives the documents of a Parquet file; only the columns that hold them are read.
pub(super) fn parquet<R: ChunkReader + 'static>(file: R, source: &Source, columns: &Columns, give: &Give, meter: &Meter) {
    let fail = |e: Error| give.last(Err((source.id.clone(), e.at(&source.name))));
    let unreadable = |e: parquet::errors::ParquetError| error(format!("this is no Parquet file that can be read: {e}"));
    let bytes = file.len();
    // The schema that pandas or others left in the metadata may name types that we do not need.
    let builder = match ParquetRecordBatchReaderBuilder::try_new_with_options(file, ArrowReaderOptions::new()) {
        Ok(builder) => builder,
        Err(e) => return fail(unreadable(e)),
    };
    let found = match Found::new(builder.schema(), columns) {
        Ok(found) => found,
        Err(e) => return fail(e),
    };
    let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or_default().max(1);
    let mask = ProjectionMask::roots(builder.parquet_schema(), found.mask());
    let reader = match builder.with_batch_size(ROWS).with_projection(mask).build() {
        Ok(reader) => reader,
        Err(e) => return fail(unreadable(e)),
    };
    let schema = arrow_array::RecordBatchReader::schema(&reader);
    let (mut done, mut told) = (0u64, 0);
    give_all(&schema, reader, source, columns, give, |n| {
        done += n as u64;
        let now = (u128::from(bytes) * u128::from(done) / u128::from(rows)) as u64;
        meter.add(now.saturating_sub(told));
        told = told.max(now);
    });
}

/// Gives the documents of an Arrow file, which begins with a mark, or stream, which does not.
pub(super) fn ipc(mut reader: impl Read + Seek, source: &Source, columns: &Columns, give: &Give) {
    let fail = |e: Error| give.last(Err((source.id.clone(), e.at(&source.name))));
    let unreadable = |e: ArrowError| error(format!("this is no Arrow file or stream that can be read: {e}"));
    let mut head = Vec::new();
    let mark = reader.by_ref().take(6).read_to_end(&mut head).and_then(|_| reader.seek(SeekFrom::Start(0)));
    if let Err(e) = mark {
        return fail(error(format!("it could not be read: {e}")));
    }
    if head == b"ARROW1" {
        match arrow_ipc::reader::FileReader::try_new(reader, None) {
            Ok(file) => give_all(&file.schema(), file, source, columns, give, |_| ()),
            Err(e) => fail(unreadable(e)),
        }
    } else {
        ipc_stream(reader, source, columns, give);
    }
}

/// Gives the documents of an Arrow stream.
pub(super) fn ipc_stream(reader: impl Read, source: &Source, columns: &Columns, give: &Give) {
    match arrow_ipc::reader::StreamReader::try_new(reader, None) {
        Ok(stream) => give_all(&stream.schema(), stream, source, columns, give, |_| ()),
        Err(e) => {
            let error = error(format!("this is no Arrow file or stream that can be read: {e}"));
            give.last(Err((source.id.clone(), error.at(&source.name))));
        }
    }
}
