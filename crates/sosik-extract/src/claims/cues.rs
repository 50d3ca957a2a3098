//! The model that finds verbs of saying which the lexicons do not know.
//!
//! A linear model over how a predicate stands in its sentence. It is shown each verb twice, with its name and without, so that what it learns of
//! "say" and "claim" holds for verbs that it has never seen. Trained on the annotated news and on the attribution relations of UD English GUM.

use std::sync::LazyLock;

use sosik_core::{Error, Language, Span};
use sosik_linear::{ModelFile, Sparse, mix};

use super::english::Reader;
use crate::layers::Layers;

/// What one step of a weight is worth.
pub const STEP: f32 = 1.0 / 16.0;

/// A verb must be at least so likely, in steps (the logarithm of its odds).
const LEAST: i32 = 8;

/// A number for the code of the features; raise it when they change.
pub fn fingerprint() -> u64 {
    mix(0xC0E5, 2)
}

/// The model.
#[derive(Debug)]
pub struct Cues {
    english: Sparse,
}

impl Cues {
    /// Opens a model.
    ///
    /// # Errors
    ///
    /// When the bytes are no model for the features of this program.
    pub fn open(bytes: &'static [u8]) -> Result<Self, Error> {
        Ok(Self { english: ModelFile::open(bytes, fingerprint())?.table("english", 1)? })
    }

    /// The model that ships; nothing when its bytes are damaged.
    pub(super) fn shipped() -> Option<&'static Self> {
        static MODEL: LazyLock<Result<Cues, Error>> = LazyLock::new(|| Cues::open(sosik_data_en::CUES));
        MODEL.as_ref().ok()
    }

    pub(super) fn english(&self, features: &[u64]) -> bool {
        self.english.sum(features) >= LEAST
    }
}

/// A predicate that the model could be asked about.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its head.
    pub head: Span,
    /// Whether a clause or quotation stands beside it, so that a verb that no lexicon knows could tell it.
    pub clausal: bool,
    /// What the model sees of it.
    pub features: Vec<u64>,
}

/// Where the verb itself is among the features of a [`Candidate`].
pub const NAMED: std::ops::Range<usize> = super::english::NAMED;

/// The predicates of a text that could tell something, with what the model sees of each; for trainers. Linear in the text.
pub fn candidates(layers: &Layers<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    for (index, sentence) in layers.segmentation.sentences.iter().enumerate() {
        if sentence.language != Language::English {
            continue;
        }
        let Some(reader) = Reader::new(layers, &[], index) else { continue };
        for (i, head, clausal) in reader.heads() {
            let mut features = Vec::new();
            reader.cue_features(i, &mut features);
            out.push(Candidate { head, clausal, features });
        }
    }
    out
}
