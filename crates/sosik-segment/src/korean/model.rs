//! The trained model: labels, dictionary and tables of weights, read in place from the bytes of the program.

use sosik_core::{Error, ErrorKind};
use sosik_linear::{ModelFile, mix};

use super::context::WeighContext;
use super::dictionary::{Dictionary, Known};
use super::features::{self, Line};
use super::inventory::Inventory;
use super::search::{Lookup, Weigh};

/// A table of 2^bits weights in eight bits.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    weights: &'static [u8],
    bits: u32,
}

impl Table {
    fn read(file: &ModelFile, name: &str) -> Result<Self, Error> {
        let weights = file.section(name)?;
        if !weights.len().is_power_of_two() || weights.len() <= 1 << Line::Wide as u32 {
            let message = format!("section `{name}` has {} bytes, no power of two; take the model file of this release", weights.len());
            return Err(Error::new(ErrorKind::Model, message));
        }
        Ok(Self { weights, bits: weights.len().ilog2() })
    }

    #[inline]
    fn get(&self, address: usize) -> i32 {
        self.weights.get(address).map_or(0, |w| i32::from(*w as i8))
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
    let shape = [features::AROUND, features::WITH_FORMS, features::MORPHEME, features::ALONE, features::PAIR];
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

    fn syllable(&self, address: usize) -> i32 {
        self.syllables.get(address)
    }

    fn morpheme_bits(&self) -> u32 {
        self.morphemes.bits
    }

    fn morpheme(&self, address: usize) -> i32 {
        self.morphemes.get(address)
    }
}

impl WeighContext for Model {
    fn context(&self, features: &[u64]) -> i32 {
        features.iter().map(|f| self.contexts.get(Line::Narrow.address(*f, features::ALONE_IN_LINE, self.contexts.bits))).sum()
    }
}
