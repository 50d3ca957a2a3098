//! Whether what is said judges rather than tells.

use sosik_core::Span;

use super::lexicon::Lexicon;
use crate::clauses::{Tense, Voice};
use crate::layers::Layers;

/// Whether an English content is a judgement: it says what should be or what something is worth, or, in the speaker's own words, what
/// something is.
pub(super) fn judges(layers: &Layers<'_>, content: &[Span], quoted: bool, lexicon: &Lexicon) -> bool {
    let Some(first) = content.first() else { return false };
    let text = content.iter().filter_map(|s| s.slice(layers.text)).collect::<Vec<_>>().join(" ");
    let words = text.split_whitespace().take(20).collect::<Vec<_>>().join(" ").to_lowercase().replace('’', "'");
    let padded = format!(" {} ", words.replace([',', '.', '"', '“', '”'], " "));
    if lexicon.judgements().iter().any(|w| padded.contains(&format!(" {w} "))) {
        return true;
    }
    if !quoted {
        return false;
    }
    let predicates = &layers.clauses.predicates;
    let from = predicates.partition_point(|p| p.head.start() < first.start());
    let main = predicates[from..].iter().take_while(|p| p.head.start() < first.end()).find(|p| !p.nominal && p.tense != Tense::None);
    main.is_some_and(|p| {
        let group = p.group.slice(layers.text).unwrap_or_default().to_lowercase();
        let head = p.head.slice(layers.text).unwrap_or_default();
        let copula = group.split_whitespace().any(|w| matches!(w, "is" | "are" | "'s" | "’s" | "'re" | "’re"));
        copula
            && p.voice == Voice::Active
            && p.tense == Tense::Present
            && !head.ends_with("ing")
            && group.len() > head.len()
            && !first.is_empty()
            && head.chars().all(char::is_lowercase)
    })
}
