//! From words to clauses: predicates, what belongs to them, and how they hang together.

use sosik_core::{Error, Language, SentenceId, Span};
use sosik_segment::Segmentation;

use crate::clauses::{Clauses, Predicate, PredicateId};
use crate::names::Name;
use crate::quotes::Quote;
use crate::tags::Tags;

pub mod english;
pub mod korean;
pub mod trees;

/// What sentences are read from.
#[derive(Clone, Copy)]
pub(super) struct Source<'t> {
    text: &'t str,
    segmentation: &'t Segmentation,
    /// Of English tokens.
    tags: &'t Tags,
}

/// The predicates of all sentences with their arguments, each sentence read by the grammar of its language; sentences in neither language
/// have none. Linear in the text.
pub fn clauses(text: &str, segmentation: &Segmentation, names: &[Name], quotes: &[Quote]) -> Clauses {
    clauses_with(text, segmentation, &Tags::find(text, segmentation), names, quotes)
}

/// As [`clauses`], with the tags of English tokens.
pub(crate) fn clauses_with(text: &str, segmentation: &Segmentation, tags: &Tags, names: &[Name], quotes: &[Quote]) -> Clauses {
    let source = Source { text, segmentation, tags };
    let mut clauses = Clauses::default();
    let mut english = english::Worker::default();
    let mut korean = korean::Worker::default();
    for (i, sentence) in segmentation.sentences.iter().enumerate() {
        let id = SentenceId(i as u32);
        match sentence.language {
            Language::English => english::read(source, id, names, quotes, &mut english, &mut clauses.predicates),
            Language::Korean => append(&mut clauses, korean::sentence(text, segmentation, id, names, quotes, &mut korean)),
            Language::Other => {}
        }
    }
    clauses
}

/// Where the news of the sentence at `sentence` begins, a byte of `text`: behind its byline or dateline, which is part of no clause, as
/// `language` writes one. Constant time.
pub(crate) fn body(language: Language, text: &str, sentence: Span) -> u32 {
    let length = match language {
        Language::English => english::dateline::length,
        Language::Korean => korean::byline::length,
        Language::Other => return sentence.start(),
    };
    sentence.start() + sentence.slice(text).map_or(0, length) as u32
}

/// Opens the models of both languages, if nobody has yet.
///
/// # Errors
///
/// [`sosik_core::ErrorKind::Model`] when the bytes that were built in do not fit this code or are damaged.
pub fn check() -> Result<(), Error> {
    english::check().and_then(|()| korean::check())
}

/// Adds the predicates of a sentence, whose parents count from its first predicate.
fn append(out: &mut Clauses, mut found: Vec<Predicate>) {
    let base = out.predicates.len() as u32;
    for predicate in &mut found {
        if let Some((parent, _)) = &mut predicate.parent {
            *parent = PredicateId(parent.0 + base);
        }
    }
    out.predicates.append(&mut found);
}
