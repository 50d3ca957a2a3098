//! From text to segmentation.

use sosik_core::{Language, Span};

use crate::korean;
use crate::script;
use crate::segmentation::{Segmentation, Sentence};
use crate::sentence;
use crate::token;

/// Splits text into sentences, tokens and, for Korean, morphemes.
///
/// Holds nothing that changes, so one segmenter serves all threads. Give it text in NFC (see [`Normalized`](crate::Normalized));
/// other text comes back segmented too, but its jamo are not understood. Never fails: any text has a segmentation.
///
/// # Example
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
#[derive(Clone, Debug, Default)]
pub struct Segmenter;

impl Segmenter {
    /// A segmenter; its lexicons are read once a process, at first use.
    pub fn new() -> Self {
        Self
    }

    /// Segments `text`; linear in its length.
    ///
    /// Offsets are bytes of `text`; text beyond 4 GiB is left out (a [`Document`](sosik_core::Document) never holds as much).
    pub fn segment(&self, text: &str) -> Segmentation {
        let mut out = Segmentation::default();
        let mut analyser = korean::Analyser::default();
        for piece in sentence::split(text) {
            if piece.range.end > u32::MAX as usize {
                break;
            }
            let slice = &text[piece.range.clone()];
            let (script, language) = script::identify(slice);
            let first = out.tokens.len() as u32;
            token::tokenise(text, piece.range.clone(), language, &mut out.tokens);
            if language == Language::Korean {
                analyser.sentence(korean::embedded(), text, piece.range.clone(), &mut out.tokens[first as usize..], &mut out.morphemes);
            }
            out.sentences.push(Sentence {
                span: Span::of(piece.range),
                language,
                script,
                paragraph: piece.paragraph,
                tokens: first..out.tokens.len() as u32,
            });
        }
        out
    }

    /// The sentences of `text` alone, as spans in order: for callers that need no words. Faster than [`Segmenter::segment`] by far.
    pub fn sentences(&self, text: &str) -> Vec<Span> {
        sentence::split(text).into_iter().map(|piece| Span::of(piece.range)).collect()
    }
}
