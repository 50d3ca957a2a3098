//! How sure the content itself is told to be.

use sosik_core::{Language, Span};

use super::lexicon::Lexicon;
use super::phrases::push_small;
use crate::layers::Layers;

/// How many words of an English content are looked at.
const WORDS: usize = 24;

/// The lowest certainty that a hedge in the main clause of `content` leaves, and whether one of the hedges is a guess; nothing without hedge.
///
/// The main predicate of a Korean content is its end; of an English one it comes early, before subordinate clauses.
pub(super) fn of(layers: &Layers<'_>, content: &[Span], lexicon: &Lexicon, language: Language) -> Option<(f32, bool)> {
    let least = |a: (f32, bool), b: (f32, bool)| (a.0.min(b.0), a.1 || b.1);
    if language == Language::Korean {
        let text = content.last()?.slice(layers.text)?;
        let from = text.char_indices().rev().nth(13).map_or(0, |(i, _)| i);
        return lexicon.hedges().inside(&text[from..]).map(|h| (h.certainty, h.guess)).reduce(least);
    }
    let mut text = String::new();
    for word in content.iter().filter_map(|s| s.slice(layers.text)).flat_map(str::split_whitespace).take(WORDS) {
        // The month is no guess.
        if text.is_empty() || !word.starts_with("May") {
            push_small(&mut text, word);
        }
    }
    let words: Vec<&str> = text.split([' ', ',', '.', '"', '“', '”']).filter(|w| !w.is_empty()).collect();
    lexicon.hedges().among(&words).map(|h| (h.certainty, h.guess)).reduce(least)
}
