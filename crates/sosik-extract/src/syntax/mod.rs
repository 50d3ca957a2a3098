//! From words to clauses.

use sosik_core::{Language, SentenceId};
use sosik_segment::Segmentation;

use crate::clauses::Clauses;
use crate::names::Name;
use crate::quotes::Quote;

pub mod english;

/// The predicates of all sentences with their arguments; linear in the text.
pub fn clauses(text: &str, segmentation: &Segmentation, names: &[Name], quotes: &[Quote]) -> Clauses {
    let mut clauses = Clauses::default();
    let mut english = english::Worker::default();
    for (i, sentence) in segmentation.sentences.iter().enumerate() {
        let id = SentenceId(i as u32);
        if sentence.language == Language::English {
            english::read(text, segmentation, id, names, quotes, &mut english, &mut clauses.predicates);
        }
    }
    clauses
}
