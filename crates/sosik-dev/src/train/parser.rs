//! Training of `sosik_linear::Parser`: a structured perceptron over a beam, updated where the beam was furthest above the gold steps
//! (Huang, Fayong and Guo 2012), and a classifier of labels along the way.

use std::collections::BTreeSet;

use sosik_linear::ModelWriter;
use sosik_linear::parser::{Attributes, STEPS, Sentence, State, Step, fingerprint_of_features, label_features, step_features};

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
    /// How many paths are followed at once.
    pub(crate) beam: usize,
    /// The step of quantisation of steps, and how many of them a row must have to be kept.
    pub(crate) step: f32,
    pub(crate) least: f32,
    /// The same of labels.
    pub(crate) label_step: f32,
    pub(crate) label_least: f32,
    pub(crate) seed: u64,
}

/// Whether no two arcs cross.
fn is_projective(heads: &[usize]) -> bool {
    heads.iter().enumerate().all(|(d, h)| {
        let (left, right) = (d.min(*h), d.max(*h));
        (left + 1..right.min(heads.len())).all(|k| heads[k] >= left && heads[k] <= right)
    })
}

/// The step that leads to the gold tree: a word is attached as soon as it has its dependents.
fn gold_step(state: &State, heads: &[usize], last_child: &[usize]) -> Step {
    let stack = state.stack();
    if let Some(top) = stack.last().map(|s| *s as usize) {
        let ready = last_child[top] < state.next() as usize || last_child[top] == usize::MAX;
        if ready && heads[top] == state.next() as usize {
            return Step::Left;
        }
        if ready && stack.len() >= 2 && heads[top] == stack[stack.len() - 2] as usize {
            return Step::Right;
        }
    }
    Step::Shift
}

struct Ready {
    words: Sentence,
    heads: Vec<usize>,
    last_child: Vec<usize>,
    labels: Vec<usize>,
}

#[derive(Default)]
struct Path {
    state: State,
    score: f32,
    /// Its last step in the history.
    last: usize,
    gold: bool,
}

/// A step in the history of a path: the one before it, the class and the label.
#[derive(Clone, Copy)]
struct Past {
    before: usize,
    step: usize,
    label: u16,
}

struct Learner {
    steps: Perceptron,
    arcs: Perceptron,
    found: Vec<u64>,
    scores: Vec<f32>,
    history: Vec<Past>,
}

impl Learner {
    /// The label for the arc that `step` draws; learns when the arc is right and the label is not.
    fn label(&mut self, ready: &Ready, state: &State, step: Step, learn: bool) -> u16 {
        let Some((head, dependent)) = state.arc_of(step) else { return 0 };
        label_features(&ready.words, state, head, dependent, &mut self.found);
        self.arcs.score(&self.found, &mut self.scores);
        let label = argmax(&self.scores, |_| true);
        let right = ready.labels[dependent as usize];
        if learn {
            if ready.heads[dependent as usize] == head as usize && label != right {
                self.arcs.update(&self.found, right, label);
            }
            self.arcs.tick();
        }
        label as u16
    }

    fn step_scores(&mut self, ready: &Ready, state: &State) -> [f32; 3] {
        step_features(&ready.words, state, &mut self.found);
        self.steps.score(&self.found, &mut self.scores);
        [self.scores[0], self.scores[1], self.scores[2]]
    }

    /// The classes and labels on the way to `last`.
    fn way(&self, mut last: usize) -> Vec<Past> {
        let mut way = Vec::new();
        while last != usize::MAX {
            way.push(self.history[last]);
            last = self.history[last].before;
        }
        way.reverse();
        way
    }

    /// Learns from one tree; whether the beam's best was the gold tree.
    fn learn(&mut self, ready: &Ready, beam: usize) -> bool {
        let len = ready.heads.len();
        self.history.clear();
        let mut gold = Path { last: usize::MAX, ..Path::default() };
        gold.state.start(len);
        let mut paths = vec![Path { last: usize::MAX, gold: true, ..Path::default() }];
        paths[0].state.start(len);
        let mut worst: Option<(f32, usize, usize)> = None;
        let mut right = true;
        let mut ways: Vec<(usize, usize, f32)> = Vec::new();
        for _ in 0..2 * len {
            let wanted = gold_step(&gold.state, &ready.heads, &ready.last_child);
            let class = STEPS.iter().position(|s| *s == wanted).unwrap_or(0);
            gold.score += self.step_scores(ready, &gold.state)[class];
            let label = self.label(ready, &gold.state, wanted, true);
            self.history.push(Past { before: gold.last, step: class, label });
            gold.last = self.history.len() - 1;
            gold.state.take(wanted, label);

            ways.clear();
            for (i, path) in paths.iter().enumerate() {
                let allowed = path.state.allowed();
                let scores = self.step_scores(ready, &path.state);
                ways.extend((0..3).filter(|c| allowed[*c]).map(|c| (i, c, path.score + scores[c])));
            }
            ways.sort_by(|a, b| b.2.total_cmp(&a.2));
            ways.truncate(beam);
            let mut fresh: Vec<Path> = Vec::with_capacity(beam);
            for (k, (i, c, score)) in ways.iter().enumerate() {
                let last_use = !ways[k + 1..].iter().any(|w| w.0 == *i);
                let state = if last_use { std::mem::take(&mut paths[*i].state) } else { paths[*i].state.clone() };
                let mut path = Path { state, score: *score, last: paths[*i].last, gold: paths[*i].gold && *c == class };
                // The label of the gold path has just been learned from; the same state gets the same label.
                let label = if path.gold { label } else { self.label(ready, &path.state, STEPS[*c], false) };
                self.history.push(Past { before: path.last, step: *c, label });
                path.last = self.history.len() - 1;
                path.state.take(STEPS[*c], label);
                fresh.push(path);
            }
            paths = fresh;
            if let Some(best) = paths.first().filter(|p| !p.gold) {
                right = false;
                let violation = best.score - gold.score;
                if worst.is_none_or(|w| violation > w.0) {
                    worst = Some((violation, best.last, gold.last));
                }
            } else {
                right = true;
            }
        }
        // Without a violation at the end there is nothing wrong.
        if let Some((_, bad, good)) = worst.filter(|_| !right) {
            self.change(ready, good, bad);
        }
        self.steps.tick();
        right
    }

