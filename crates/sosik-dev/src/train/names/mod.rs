//! Models of names: Korean from KLUE-NER, English from WikiGold, WNUT17, re3d, GUM and sentences of our own.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use sosik_extract::names::model;
use sosik_linear::{Sequence, sequence};

use super::card::{self, Card};
use super::crf::{self, Field, Sample};
use crate::Failure;

mod english;
mod gate;
mod gum;
mod known;
mod korean;
mod own;

/// Where the files go, from the root of the workspace.
pub(crate) const FOLDER: &str = "crates";
/// The files.
pub(crate) const FILES: &[&str] = &["sosik-data-ko/models/names.bin", "sosik-data-en/models/names.bin"];

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

/// A sentence as the model sees it.
#[derive(Clone, Debug, Default)]
struct Seen {
    /// Hashes, position by position.
    features: Vec<u64>,
    ends: Vec<u32>,
    spans: Vec<(u32, u32)>,
    labels: Vec<u8>,
    /// Known forms: first position, the one behind the last, hash.
    forms: Vec<(u32, u32, u64)>,
    /// What the gate sees of the eojeols, and where the positions and the features of each end.
    gate: Vec<u64>,
    eojeols: Vec<(u32, u32)>,
    /// Eojeols that the gate leaves open, whatever it sees.
    told: Vec<bool>,
    /// Positions that are known to hold no name before the model is asked.
    plain: Vec<bool>,
    weight: f32,
}

impl Seen {
    /// The positions of each eojeol with what the gate sees of it.
    fn eojeols(&self) -> impl Iterator<Item = (std::ops::Range<usize>, &[u64])> {
        self.eojeols.iter().enumerate().map(|(i, (position, feature))| {
            let (p, f) = i.checked_sub(1).map_or((0, 0), |k| self.eojeols[k]);
            (p as usize..*position as usize, &self.gate[f as usize..*feature as usize])
        })
    }
}

/// Whether label `to` may follow `from` (the number of labels: the start); labels are O and pairs of first and inner.
fn allowed(from: usize, to: usize) -> bool {
    to == 0 || to % 2 == 1 || from == to || from + 1 == to && from % 2 == 1
}

/// A field fitted to `seen`, with the hashes of its features; those met less than `least` times are left out.
fn fit(seen: &[&Seen], labels: usize, least: u32, plan: crf::Plan) -> (Field, Vec<u64>) {
    let per_position = |s: &&Seen| -> Vec<(usize, usize)> {
        s.ends.iter().enumerate().map(|(i, e)| (i.checked_sub(1).map_or(0, |k| s.ends[k] as usize), *e as usize)).collect()
    };
    let features = Features::count(seen.iter().flat_map(|s| per_position(s).into_iter().map(|(a, b)| &s.features[a..b])), least);
    let samples: Vec<Sample> = seen
        .iter()
        .map(|s| {
            let mut sample = Sample { labels: s.labels.clone(), weight: s.weight, ..Sample::default() };
            for (a, b) in per_position(s) {
                sample.features.extend(s.features[a..b].iter().filter_map(|f| features.numbers.get(f)));
                sample.ends.push(sample.features.len() as u32);
            }
            sample
        })
        .collect();
    let mut field = Field::new(features.hashes.len(), labels, allowed);
    field.train(&samples, plan);
    (field, features.hashes)
}

/// Labels of `seen` by the model in `sequence`.
fn decode(sequence: &Sequence, seen: &Seen, worker: &mut sequence::Worker) -> Vec<u8> {
    let features = |at: usize, out: &mut Vec<u64>| {
        out.clear();
        let start = at.checked_sub(1).map_or(0, |k| seen.ends[k] as usize);
        out.extend_from_slice(&seen.features[start..seen.ends[at] as usize]);
    };
    sequence.decode(seen.ends.len(), |at| seen.plain.get(at).is_some_and(|p| *p), features, &mut Vec::new(), worker).to_vec()
}

/// Adds to `tallies` how `sequence` labels `test`.
fn score(sequence: &Sequence, test: &[&Seen], kinds: &[&'static str], tallies: &mut BTreeMap<&'static str, Tally>) {
    let mut worker = sequence::Worker::default();
    for s in test {
        let found = decode(sequence, s, &mut worker);
        let spans = |labels: &[u8]| model::spans(labels, sequence.labels(), |i| s.spans.get(i).copied());
        let (gold, found) = (spans(&s.labels), spans(&found));
        for kind in kinds.iter().copied() {
            let t = tallies.entry(kind).or_default();
            t.gold += gold.iter().filter(|g| g.1 == kind).count();
            t.proposed += found.iter().filter(|f| f.1 == kind).count();
            t.right += found.iter().filter(|f| f.1 == kind && gold.contains(f)).count();
        }
    }
}

/// Trains both models from `corpora`, scores them by folds and writes them into the data crates under `folder`.
pub(crate) fn train(folder: &Path, corpora: &Path, fold: Option<usize>) -> Result<(), Failure> {
    english::train(folder, corpora, fold)?;
    korean::train(folder, corpora, fold)
}

/// Tells how much of `test` is plain, and how many names that costs at once.
fn tell_plain(what: &str, test: &[&Seen]) {
    let plain = |s: &&Seen, i: usize| s.plain.get(i).is_some_and(|p| *p);
    let count = |f: &dyn Fn(&&Seen, usize) -> bool| -> usize { test.iter().map(|s| (0..s.ends.len()).filter(|i| f(s, *i)).count()).sum() };
    let (all, closed) = (count(&|_, _| true), count(&plain));
    let (named, lost) = (count(&|s, i| s.labels[i] != 0), count(&|s, i| s.labels[i] != 0 && plain(s, i)));
    eprintln!("{what}: {closed} of {all} positions are plain, {lost} of {named} that belong to names among them");
}

/// A percentage with one decimal.
fn percent(value: f64) -> toml::Value {
    toml::Value::Float((value * 1000.0).round() / 10.0)
}
