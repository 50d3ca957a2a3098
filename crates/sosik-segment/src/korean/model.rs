//! The trained model: labels, dictionary and tables of weights, read in place from the bytes of the program.

use sosik_core::{Error, ErrorKind};
use sosik_linear::{ModelFile, mix};

use super::context::WeighContext;
use super::dictionary::{Dictionary, Known};
use super::features;
use super::inventory::{Entry, Inventory};
use super::search::{Lookup, Weigh};

/// The address of `feature` with `label` in a table of 2^`bits` weights.
pub const fn address(feature: u64, label: u64, bits: u32) -> usize {
    (mix(feature, label) >> (64 - bits)) as usize
}

/// Mixed into the addresses of morphemes and contexts, which have no label.
pub const NO_LABEL: u64 = 0x5EED;

/// A table of 2^bits weights in eight bits.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    weights: &'static [u8],
    bits: u32,
}

impl Table {
    fn read(file: &ModelFile, name: &str) -> Result<Self, Error> {
        let weights = file.section(name)?;
        if !weights.len().is_power_of_two() || weights.len() < 2 {
            let message = format!("section `{name}` has {} bytes, no power of two; take the model file of this release", weights.len());
            return Err(Error::new(ErrorKind::Model, message));
        }
        Ok(Self { weights, bits: weights.len().ilog2() })
    }

    #[inline]
    fn get(&self, feature: u64, label: u64) -> i32 {
        self.weights.get(address(feature, label, self.bits)).map_or(0, |w| i32::from(*w as i8))
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
        let hash = form.chars().fold(None, |f, c| Some(features::spell(f, c)));
        hash.map_or(Known(0), |h| self.dictionary.known(h))
    }
}

impl Lookup for Model {
    fn known(&self, form: u64) -> Known {
        self.dictionary.known(form)
    }
}

impl Weigh for Model {
    fn label(&self, around: &[u64; features::AROUND], entry: &Entry) -> i32 {
        let mut sum = around.iter().map(|f| self.syllables.get(*f, entry.shape)).sum();
        if entry.identity != entry.shape {
            sum += around[..features::WITH_FORMS].iter().map(|f| self.syllables.get(*f, entry.identity)).sum::<i32>();
        }
        sum
    }

    fn morpheme(&self, features: &[u64; features::MORPHEME]) -> i32 {
        features.iter().map(|f| self.morphemes.get(*f, NO_LABEL)).sum()
    }
}

impl WeighContext for Model {
    fn context(&self, features: &[u64]) -> i32 {
        features.iter().map(|f| self.contexts.get(*f, NO_LABEL)).sum()
    }
}