    /// Rewards the steps to `good` and punishes those to `bad` where they part.
    fn change(&mut self, ready: &Ready, good: usize, bad: usize) {
        let (good, bad) = (self.way(good), self.way(bad));
        let same = good.iter().zip(&bad).take_while(|(a, b)| a.step == b.step).count();
        let mut state = State::default();
        for (way, change) in [(&good, 1.0), (&bad, -1.0)] {
            state.start(ready.heads.len());
            for (i, past) in way.iter().enumerate() {
                if i >= same {
                    step_features(&ready.words, &state, &mut self.found);
                    self.steps.change(&self.found, past.step, change);
                }
                if change < 0.0 && i >= same {
                    self.label(ready, &state, STEPS[past.step], true);
                }
                state.take(STEPS[past.step], past.label);
            }
        }
    }
}

/// What was learned, before it becomes bytes.
pub(crate) struct Learned {
    labels: Vec<String>,
    steps: Perceptron,
    arcs: Perceptron,
}

impl Learned {
    /// The model file: weights in steps of `step`, rows without a weight of `least` steps left out; the same of labels.
    pub(crate) fn bytes(&self, plan: &Plan) -> Vec<u8> {
        let steps = self.steps.quantised(plan.rounds, plan.step, plan.least);
        let arcs = self.arcs.quantised(plan.rounds, plan.label_step, plan.label_least);
        for (name, rows, classes) in [("steps", &steps, STEPS.len()), ("labels", &arcs, self.labels.len())] {
            let (kept, all) = Perceptron::rows_kept(rows, classes);
            eprintln!("{name}: {kept} of {all} rows kept");
        }
        ModelWriter::default()
            .lines("labels", &self.labels)
            .table("steps", STEPS.len(), &steps)
            .table("arcs", self.labels.len(), &arcs)
            .finish(fingerprint_of_features())
    }
}

/// A parser trained on the projective ones of `trees`.
pub(crate) fn train(trees: &[Tree], plan: &Plan) -> Learned {
    let labels: BTreeSet<&str> = trees.iter().flat_map(|t| t.labels.iter().map(String::as_str)).collect();
    let labels: Vec<&str> = labels.into_iter().collect();
    let mut ready = Vec::new();
    for tree in trees.iter().filter(|t| is_projective(&t.heads)) {
        let mut words = Sentence::default();
        words.read(tree.words.iter().copied());
        let mut last_child = vec![usize::MAX; tree.heads.len() + 1];
        for (d, h) in tree.heads.iter().enumerate().filter(|(d, h)| d > h) {
            last_child[*h] = d;
        }
        let wanted = tree.labels.iter().map(|l| labels.binary_search(&l.as_str()).unwrap_or(0)).collect();
        ready.push(Ready { words, heads: tree.heads.clone(), last_child, labels: wanted });
    }
    eprintln!("{} of {} trees are projective, {} labels", ready.len(), trees.len(), labels.len());
    let mut learner = Learner {
        steps: Perceptron::new(STEPS.len(), plan.step_bits),
        arcs: Perceptron::new(labels.len(), plan.label_bits),
        found: Vec::new(),
        scores: Vec::new(),
        history: Vec::new(),
    };
    let mut order: Vec<usize> = (0..ready.len()).collect();
    let mut shuffler = Shuffler::new(plan.seed);
    for pass in 0..plan.trial + plan.passes * plan.rounds {
        shuffler.shuffle(&mut order);
        let right = order.iter().filter(|i| learner.learn(&ready[**i], plan.beam)).count();
        eprintln!("pass {}: {:.2} % of trees right", pass + 1, 100.0 * right as f64 / ready.len().max(1) as f64);
        if pass + 1 == plan.trial {
            learner.steps.choose(plan.step_rows);
            learner.arcs.choose(plan.label_rows);
        } else if pass >= plan.trial && (pass - plan.trial + 1) % plan.passes == 0 {
            learner.steps.finish_round();
            learner.arcs.finish_round();
        }
    }
    Learned { labels: labels.into_iter().map(str::to_owned).collect(), steps: learner.steps, arcs: learner.arcs }
}

#[cfg(test)]
mod tests {
    use sosik_linear::parser::NONE;

    use super::*;

    #[test]
    fn crossing_arcs_are_seen() {
        assert!(is_projective(&[1, 2, 2]));
        assert!(!is_projective(&[2, 3, 4, 4]));
    }

    #[test]
    fn the_gold_steps_lead_to_the_gold_tree() {
        let heads: Vec<usize> = vec![1, 6, 3, 1, 5, 3];
        let mut last_child = vec![usize::MAX; 7];
        for (d, h) in heads.iter().enumerate().filter(|(d, h)| d > h) {
            last_child[*h] = d;
        }
        let mut state = State::default();
        state.start(6);
        while !state.is_done() {
            let step = gold_step(&state, &heads, &last_child);
            state.take(step, 0);
        }
        assert_eq!((0..6).map(|w| state.head(w) as usize).collect::<Vec<_>>(), heads);
        assert!((0..6).all(|w| state.head(w) != NONE));
    }
}
