//! Documents out of any object that speaks the Arrow stream protocol.

use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::types::{
    Date32Type, Date64Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};

use crate::engine::Row;

/// The names of the columns that hold a document's text, id and day of publication.
pub(crate) struct Columns {
    pub(crate) text: String,
    pub(crate) id: String,
    pub(crate) published: String,
}

/// Takes the stream out of a capsule; the capsule is empty afterwards, as the protocol has it.
pub(crate) fn reader(capsule: &Bound<'_, PyCapsule>) -> PyResult<RecordBatchStreamReader> {
    let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the name of the capsule was checked, so by the PyCapsule protocol it points to a valid stream that nobody else reads;
    // `from_raw` moves it out and leaves a released stream behind, which the capsule's destructor knows not to release again.
    #[expect(unsafe_code, reason = "the Arrow C stream interface is made of pointers")]
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    RecordBatchStreamReader::try_new(stream).map_err(|e| PyValueError::new_err(format!("this is no Arrow stream: {e}")))
}

/// The documents of one batch; `first` is the number of its first row, which names documents without an id.
pub(crate) fn rows(batch: &RecordBatch, columns: &Columns, first: usize) -> PyResult<Vec<Row>> {
    let schema = batch.schema();
    let names = || schema.fields().iter().map(|f| f.name().as_str()).collect::<Vec<_>>().join(", ");
    let text = batch.column_by_name(&columns.text).ok_or_else(|| {
        PyKeyError::new_err(format!("there is no column `{}`; name the column of texts with text=…; there are {}", columns.text, names()))
    })?;
    let column = |name: &str| batch.column_by_name(name);
    (0..batch.num_rows())
        .map(|i| {
            let cell = |array: Option<&arrow_array::ArrayRef>, name: &str| match array {
                Some(array) => value(array, i, name),
                None => Ok(None),
            };
            Ok(Row {
                id: cell(column(&columns.id), &columns.id)?.unwrap_or_else(|| (first + i).to_string()),
                text: value(text, i, &columns.text)?.unwrap_or_default(),
                published: cell(column(&columns.published), &columns.published)?,
                outlet: None,
                url: None,
                title: None,
            })
        })
        .collect()
}

/// A cell as text: strings as they are, numbers in decimal, days and moments in ISO 8601.
fn value(array: &dyn Array, i: usize, name: &str) -> PyResult<Option<String>> {
    if array.is_null(i) {
        return Ok(None);
    }
    let text = match array.data_type() {
        DataType::Null => return Ok(None),
        DataType::Utf8 => array.as_string::<i32>().value(i).to_owned(),
        DataType::LargeUtf8 => array.as_string::<i64>().value(i).to_owned(),
        DataType::Utf8View => array.as_string_view().value(i).to_owned(),
        DataType::Int32 => array.as_primitive::<Int32Type>().value(i).to_string(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(i).to_string(),
        DataType::UInt32 => array.as_primitive::<UInt32Type>().value(i).to_string(),
        DataType::UInt64 => array.as_primitive::<UInt64Type>().value(i).to_string(),
        DataType::Date32 => return Ok(array.as_primitive::<Date32Type>().value_as_date(i).map(|d| d.to_string())),
        DataType::Date64 => return Ok(array.as_primitive::<Date64Type>().value_as_date(i).map(|d| d.to_string())),
        // The day is what counts; a moment with a zone would need the rules of that zone.
        DataType::Timestamp(TimeUnit::Second, _) => {
            return Ok(array.as_primitive::<TimestampSecondType>().value_as_date(i).map(|d| d.to_string()));
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            return Ok(array.as_primitive::<TimestampMillisecondType>().value_as_date(i).map(|d| d.to_string()));
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            return Ok(array.as_primitive::<TimestampMicrosecondType>().value_as_date(i).map(|d| d.to_string()));
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            return Ok(array.as_primitive::<TimestampNanosecondType>().value_as_date(i).map(|d| d.to_string()));
        }
        other => {
            return Err(PyTypeError::new_err(format!(
                "column `{name}` is of type {other}, which cannot be read as text; cast it to strings first"
            )));
        }
    };
    Ok(Some(text))
}
