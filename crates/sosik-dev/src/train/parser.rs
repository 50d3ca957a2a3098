//! Training of `sosik_linear::Parser` with a dynamic oracle (Goldberg and Nivre 2013): the parser walks into its own mistakes and learns
//! the best way on from there.

use std::collections::BTreeSet;

use sosik_linear::ModelWriter;
use sosik_linear::parser::{Attributes, NONE, STEPS, Sentence, State, fingerprint_of_features, label_features, step_features};

use super::perceptron::{Perceptron, Shuffler, argmax};

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
    /// Passes of the trial that chooses which rows are learned, and how many of them: of steps and labels.
    pub(crate) trial: usize,
    pub(crate) step_rows: usize,
    pub(crate) label_rows: usize,
    /// The step of quantisation, and how many of them a row must have to be kept.
    pub(crate) step: f32,
    pub(crate) least: f32,
    pub(crate) seed: u64,
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

/// The model file of a parser trained on the projective ones of `trees`.
pub(crate) fn train(trees: &[Tree], plan: Plan) -> Vec<u8> {
    let labels: BTreeSet<&str> = trees.iter().flat_map(|t| t.labels.iter().map(String::as_str)).collect();
    let labels: Vec<&str> = labels.into_iter().collect();
    let mut ready = Vec::new();
    for tree in trees.iter().filter(|t| is_projective(&t.heads)) {
        let mut words = Sentence::default();
        words.read(tree.words.iter().copied());
        let mut children = vec![Vec::new(); tree.heads.len() + 1];
        for (d, h) in tree.heads.iter().enumerate() {
            children[*h].push(d);
        }
        let wanted: Vec<usize> = tree.labels.iter().map(|l| labels.binary_search(&l.as_str()).unwrap_or(0)).collect();
        ready.push((words, &tree.heads, children, wanted));
    }
    eprintln!("{} of {} trees are projective, {} labels", ready.len(), trees.len(), labels.len());
    let mut steps = Perceptron::new(STEPS.len(), plan.step_bits);
    let mut arcs = Perceptron::new(labels.len(), plan.label_bits);
    let mut order: Vec<usize> = (0..ready.len()).collect();
    let mut shuffler = Shuffler::new(plan.seed);
    let mut state = State::default();
    let (mut found, mut scores) = (Vec::new(), Vec::new());
    for pass in 0..plan.trial + plan.passes * plan.rounds {
        shuffler.shuffle(&mut order);
        let (mut wrong, mut all) = (0usize, 0usize);
        for (words, heads, children, wanted) in order.iter().map(|i| &ready[*i]) {
            state.start(heads.len());
            while !state.is_done() {
                let costs = costs(&state, heads, children);
                let least = costs.iter().flatten().min().copied();
                step_features(words, &state, &mut found);
                steps.score(&found, &mut scores);
                let guess = argmax(&scores, |i| costs[i].is_some());
                let best = argmax(&scores, |i| costs[i].is_some() && costs[i] == least);
                if costs[guess] != least {
                    steps.update(&found, best, guess);
                    wrong += 1;
                }
                steps.tick();
                all += 1;
                let go = STEPS[if pass != 0
                    && (pass < plan.trial || !(pass - plan.trial).is_multiple_of(plan.passes))
                    && shuffler.chance(EXPLORE)
                {
                    guess
                } else {
                    best
                }];
                let mut label = 0;
                if let Some((head, dependent)) = state.arc_of(go) {
                    label_features(words, &state, head, dependent, &mut found);
                    arcs.score(&found, &mut scores);
                    label = argmax(&scores, |_| true);
                    let right = wanted[dependent as usize];
                    if heads[dependent as usize] == head as usize && label != right {
                        arcs.update(&found, right, label);
                    }
                    arcs.tick();
                }
                state.take(go, label as u16);
            }
        }
        eprintln!("pass {}: {:.2} % of steps wrong", pass + 1, 100.0 * wrong as f64 / all.max(1) as f64);
        if pass + 1 == plan.trial {
            steps.choose(plan.step_rows);
            arcs.choose(plan.label_rows);
        } else if pass >= plan.trial && (pass + 1 - plan.trial).is_multiple_of(plan.passes) {
            steps.finish_round();
            arcs.finish_round();
        }
    }
    ModelWriter::default()
        .lines("labels", &labels)
        .table("steps", STEPS.len(), &steps.quantised(plan.rounds, plan.step, plan.least))
        .table("arcs", labels.len(), &arcs.quantised(plan.rounds, plan.step, plan.least))
        .finish(fingerprint_of_features())
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
