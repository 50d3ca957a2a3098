//! Whether a sentence ends where no mark says so: a linear model over the syllables and eojeols around.

use std::sync::LazyLock;

use sosik_core::Error;
use sosik_linear::ModelFile;

use super::point::{Endings, Point, Style, Tail, features, fingerprint};

/// Decides at each point, in order of the text.
pub(crate) trait Judge {
    /// Whether paragraphs are looked at again once a sentence without a mark was found in them.
    const LOOKS_AGAIN: bool;
    /// The syllables in which sentences may end.
    fn endings(&self) -> &Endings;
    /// Whether the sentence ends at `point`.
    fn ends(&mut self, point: &Point<'_>) -> bool;
}

// By how much the weights must speak for an end, in steps of which 24 make the odds e times as high. Where a paragraph has its
// marks, a sentence without one is rare, and a wrong cut is worse than a missed one: news as printed must come out as if only marks
// counted.

/// In a paragraph without marks, and at an ellipsis.
const UNMARKED: i32 = 12;
/// At a full stop that the next word follows at once.
const JOINED: i32 = 0;
/// At the first look at a paragraph with marks.
const FIRST_LOOK: i32 = 48;
/// At the second look, when several sentences were found to lack theirs: so does whoever wrote this.
const SEVERAL: i32 = 12;
/// When only one was.
const ONE: i32 = 120;
/// On top of that where the last syllable ends in ㅁ: 느낌, 없음, 만남 are nouns as often as endings.
const NOUN: i32 = 60;

/// The trained judge.
#[derive(Debug)]
pub(crate) struct Model {
    endings: Endings,
    /// A weight for each of 2^bits rows that features are hashed to.
    weights: &'static [u8],
    shift: u32,
}

impl Model {
    pub(crate) fn open(bytes: &'static [u8]) -> Result<Self, Error> {
        let file = ModelFile::open(bytes, fingerprint())?;
        let mut endings = Endings([0; Endings::BYTES]);
        for (place, byte) in endings.0.iter_mut().zip(file.section("endings")?) {
            *place = *byte;
        }
        let weights = file.section("weights")?;
        Ok(Self { endings, weights, shift: 64 - weights.len().checked_ilog2().unwrap_or(0).clamp(1, 63) })
    }
}

impl Judge for &Model {
    const LOOKS_AGAIN: bool = true;

    fn endings(&self) -> &Endings {
        &self.endings
    }

    fn ends(&mut self, point: &Point<'_>) -> bool {
        let margin = match (point.tail, point.style) {
            (Tail::Joined, _) => JOINED,
            (Tail::Ellipsis, _) | (_, Style { marks: 0, .. }) => UNMARKED,
            (_, Style { lapses: 0, .. }) => FIRST_LOOK,
            (_, Style { lapses: 1, .. }) => ONE + if point.is_nominal() { NOUN } else { 0 },
            _ => SEVERAL,
        };
        // All features first: so their weights, which are far apart, are waited for side by side.
        let weights = features(point).map(|feature| self.weights.get((feature >> self.shift) as usize).map_or(0, |w| i32::from(*w as i8)));
        weights.iter().sum::<i32>() > margin
    }
}

/// The model of this release; a test opens it. Without it only marks end sentences.
pub(crate) static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| Model::open(sosik_data_ko::SENTENCES).ok());

/// Where there is no model.
pub(crate) struct Never(pub(crate) Endings);

impl Judge for Never {
    const LOOKS_AGAIN: bool = false;

    fn endings(&self) -> &Endings {
        &self.0
    }

    fn ends(&mut self, _: &Point<'_>) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_of_this_release_fits_this_code() {
        Model::open(sosik_data_ko::SENTENCES).unwrap();
    }
}
