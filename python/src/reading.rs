//! What a segmenter read of a text, as flat lists with offsets in code points; the Python package makes its objects of them.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyList, PyString};
use sosik::segment::{Form, Normalized, Tag, TokenKind, Worker};
use sosik::{CodePoints, Error, Span};

/// Sentences, tokens, morphemes.
pub(crate) type Lists<'py> = (Bound<'py, PyList>, Bound<'py, PyList>, Bound<'py, PyList>);

/// A morpheme, or a token that has none.
pub(crate) struct Row {
    pub(crate) form: Form,
    pub(crate) tag: Tag,
    pub(crate) lemma: Option<Form>,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) sentence: u32,
    pub(crate) token: u32,
}

impl Row {
    /// Its dictionary form, which is the form itself unless that differs.
    pub(crate) fn lemma(&self) -> &str {
        self.lemma.as_ref().unwrap_or(&self.form)
    }
}

/// Lists in order of the text.
#[derive(Default)]
pub(crate) struct Reading {
    /// Start, end, language, where its tokens end.
    sentences: Vec<(u32, u32, &'static str, usize)>,
    /// Start, end, where its morphemes end.
    tokens: Vec<(u32, u32, usize)>,
    pub(crate) morphemes: Vec<Row>,
}

impl Reading {
    /// A reading of `text`; see [`Reading::read`].
    pub(crate) fn new(worker: &mut Worker, text: &str, whole: bool) -> Result<Self, Error> {
        let mut reading = Self::default();
        reading.read(worker, text, whole)?;
        Ok(reading)
    }

    /// Reads `text` in the place of what was read before. With `whole`, tokens without morphemes get one that is the token: SL for
    /// words, SN for numbers, and for marks what [`Tag::of_mark`] says.
    pub(crate) fn read(&mut self, worker: &mut Worker, text: &str, whole: bool) -> Result<(), Error> {
        self.sentences.clear();
        self.tokens.clear();
        self.morphemes.clear();
        sosik::check_length(text)?;
        let normalized = Normalized::new(text);
        let mut points = CodePoints::new(text, &normalized);
        for (number, sentence) in worker.segment(normalized.text()).sentences().enumerate() {
            for token in sentence.tokens() {
                let at = self.tokens.len() as u32;
                let mut push = |form: &Form, tag, lemma: Option<&Form>, span: Span| {
                    let (start, end) = points.of(span);
                    let row = Row { form: form.clone(), tag, lemma: lemma.cloned(), start, end, sentence: number as u32, token: at };
                    self.morphemes.push(row);
                };
                for m in token.morphemes() {
                    push(&m.form, m.tag, m.lemma.as_ref(), m.span);
                }
                if whole && token.morphemes().len() == 0 {
                    push(&token.text().into(), whole_tag(token.text(), token.kind), None, token.span);
                }
                let (start, end) = points.of(token.span);
                self.tokens.push((start, end, self.morphemes.len()));
            }
            let (start, end) = points.of(sentence.span);
            self.sentences.push((start, end, sentence.language.code(), self.tokens.len()));
        }
        Ok(())
    }

    /// The lists as Python has them: sentences, tokens, morphemes.
    pub(crate) fn lists<'py>(&self, py: Python<'py>) -> PyResult<Lists<'py>> {
        Ok((PyList::new(py, &self.sentences)?, PyList::new(py, &self.tokens)?, self.list(py)?))
    }

    /// (form, tag, start, end, lemma, sentence) of each morpheme.
    pub(crate) fn list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let tags = tags(py);
        let mut rows = Vec::with_capacity(self.morphemes.len());
        for m in &self.morphemes {
            let form = PyString::new(py, &m.form);
            let lemma = m.lemma.as_ref().map_or_else(|| form.clone(), |lemma| PyString::new(py, lemma));
            rows.push((form, tags[m.tag as usize].bind(py), m.start, m.end, lemma, m.sentence).into_pyobject(py)?);
        }
        PyList::new(py, rows)
    }
}

fn whole_tag(token: &str, kind: TokenKind) -> Tag {
    match kind {
        TokenKind::Word => Tag::SL,
        TokenKind::Number => Tag::SN,
        TokenKind::Punctuation | TokenKind::Symbol => token.chars().next().map_or(Tag::SW, Tag::of_mark),
    }
}

/// The names of all tags, one object each.
fn tags(py: Python<'_>) -> &'static [Py<PyString>] {
    static TAGS: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();
    TAGS.get_or_init(py, || Tag::ALL.iter().map(|tag| PyString::intern(py, tag.as_str()).unbind()).collect())
}
