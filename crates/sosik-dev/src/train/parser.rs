//! Training of `sosik_linear::Parser` with a dynamic oracle (Goldberg and Nivre 2013): the parser walks into its own mistakes and learns
//! the best way on from there.

use std::collections::{BTreeSet, HashMap};

use sosik_linear::parser::{
    Attributes, NONE, STEPS, Sentence, State, fingerprint_of_features, label_contexts, label_features, step_contexts, step_features,
};
use sosik_linear::{ModelWriter, Weights, rows, sure, triples};

use super::perceptron::{Perceptron, Shuffler, argmax, quantised};
use super::sure::{Contexts, known, sorted};

/// A tree to learn from.
pub(crate) struct Tree {
    /// What the features see of each word.
    pub(crate) words: Vec<Attributes>,
    /// Heads, the number of words for the root.
    pub(crate) heads: Vec<usize>,
    /// Relations.
    pub(crate) labels: Vec<String>,
}

/// How to train.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    /// 2^bits rows of weights for the steps.
    pub(crate) step_bits: u32,
    /// 2^bits rows of weights for the labels.
    pub(crate) label_bits: u32,
    /// Passes over the trees.
    pub(crate) passes: usize,
    /// Times that this is done, each in another order; the mean is the model.
    pub(crate) rounds: usize,
    /// Passes of the trial that chooses which features are learned, and what needs no weighing.
    pub(crate) trial: usize,
    /// How many features of steps and of labels are learned.
    pub(crate) step_rows: usize,
    pub(crate) label_rows: usize,
    /// By how much the right decision must lead for nothing to be learned: those that are right by chance are no lesson.
    pub(crate) margin: f32,
    /// The step of quantisation.
    pub(crate) step: f32,
    pub(crate) seed: u64,
}

/// A context that was met this often in the last pass of the trial decides alone where one class was right in nearly all places.
const MET: u32 = 30;
/// The same for labels, which have many more classes.
const MET_LABEL: u32 = 20;
/// How many in a thousand places "nearly all" is.
const NEARLY_ALL: u32 = 997;

/// What needs no weighing.
#[derive(Default)]
struct Known {
    steps: HashMap<u64, u8>,
    labels: HashMap<u64, u8>,
}

/// How often the parser follows itself rather than the oracle, in percent, from the second pass on.
const EXPLORE: u64 = 90;

/// Whether no two arcs cross.
fn is_projective(heads: &[usize]) -> bool {
    heads.iter().enumerate().all(|(d, h)| {
        let (left, right) = (d.min(*h), d.max(*h));
        (left + 1..right.min(heads.len())).all(|k| heads[k] >= left && heads[k] <= right)
    })
}

/// Makes a tree projective: as long as arcs cross, the shortest crossing one is hung one higher (Nivre and Nilsson 2005).
fn lift(heads: &mut [usize]) {
    let len = heads.len();
    let crosses = |heads: &[usize], d: usize| {
        let (left, right) = (d.min(heads[d]), d.max(heads[d]));
        heads[d] < len && (left + 1..right).any(|k| heads[k] < left || heads[k] > right)
    };
    while let Some(d) = (0..len).filter(|d| crosses(heads, *d)).min_by_key(|d| d.abs_diff(heads[*d])) {
        heads[d] = heads[heads[d]];
    }
}

/// How many arcs of the gold tree each step puts out of reach; nothing for steps that are not allowed.
fn costs(state: &State, heads: &[usize], children: &[Vec<usize>]) -> [Option<usize>; 3] {
    let stack = state.stack();
    let next = state.next() as usize;
    let allowed = state.allowed();
    let mut costs = [None; 3];
    if allowed[0] {
        let under = &stack[..stack.len().saturating_sub(1)];
        let head_lost = under.iter().filter(|s| heads[next] == **s as usize).count();
        let children_lost = stack.iter().filter(|s| heads[**s as usize] == next).count();
        costs[0] = Some(head_lost + children_lost);
    }
    if let Some(top) = stack.last().map(|s| *s as usize) {
        let lost = children[top].iter().filter(|d| **d >= next && state.head(**d) == NONE).count();
        let below = stack.len().checked_sub(2).map(|i| stack[i] as usize);
        costs[1] = Some(lost + usize::from(Some(heads[top]) == below || heads[top] > next));
        if allowed[2] {
            costs[2] = Some(lost + usize::from(heads[top] >= next));
        }
    }
    costs
}

/// A tree, ready to be learned from.
struct Example {
    words: Sentence,
    heads: Vec<usize>,
    children: Vec<Vec<usize>>,
    /// The classes of the labels.
    labels: Vec<usize>,
}

