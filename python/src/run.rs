//! A run over many documents, into memory or into a ledger.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use sosik::core::MAX_TEXT;
use sosik::core::record::ErrorRecord;
use sosik::{BatchOptions, Cancel, Error, Extractor, Line};
use sosik_batch::input::{Columns, Documents, Format, Input, Reading, encoding};
use sosik_batch::ledger::{Appender, PartSize, limits};
use sosik_batch::{Gathered, Key, Sink, feed};

use crate::arrow::{self, Named};
use crate::engine::{Engine, Row, interruptible};
use crate::error::raise;
use crate::table::Table;

/// Documents after which progress is told.
const STEP: usize = 512;

/// What a document may have and take.
#[derive(FromPyObject, Clone, Copy)]
pub(crate) struct Limits(Option<usize>, Option<usize>, Option<f64>);

impl Limits {
    pub(crate) fn options(&self, jobs: usize) -> BatchOptions {
        let seconds = self.2.and_then(|s| Duration::try_from_secs_f64(s).ok());
        BatchOptions::new().jobs(jobs).max_text_bytes(self.0.unwrap_or(MAX_TEXT)).max_time(seconds)
    }

    /// The line by which a ledger knows how `engine` reads documents within these limits.
    fn reading(&self, engine: &Engine) -> String {
        engine.reading().to_owned() + &limits(&self.options(0), self.1)
    }

    pub(crate) fn extractor(&self, extractor: &Extractor) -> Extractor {
        match self.1 {
            Some(sentences) => extractor.clone().max_sentences(sentences),
            None => extractor.clone(),
        }
    }
}

enum Into {
    Memory(Box<Gathered>),
    /// Behind a lock that nobody ever waits for: Python wants what its objects hold to be shareable, and writers of Parquet are not.
    Ledger(Box<Mutex<Appender>>),
}

fn inside(ledger: &mut Mutex<Appender>) -> &mut Appender {
    ledger.get_mut().unwrap_or_else(PoisonError::into_inner)
}

impl Sink for Into {
    fn claim(&mut self, key: Key) -> Result<bool, Error> {
        match self {
            Self::Memory(memory) => memory.claim(key),
            Self::Ledger(ledger) => inside(ledger).claim(key),
        }
    }

    fn push(&mut self, key: Key, line: &Line, bytes: u64) -> Result<(), Error> {
        match self {
            Self::Memory(memory) => memory.push(key, line, bytes),
            Self::Ledger(ledger) => inside(ledger).push(key, line, bytes),
        }
    }
}

/// A run over many documents that gathers tables, or adds to a ledger.
#[pyclass(module = "sosik._sosik")]
pub(crate) struct Run {
    extractor: Extractor,
    options: BatchOptions,
    into: Into,
    seen: usize,
    bytes: u64,
    failed: u64,
    known: u64,
    /// The first of those that a ledger took.
    failures: Vec<ErrorRecord>,
}

impl Run {
    fn read(&mut self, py: Python<'_>, inputs: impl Iterator<Item = Input> + Send) -> PyResult<()> {
        let cancel = Cancel::new();
        let options = self.options.clone().cancel(cancel.clone());
        let (into, extractor) = (&mut self.into, &self.extractor);
        let done = interruptible(py, &cancel, || feed(into, inputs, extractor, &options, false, |_, _| ()))?;
        let done = done.map_err(|e| raise(py, &e))?;
        self.seen += (done.progress.documents + done.known) as usize;
        self.bytes += done.progress.bytes;
        self.failed += done.progress.errors;
        self.known += done.known;
        self.failures.extend(done.first_failure);
        Ok(())
    }
}

#[pymethods]
impl Run {
    #[new]
    #[pyo3(signature = (engine, jobs, limits, ledger = None, part_documents = None))]
    fn new(
        py: Python<'_>,
        engine: &Engine,
        jobs: usize,
        limits: Limits,
        ledger: Option<PathBuf>,
        part_documents: Option<u64>,
    ) -> PyResult<Self> {
        let extractor = limits.extractor(engine.extractor());
        let into = match ledger {
            Some(folder) => {
                let usual = PartSize::default();
                let size = PartSize { documents: part_documents.unwrap_or(usual.documents), ..usual };
                let (stamp, reading) = (extractor.engine(), limits.reading(engine));
                let opened = py.detach(|| Appender::open(&folder, stamp, &reading, size));
                Into::Ledger(Box::new(Mutex::new(opened.map_err(|e| raise(py, &e))?)))
            }
            None => Into::Memory(Box::new(Gathered::new(extractor.engine()))),
        };
        let options = limits.options(jobs);
        Ok(Self { extractor, options, into, seen: 0, bytes: 0, failed: 0, known: 0, failures: Vec::new() })
    }

