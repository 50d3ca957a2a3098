//! Whether what is said judges or denies rather than tells.

use sosik_core::{Act, Span};

use super::lexicon::Lexicon;
use crate::layers::Layers;

/// How many words of a content are looked at.
const WORDS: usize = 20;

/// The act that the words of an English content make of a statement: a judgement when they say what should be or what something is worth, a
/// denial when they say that something is not true.
pub(super) fn of(layers: &Layers<'_>, content: &[Span], lexicon: &Lexicon) -> Option<Act> {
    let mut padded = String::from(" ");
    for word in content.iter().filter_map(|s| s.slice(layers.text)).flat_map(str::split_whitespace).take(WORDS) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        padded.push_str(&bare.to_lowercase().replace('’', "'"));
        padded.push(' ');
    }
    let acts = || lexicon.judgements().iter().filter(|(words, _)| padded.contains(&**words)).map(|(_, act)| *act);
    acts().find(|act| *act == Act::Denial).or_else(|| acts().next())
}
