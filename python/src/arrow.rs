//! Streams of Arrow batches, in and out.

use arrow_array::RecordBatchReader;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_schema::{ArrowError, Schema};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};
use sosik::{Cancel, Error, ErrorKind};
use sosik_batch::engine::Emitted;
use sosik_batch::input::{Columns, Found};

use crate::engine::{Engine, interruptible};
use crate::error::raise;
use crate::run::Limits;
use crate::table::Table;

/// Field and name of each column that the user named.
pub(crate) type Named = Vec<(String, String)>;

pub(crate) fn columns(py: Python<'_>, named: Named) -> PyResult<Columns> {
    let add = |columns: Columns, (field, name): (String, String)| columns.with(&field, name);
    named.into_iter().try_fold(Columns::default(), add).map_err(|e| raise(py, &e))
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

/// Where a schema has the fields of documents, with the exceptions that Python's own tables would raise.
pub(crate) fn found(schema: &Schema, columns: &Columns, text: &str) -> PyResult<Found> {
    Found::new(schema, columns).map_err(|e| match e.message().contains("cast it to strings") {
        true => PyTypeError::new_err(e.message().to_owned()),
        false => {
            let names: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
            let names = names.join(", ");
            PyKeyError::new_err(format!("there is no column `{text}`; name the column of texts with text=…; there are {names}"))
        }
    })
}

/// The name of the column of texts.
pub(crate) fn text_of(named: &Named) -> String {
    named.iter().find(|(field, _)| field == "text").map_or_else(|| "text".to_owned(), |(_, name)| name.clone())
}

pub(crate) fn broke(py: Python<'_>, error: &ArrowError) -> PyErr {
    raise(py, &Error::new(ErrorKind::Input, format!("the Arrow stream broke off: {error}")))
}

/// The rows that the documents of `stream` give, for an engine that spreads batches itself.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "Python passes what a call is made of; keywords are given on its side")]
#[pyo3(signature = (engine, stream, named, table, jobs, limits, first))]
pub(crate) fn map_stream(
    py: Python<'_>,
    engine: &Engine,
    stream: &Bound<'_, PyCapsule>,
    named: Named,
    table: &str,
    jobs: usize,
    limits: Limits,
    first: usize,
) -> PyResult<Table> {
    let emitted = Emitted::new(table).map_err(|e| raise(py, &e))?;
    let text = text_of(&named);
    let columns = columns(py, named)?;
    let reader = reader(stream)?;
    found(&reader.schema(), &columns, &text)?;
    let (extractor, cancel) = (limits.extractor(engine.extractor()), Cancel::new());
    let options = limits.options(jobs).cancel(cancel.clone());
    let (mut batches, mut first) = (Vec::new(), first);
    for batch in reader {
        let batch = batch.map_err(|e| broke(py, &e))?;
        let name = |i: usize| (first + i).to_string();
        let rows = interruptible(py, &cancel, || emitted.map(&batch, &columns, &extractor, &options, name))?;
        batches.push(rows.map_err(|e| raise(py, &e))?);
        first += batch.num_rows();
    }
    Ok(Table::of(emitted.schema, batches))
}

/// The rows of a table that the records of `stream` hold.
#[pyfunction]
pub(crate) fn unfold_stream(py: Python<'_>, stream: &Bound<'_, PyCapsule>, table: &str) -> PyResult<Table> {
    let emitted = Emitted::new(table).map_err(|e| raise(py, &e))?;
    let mut batches = Vec::new();
    for batch in reader(stream)? {
        let batch = batch.map_err(|e| broke(py, &e))?;
        batches.push(py.detach(|| emitted.unfold(&batch)).map_err(|e| raise(py, &e))?);
    }
    Ok(Table::of(emitted.schema, batches))
}

/// An empty table with the columns that `map_stream` gives.
#[pyfunction]
pub(crate) fn emitted(py: Python<'_>, table: &str) -> PyResult<Table> {
    let emitted = Emitted::new(table).map_err(|e| raise(py, &e))?;
    Ok(Table::of(emitted.schema, Vec::new()))
}
