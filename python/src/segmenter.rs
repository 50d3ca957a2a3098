//! The segmenter, and a run of it that gathers a table.

use std::sync::{Mutex, PoisonError};

use arrow_array::RecordBatch;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyList;
use sosik::segment::{self, Tag};
use sosik::{Cancel, Error, ErrorKind};

use crate::engine::interruptible;
use crate::error::raise;
use crate::reading::{Lists, Reading};
use crate::spread::Workers;
use crate::table::Table;
use crate::tokens;

/// From so many bytes on a call looks for Ctrl-C, which costs a thread.
const LONG: usize = 1 << 18;

/// How many sets of workers are kept for later calls; a worker may hold 25 MB.
const IDLE: usize = 2;

/// Does `work` without holding the interpreter; what takes long looks at the switch between texts.
fn detached<T: Send>(py: Python<'_>, bytes: usize, work: impl FnOnce(&Cancel) -> T + Send) -> PyResult<T> {
    let cancel = Cancel::new();
    let work = || work(&cancel);
    if bytes < LONG { Ok(py.detach(work)) } else { interruptible(py, &cancel, work) }
}

fn size(texts: &[PyBackedStr]) -> usize {
    texts.iter().map(|t| t.len()).sum()
}

pub(crate) fn cancelled() -> Error {
    Error::new(ErrorKind::Cancelled, "the call was cancelled")
}

fn defect() -> Error {
    Error::new(ErrorKind::Internal, "sosik met a defect of its own; please report it with the texts")
}

/// Sentences, words and morphemes of Korean; sentences and words of English.
#[pyclass(frozen, module = "sosik._sosik")]
pub(crate) struct Segmenter {
    inner: segment::Segmenter,
    /// Of calls that have ended; calls at the same time have their own.
    idle: Mutex<Vec<Workers>>,
}

impl Segmenter {
    /// A reading of each text, on `jobs` threads.
    fn readings(&self, py: Python<'_>, texts: Vec<PyBackedStr>, jobs: usize, whole: bool) -> PyResult<Vec<Reading>> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let read = |cancel: &Cancel| {
            let mut workers = idle().pop().unwrap_or_else(|| Workers::new(self.inner.clone()));
            let parts = workers.spread(&texts, jobs, |worker, first, texts| {
                let read = |(i, text): (usize, &PyBackedStr)| match cancel.is_cancelled() {
                    true => Err(cancelled()),
                    false => Reading::new(worker, text, whole).map_err(|e| e.at(format!("text {}", first + i))),
                };
                texts.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()
            });
            let parts = parts.ok_or_else(defect)?;
            let mut idle = idle();
            if idle.len() < IDLE {
                idle.push(workers);
            }
            drop(idle);
            parts.into_iter().try_fold(Vec::new(), |mut all, part| {
                all.extend(part?);
                Ok::<_, Error>(all)
            })
        };
        detached(py, size(&texts), read)?.map_err(|e| raise(py, &e))
    }
}

#[pymethods]
impl Segmenter {
    #[new]
    fn new(py: Python<'_>, orthography: &str, words: Vec<(String, String)>) -> PyResult<Self> {
        let build = || {
            let mut builder = segment::Segmenter::builder().orthography(orthography.parse()?);
            for (form, tag) in &words {
                builder = builder.word(form, tag.parse::<Tag>()?);
            }
            builder.build()
        };
        let inner = build().map_err(|e| raise(py, &e))?;
        Ok(Self { inner, idle: Mutex::default() })
    }

    /// (start, end) of each sentence.
    fn sentences(&self, py: Python<'_>, text: &str) -> PyResult<Vec<(u32, u32)>> {
        detached(py, text.len(), |_| sosik::sentences(&self.inner, text))?.map_err(|e| raise(py, &e))
    }

    /// Sentences, tokens and morphemes of each text, as flat lists.
    fn segment<'py>(&self, py: Python<'py>, texts: Vec<PyBackedStr>, jobs: usize) -> PyResult<Vec<Lists<'py>>> {
        self.readings(py, texts, jobs, false)?.iter().map(|r| r.lists(py)).collect()
    }

    /// Morphemes of each text, and tokens that have none.
    fn tokenize<'py>(&self, py: Python<'py>, texts: Vec<PyBackedStr>, jobs: usize) -> PyResult<Vec<Bound<'py, PyList>>> {
        self.readings(py, texts, jobs, true)?.iter().map(|r| r.list(py)).collect()
    }
}

/// A run over many texts that gathers their morphemes into a table.
#[pyclass(module = "sosik._sosik")]
pub(crate) struct TokenRun {
    workers: Workers,
    jobs: usize,
    seen: usize,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl TokenRun {
    #[new]
    fn new(segmenter: &Segmenter, jobs: usize) -> Self {
        Self { workers: Workers::new(segmenter.inner.clone()), jobs, seen: 0, batches: Vec::new() }
    }

    /// Reads some texts.
    fn feed(&mut self, py: Python<'_>, texts: Vec<PyBackedStr>) -> PyResult<()> {
        let Self { workers, jobs, seen, .. } = self;
        let work =
            |cancel: &Cancel| workers.spread(&texts, *jobs, |worker, first, texts| tokens::batches(worker, *seen + first, texts, cancel));
        let parts = detached(py, size(&texts), work)?.ok_or_else(|| raise(py, &defect()))?;
        for part in parts {
            self.batches.extend(part.map_err(|e| raise(py, &e))?);
        }
        self.seen += texts.len();
        Ok(())
    }

    /// The table so far.
    fn table(&self) -> Table {
        Table::of(tokens::schema(), self.batches.clone())
    }
}
