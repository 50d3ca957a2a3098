//! Learning to choose heads and to label them.

use std::collections::BTreeMap;

use sosik_linear::chain::{
    self, Parser, Worker, fingerprint_of_features, head_contexts, head_features, label_features, pair_contexts, sure_choices,
};
use sosik_linear::{ModelFile, ModelWriter, sure};

use super::corpus::Tree;
use crate::Failure;
use crate::train::perceptron::Shuffler;
use crate::train::softmax::{Softmax, probabilities};
use crate::train::sure::{Contexts, sorted};

/// How to train.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    pub(super) head_bits: u32,
    pub(super) label_bits: u32,
    /// How many rows are learned, chosen by a trial that learns all.
    pub(super) head_rows: usize,
    pub(super) label_rows: usize,
    /// Passes over the trees.
    pub(super) passes: usize,
    /// Times that this is done, each from nothing and in another order; the mean is the model.
    pub(super) rounds: usize,
    pub(super) label_passes: usize,
    pub(super) rate: f32,
    pub(super) label_rate: f32,
    /// How often a tree of the corpus that is to be matched is seen in a pass over the others.
    pub(super) times: usize,
    /// The step of quantisation, and how many of them a row must have to be kept.
    pub(super) step: f32,
    pub(super) least: f32,
    /// The same of labels.
    pub(super) label_step: f32,
    pub(super) label_least: f32,
    pub(super) seed: u64,
}

/// Labels that stand fewer times are not learned.
const RARE: usize = 5;

/// The model file of a parser trained on `own` trees, which have labels, with the help of `other` trees.
///
/// Each feature of a choice has a weight that all corpora share and one that only `own` trees change (Daumé 2007, *Frustratingly Easy
/// Domain Adaptation*); the model holds their sum.
pub(super) fn train(own: &[&Tree], other: &[&Tree], plan: Plan) -> Vec<u8> {
    let mut models = Vec::new();
    let mut order: Vec<(bool, usize)> = (0..other.len()).map(|i| (false, i)).collect();
    for _ in 0..plan.times {
        order.extend((0..own.len()).map(|i| (true, i)));
    }
    let mut shuffler = Shuffler::new(plan.seed);
    let mut tree = chain::Tree::default();
    let (mut found, mut scores) = (Vec::new(), Vec::new());
    let mut chosen = Vec::new();
    for pass in 0..plan.passes * (plan.rounds + 1) {
        if pass == plan.passes {
            let parts: Vec<&Softmax> = models.iter().flat_map(|(a, b)| [a, b]).collect();
            chosen = Softmax::largest(&parts, plan.head_rows);
            models.clear();
        }
        if pass % plan.passes == 0 {
            let fresh = || {
                let mut model = Softmax::new(1, plan.head_bits, plan.rate);
                model.restart(&chosen);
                model
            };
            models.push((fresh(), fresh()));
        }
        let Some((shared, special)) = models.last_mut() else { break };
        shuffler.shuffle(&mut order);
        let (mut wrong, mut all) = (0usize, 0usize);
        for (is_own, i) in &order {
            let gold = if *is_own { own[*i] } else { other[*i] };
            tree.start(gold.words.len());
            for word in (0..gold.words.len().saturating_sub(1)).rev() {
                let count = tree.candidates(word).to_vec();
                let Some(right) = count.iter().position(|c| *c == gold.heads[word]) else {
                    // Beyond reach; the nearest stands in for it.
                    tree.hang(&gold.words, word, 0);
                    continue;
                };
                scores.clear();
                let mut features: Vec<Vec<u64>> = Vec::with_capacity(count.len());
                for choice in 0..count.len() {
                    head_features(&gold.words, &tree, word, choice, &mut found);
                    let mut score = shared.score(&found, 0);
                    if *is_own {
                        score += special.score(&found, 0);
                    }
                    scores.push(score);
                    features.push(found.clone());
                }
                if count.len() > 1 {
                    let top = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or(0);
                    wrong += usize::from(top != right);
                    all += 1;
                    probabilities(&mut scores);
                    for (choice, found) in features.iter().enumerate() {
                        let gradient = scores[choice] - f32::from(u8::from(choice == right));
                        if gradient.abs() > 0.01 {
                            shared.descend(found, 0, gradient);
                            if *is_own {
                                special.descend(found, 0, gradient);
                            }
                        }
                    }
                }
                tree.hang(&gold.words, word, right);
            }
        }
        eprintln!("pass {}: {:.2} % of choices wrong", pass + 1, 100.0 * wrong as f64 / all.max(1) as f64);
    }

    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in own.iter().flat_map(|t| &t.labels) {
        *counts.entry(label).or_default() += 1;
    }
    let labels: Vec<&str> = counts.into_iter().filter(|(_, n)| *n >= RARE).map(|(l, _)| l).collect();
    let mut arcs = Softmax::new(labels.len(), plan.label_bits, plan.label_rate);
    let mut order: Vec<usize> = (0..own.len()).collect();
    for pass in 0..plan.label_passes * 2 {
        if pass == plan.label_passes {
            let chosen = Softmax::largest(&[&arcs], plan.label_rows);
            arcs.restart(&chosen);
        }
        shuffler.shuffle(&mut order);
        for gold in order.iter().map(|i| own[*i]) {
            walk(gold, &mut tree);
            for (word, label) in gold.labels.iter().enumerate() {
                let Ok(right) = labels.binary_search(&label.as_str()) else { continue };
                label_features(&gold.words, &tree, word, &mut found);
                scores.clear();
                scores.extend((0..labels.len()).map(|c| arcs.score(&found, c)));
                probabilities(&mut scores);
                for (class, p) in scores.iter().enumerate() {
                    let gradient = p - f32::from(u8::from(class == right));
                    if gradient.abs() > 0.01 {
                        arcs.descend(&found, class, gradient);
                    }
                }
            }
        }
    }
    let parts: Vec<&Softmax> = models.iter().flat_map(|(a, b)| [a, b]).collect();
    let heads = Softmax::quantised(&parts, plan.step * plan.rounds as f32, plan.least);
    let rows = Softmax::quantised(&[&arcs], plan.label_step, plan.label_least);
    let kept = |rows: &[i8], width: usize| rows.chunks_exact(width).filter(|r| r.iter().any(|w| *w != 0)).count();
    eprintln!("{} rows for heads, {} for labels", kept(&heads, 1), kept(&rows, sosik_linear::Sparse::width_for(labels.len())));
    let (checks, choices) = sure::packed(&[]);
    ModelWriter::default()
        .lines("labels", &labels)
        .table("heads", 1, &heads)
        .table("arcs", labels.len(), &rows)
        .section("surehead", checks.clone())
        .section("surehrow", choices.clone())
        .section("surenone", checks)
        .section("surenrow", choices)
        .finish(fingerprint_of_features())
}

