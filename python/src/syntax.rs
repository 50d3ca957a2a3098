//! Trees of a text as JSON, and what is drawn of them.

use pyo3::prelude::*;
use sosik::segment::Segmenter;
use sosik::{Cancel, Document, Error, ErrorKind, SentenceSyntax, Syntax};

use crate::engine::interruptible;
use crate::error::raise;

fn odd(py: Python<'_>, error: &serde_json::Error) -> PyErr {
    raise(py, &Error::new(ErrorKind::Input, format!("this is no tree: {error}")))
}

/// Predicates with their factuality.
#[pyfunction]
pub(crate) fn factuality(py: Python<'_>, text: String) -> PyResult<Vec<(u32, u32, String, f32)>> {
    let document = Document::new("", text);
    let read = || sosik::factuality(&Segmenter::new(), &document);
    let read = interruptible(py, &Cancel::new(), read)?.map_err(|e| raise(py, &e))?;
    Ok(read.into_iter().map(|p| (p.start, p.end, p.text, p.value)).collect())
}

/// The trees of a text.
#[pyfunction]
pub(crate) fn parse(py: Python<'_>, id: String, text: String) -> PyResult<String> {
    let document = Document::new(id, text);
    let read = || sosik::syntax(&Segmenter::new(), &document);
    let syntax = interruptible(py, &Cancel::new(), read)?.map_err(|e| raise(py, &e))?;
    serde_json::to_string(&syntax).map_err(|e| raise(py, &Error::new(ErrorKind::Internal, e.to_string())))
}

/// Trees in CoNLL-U.
#[pyfunction]
pub(crate) fn conllu(py: Python<'_>, syntax: &str) -> PyResult<String> {
    let syntax: Syntax = serde_json::from_str(syntax).map_err(|e| odd(py, &e))?;
    Ok(syntax.conllu())
}

/// The tree of a sentence as SVG.
#[pyfunction]
pub(crate) fn tree(py: Python<'_>, sentence: &str) -> PyResult<String> {
    let sentence: SentenceSyntax = serde_json::from_str(sentence).map_err(|e| odd(py, &e))?;
    Ok(sosik::render::tree(&sentence))
}
