//! Sentences, tokens and morphemes of a document as a record, offsets in code points.

use serde::{Deserialize, Serialize};
use sosik_core::{Document, Error, Language};
use sosik_segment::{Normalized, Segmenter, Tag, View, Worker};

use crate::CodePoints;

/// What `sosik segment` writes for a document. All offsets are half-open and in Unicode code points of the document's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segments {
    /// The document's id.
    pub id: String,
    /// In order of the text.
    pub sentences: Vec<SentenceSegments>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceSegments {
    /// First code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// `ko`, `en` or `und`.
    pub language: Language,
    /// In order of the text; white space lies between them.
    pub tokens: Vec<TokenSegments>,
}

/// A word, number or mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenSegments {
    /// First code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// As it stands in the text.
    pub text: String,
    /// Of Korean tokens; none for others.
    pub morphemes: Vec<MorphemeSegment>,
}

/// A morpheme. Two that spelling fuses (했 = 하 + 았) have the offsets of the syllables they share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MorphemeSegment {
    /// Restored: 하, 았.
    pub form: String,
    /// Sejong tag.
    pub tag: Tag,
    /// Dictionary form, where that differs from the form.
    pub lemma: Option<String>,
    /// First code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

/// The segments of `document`; linear in its text. Text is segmented in NFC, offsets are of the text as it is.
///
/// # Errors
///
/// When the text is longer than [`sosik_core::MAX_TEXT`].
///
/// # Example
///
/// ```
/// use sosik::segment::Segmenter;
/// use sosik::{Document, segments};
///
/// let segments = segments(&Segmenter::new(), &Document::new("a1", "나토는 밝혔다. Seoul agreed."))?;
/// let words: Vec<_> = segments.sentences[1].tokens.iter().map(|t| t.text.as_str()).collect();
/// assert_eq!(words, ["Seoul", "agreed", "."]);
/// assert_eq!((segments.sentences[1].start, segments.sentences[1].end), (9, 22));
/// # Ok::<(), sosik::Error>(())
/// ```
pub fn segments(segmenter: &Segmenter, document: &Document) -> Result<Segments, Error> {
    document.check()?;
    let normalized = Normalized::new(&document.text);
    let segmentation = segmenter.segment(normalized.text());
    Ok(collect(document, &normalized, segmentation.on(normalized.text())))
}

/// The same by a worker, which keeps its buffers and what it has read for the next document.
///
/// # Errors
///
/// When the text is longer than [`sosik_core::MAX_TEXT`].
///
/// # Example
///
/// ```
/// use sosik::segment::Segmenter;
/// use sosik::{Document, segments, segments_with};
///
/// let segmenter = Segmenter::new();
/// let mut worker = segmenter.worker();
/// for text in ["비가 온다.", "눈은 안 온다."] {
///     let document = Document::new("a1", text);
///     assert_eq!(segments_with(&mut worker, &document)?, segments(&segmenter, &document)?);
/// }
/// # Ok::<(), sosik::Error>(())
/// ```
pub fn segments_with(worker: &mut Worker, document: &Document) -> Result<Segments, Error> {
    document.check()?;
    let normalized = Normalized::new(&document.text);
    Ok(collect(document, &normalized, worker.segment(normalized.text())))
}

fn collect(document: &Document, normalized: &Normalized<'_>, view: View<'_>) -> Segments {
    let mut points = CodePoints::new(&document.text, normalized);
    let sentences = view.sentences().map(|sentence| {
        let (start, end) = points.of(sentence.span);
        let tokens = sentence.tokens().map(|token| {
            let (start, end) = points.of(token.span);
            let text = points.original(token.span).slice(&document.text).unwrap_or_default();
            let morphemes = token.morphemes().map(|m| {
                let (start, end) = points.of(m.span);
                MorphemeSegment { form: m.form.to_string(), tag: m.tag, lemma: m.lemma.as_ref().map(ToString::to_string), start, end }
            });
            TokenSegments { start, end, text: text.to_owned(), morphemes: morphemes.collect() }
        });
        SentenceSegments { start, end, language: sentence.language, tokens: tokens.collect() }
    });
    Segments { id: document.id.clone(), sentences: sentences.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_slice_the_text_as_it_is_written() {
        // Decomposed syllables and a letter with a loose accent: NFC is shorter than the text.
        let text = "\u{1102}\u{1161}토는 23일 cafe\u{301}에서 밝혔다. NATO agreed 🚀.";
        let points: Vec<char> = text.chars().collect();
        let segments = segments(&Segmenter::new(), &Document::new("a", text)).unwrap();
        let mut words = Vec::new();
        for sentence in &segments.sentences {
            for token in &sentence.tokens {
                let slice: String = points[token.start as usize..token.end as usize].iter().collect();
                assert_eq!(slice, token.text);
                assert!(sentence.start <= token.start && token.end <= sentence.end);
                assert!(token.morphemes.iter().all(|m| token.start <= m.start && m.end <= token.end), "{token:?}");
                words.push(slice);
            }
        }
        assert!(words[0].starts_with("\u{1102}\u{1161}토"), "{words:?}");
        assert!(words.iter().any(|w| w == "agreed"), "{words:?}");
        let json = serde_json::to_string(&segments).unwrap();
        assert_eq!(serde_json::from_str::<Segments>(&json).unwrap(), segments);
    }
}
