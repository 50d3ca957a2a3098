//! Models of names: Korean from KLUE-NER, English from WikiGold, WNUT17, re3d and GUM.

use std::collections::HashMap;
use std::path::Path;

use super::card::{self, Card};
use super::crf::{self, Field, Sample};
use crate::Failure;

mod korean;

/// Where the files go, from the root of the workspace.
pub(crate) const FOLDER: &str = "crates";
/// The files.
pub(crate) const FILES: &[&str] = &["sosik-data-ko/models/names.bin"];

const SEED: u64 = 0x1234_5678_9ABC;
const FOLDS: usize = 5;

/// Features by their hash, numbered; rare ones are left out.
#[derive(Default)]
struct Features {
    numbers: HashMap<u64, u32>,
    hashes: Vec<u64>,
}

impl Features {
    /// Numbers those that `samples` (lists of features, one a position) hold at least `least` times.
    fn count<'s>(samples: impl Iterator<Item = &'s [u64]>, least: u32) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for f in samples.flatten() {
            *counts.entry(*f).or_default() += 1;
        }
        let mut hashes: Vec<u64> = counts.into_iter().filter(|(_, n)| *n >= least).map(|(f, _)| f).collect();
        hashes.sort_unstable();
        let numbers = hashes.iter().enumerate().map(|(i, f)| (*f, i as u32)).collect();
        Self { numbers, hashes }
    }
}

/// Correct, proposed and true spans.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    right: usize,
    proposed: usize,
    gold: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        if self.right == 0 { 0.0 } else { 2.0 * self.right as f64 / (self.proposed + self.gold) as f64 }
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.proposed += other.proposed;
        self.gold += other.gold;
    }
}

/// Trains both models from `corpora`, scores them by folds and writes them into the data crates under `folder`.
pub(crate) fn train(folder: &Path, corpora: &Path, fold: Option<usize>) -> Result<(), Failure> {
    korean::train(folder, corpora, fold)
}

/// A percentage with one decimal.
fn percent(value: f64) -> toml::Value {
    toml::Value::Float((value * 1000.0).round() / 10.0)
}
