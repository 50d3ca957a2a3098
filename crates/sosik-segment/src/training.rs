//! What the trainer of the model of sentence endings needs; no part of the interface that users may rely on.
//!
//! The trainer walks over texts with the code that splits them, so that training and use can never see different features.

pub use crate::sentence::point::{Endings, FEATURES};

use crate::sentence::ending::Judge;
use crate::sentence::point::{self, Point};
use crate::sentence::split_by;

/// A place where a sentence may end without a mark.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The byte behind the last character before the white space.
    pub at: usize,
    /// The last syllable.
    pub syllable: char,
    /// Hashes of its features.
    pub features: [u64; FEATURES],
}

/// Splits `text`, asking `ends` at every place where a sentence may end in one of `endings` without a mark; gives the ends of all
/// sentences (bytes), those with marks too.
pub fn walk(text: &str, endings: &Endings, ends: impl FnMut(&Candidate) -> bool) -> Vec<usize> {
    split_by(text, Asking { endings, ends }).into_iter().map(|piece| piece.range.end).collect()
}

/// The number that a model file of these features bears.
pub fn fingerprint() -> u64 {
    point::fingerprint()
}

struct Asking<'e, F> {
    endings: &'e Endings,
    ends: F,
}

impl<F: FnMut(&Candidate) -> bool> Judge for Asking<'_, F> {
    const LOOKS_AGAIN: bool = false;

    fn endings(&self) -> &Endings {
        self.endings
    }

    fn ends(&mut self, point: &Point<'_>) -> bool {
        let syllable = point.text[..point.core].chars().next_back().unwrap_or_default();
        (self.ends)(&Candidate { at: point.at, syllable, features: point::features(point) })
    }
}
