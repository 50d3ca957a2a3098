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

/// By how much the weights must speak for an end, by how the paragraph goes about marks.
static TH: LazyLock<Vec<i32>> =
    LazyLock::new(|| std::env::var("TH").unwrap_or("12,48,12,110,60,24".into()).split(',').map(|t| t.parse().unwrap()).collect());

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
        let margin = match point.style {
            _ if point.tail == Tail::Ellipsis => TH[0],
            _ if point.tail == Tail::Joined => TH[5],
            Style { marks: 0, .. } => TH[0],
            Style { lapses: 0, .. } => TH[1],
            Style { lapses: 1, .. } if point.text[..point.core].ends_with(|c: char| (c as u32).wrapping_sub(0xAC00) % 28 == 16) => {
                TH[3] + TH[4]
            }
            Style { lapses: 1, .. } => TH[3],
            _ => TH[2],
        };
        let weight = |feature: u64| self.weights.get((feature >> self.shift) as usize).map_or(0, |w| i32::from(*w as i8));
        features(point).into_iter().map(weight).sum::<i32>() > margin
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
