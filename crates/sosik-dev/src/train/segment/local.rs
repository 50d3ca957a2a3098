//! Learns the weights of runs by themselves: a structured perceptron over the beam, updated where the beam was most wrong.
//!
//! Huang, Fayong and Guo 2012, "Structured Perceptron with Inexact Search" (maximum violation); averaged as in Collins 2002; features
//! hidden at random against the undertraining of weights that others make needless (Sutton, Sindelar and McCallum 2006).

use sosik_segment::korean::dictionary::{Dictionary, Known};
use sosik_segment::korean::features::{ALONE_IN_LINE, Line, WITH_FORMS, WITHOUT_NEXT};
use sosik_segment::korean::inventory::Inventory;
use sosik_segment::korean::search::{Lookup, Search, Weigh, Weighed, label_weight, morpheme_weight};

use super::samples::Sample;
use crate::train::perceptron::Shuffler;

/// Weights while they are learned, with the sums that make averages.
pub(super) struct Learned {
    pub(super) bits: u32,
    weights: Vec<i32>,
    moments: Vec<i64>,
}

impl Learned {
    pub(super) fn new(bits: u32) -> Self {
        Self { bits, weights: vec![0; 1 << bits], moments: vec![0; 1 << bits] }
    }

    /// The weight at `address`.
    pub(super) fn get(&self, address: usize) -> i32 {
        self.weights[address]
    }

    pub(super) fn add(&mut self, address: usize, change: i32, now: i64) {
        self.weights[address] += change;
        self.moments[address] += i64::from(change) * now;
    }

    /// The averages after `now` steps in units of `step`, cut to eight bits.
    pub(super) fn quantised(&self, now: i64, step: f64) -> Vec<u8> {
        let average = |(w, m): (&i32, &i64)| f64::from(*w) - *m as f64 / now as f64;
        self.weights.iter().zip(&self.moments).map(|x| (average(x) / step).round().clamp(-127.0, 127.0) as i8 as u8).collect()
    }
}

/// Both tables and the dictionary, as the search sees a model.
struct Student<'a> {
    syllables: Learned,
    morphemes: Learned,
    dictionary: &'a Dictionary,
    veil: Veil,
}

/// Tells addresses of morphemes from those of syllables, so that a veil hides lines of each by themselves.
const MORPHEMES: usize = 0x55_0000;

/// Some features are not seen while a sample is learned, others each time: what has been learned by heart from whole words must then be
/// told by their parts, as it must for words that training has not seen.
struct Veil {
    /// Of 256 lines of weights so many are hidden.
    dropped: u32,
    /// Says which.
    salt: u32,
}

impl Veil {
    fn hides(&self, address: usize) -> bool {
        let line = (address >> Line::Wide as usize) as u32;
        (self.salt ^ line).wrapping_mul(0x9E37_79B1).rotate_left(15).wrapping_mul(0x85EB_CA77) >> 24 < self.dropped
    }
}

impl Lookup for Student<'_> {
    fn known(&self, form: u64) -> Known {
        self.dictionary.known(form)
    }
}

impl Weigh for Student<'_> {
    fn syllable_bits(&self) -> u32 {
        self.syllables.bits
    }

    fn syllable(&self, address: usize) -> i32 {
        if self.veil.hides(address) { 0 } else { self.syllables.get(address) }
    }

    fn morpheme_bits(&self) -> u32 {
        self.morphemes.bits
    }

    fn morpheme(&self, address: usize) -> i32 {
        if self.veil.hides(address ^ MORPHEMES) { 0 } else { self.morphemes.get(address) }
    }
}

/// How to learn.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    pub(super) syllable_bits: u32,
    pub(super) morpheme_bits: u32,
    pub(super) passes: usize,
    pub(super) step: f64,
    /// See [`Veil`].
    pub(super) dropped: u32,
    pub(super) seed: u64,
}

/// The tables of syllables and morphemes.
pub(super) struct Tables {
    pub(super) syllables: Vec<u8>,
    pub(super) morphemes: Vec<u8>,
}

/// Where a weight is changed.
enum Table {
    Syllables,
    Morphemes,
}

