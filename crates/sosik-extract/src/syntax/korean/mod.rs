//! Korean clauses without a tree: a stack of phrases and clauses that wait for the predicate they belong to.
//!
//! Korean puts heads last, so a predicate finds everything of its own to its left. From left to right, phrases are pushed; each predicate
//! takes from the top of the stack what its kind of clause may take, and is pushed as a clause that waits for the predicate above it:
//!
//! ```text
//! 국정원은 북한이 러시아에 병력을 보냈다고 18일 밝혔다
//! [국정원은] [북한이 러시아에 병력을 보냈다고] [18일] ← 밝혔다 takes all three
//! ```

mod attach;
pub mod eojeols;
mod implied;
mod nominal;
mod phrases;
#[cfg(test)]
mod tests;
mod units;
mod verbs;
mod words;

use sosik_core::SentenceId;
use sosik_segment::Segmentation;

use crate::clauses::Predicate;
use crate::names::Name;
use crate::quotes::Quote;

/// The predicates of one Korean sentence, sorted by their heads; parents count from the first of them. Linear in the sentence.
pub(super) fn sentence(text: &str, segmentation: &Segmentation, id: SentenceId, names: &[Name], quotes: &[Quote]) -> Vec<Predicate> {
    let Some(sentence) = segmentation.sentences.get(id.0 as usize) else { return Vec::new() };
    let units = units::read(text, segmentation, sentence);
    let from = names.partition_point(|n| n.span.end() <= sentence.span.start());
    let to = names.partition_point(|n| n.span.start() < sentence.span.end());
    let names = names.get(from..to).unwrap_or_default();
    let first = quotes.partition_point(|q| q.outer.start() < sentence.span.start());
    let last = quotes.partition_point(|q| q.outer.start() < sentence.span.end());
    let quotes = quotes.get(first..last).unwrap_or_default();
    let mut predicates = attach::Builder::new(text, &units, id, names, quotes).build();
    implied::subjects(text, &mut predicates);
    predicates.into_iter().map(|p| p.predicate).collect()
}
