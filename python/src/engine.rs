//! The extractor.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pyo3::prelude::*;
use sosik::core::MAX_TEXT;
use sosik::core::record::Line;
use sosik::extract::Only;
use sosik::{BatchOptions, Cancel, Document, Error, ErrorKind, Extractor, Gazetteer, extract_one, map_batch};
use sosik_batch::Key;

use crate::error::raise;

/// How often a long call looks whether Ctrl-C was pressed.
const LOOK: Duration = Duration::from_millis(50);

/// Bytes of text that a light layer reads in less than a millisecond or two.
const QUICK: usize = 1 << 14;

/// A document as Python gives it.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) published: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
}

impl Row {
    pub(crate) fn document(self) -> Result<Document, (String, Error)> {
        let published = match self.published.as_deref().map(str::parse).transpose() {
            Ok(published) => published,
            Err(error) => return Err((self.id, error)),
        };
        Ok(Document { id: self.id, text: self.text, published, outlet: self.outlet, url: self.url, title: self.title })
    }
}

/// Runs `work` on another thread without holding the interpreter, and looks for Ctrl-C meanwhile.
pub(crate) fn interruptible<T: Send>(py: Python<'_>, cancel: &Cancel, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    std::thread::scope(|scope| {
        let (send, receive) = sync_channel(1);
        scope.spawn(move || {
            // The receiver only goes away when the wait below ends, which takes the result first or does not want it.
            let _ = send.send(work());
        });
        let receive = Mutex::new(receive);
        loop {
            let wait = || receive.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(LOOK);
            match py.detach(wait) {
                Ok(result) => return Ok(result),
                Err(RecvTimeoutError::Timeout) => {
                    if let Err(interrupt) = py.check_signals() {
                        cancel.cancel();
                        return Err(interrupt);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(raise(
                        py,
                        &Error::new(ErrorKind::Internal, "sosik met a defect of its own; please report it with the text"),
                    ));
                }
            }
        }
    })
}

/// Everything that reads one document at a time.
#[pyclass(frozen, module = "sosik._sosik")]
pub(crate) struct Engine {
    extractor: Arc<Extractor>,
    /// Whether it reads one light layer only.
    single: bool,
    /// The line by which a ledger knows how its documents were read; the same as the command's.
    reading: String,
}

impl Engine {
    pub(crate) fn extractor(&self) -> &Extractor {
        &self.extractor
    }

    pub(crate) fn reading(&self) -> &str {
        &self.reading
    }
}

#[pymethods]
impl Engine {
    #[new]
    #[pyo3(signature = (only = None, prefer = None, gazetteer = None, senses = None, convention = None))]
    fn new(
        py: Python<'_>,
        only: Option<&str>,
        prefer: Option<&str>,
        gazetteer: Option<&str>,
        senses: Option<Vec<String>>,
        convention: Option<&str>,
    ) -> PyResult<Self> {
        let mut extractor = Extractor::new().only(match only {
            Some("times") => Only::Times,
            Some("quantities") => Only::Quantities,
            _ => Only::Everything,
        });
        if let Some(prefer) = prefer {
            extractor = extractor.prefer(prefer.parse().map_err(|e| raise(py, &e))?);
        }
        if let Some(convention) = convention {
            extractor = extractor.convention(convention.parse().map_err(|e| raise(py, &e))?);
        }
        let mut reading = only.unwrap_or("everything").to_owned()
            + &prefer.map(|p| format!(", prefer {p}")).unwrap_or_default()
            + &convention.map(|c| format!(", convention {c}")).unwrap_or_default();
        // A ledger knows a table or senses of the user by their content.
        let mut known = |what: &str, content: &str| {
            reading = format!("{reading}, {what} {}", Key::of(&Ok(Document::new("", content))));
        };
        if let Some(table) = gazetteer {
            extractor = extractor.with_gazetteer(Gazetteer::from_csv(table).map_err(|e| raise(py, &e))?);
            known("gazetteer", table);
        }
        for toml in senses.unwrap_or_default() {
            extractor = extractor.senses(&toml).map_err(|e| raise(py, &e))?;
            known("senses", &toml);
        }
        Ok(Self { extractor: Arc::new(extractor), single: only.is_some(), reading })
    }

