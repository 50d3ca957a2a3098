//! The trained model: labels, dictionary and tables of weights, read in place from the bytes of the program.

use sosik_core::{Error, ErrorKind};
use sosik_linear::{ModelFile, mix, touch};

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

    /// The line of `feature`, of `N` weights. A length that is known at compile time wants no look at bounds.
    #[inline]
    fn line<const N: usize>(&self, line: Line, feature: u64) -> &[u8; N] {
        let start = line.start(feature, self.bits);
        self.weights.get(start..).and_then(|weights| weights.first_chunk()).unwrap_or(const { &[0; N] })
    }
}

const NARROW: usize = 1 << Line::Narrow as usize;
const WIDE: usize = 1 << Line::Wide as usize;

/// The weight of `feature`, whose line this is, with a label or tag that was spread.
#[inline]
fn narrow(line: &[u8; NARROW], feature: u64, other: u32) -> i32 {
    i32::from(line[Line::Narrow.slot(feature, other)] as i8)
}

/// The same in a wide line.
#[inline]
fn wide(line: &[u8; WIDE], feature: u64, other: u32) -> i32 {
    i32::from(line[Line::Wide.slot(feature, other)] as i8)
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

    fn fetch_known(&self, forms: impl Iterator<Item = u64>) {
        self.dictionary.fetch(forms);
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

    // The inner loops of both have a length that never changes, which the processor foresees.
    fn weigh_labels(&self, around: &[u64; features::AROUND], (shapes, identities): (&[u32], &[u32]), into: (&mut Vec<i32>, &mut Vec<i32>)) {
        const NEAR: usize = features::AROUND - features::NEIGHBOURS;
        let here: [&[u8; NARROW]; features::NEIGHBOURS] = std::array::from_fn(|i| self.syllables.line(Line::Narrow, around[i]));
        let near: [&[u8; WIDE]; NEAR] = std::array::from_fn(|i| self.syllables.line(Line::Wide, around[features::NEIGHBOURS + i]));
        into.0.clear();
        into.0.extend(shapes.iter().map(|label| {
            let here: i32 = (0..features::NEIGHBOURS).map(|i| narrow(here[i], around[i], *label)).sum();
            let near: i32 = (0..NEAR).map(|i| wide(near[i], around[features::NEIGHBOURS + i], *label)).sum();
            here + near
        }));
        into.1.clear();
        into.1.extend(identities.iter().map(|label| (0..features::WITH_FORMS).map(|i| narrow(here[i], around[i], *label)).sum::<i32>()));
    }

    fn weigh_followers(&self, features: &[u64; features::MORPHEME], tags: &[u32], sums: &mut [i32]) {
        let [.., form, before, known] = *features;
        let with_form = self.morphemes.line(Line::morpheme(6), form);
        let (with_before, with_known) = (self.morphemes.line(Line::morpheme(7), before), self.morphemes.line(Line::morpheme(8), known));
        for (sum, tag) in sums.iter_mut().zip(tags) {
            *sum += narrow(with_form, form, *tag) + wide(with_before, before, *tag) + wide(with_known, known, *tag);
        }
    }

    fn fetch(&self, around: &[u64; features::AROUND]) {
        // Lines of one neighbour are always near.
        let far = around.iter().enumerate().filter(|(i, _)| !(features::NEIGHBOURS..features::PAIRS).contains(i));
        touch(far.flat_map(|(i, feature)| {
            let line = Line::around(i);
            let start = line.start(*feature, self.syllables.bits);
            (0..1 << line as usize).step_by(1 << Line::Narrow as usize).map(move |at| self.syllables.get(start + at) as u32)
        }));
    }

    fn fetch_ends(&self, ends: &[[u64; features::MORPHEME]]) {
        // Lines of tags alone are always near.
        let features = ends.iter().flat_map(|features| &features[..features::TAGS_ALONE]);
        touch(features.map(|feature| self.morphemes.get(Line::Narrow.start(*feature, self.morphemes.bits)) as u32));
    }
}

impl WeighContext for Model {
    fn context(&self, features: &[u64]) -> i32 {
        features.iter().map(|f| self.contexts.get(Line::Narrow.address(*f, features::ALONE_IN_LINE, self.contexts.bits))).sum()
    }
}
