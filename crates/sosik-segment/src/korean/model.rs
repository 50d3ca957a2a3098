//! The trained model: labels, dictionary and tables of weights, read in place from the bytes of the program.

use sosik_core::{Error, ErrorKind};
use sosik_linear::{ModelFile, mix};

use super::context::WeighContext;
use super::dictionary::{Dictionary, Known};
use super::features::{self, FOLLOWED, OWN};
use super::inventory::Inventory;
use super::search::Lookup;
use super::weigh::{self, NEXT, ROW, Weigh};

/// A table of 2^bits weights in eight bits, and [`ROW`] more for the rows that begin at the last of them.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    weights: &'static [u8],
    bits: u32,
}

/// So many weights are summed at once.
const BLOCK: usize = 16;

impl Table {
    fn read(file: &ModelFile, name: &str) -> Result<Self, Error> {
        let weights = file.section(name)?;
        let starts = weights.len().saturating_sub(ROW);
        if !starts.is_power_of_two() || starts <= ROW {
            let message = format!("section `{name}` has {} bytes, which no table has; take the model file of this release", weights.len());
            return Err(Error::new(ErrorKind::Model, message));
        }
        Ok(Self { weights, bits: starts.ilog2() })
    }

    #[inline]
    fn get(&self, address: usize) -> i32 {
        self.weights.get(address).map_or(0, |w| i32::from(*w as i8))
    }

    /// The sums of sixteen weights from each of `rows` on. Sixteen bits hold the sum of 256 rows.
    #[inline]
    fn block<const N: usize>(&self, rows: &[usize; N]) -> [i16; BLOCK] {
        let mut sums = [0i16; BLOCK];
        for row in rows {
            if let Some(weights) = self.weights.get(*row..).and_then(<[u8]>::first_chunk::<BLOCK>) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += i16::from(*weight as i8);
                }
            }
        }
        sums
    }
}

/// A model that can be asked.
#[derive(Clone, Debug)]
pub struct Model {
    /// Its labels.
    pub inventory: Inventory,
    dictionary: Dictionary,
    syllables: Table,
    morphemes: Table,
    contexts: Table,
    /// A reading further behind the best than this is not kept.
    pub margin: i32,
}

/// By which model files know this code.
pub fn fingerprint() -> u64 {
    let shape = [features::OWN, features::NEIGHBOURS, features::ENDED, features::FOLLOWED, features::ALONE, features::PAIR, ROW];
    shape.iter().fold(features::VERSION, |h, n| mix(h, *n as u64))
}

impl Model {
    /// The model in `bytes`; reads them once for their checksum and copies little of them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Model`] with what is wrong with the bytes.
    pub fn open(bytes: &'static [u8]) -> Result<Self, Error> {
        let file = ModelFile::open(bytes, fingerprint())?;
        let margin = file.lines("margin")?.first().and_then(|l| l.parse().ok());
        Ok(Self {
            inventory: Inventory::read(&file)?,
            dictionary: Dictionary::new(file.section("words")?)?,
            syllables: Table::read(&file, "syllable")?,
            morphemes: Table::read(&file, "morpheme")?,
            contexts: Table::read(&file, "context")?,
            margin: margin.ok_or_else(|| Error::new(ErrorKind::Model, "the model has no margin; take the model file of this release"))?,
        })
    }

    /// What the dictionary says of `form`.
    pub fn word(&self, form: &str) -> Known {
        features::spelled(form).map_or(Known(0), |h| self.dictionary.known(h))
    }
}

impl Lookup for Model {
    fn known(&self, form: u64) -> Known {
        self.dictionary.known(form)
    }
}

impl Weigh for Model {
    fn syllable_bits(&self) -> u32 {
        self.syllables.bits
    }

    fn syllable(&self, row: usize, place: usize) -> i32 {
        self.syllables.get(row + place)
    }

    fn morpheme_bits(&self) -> u32 {
        self.morphemes.bits
    }

    fn morpheme(&self, row: usize, place: usize) -> i32 {
        self.morphemes.get(row + place)
    }

    fn add_labels(&self, rows: &[usize; OWN], sums: &mut [i32]) {
        for (i, block) in sums.chunks_mut(BLOCK).enumerate() {
            let weights = self.syllables.block(&rows.map(|row| row + i * BLOCK));
            for (sum, weight) in block.iter_mut().zip(weights) {
                *sum += i32::from(weight);
            }
        }
    }

    fn tags(&self, rows: &[usize; FOLLOWED]) -> [i32; NEXT] {
        let mut sums = [0; NEXT];
        for (i, block) in sums.chunks_mut(BLOCK).enumerate() {
            let weights = self.morphemes.block(&rows.map(|row| row + i * BLOCK));
            for (sum, weight) in block.iter_mut().zip(weights) {
                *sum = i32::from(weight);
            }
        }
        sums
    }
}

impl WeighContext for Model {
    fn context(&self, features: &[u64]) -> i32 {
        features.iter().map(|f| self.contexts.get(weigh::row(*f, self.contexts.bits))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights one by one, as the trainer reads them.
    struct Single<'m>(&'m Model);

    impl Weigh for Single<'_> {
        fn syllable_bits(&self) -> u32 {
            self.0.syllable_bits()
        }

        fn syllable(&self, row: usize, place: usize) -> i32 {
            self.0.syllable(row, place)
        }

        fn morpheme_bits(&self) -> u32 {
            self.0.morpheme_bits()
        }

        fn morpheme(&self, row: usize, place: usize) -> i32 {
            self.0.morpheme(row, place)
        }
    }

    #[test]
    fn rows_are_summed_as_their_weights_are() {
        let model = crate::korean::embedded();
        let mut seen = 0;
        for seed in 0..500u64 {
            let labels: [usize; OWN] = std::array::from_fn(|i| weigh::row(mix(seed, i as u64), model.syllable_bits()));
            for length in [1, 15, 16, 17, 40, 64] {
                let (mut fast, mut slow) = (vec![3; length], vec![3; length]);
                model.add_labels(&labels, &mut fast);
                Single(model).add_labels(&labels, &mut slow);
                assert_eq!(fast, slow);
                seen += fast.iter().filter(|sum| **sum != 3).count();
            }
            let tags: [usize; FOLLOWED] = std::array::from_fn(|i| weigh::row(mix(seed, 100 + i as u64), model.morpheme_bits()));
            assert_eq!(model.tags(&tags), Single(model).tags(&tags));
        }
        assert!(seen > 1000, "the table is empty");
        // The last rows of a table lie in it.
        let last = [weigh::row(u64::MAX, model.syllable_bits()); OWN];
        let mut sums = [0; 64];
        model.add_labels(&last, &mut sums);
    }
}