    /// Reads some documents.
    fn feed(&mut self, py: Python<'_>, rows: Vec<Row>) -> PyResult<()> {
        self.read(py, rows.into_iter().map(Row::document))
    }

    /// Reads all documents of an Arrow stream; `progress` is called with this run after some of them.
    fn feed_arrow(slf: Bound<'_, Self>, stream: &Bound<'_, PyCapsule>, named: Named, progress: Option<Bound<'_, PyAny>>) -> PyResult<()> {
        let py = slf.py();
        let text = arrow::text_of(&named);
        let columns = arrow::columns(py, named)?;
        let reader = arrow::reader(stream)?;
        let found = arrow::found(&arrow_array::RecordBatchReader::schema(&reader), &columns, &text)?;
        for batch in reader {
            let batch = batch.map_err(|e| arrow::broke(py, &e))?;
            // A stream may come as one batch of millions; a slice at a time keeps progress alive.
            for start in (0..batch.num_rows()).step_by(STEP) {
                let slice = batch.slice(start, (batch.num_rows() - start).min(STEP));
                let first = slf.borrow().seen;
                let inputs: Vec<Input> = found.documents(&slice, |i| (first + i).to_string()).collect();
                slf.borrow_mut().read(py, inputs.into_iter())?;
                if let Some(progress) = &progress {
                    progress.call1((&slf,))?;
                }
            }
        }
        Ok(())
    }

    /// Reads all documents of files and folders; `progress` is called with this run after some of them.
    fn feed_files(
        slf: Bound<'_, Self>,
        paths: Vec<PathBuf>,
        named: Named,
        format: Option<&str>,
        label: Option<&str>,
        progress: Option<Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let py = slf.py();
        let columns = arrow::columns(py, named)?;
        let mut documents = files(py, &paths, columns, format, label)?;
        loop {
            let before = slf.borrow().seen;
            slf.borrow_mut().read(py, documents.by_ref().take(STEP))?;
            if let Some(progress) = &progress {
                progress.call1((&slf,))?;
            }
            if slf.borrow().seen == before {
                return Ok(());
            }
        }
    }

    /// Makes what was added to a ledger last.
    fn commit(&mut self, py: Python<'_>) -> PyResult<()> {
        match &mut self.into {
            Into::Ledger(ledger) => py.detach(|| inside(ledger).commit()).map_err(|e| raise(py, &e)),
            Into::Memory(_) => Ok(()),
        }
    }

    /// Documents, bytes and errors so far.
    fn counts(&self) -> (usize, u64, u64) {
        (self.seen, self.bytes, self.failed)
    }

    /// Documents that a ledger had already.
    fn known(&self) -> u64 {
        self.known
    }

    /// One line of JSON a document; none of those that went into a ledger.
    fn lines(&self) -> Vec<&str> {
        match &self.into {
            Into::Memory(memory) => memory.records().collect(),
            Into::Ledger(_) => Vec::new(),
        }
    }

    /// (id, kind, message) of the documents that failed; of those that went into a ledger the first of each step.
    fn errors(&self) -> Vec<(String, String, String)> {
        let failures = match &self.into {
            Into::Memory(memory) => memory.failures(),
            Into::Ledger(_) => &self.failures,
        };
        failures.iter().map(|f| (f.id.clone(), f.error.kind.to_string(), f.error.message.clone())).collect()
    }

    /// All tables by name.
    fn tables<'py>(&mut self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        if let Into::Memory(memory) = &mut self.into {
            for (name, schema, batches) in memory.tables() {
                dict.set_item(name, Table::of(schema.clone(), batches.clone()))?;
            }
        }
        Ok(dict)
    }
}

fn files(py: Python<'_>, paths: &[PathBuf], columns: Columns, format: Option<&str>, label: Option<&str>) -> PyResult<Documents> {
    let format = format.map(str::parse::<Format>).transpose().map_err(|e| raise(py, &e))?;
    let encoding = match label.map(encoding).transpose() {
        Ok(encoding) => encoding,
        Err(message) => return Err(raise(py, &Error::new(sosik::ErrorKind::Input, message))),
    };
    let reading = Reading { format, encoding, published: None, columns };
    Documents::new(paths, reading).map_err(|e| raise(py, &e))
}