/// A context that was met this often decides alone where the same choice was made in nearly all places.
const MET: u32 = 20;
/// The same for contexts in which a candidate is never chosen.
const MET_NONE: u32 = 40;
/// How many in a thousand places "nearly all" is.
const NEARLY_ALL: u32 = 999;

/// The parser in `model` with what needs no weighing: the choices that it makes again and again on `trees`, and the candidates that it never
/// chooses. They are its own choices, so that it decides as before in nearly all places, only faster.
pub(super) fn surer<'t>(model: Vec<u8>, trees: impl Iterator<Item = &'t Tree>) -> Result<Vec<u8>, Failure> {
    let bytes = Vec::leak(model);
    let (parser, file) = (Parser::open(bytes)?, ModelFile::open(bytes, fingerprint_of_features())?);
    let (mut worker, mut tree) = (Worker::default(), chain::Tree::default());
    let (mut heads, mut pairs) = (Contexts::default(), Contexts::default());
    for words in trees.map(|t| &t.words) {
        parser.parse(words, &mut worker);
        tree.start(words.len());
        for word in (0..words.len().saturating_sub(1)).rev() {
            let candidates = tree.candidates(word);
            let count = candidates.len();
            let choice = candidates.iter().position(|c| *c == worker.tree().head(word)).unwrap_or(0);
            if count > 1 {
                heads.meet(&head_contexts(words, &tree, word), &sure_choices(choice, count).collect::<Vec<u8>>());
                for other in 0..count {
                    pairs.meet(&pair_contexts(words, &tree, word, other), &[u8::from(other == choice)]);
                }
            }
            tree.hang(words, word, choice);
        }
    }
    let heads = heads.decisions(MET, NEARLY_ALL);
    let mut others = pairs.decisions(MET_NONE, NEARLY_ALL);
    others.retain(|_, chosen| *chosen == 0);
    eprintln!("{} contexts decide heads alone, {} that a candidate is none", heads.len(), others.len());
    let (heads, others) = (sure::packed(&sorted(&heads)), sure::packed(&sorted(&others)));
    let section = |name: &str| file.section(name).map(<[u8]>::to_vec);
    let writer = ModelWriter::default()
        .section("labels", section("labels")?)
        .section("heads", section("heads")?)
        .section("arcs", section("arcs")?)
        .section("surehead", heads.0)
        .section("surehrow", heads.1)
        .section("surenone", others.0)
        .section("surenrow", others.1);
    Ok(writer.finish(fingerprint_of_features()))
}

/// Builds the gold tree as the parser would.
fn walk(gold: &Tree, tree: &mut chain::Tree) {
    tree.start(gold.words.len());
    for word in (0..gold.words.len().saturating_sub(1)).rev() {
        let right = tree.candidates(word).iter().position(|c| *c == gold.heads[word]).unwrap_or(0);
        tree.hang(&gold.words, word, right);
    }
}
