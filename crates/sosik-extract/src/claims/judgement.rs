//! Whether what is said judges or denies rather than tells.

use sosik_core::{Act, Span};

use super::lexicon::Lexicon;
use super::phrases::push_small;
use crate::layers::Layers;

/// How many words of a content are looked at.
const WORDS: usize = 20;

/// The act that the words of an English content make of a statement: a judgement when they say what should be or what something is worth, a
/// denial when they say that something is not true.
pub(super) fn of(layers: &Layers<'_>, content: &[Span], lexicon: &Lexicon) -> Option<Act> {
    let mut text = String::new();
    for word in content.iter().filter_map(|s| s.slice(layers.text)).flat_map(str::split_whitespace).take(WORDS) {
        push_small(&mut text, word.trim_matches(|c: char| !c.is_alphanumeric()));
    }
    let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
    let mut acts = lexicon.judgements().among(&words).copied();
    let first = acts.next()?;
    Some(if acts.any(|act| act == Act::Denial) { Act::Denial } else { first })
}
