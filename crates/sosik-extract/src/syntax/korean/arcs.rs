//! The tree over the eojeols of a sentence, asked by spans.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use sosik_core::Span;
use sosik_linear::chain::{ROOT, Tree};

use super::eojeols::Eojeol;

/// A parsed sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::syntax) struct Arcs<'t> {
    pub(in crate::syntax) eojeols: &'t [Eojeol],
    pub(super) tree: &'t Tree,
    pub(super) labels: &'t [u16],
    pub(super) names: &'t [&'static str],
}

impl Arcs<'_> {
    /// The head of an eojeol; nothing for the root.
    pub(in crate::syntax) fn head(&self, eojeol: usize) -> Option<usize> {
        Some(self.tree.head(eojeol)).filter(|h| *h != ROOT).map(|h| h as usize)
    }

    /// The label of the arc to its head.
    pub(in crate::syntax) fn label(&self, eojeol: usize) -> &'static str {
        self.labels.get(eojeol).and_then(|l| self.names.get(usize::from(*l))).copied().unwrap_or_default()
    }

    /// The eojeol that holds the byte at `offset`; a binary search.
    pub(super) fn at(&self, offset: u32) -> usize {
        self.eojeols.partition_point(|e| e.span.end() <= offset).min(self.eojeols.len().saturating_sub(1))
    }

    /// Where the head of the eojeol at `dependent` lies: before, in or behind the words `from` to `to`; nothing where the arc leads no
    /// further than those words and says nothing.
    pub(super) fn reaches(&self, dependent: Span, words: RangeInclusive<u32>) -> Option<Ordering> {
        let own = self.at(dependent.end().saturating_sub(1));
        let (first, last) = (self.at(*words.start()), self.at(words.end().saturating_sub(1)));
        let head = self.head(own)?;
        if own >= first {
            return None;
        }
        Some(if head < first {
            Ordering::Less
        } else if head > last {
            Ordering::Greater
        } else {
            Ordering::Equal
        })
    }
}