pub(super) fn train(samples: &[Sample], inventory: &Inventory, dictionary: &Dictionary, plan: Plan) -> Tables {
    let mut student = Student {
        syllables: Learned::new(plan.syllable_bits),
        morphemes: Learned::new(plan.morpheme_bits),
        dictionary,
        veil: Veil { dropped: plan.dropped, salt: 0 },
    };
    let mut order: Vec<u32> = samples.iter().enumerate().flat_map(|(i, s)| std::iter::repeat_n(i as u32, s.weight as usize)).collect();
    let mut shuffler = Shuffler::new(plan.seed);
    let (mut search, mut walker) = (Search::exhaustive(), Search::default());
    let (mut labels, mut golden, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    let mut now = 1i64;
    for pass in 0..plan.passes {
        shuffler.shuffle(&mut order);
        let mut wrong = 0usize;
        for at in &order {
            let sample = &samples[*at as usize];
            now += 1;
            student.veil.salt = (now as u32).wrapping_mul(0xC2B2_AE35) ^ plan.seed as u32;
            search.search(&sample.chars, sample.left, inventory, &student, &[]);
            search.labels(0, &mut labels);
            if labels == sample.labels {
                continue;
            }
            wrong += 1;
            // Scores of the right analysis after each syllable, then of the whole.
            let n = sample.chars.len();
            golden.clear();
            golden.resize(n + 1, 0);
            let fits = walker.walk(&sample.chars, sample.left, &sample.labels, inventory, dictionary, |w| match w {
                Weighed::Label(i, around, entry) => golden[i] += label_weight(&student, around, entry),
                Weighed::Morpheme(i, features, next) => golden[i] += morpheme_weight(&student, features, next),
            });
            if !fits {
                continue;
            }
            for i in 1..=n {
                golden[i] += golden[i - 1];
            }
            let mut worst = (search.score(0) - golden[n], n);
            for (i, right) in golden[..n].iter().enumerate() {
                let violation = search.best_before(i) - right;
                if violation > worst.0 {
                    worst = (violation, i);
                }
            }
            let prefix = if worst.1 == n { n } else { worst.1 + 1 };
            if worst.1 < n {
                search.labels_before(worst.1, 0, &mut labels);
            }
            changes.clear();
            let (syllable_bits, morpheme_bits) = (plan.syllable_bits, plan.morpheme_bits);
            for (path, by) in [(&sample.labels[..prefix], 1), (&labels[..prefix], -1)] {
                // A prefix is walked without its last morpheme: that has not ended there.
                walker.walk(&sample.chars[..], sample.left, path, inventory, dictionary, |w| match w {
                    Weighed::Label(_, around, entry) => {
                        for (i, f) in around.iter().enumerate() {
                            let line = Line::around(i);
                            changes.push((Table::Syllables, line.address(*f, entry.shape, syllable_bits), by));
                            if i < WITH_FORMS && entry.identity != entry.shape {
                                changes.push((Table::Syllables, line.address(*f, entry.identity, syllable_bits), by));
                            }
                        }
                    }
                    Weighed::Morpheme(_, features, next) => {
                        for (i, f) in features.iter().enumerate() {
                            let other = if i < WITHOUT_NEXT { ALONE_IN_LINE } else { next };
                            changes.push((Table::Morphemes, Line::morpheme(i).address(*f, other, morpheme_bits), by));
                        }
                    }
                });
            }
            for (table, address, by) in &changes {
                match table {
                    Table::Syllables if !student.veil.hides(*address) => student.syllables.add(*address, *by, now),
                    Table::Morphemes if !student.veil.hides(*address ^ MORPHEMES) => student.morphemes.add(*address, *by, now),
                    Table::Syllables | Table::Morphemes => {}
                }
            }
        }
        eprintln!("  pass {}: {:.2} % of {} runs wrong", pass + 1, 100.0 * wrong as f64 / order.len() as f64, order.len());
    }
    Tables { syllables: student.syllables.quantised(now, plan.step), morphemes: student.morphemes.quantised(now, plan.step) }
}
