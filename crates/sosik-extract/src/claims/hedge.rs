//! How sure the content itself is told to be.

use sosik_core::{Language, Span};

use super::lexicon::Lexicon;
use crate::layers::Layers;

/// The lowest certainty that a hedge in the main clause of `content` leaves, and whether one of the hedges is a guess; nothing without hedge.
///
/// The main predicate of a Korean content is its end; of an English one it comes early, before subordinate clauses.
pub(super) fn of(layers: &Layers<'_>, content: &[Span], lexicon: &Lexicon, language: Language) -> Option<(f32, bool)> {
    let text = match language {
        Language::Korean => {
            let text = content.last()?.slice(layers.text)?;
            let from = text.char_indices().rev().nth(13).map_or(0, |(i, _)| i);
            text[from..].to_owned()
        }
        _ => {
            let text = content.iter().filter_map(|s| s.slice(layers.text)).collect::<Vec<_>>().join(" ");
            let words = text.split_whitespace().take(24).collect::<Vec<_>>().join(" ").to_lowercase();
            format!(" {} ", words.replace([',', '.', '"', '“', '”'], " "))
        }
    };
    let hits = lexicon.hedges().iter().filter(|h| text.contains(&*h.words));
    hits.map(|h| (h.certainty, h.guess)).reduce(|a, b| (a.0.min(b.0), a.1 || b.1))
}
