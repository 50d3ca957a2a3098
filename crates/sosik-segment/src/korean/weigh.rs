//! Where weights lie, and how those of many labels are summed at once.
//!
//! A feature's hash names where its row begins in a table; rows overlap, as features share weights in every
//! hashed table. The row of a feature with the syllable has a weight for each label of that syllable, likeliest first; that of one without
//! it a weight for each shape of labels; that of a morpheme a weight for each tag that follows. So the weights of all labels are read side
//! by side, sixteen at once, out of one line of the processor's cache or two.

use super::features::{Around, Ending, FOLLOWED, NEIGHBOURS, OWN};
use super::inventory::Entry;
use crate::Tag;

/// Tags that may follow a morpheme, and the end of the run behind them.
pub const NEXT: usize = 48;
/// The place of the end of a run in a row of tags.
pub const END: usize = Tag::ALL.len();
/// The longest row: a table has so many weights behind those that a row can begin at.
pub const ROW: usize = 512;
/// Labels of a syllable that have weights of their own; one of a higher place has only those of its shape.
pub const PLACES: usize = 64;

/// Where the row of `feature` begins in a table of two to the power of `bits` weights and [`ROW`] more.
#[inline]
pub const fn row(feature: u64, bits: u32) -> usize {
    (feature >> (64 - bits)) as usize
}

/// Weights of features, as integers so that sums are the same on every machine.
pub trait Weigh {
    /// Two to this power is the number of places at which a row of labels may begin.
    fn syllable_bits(&self) -> u32;
    /// The weight of a label in its surroundings: so many places behind the beginning of a row.
    fn syllable(&self, row: usize, place: usize) -> i32;
    /// Two to this power is the number of places at which a row of tags may begin.
    fn morpheme_bits(&self) -> u32;
    /// The weight of a morpheme that ends, likewise.
    fn morpheme(&self, row: usize, place: usize) -> i32;

    /// Adds to `sums` the weights that begin at `rows`.
    fn add_labels(&self, rows: &[usize; OWN], sums: &mut [i32]) {
        for row in rows {
            for (i, sum) in sums.iter_mut().enumerate() {
                *sum += self.syllable(*row, i);
            }
        }
    }

    /// The sums of the weights that begin at `rows`.
    fn tags(&self, rows: &[usize; FOLLOWED]) -> [i32; NEXT] {
        std::array::from_fn(|i| rows.iter().map(|row| self.morpheme(*row, i)).sum())
    }
}

/// The weights of `entry` in its surroundings as rows and places in them, where `place` is its place among the labels of its syllable.
pub fn of_label(around: &Around, entry: &Entry, place: Option<usize>, bits: u32) -> impl Iterator<Item = (usize, usize)> {
    let own = place.filter(|p| *p < PLACES).map(|place| around.own.map(|f| (row(f, bits), place)));
    let shape = entry.slot;
    own.into_iter().flatten().chain(around.neighbours.map(|f| (row(f, bits), shape)))
}

/// The weight of `entry` in its surroundings.
pub fn label_weight(weights: &impl Weigh, around: &Around, entry: &Entry, place: Option<usize>) -> i32 {
    of_label(around, entry, place, weights.syllable_bits()).map(|(row, place)| weights.syllable(row, place)).sum()
}

/// Where rows of neighbours begin.
pub(super) fn neighbours(around: &Around, bits: u32) -> [usize; NEIGHBOURS] {
    around.neighbours.map(|f| row(f, bits))
}

/// The weights of a morpheme that ends before `next`, a tag or [`END`], likewise.
pub fn of_ending(ending: &Ending, next: usize, bits: u32) -> impl Iterator<Item = (usize, usize)> {
    ending.ended.map(|f| (row(f, bits), 0)).into_iter().chain(ending.followed.map(|f| (row(f, bits), next)))
}

/// The weight of a morpheme that ends before `next`.
pub fn ending_weight(weights: &impl Weigh, ending: &Ending, next: usize) -> i32 {
    of_ending(ending, next, weights.morpheme_bits()).map(|(row, place)| weights.morpheme(row, place)).sum()
}

/// The weight of a morpheme that ends, without what follows.
pub(super) fn ended(weights: &impl Weigh, ending: &Ending) -> i32 {
    let bits = weights.morpheme_bits();
    ending.ended.iter().map(|f| weights.morpheme(row(*f, bits), 0)).sum()
}

/// The weights of all that may follow a morpheme that ends.
pub(super) fn followed(weights: &impl Weigh, ending: &Ending) -> [i32; NEXT] {
    let bits = weights.morpheme_bits();
    weights.tags(&ending.followed.map(|f| row(f, bits)))
}
