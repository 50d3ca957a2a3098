//! From text to segmentation.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex};

use sosik_core::{Error, Language, Span};

use crate::korean::model::Model;
use crate::korean::user::UserWords;
use crate::korean::{self, Analyser};
use crate::segmentation::{Segmentation, Sentence};
use crate::{Normalized, Orthography, Tag, script, sentence, token};

/// Splits text into sentences, tokens and, for Korean, morphemes.
///
/// Holds nothing that changes, so one segmenter serves all threads, and a clone shares everything with it. Give it text in NFC (see
/// [`Normalized`](crate::Normalized)); other text comes back segmented too, but its jamo are not understood. Never fails: any text has a
/// segmentation. For many texts a [`Worker`] per thread saves the allocations.
///
/// # Examples
///
/// ```
/// use sosik_segment::Segmenter;
///
/// let text = "“곧 떠나겠다.”라고 그는 말했다.He didn't wait.";
/// let segmentation = Segmenter::new().segment(text);
/// let sentences: Vec<_> = segmentation.sentences.iter().filter_map(|s| s.span.slice(text)).collect();
/// assert_eq!(sentences, ["“곧 떠나겠다.”라고 그는 말했다.", "He didn't wait."]);
/// let words: Vec<_> = segmentation.tokens_of(&segmentation.sentences[1]).iter().filter_map(|t| t.span.slice(text)).collect();
/// assert_eq!(words, ["He", "did", "n't", "wait", "."]);
/// ```
///
/// Words that no dictionary has yet:
///
/// ```
/// use sosik_segment::{Segmenter, Tag};
///
/// let segmenter = Segmenter::builder().word("갸라도스", Tag::NNP).build()?;
/// let segmentation = segmenter.segment("갸라도스는 강하다.");
/// assert_eq!((segmentation.morphemes[0].form.as_str(), segmentation.morphemes[0].tag), ("갸라도스", Tag::NNP));
/// # Ok::<(), sosik_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Segmenter {
    shared: Arc<Shared>,
}

/// What all clones of a segmenter share.
struct Shared {
    model: Source,
    orthography: Orthography,
    words: Cow<'static, UserWords>,
    /// Buffers between calls of [`Segmenter::segment`].
    idle: Mutex<Vec<Analyser>>,
}

/// Where the model is.
enum Source {
    Embedded,
    Given(Box<Model>),
}

impl Default for Segmenter {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Segmenter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segmenter").field("orthography", &self.shared.orthography).finish_non_exhaustive()
    }
}

impl Segmenter {
    /// A segmenter with the model of this crate, which is read once a process, at first use, in some ten milliseconds.
    pub fn new() -> Self {
        Self::with(Source::Embedded, Orthography::default(), Cow::Borrowed(UserWords::names()))
    }

    fn with(model: Source, orthography: Orthography, words: Cow<'static, UserWords>) -> Self {
        Self { shared: Arc::new(Shared { model, orthography, words, idle: Mutex::new(Vec::new()) }) }
    }

    /// Options: spelling, added words, another model.
    pub fn builder() -> SegmenterBuilder {
        SegmenterBuilder::default()
    }

    fn model(&self) -> &Model {
        match &self.shared.model {
            Source::Embedded => korean::embedded(),
            Source::Given(model) => model,
        }
    }

    /// A worker for one thread, with buffers of its own.
    pub fn worker(&self) -> Worker {
        Worker { segmenter: self.clone(), analyser: Analyser::default(), out: Segmentation::default() }
    }

    /// Segments `text`; linear in its length.
    ///
    /// Offsets are bytes of `text`; text beyond 4 GiB is left out (a [`Document`](sosik_core::Document) never holds as much).
    pub fn segment(&self, text: &str) -> Segmentation {
        let idle = |f: fn(&mut Vec<Analyser>) -> Option<Analyser>| self.shared.idle.lock().ok().and_then(|mut idle| f(&mut idle));
        let mut analyser = idle(Vec::pop).unwrap_or_default();
        let mut out = Segmentation::default();
        self.run(text, &mut analyser, &mut out);
        if let Ok(mut idle) = self.shared.idle.lock()
            && idle.len() < IDLE
        {
            idle.push(analyser);
        }
        out
    }

    /// The sentences of `text` alone, as spans in order: for callers that need no words. Faster than [`Segmenter::segment`] by far.
    pub fn sentences(&self, text: &str) -> Vec<Span> {
        sentence::split(text).into_iter().map(|piece| Span::of(piece.range)).collect()
    }

    /// The sentences of `text` with language and script, without tokens: for layers that need no words. As fast as
    /// [`Segmenter::sentences`].
    pub fn outline(&self, text: &str) -> Segmentation {
        let mut out = Segmentation::default();
        for piece in sentence::split(text) {
            if piece.range.end > u32::MAX as usize {
                break;
            }
            let (script, language) = script::identify(&text[piece.range.clone()]);
            out.sentences.push(Sentence { span: Span::of(piece.range), language, script, paragraph: piece.paragraph, tokens: 0..0 });
        }
        out
    }

