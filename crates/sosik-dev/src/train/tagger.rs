//! Training of `sosik_linear::Tagger`.

use std::collections::{BTreeMap, HashMap};

use sosik_linear::tagger::{Words, before, features, fingerprint_of_features};
use sosik_linear::{ModelWriter, Weights, rows};

use super::perceptron::{Perceptron, Shuffler, argmax, quantised};

/// Sentences as pairs of word and tag.
pub(crate) type Tagged = Vec<(String, String)>;

/// How to train.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    /// 2^bits rows of weights.
    pub(crate) bits: u32,
    /// Passes over the sentences.
    pub(crate) passes: usize,
    /// Times that this is done, each in another order; the mean is the model.
    pub(crate) rounds: usize,
    /// Passes of the trial that chooses which features are learned.
    pub(crate) trial: usize,
    /// How many features are learned.
    pub(crate) rows: usize,
    /// By how much the right tag must lead for nothing to be learned.
    pub(crate) margin: f32,
    /// The step of quantisation.
    pub(crate) step: f32,
    pub(crate) seed: u64,
}

/// A word counts as known when it has one tag in nearly all of this many places or more.
const KNOWN_PLACES: usize = 20;

/// The model file of a tagger trained on `sentences`.
pub(crate) fn train(sentences: &[&Tagged], plan: Plan) -> Vec<u8> {
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, tag) in sentences.iter().copied().flatten() {
        index.insert(tag, 0);
    }
    for (i, place) in index.values_mut().enumerate() {
        *place = i;
    }
    let mut words = Words::default();
    let mut read = Vec::new();
    let mut counts: HashMap<u64, BTreeMap<usize, usize>> = HashMap::new();
    for sentence in sentences {
        words.read(sentence.iter().map(|(form, _)| form.as_str()));
        let tags: Vec<usize> = sentence.iter().map(|(_, tag)| index[tag.as_str()]).collect();
        for (word, tag) in words.as_slice().iter().zip(&tags) {
            *counts.entry(word.form).or_default().entry(*tag).or_default() += 1;
        }
        read.push((words.as_slice().to_vec(), tags));
    }
    let mut known: BTreeMap<u64, usize> = BTreeMap::new();
    for (word, tags) in &counts {
        let all: usize = tags.values().sum();
        if let Some((tag, top)) = tags.iter().max_by_key(|(_, n)| **n)
            && all >= KNOWN_PLACES
            && *top * 1000 >= all * 995
        {
            known.insert(*word, *tag);
        }
    }
    let mut perceptron = Perceptron::new(index.len(), plan.bits);
    let mut order: Vec<usize> = (0..read.len()).collect();
    let mut shuffler = Shuffler::new(plan.seed);
    let (mut found, mut scores) = (Vec::new(), Vec::new());
    for pass in 0..plan.trial + plan.passes * plan.rounds {
        shuffler.shuffle(&mut order);
        for (words, tags) in order.iter().map(|i| &read[*i]) {
            let (mut last, mut second) = before();
            for (at, tag) in tags.iter().enumerate() {
                let guess = match known.get(&words[at].form) {
                    Some(tag) => *tag,
                    None => {
                        features(words, at, last, second, &mut found);
                        perceptron.score(&found, &mut scores);
                        let other = argmax(&scores, |i| i != *tag);
                        let lead = scores[*tag] - scores[other];
                        if lead < plan.margin {
                            perceptron.update(&found, *tag, other);
                        }
                        perceptron.tick();
                        // Among equals the first, as in use.
                        if lead > 0.0 || lead == 0.0 && *tag < other { *tag } else { other }
                    }
                };
                second = last;
                last = guess as u64;
            }
        }
        if pass + 1 == plan.trial {
            perceptron.choose(plan.rows);
        } else if pass >= plan.trial && (pass + 1 - plan.trial).is_multiple_of(plan.passes) {
            perceptron.finish_round();
        }
    }
    let mut known_bytes = Vec::new();
    for (word, tag) in known {
        known_bytes.extend_from_slice(&word.to_le_bytes());
        known_bytes.extend_from_slice(&(tag as u16).to_le_bytes());
    }
    let features = perceptron.features(plan.rounds);
    let features = features.iter().map(|(feature, row)| (*feature, row.iter().map(|w| quantised(*w, plan.step)).collect()));
    let bits = (plan.rows * 4 / 3).next_power_of_two().ilog2();
    let (checks, rows, lost) = rows::pack(features, Weights::width_for(index.len()), bits);
    eprintln!("{lost} features of tags found no place");
    ModelWriter::default()
        .lines("tags", index.keys())
        .aligned("checks", checks)
        .aligned("rows", rows)
        .section("known", known_bytes)
        .finish(fingerprint_of_features())
}