/// The learners, and what the last pass of the trial counts.
struct Learner {
    steps: Perceptron,
    arcs: Perceptron,
    known: Known,
    met: Contexts,
    met_labels: Contexts,
    margin: f32,
    shuffler: Shuffler,
    found: Vec<u64>,
    scores: Vec<f32>,
}

/// How a pass goes.
#[derive(Clone, Copy)]
struct Pass {
    /// Whether the parser follows its own decisions.
    explores: bool,
    /// Whether contexts are counted.
    counts: bool,
}

impl Learner {
    /// Parses a tree and learns from what goes wrong; returns how many steps were wrong, and how many were weighed.
    fn learn(&mut self, example: &Example, state: &mut State, pass: Pass) -> (usize, usize) {
        let Example { words, heads, children, labels } = example;
        let (mut wrong, mut all) = (0, 0);
        state.start(heads.len());
        while !state.is_done() {
            let allowed = state.allowed();
            let contexts = step_contexts(words, state);
            let go = if allowed == [true, false, false] {
                0
            } else if let Some(step) = known(&self.known.steps, &contexts).filter(|step| allowed[*step]) {
                step
            } else {
                let costs = costs(state, heads, children);
                let least = costs.iter().flatten().min().copied();
                let right = |i: usize| costs[i].is_some() && costs[i] == least;
                if pass.counts {
                    let right: Vec<u8> = (0..STEPS.len()).filter(|i| right(*i)).map(|i| i as u8).collect();
                    self.met.meet(&contexts, &right);
                }
                step_features(words, state, &mut self.found);
                self.steps.score(&self.found, &mut self.scores);
                let guess = argmax(&self.scores, |i| costs[i].is_some());
                let best = argmax(&self.scores, right);
                let other = argmax(&self.scores, |i| costs[i].is_some() && !right(i));
                if !right(other) && costs[other].is_some() && self.scores[best] - self.scores[other] < self.margin {
                    self.steps.update(&self.found, best, other);
                }
                wrong += usize::from(!right(guess));
                self.steps.tick();
                all += 1;
                if pass.explores && self.shuffler.chance(EXPLORE) { guess } else { best }
            };
            let mut label = 0;
            if let Some((head, dependent)) = state.arc_of(STEPS[go]) {
                let right = labels[dependent as usize];
                label = self.label(words, state, (head, dependent), (heads[dependent as usize] == head as usize).then_some(right), pass);
            }
            state.take(STEPS[go], label as u16);
        }
        (wrong, all)
    }

    /// Labels an arc, and learns when it is one of the gold tree, whose label is `right`.
    fn label(&mut self, words: &Sentence, state: &State, (head, dependent): (u32, u32), right: Option<usize>, pass: Pass) -> usize {
        let contexts = label_contexts(words, state, head, dependent);
        if let Some(label) = known(&self.known.labels, &contexts) {
            return label;
        }
        if let Some(right) = right.filter(|_| pass.counts) {
            self.met_labels.meet(&contexts, &[right as u8]);
        }
        label_features(words, state, head, dependent, &mut self.found);
        self.arcs.score(&self.found, &mut self.scores);
        let label = argmax(&self.scores, |_| true);
        if let Some(right) = right {
            let other = argmax(&self.scores, |i| i != right);
            if self.scores[right] - self.scores[other] < self.margin {
                self.arcs.update(&self.found, right, other);
            }
        }
        self.arcs.tick();
        label
    }

    /// Ends the trial.
    fn choose(&mut self, plan: &Plan) {
        self.known.steps = self.met.decisions(MET, NEARLY_ALL);
        self.known.labels = self.met_labels.decisions(MET_LABEL, NEARLY_ALL);
        self.steps.choose(plan.step_rows);
        self.arcs.choose(plan.label_rows);
    }

