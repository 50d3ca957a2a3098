//! Titles in quotation marks: "I Want to Live" is the name of a channel and no clause.

use sosik_core::Span;
use sosik_segment::{Segmentation, Sentence, Token};

use crate::quotes::Quote;

/// The most words that a title has.
const LONGEST: usize = 9;
/// Words this short may be small in titles: "of", "the", "with".
const SMALL: usize = 4;

/// The quotations in `sentence` that are titles: a few words with capitals on all but the small ones, and no mark.
pub(super) fn find<'s>(
    text: &'s str,
    segmentation: &'s Segmentation,
    sentence: &'s Sentence,
    quotes: &'s [Quote],
) -> impl Iterator<Item = Span> + 's {
    let first = quotes.partition_point(|q| q.outer.start() < sentence.span.start());
    let here = quotes[first..].iter().take_while(|q| q.outer.start() < sentence.span.end());
    here.map(|q| q.inner).filter(|inner| {
        let tokens = segmentation.tokens_of(sentence);
        let from = tokens.partition_point(|t| t.span.start() < inner.start());
        let to = tokens.partition_point(|t| t.span.start() < inner.end());
        is_title(text, tokens.get(from..to).unwrap_or_default())
    })
}

fn is_title(text: &str, tokens: &[Token]) -> bool {
    if !(2..=LONGEST).contains(&tokens.len()) {
        return false;
    }
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let words = || tokens.iter().filter_map(|t| t.span.slice(text));
    let large = words().filter(|w| capital(w)).count();
    let fits =
        |w: &str| w.starts_with(char::is_alphanumeric) && (capital(w) || w.len() <= SMALL || w.starts_with(|c: char| c.is_ascii_digit()));
    large >= 2 && words().all(fits) && words().next().is_some_and(capital)
}