    /// Version and digest of the data.
    fn stamp(&self) -> (String, String) {
        let engine = self.extractor.engine();
        (engine.version, engine.data)
    }

    /// The record of one document as JSON.
    fn extract(&self, py: Python<'_>, row: Row) -> PyResult<String> {
        let (cancel, extractor) = (Cancel::new(), &*self.extractor);
        let document = row.document().map_err(|(_, e)| raise(py, &e))?;
        if self.single && document.text.len() <= QUICK {
            // Microseconds of work: the thread that looks for Ctrl-C would take longer than it.
            return match py.detach(|| extractor.line(&document)) {
                Line::Error(failed) => Err(raise(py, &Error::new(failed.error.kind, failed.error.message))),
                line => Ok(line.to_json()),
            };
        }
        // As a batch of one, so that a defect is an error here too and never a panic.
        let options = BatchOptions::new().jobs(1).max_text_bytes(MAX_TEXT);
        match interruptible(py, &cancel, || extract_one(extractor, &document, &options))? {
            Line::Error(failed) => Err(raise(py, &Error::new(failed.error.kind, failed.error.message))),
            line => Ok(line.to_json()),
        }
    }

    /// One line of JSON a document, in order; a document that failed gives an error record.
    fn extract_many(&self, py: Python<'_>, rows: Vec<Row>, jobs: usize) -> PyResult<Vec<String>> {
        let cancel = Cancel::new();
        let options = BatchOptions::new().jobs(jobs).cancel(cancel.clone());
        let extractor = &*self.extractor;
        interruptible(py, &cancel, || {
            let documents = rows.into_iter().map(Row::document);
            map_batch(extractor, documents, &options, |_, line| line.to_json()).map(|done| done.output).collect()
        })
    }

    /// What fired and nearly fired: (layer, rule, start, end, outcome, note), offsets in code points.
    fn explain(&self, py: Python<'_>, row: Row) -> PyResult<String> {
        let document = row.document().map_err(|(_, e)| raise(py, &e))?;
        let extractor = &self.extractor;
        let explained = interruptible(py, &Cancel::new(), || extractor.explain(&document))?;
        let (_, entries) = explained.map_err(|e| raise(py, &e))?;
        let offsets = sosik::Offsets::new(&document.text);
        let entries: Vec<_> = (entries.iter())
            .map(|e| {
                let (start, end) = offsets.code_points(e.span);
                let text = e.span.slice(&document.text);
                serde_json::json!({"layer": e.layer, "rule": e.rule, "start": start, "end": end, "text": text, "outcome": e.outcome, "note": e.note})
            })
            .collect();
        Ok(serde_json::Value::from(entries).to_string())
    }

    /// The events of a record in the form `plover`, `cameo` or `flat`; the header line of the last two for no record.
    #[staticmethod]
    fn export_events(py: Python<'_>, record: Option<&str>, form: &str) -> PyResult<String> {
        use sosik::corpus::events;
        let mut out = Vec::new();
        let written = match record.map(Line::from_json).transpose().map_err(|e| raise(py, &e))? {
            Some(Line::Record(record)) => match form {
                "plover" => events::plover(&record, &mut out),
                "cameo" => events::cameo(&record, &mut out),
                _ => events::flat(&record, &mut out),
            },
            Some(Line::Error(_)) => Ok(()),
            None => match form {
                "plover" => Ok(()),
                "cameo" => events::cameo_header(&mut out),
                _ => events::flat_header(&mut out),
            },
        };
        written?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    /// The HTML fragment of a record over its text.
    #[staticmethod]
    fn html(py: Python<'_>, record: &str, text: &str) -> PyResult<String> {
        match Line::from_json(record).map_err(|e| raise(py, &e))? {
            Line::Record(record) => Ok(sosik::render::fragment(&record, text)),
            Line::Error(failed) => Ok(sosik::render::failure(&failed)),
        }
    }
}