    /// The model file.
    fn bytes(&self, labels: &[&str], plan: &Plan) -> Vec<u8> {
        // Only differences to the first step are kept.
        let steps = self.steps.features(plan.rounds);
        let steps = steps.iter().map(|(feature, w)| (*feature, [quantised(w[1] - w[0], plan.step), quantised(w[2] - w[0], plan.step)]));
        let (steps, lost) = triples::packed(steps, plan.step_rows * 2);
        let arcs = self.arcs.features(plan.rounds);
        let arcs = arcs.iter().map(|(feature, row)| (*feature, row.iter().map(|w| quantised(*w, plan.step)).collect()));
        let bits = (plan.label_rows * 4 / 3).next_power_of_two().ilog2();
        let (checks, rows, lost_labels) = rows::pack(arcs, Weights::width_for(labels.len()), bits);
        let (step_checks, step_classes) = sure::packed(&sorted(&self.known.steps));
        let (label_checks, label_classes) = sure::packed(&sorted(&self.known.labels));
        eprintln!("{lost} features of steps and {lost_labels} of labels found no place");
        eprintln!("{} contexts decide steps alone, {} labels", self.known.steps.len(), self.known.labels.len());
        ModelWriter::default()
            .lines("labels", labels)
            .aligned("steps", steps)
            .aligned("arcs", checks)
            .aligned("arcrows", rows)
            .section("surestep", step_checks)
            .section("suresrow", step_classes)
            .section("surearcs", label_checks)
            .section("surearow", label_classes)
            .finish(fingerprint_of_features())
    }
}

/// The model file of a parser trained on `trees`, made projective.
pub(crate) fn train(trees: &[Tree], plan: Plan) -> Vec<u8> {
    let labels: BTreeSet<&str> = trees.iter().flat_map(|t| t.labels.iter().map(String::as_str)).collect();
    let labels: Vec<&str> = labels.into_iter().collect();
    let mut ready = Vec::new();
    for tree in trees {
        let mut heads = tree.heads.clone();
        lift(&mut heads);
        // What crosses the arc to the root cannot be lifted.
        if !is_projective(&heads) {
            continue;
        }
        let mut words = Sentence::default();
        words.read(tree.words.iter().copied());
        let mut children = vec![Vec::new(); tree.heads.len() + 1];
        for (d, h) in heads.iter().enumerate() {
            children[*h].push(d);
        }
        let classes = tree.labels.iter().map(|l| labels.binary_search(&l.as_str()).unwrap_or(0)).collect();
        ready.push(Example { words, heads, children, labels: classes });
    }
    eprintln!("{} of {} trees are learned, {} labels", ready.len(), trees.len(), labels.len());
    let mut learner = Learner {
        steps: Perceptron::new(STEPS.len(), plan.step_bits),
        arcs: Perceptron::new(labels.len(), plan.label_bits),
        known: Known::default(),
        met: Contexts::default(),
        met_labels: Contexts::default(),
        margin: plan.margin,
        shuffler: Shuffler::new(plan.seed),
        found: Vec::new(),
        scores: Vec::new(),
    };
    let mut order: Vec<usize> = (0..ready.len()).collect();
    let mut state = State::default();
    for pass in 0..plan.trial + plan.passes * plan.rounds {
        learner.shuffler.shuffle(&mut order);
        let (mut wrong, mut all) = (0usize, 0usize);
        let first = pass == 0 || pass >= plan.trial && (pass - plan.trial).is_multiple_of(plan.passes);
        let how = Pass { explores: !first, counts: pass + 1 == plan.trial };
        for example in order.iter().map(|i| &ready[*i]) {
            let (w, a) = learner.learn(example, &mut state, how);
            (wrong, all) = (wrong + w, all + a);
        }
        eprintln!("pass {}: {:.2} % of steps wrong", pass + 1, 100.0 * wrong as f64 / all.max(1) as f64);
        if how.counts {
            learner.choose(&plan);
        } else if pass >= plan.trial && (pass + 1 - plan.trial).is_multiple_of(plan.passes) {
            learner.steps.finish_round();
            learner.arcs.finish_round();
        }
    }
    learner.bytes(&labels, &plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossing_arcs_are_seen() {
        assert!(is_projective(&[1, 2, 2]));
        assert!(!is_projective(&[2, 3, 4, 4]));
    }

    #[test]
    fn lifted_trees_do_not_cross() {
        let mut heads = vec![2, 3, 3, 4];
        lift(&mut heads);
        assert!(is_projective(&heads));
        assert_eq!(heads, [3, 3, 3, 4]);
    }

    #[test]
    fn the_oracle_leads_to_the_gold_tree() {
        let heads: Vec<usize> = vec![1, 6, 3, 1, 5, 3];
        let mut children = vec![Vec::new(); 7];
        for (d, h) in heads.iter().enumerate() {
            children[*h].push(d);
        }
        let mut state = State::default();
        state.start(6);
        while !state.is_done() {
            let costs = costs(&state, &heads, &children);
            let step = (0..3).filter(|i| costs[*i].is_some()).min_by_key(|i| costs[*i]).unwrap();
            assert_eq!(costs[step], Some(0));
            state.take(STEPS[step], 0);
        }
        assert_eq!((0..6).map(|w| state.head(w) as usize).collect::<Vec<_>>(), heads);
    }
}
