//! Sentences, tokens and morphemes of a document as a record, offsets in code points.

use serde::{Deserialize, Serialize};
use sosik_core::{Document, Error, Language, Offsets, Span};
use sosik_segment::{Normalized, Segmenter, Tag};

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
    let offsets = Offsets::new(&document.text);
    let original = |span: Span| if normalized.is_identity() { span } else { normalized.original(span) };
    let points = |span: Span| offsets.code_points(original(span));
    let sentences = segmentation.sentences.iter().map(|sentence| {
        let (start, end) = points(sentence.span);
        let tokens = segmentation.tokens_of(sentence).iter().map(|token| {
            let (start, end) = points(token.span);
            let morphemes = segmentation.morphemes_of(token).iter().map(|m| {
                let (start, end) = points(m.span);
                MorphemeSegment { form: m.form.to_string(), tag: m.tag, lemma: m.lemma.as_ref().map(ToString::to_string), start, end }
            });
            let text = original(token.span).slice(&document.text).unwrap_or_default();
            TokenSegments { start, end, text: text.to_owned(), morphemes: morphemes.collect() }
        });
        SentenceSegments { start, end, language: sentence.language, tokens: tokens.collect() }
    });
    Ok(Segments { id: document.id.clone(), sentences: sentences.collect() })
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
