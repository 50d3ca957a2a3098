//! How sure a text is of what its predicates tell.

use serde::Serialize;
use sosik_core::{Document, Error, Language};
use sosik_extract::claims::factuality::{Factuality, View, position};
use sosik_extract::explain::Trace;
use sosik_extract::{names, quotes, syntax};
use sosik_segment::{Normalized, Segmenter};

use crate::CodePoints;

/// A predicate with its factuality.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Predicate {
    /// First code point of its head in the text.
    pub start: u32,
    /// The one behind its last.
    pub end: u32,
    /// Its head, as written.
    pub text: String,
    /// From -3, surely not, to 3, surely: whether what it tells has happened, as a reader of the text takes it.
    pub value: f32,
}

/// The predicates of the English sentences of `document`, in order, and whether what each tells has happened; linear in its text.
///
/// The value is that of a linear model trained on Universal Decompositional Semantics (White et al. 2016; Rudinger, White and Van Durme
/// 2018): on its development part it correlates .72 with what people said, and its sign is theirs for 83 of 100 predicates. Like every such
/// mean it stays near the middle where words are few, so compare values rather than read them alone. It knows nothing of who speaks: for
/// that ask the claims. Korean sentences have none.
///
/// # Errors
///
/// When the text is longer than [`sosik_core::MAX_TEXT`], or the models that were built in are damaged.
///
/// # Example
///
/// ```
/// use sosik::segment::Segmenter;
/// use sosik::{Document, factuality};
///
/// let read = |text: &str| factuality(&Segmenter::new(), &Document::new("a1", text));
/// let (left, stayed) = (read("The troops left the city.")?, read("The troops did not leave the city.")?);
/// assert!(left[0].value > stayed[0].value);
/// assert!(read("Seoul said it will send aid if talks fail.")?.iter().any(|p| p.text == "send" && p.value < 0.0));
/// assert!(read("병력이 떠났다.")?.is_empty());
/// # Ok::<(), sosik::Error>(())
/// ```
pub fn factuality(segmenter: &Segmenter, document: &Document) -> Result<Vec<Predicate>, Error> {
    document.check()?;
    syntax::check()?;
    let model = Factuality::shipped()?;
    let normalized = Normalized::new(&document.text);
    let text = normalized.text();
    let segmentation = segmenter.segment(text);
    let found = names::find(text, &segmentation, &mut Trace::off());
    let clauses = syntax::clauses(text, &segmentation, &found, &quotes::find(text, &segmentation));
    let mut points = CodePoints::new(&document.text, &normalized);
    let mut out = Vec::new();
    for (index, sentence) in segmentation.sentences.iter().enumerate().filter(|(_, s)| s.language == Language::English) {
        let view = View::new(text, &segmentation, &clauses, index);
        let mut heads: Vec<_> = view.heads().collect();
        heads.sort_unstable();
        for span in heads.into_iter().filter(|span| sentence.span.contains(*span)) {
            let Some(at) = position(&segmentation, index, span) else { continue };
            let (start, end) = points.of(span);
            let words = points.original(span).slice(&document.text).unwrap_or_default().to_owned();
            out.push(Predicate { start, end, text: words, value: model.value(&view, at) });
        }
    }
    Ok(out)
}
