//! The gate of Korean names: eojeols that all but surely hold none are not looked at more closely.

use sosik_linear::{ModelWriter, rows};

use super::super::perceptron::Shuffler;
use super::{Features, SEED, Seen};

const PASSES: usize = 6;
const RATE: f32 = 0.15;
const DECAY: f32 = 1e-5;
const BITS: u32 = 15;
const KEEP: usize = 20_000;
const STEP: f32 = 0.06;
/// The chance of a name below which an eojeol is closed.
const CHANCE: f32 = 0.05;

/// Weights of features, by hash, and what all eojeols have.
pub(super) struct Gate {
    hashes: Vec<u64>,
    weights: Vec<f32>,
}

/// An eojeol: the numbers of its features, whether it holds part of a name, and how much it counts.
struct Case {
    features: Vec<u32>,
    named: bool,
    weight: f32,
}

/// A logistic model of which eojeols hold a name, from the labels of `seen`; features met less than `least` times are left out.
pub(super) fn fit(seen: &[&Seen], least: u32) -> Gate {
    let features = Features::count(seen.iter().flat_map(|s| s.eojeols().map(|(_, f)| f)), least);
    let mut cases = Vec::new();
    for s in seen {
        for (positions, found) in s.eojeols() {
            let named = s.labels[positions].iter().any(|l| *l != 0);
            let features = found.iter().filter_map(|f| features.numbers.get(f).copied()).collect();
            cases.push(Case { features, named, weight: s.weight });
        }
    }
    let mut weights = vec![0.0f32; features.hashes.len()];
    let mut order: Vec<usize> = (0..cases.len()).collect();
    let mut shuffler = Shuffler::new(SEED);
    let (mut done, total) = (0usize, cases.len() * PASSES);
    for _ in 0..PASSES {
        shuffler.shuffle(&mut order);
        for i in &order {
            let case = &cases[*i];
            let rate = RATE * case.weight * (1.0 - done as f32 / total as f32).max(0.02);
            done += 1;
            let score: f32 = case.features.iter().map(|f| weights[*f as usize]).sum();
            let chance = 1.0 / (1.0 + (-score).exp());
            let step = rate * (if case.named { 1.0 } else { 0.0 } - chance);
            for f in &case.features {
                let w = &mut weights[*f as usize];
                *w += step - DECAY * *w;
            }
        }
    }
    Gate { hashes: features.hashes, weights }
}

impl Gate {
    /// Adds the sections of the gate to `writer`; `always` is the feature that all eojeols have, whose weight sets what is closed.
    pub(super) fn write(&self, writer: ModelWriter, always: u64) -> ModelWriter {
        let mut order: Vec<usize> =
            (0..self.hashes.len()).filter(|i| self.weights[*i].abs() > STEP / 2.0 || self.hashes[*i] == always).collect();
        order.sort_by(|a, b| {
            let weight = |i: usize| if self.hashes[i] == always { f32::MAX } else { self.weights[i].abs() };
            weight(*b).total_cmp(&weight(*a)).then(a.cmp(b))
        });
        order.truncate(KEEP);
        let least = (CHANCE / (1.0 - CHANCE)).ln();
        let quantise = |i: usize| {
            let weight = self.weights[i] - if self.hashes[i] == always { least } else { 0.0 };
            (weight / STEP).round().clamp(-127.0, 127.0) as i8
        };
        let (checks, table, lost) = rows::pack(order.iter().map(|i| (self.hashes[*i], vec![quantise(*i)])), 1, BITS);
        eprintln!("the gate has {} features, {} kept, {lost} found no place", self.hashes.len(), order.len());
        writer.section("gatechk", checks).section("gate", table)
    }
}
