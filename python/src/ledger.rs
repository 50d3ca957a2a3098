//! Ledgers, opened lazily.

use std::path::PathBuf;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_schema::ffi::FFI_ArrowSchema;
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use sosik_batch::Key;
use sosik_batch::ledger::{Appender, PartSize, Rows};

use crate::engine::{Row, interruptible};
use crate::error::raise;
use crate::table::{SCHEMA, STREAM, Table};

/// What a ledger held when it was opened.
#[pyclass(frozen, module = "sosik._sosik")]
pub(crate) struct Ledger {
    inner: sosik_batch::ledger::Ledger,
}

#[pymethods]
impl Ledger {
    #[new]
    fn new(py: Python<'_>, folder: PathBuf) -> PyResult<Self> {
        let inner = sosik_batch::ledger::Ledger::open(&folder).map_err(|e| raise(py, &e))?;
        Ok(Self { inner })
    }

    /// Whether there is a ledger in a folder.
    #[staticmethod]
    fn is_at(folder: PathBuf) -> bool {
        sosik_batch::ledger::Ledger::is_at(&folder)
    }

    /// Documents, those that failed, bytes of text, parts.
    fn counts(&self) -> (u64, u64, u64, usize) {
        let manifest = self.inner.manifest();
        (manifest.documents, manifest.errors, manifest.bytes, manifest.parts.len())
    }

    /// Version and data of what read it, and how.
    fn stamp(&self) -> (String, String, String) {
        let manifest = self.inner.manifest();
        (manifest.engine.version.clone(), manifest.engine.data.clone(), manifest.reading.clone())
    }

    /// The names of its tables.
    #[staticmethod]
    fn table_names() -> Vec<&'static str> {
        sosik_batch::tables().into_iter().map(|info| info.name).collect()
    }

    /// The files of a table, in order of their documents.
    fn files(&self, table: &str) -> PyResult<Vec<PathBuf>> {
        self.inner.files(table).ok_or_else(|| none(table))
    }

    /// A table, of documents from number `since` on by whole parts.
    fn table(&self, table: &str, since: u64) -> PyResult<StoredTable> {
        let stored = StoredTable { ledger: self.inner.clone(), name: table.to_owned(), since };
        stored.rows()?;
        Ok(stored)
    }

    /// Whether each of these documents is in it.
    fn known(&self, py: Python<'_>, rows: Vec<Row>) -> PyResult<Vec<bool>> {
        let wanted: Vec<Key> = rows.into_iter().map(|row| Key::of(&row.document())).collect();
        let set: std::collections::HashSet<Key> = wanted.iter().copied().collect();
        let ledger = &self.inner;
        let cancel = sosik::Cancel::new();
        // Of the keys in the ledger only those that are asked for are kept.
        let found = interruptible(py, &cancel, || {
            let keys = ledger.keys().take_while(|_| !cancel.is_cancelled());
            keys.filter(|key| key.as_ref().map_or(true, |key| set.contains(key))).collect::<Result<std::collections::HashSet<Key>, _>>()
        })?;
        let found = found.map_err(|e| raise(py, &e))?;
        Ok(wanted.iter().map(|key| found.contains(key)).collect())
    }

    /// Puts small parts together; how many there were and are.
    #[staticmethod]
    fn compact(py: Python<'_>, folder: PathBuf) -> PyResult<(usize, usize)> {
        let compacted = py.detach(|| {
            let ledger = sosik_batch::ledger::Ledger::open(&folder)?;
            let manifest = ledger.manifest();
            Appender::open(&folder, manifest.engine.clone(), &manifest.reading, PartSize::default())?.compact()
        });
        compacted.map_err(|e| raise(py, &e))
    }
}

fn none(table: &str) -> PyErr {
    PyKeyError::new_err(format!("a ledger has no table `{table}`; it has {}", Ledger::table_names().join(", ")))
}

/// A table of a ledger, read from its files when somebody asks for rows.
#[pyclass(frozen, module = "sosik._sosik")]
pub(crate) struct StoredTable {
    ledger: sosik_batch::ledger::Ledger,
    name: String,
    since: u64,
}

impl StoredTable {
    fn rows(&self) -> PyResult<Rows> {
        self.ledger.rows(&self.name, self.since, None).ok_or_else(|| none(&self.name))
    }
}

#[pymethods]
impl StoredTable {
    #[getter]
    fn num_rows(&self) -> u64 {
        let parts = self.ledger.manifest().parts.iter().filter(|p| p.first + p.documents > self.since);
        parts.filter_map(|p| p.rows.get(&self.name)).sum()
    }

    #[getter]
    fn column_names(&self) -> PyResult<Vec<String>> {
        Ok(arrow_array::RecordBatchReader::schema(&self.rows()?).fields().iter().map(|f| f.name().clone()).collect())
    }

    fn __len__(&self) -> usize {
        usize::try_from(self.num_rows()).unwrap_or(usize::MAX)
    }

    /// The table as a stream of batches, read file by file.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        // The protocol lets a producer ignore the wish for another schema; the consumer casts.
        drop(requested_schema);
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(self.rows()?)), STREAM)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = arrow_array::RecordBatchReader::schema(&self.rows()?);
        let schema = FFI_ArrowSchema::try_from(schema.as_ref()).map_err(|e| PyValueError::new_err(e.to_string()))?;
        PyCapsule::new_with_value(py, schema, SCHEMA)
    }
}

/// Writes tables of a run as Parquet files, each of which appears only when it is whole.
#[pyfunction]
pub(crate) fn write_parquet(py: Python<'_>, folder: PathBuf, name: &str, table: &Table) -> PyResult<()> {
    let path = folder.join(format!("{name}.parquet"));
    let (schema, batches) = table.parts();
    py.detach(|| std::fs::create_dir_all(&folder).and_then(|()| sosik_batch::ledger::write_table(&path, schema, batches)))?;
    Ok(())
}