    fn run(&self, text: &str, analyser: &mut Analyser, out: &mut Segmentation) {
        out.clear();
        for piece in sentence::split(text) {
            if piece.range.end > u32::MAX as usize {
                break;
            }
            let (script, language) = script::identify(&text[piece.range.clone()]);
            let first = out.tokens.len() as u32;
            token::tokenise(text, piece.range.clone(), language, &mut out.tokens);
            out.sentences.push(Sentence {
                span: Span::of(piece.range),
                language,
                script,
                paragraph: piece.paragraph,
                tokens: first..out.tokens.len() as u32,
            });
        }
        let setting = korean::Setting { model: self.model(), words: &self.shared.words, orthography: self.shared.orthography };
        analyser.document(&setting, text, out, |sentence| sentence.language == Language::Korean);
    }
}

/// How many idle analysers are kept for later calls; each may hold 25 MB.
const IDLE: usize = 2;

/// Options of a [`Segmenter`].
#[derive(Clone, Debug, Default)]
pub struct SegmenterBuilder {
    orthography: Orthography,
    words: Vec<(String, Tag)>,
    model: Option<&'static [u8]>,
}

impl SegmenterBuilder {
    /// The spelling of the texts; [`Orthography::Auto`] unless set.
    pub fn orthography(mut self, orthography: Orthography) -> Self {
        self.orthography = orthography;
        self
    }

    /// Adds a word that is kept whole wherever it begins an eojeol, and elsewhere where little speaks against it: a noun or adverb as it is
    /// written, a verb or adjective as its stem (썸타, not 썸타다). In any normal form, since names come from file names too, which Macs
    /// decompose.
    pub fn word(mut self, form: &str, tag: Tag) -> Self {
        self.words.push((Normalized::new(form).text().to_owned(), tag));
        self
    }

    /// Another model than the one of this crate, in the format that `cargo dev train segment` writes.
    pub fn model(mut self, bytes: &'static [u8]) -> Self {
        self.model = Some(bytes);
        self
    }

    /// The segmenter.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`](sosik_core::ErrorKind::Input) for an added word that is empty, not Hangul or of a tag that words do not have;
    /// [`ErrorKind::Model`](sosik_core::ErrorKind::Model) for bytes that are no model, a damaged one, or one of another version.
    ///
    /// ```
    /// use sosik_core::ErrorKind;
    /// use sosik_segment::{Segmenter, Tag};
    ///
    /// let error = Segmenter::builder().word("", Tag::NNG).build().unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Input);
    /// let error = Segmenter::builder().model(b"not a model").build().unwrap_err();
    /// assert!(error.message().contains("magic word"));
    /// ```
    pub fn build(self) -> Result<Segmenter, Error> {
        let mut words = Cow::Borrowed(UserWords::names());
        for (form, tag) in &self.words {
            words.to_mut().add(form, *tag)?;
        }
        let model = match self.model {
            None => Source::Embedded,
            Some(bytes) => Source::Given(Box::new(Model::open(bytes)?)),
        };
        Ok(Segmenter::with(model, self.orthography, words))
    }
}

/// A segmenter's buffers for one thread, used again for every text: in the steady state a text allocates only for what it has that is new.
///
/// # Example
///
/// ```
/// use sosik_segment::Segmenter;
///
/// let mut worker = Segmenter::new().worker();
/// let mut nouns = 0;
/// for text in ["정부는 마을을 도왔다.", "군은 다리를 놓았다."] {
///     let view = worker.segment(text);
///     nouns += view.sentences().flat_map(|s| s.tokens()).flat_map(|t| t.morphemes()).filter(|m| m.tag.is_nominal()).count();
/// }
/// assert_eq!(nouns, 4);
/// ```
pub struct Worker {
    segmenter: Segmenter,
    analyser: Analyser,
    out: Segmentation,
}

impl Worker {
    /// Segments `text`; what is returned lasts until the next call. Linear in the text.
    pub fn segment<'a>(&'a mut self, text: &'a str) -> crate::View<'a> {
        self.segmenter.run(text, &mut self.analyser, &mut self.out);
        self.out.on(text)
    }
}

impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worker").field("segmenter", &self.segmenter).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_used_worker_reads_like_a_new_one() {
        let texts = ["나토는 밝혔다. 로동자들이 왔다.", "He left.", "", "정부는 “간다”고 했다."];
        let segmenter = Segmenter::new();
        let mut worker = segmenter.worker();
        for text in texts.iter().chain(&texts) {
            assert_eq!(*worker.segment(text).segmentation(), segmenter.segment(text), "{text}");
        }
    }

    #[test]
    fn added_words_are_kept_whole_and_inflect() {
        use unicode_normalization::UnicodeNormalization;

        let decomposed: String = "갸라도스".nfd().collect();
        let segmenter = Segmenter::builder().word(&decomposed, Tag::NNP).word("썸타", Tag::VV).build().unwrap();
        let read = |text: &str| {
            let segmentation = segmenter.segment(text);
            segmentation.morphemes.iter().map(|m| format!("{}/{}", m.form, m.tag)).collect::<Vec<_>>().join("+")
        };
        assert_eq!(read("갸라도스는"), "갸라도스/NNP+는/JX");
        assert_eq!(read("갸라도스에게서"), "갸라도스/NNP+에게서/JKB");
        assert_eq!(read("썸탔다."), "썸타/VV+았/EP+다/EF+./SF");
        assert_eq!(read("썸타는 둘"), "썸타/VV+는/ETM+둘/NR");
        for (form, tag, says) in [("", Tag::NNG, "empty"), ("NATO", Tag::NNP, "Hangul"), ("는", Tag::JX, "JX")] {
            let error = Segmenter::builder().word(form, tag).build().unwrap_err();
            assert!(error.message().contains(says), "{error}");
        }
    }
}
