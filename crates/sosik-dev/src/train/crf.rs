//! Linear-chain conditional random fields (Lafferty, McCallum and Pereira 2001) by stochastic gradient descent, and their weights as
//! bytes.

use sosik_linear::{ModelWriter, Weights, rows, sequence::NEVER};

use super::perceptron::Shuffler;

/// A sentence: the features of each position, by number, and its label.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    /// Of all positions, one after the other.
    pub(crate) features: Vec<u32>,
    /// Where the features of each position end.
    pub(crate) ends: Vec<u32>,
    pub(crate) labels: Vec<u8>,
    /// How much it counts.
    pub(crate) weight: f32,
}

impl Sample {
    fn at(&self, position: usize) -> &[u32] {
        let start = position.checked_sub(1).map_or(0, |p| self.ends[p] as usize);
        &self.features[start..self.ends[position] as usize]
    }

    /// Puts the sample without about `unseen` percent of its features into `out`.
    fn thin(&self, shuffler: &mut Shuffler, unseen: u64, out: &mut Self) {
        out.features.clear();
        out.ends.clear();
        for t in 0..self.ends.len() {
            out.features.extend(self.at(t).iter().filter(|_| !shuffler.chance(unseen)));
            out.ends.push(out.features.len() as u32);
        }
        out.labels.clone_from(&self.labels);
        out.weight = self.weight;
    }
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) passes: usize,
    /// The first step of the descent.
    pub(crate) rate: f32,
    /// The share of each weight that a pass takes away.
    pub(crate) decay: f32,
    /// The percentage of features that a step leaves out, so that none learns to rely on the others.
    pub(crate) unseen: u64,
    pub(crate) seed: u64,
}

/// A trained field.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    n: usize,
    width: usize,
    weights: Vec<f32>,
    /// From each label, and last from the start, to each label.
    pairs: Vec<f32>,
    allowed: Vec<bool>,
}

/// Buffers of one sentence.
#[derive(Default)]
struct Lattice {
    scores: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    norms: Vec<f32>,
}

impl Field {
    /// A field over `features` features and labels of which `allowed(from, to)` may follow each other; `from` is `labels` at the start.
    pub(crate) fn new(features: usize, labels: usize, allowed: impl Fn(usize, usize) -> bool) -> Self {
        let width = Weights::width_for(labels);
        let allowed = (0..=labels).flat_map(|from| (0..labels).map(move |to| (from, to))).map(|(from, to)| allowed(from, to)).collect();
        Self { n: labels, width, weights: vec![0.0; features * width], pairs: vec![0.0; labels * (labels + 1)], allowed }
    }

    /// Trains on `samples`.
    pub(crate) fn train(&mut self, samples: &[Sample], plan: Plan) {
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let mut shuffler = Shuffler::new(plan.seed);
        let (mut lattice, mut thinned) = (Lattice::default(), Sample::default());
        // Weights are kept divided by `scale`, so that shrinking all of them costs one multiplication.
        let mut scale = 1.0f32;
        let (mut done, total) = (0usize, samples.len() * plan.passes);
        let shrink = (1.0 - plan.decay).powf(1.0 / samples.len().max(1) as f32);
        for _ in 0..plan.passes {
            shuffler.shuffle(&mut order);
            for i in &order {
                let rate = plan.rate * (1.0 - done as f32 / total as f32).max(0.01);
                done += 1;
                scale *= shrink;
                let sample = &samples[*i];
                if plan.unseen == 0 {
                    self.step(sample, rate, scale, &mut lattice);
                } else {
                    sample.thin(&mut shuffler, plan.unseen, &mut thinned);
                    self.step(&thinned, rate, scale, &mut lattice);
                }
            }
            self.weights.iter_mut().for_each(|w| *w *= scale);
            scale = 1.0;
        }
        // All features are seen at once later.
        let seen = 1.0 - plan.unseen as f32 / 100.0;
        self.weights.iter_mut().for_each(|w| *w *= seen);
    }

    fn score(&self, sample: &Sample, scale: f32, scores: &mut Vec<f32>) {
        let (width, length) = (self.width, sample.labels.len());
        scores.clear();
        scores.resize(length * width, 0.0);
        for (t, row) in scores.chunks_exact_mut(width).enumerate() {
            for f in sample.at(t) {
                let weights = &self.weights[*f as usize * width..(*f as usize + 1) * width];
                row.iter_mut().zip(weights).for_each(|(s, w)| *s += w);
            }
            row.iter_mut().for_each(|s| *s *= scale);
        }
    }

    /// One step along the gradient of the log-likelihood of `sample`.
    fn step(&mut self, sample: &Sample, rate: f32, scale: f32, lattice: &mut Lattice) {
        let (n, width, length) = (self.n, self.width, sample.labels.len());
        if length == 0 {
            return;
        }
        self.score(sample, scale, &mut lattice.scores);
        let pair: Vec<f32> = self.pairs.iter().zip(&self.allowed).map(|(w, a)| if *a { w.exp() } else { 0.0 }).collect();
        // Scores become factors.
        for row in lattice.scores.chunks_exact_mut(width) {
            let top = row[..n].iter().copied().fold(f32::MIN, f32::max);
            row[..n].iter_mut().for_each(|s| *s = (*s - top).exp());
        }
        let factors = &lattice.scores;
        lattice.forward.clear();
        lattice.forward.resize(length * n, 0.0);
        lattice.norms.clear();
        for t in 0..length {
            let mut sum = 0.0;
            for to in 0..n {
                let inflow = match t {
                    0 => pair[n * n + to],
                    _ => (0..n).map(|from| lattice.forward[(t - 1) * n + from] * pair[from * n + to]).sum(),
                };
                let value = inflow * factors[t * width + to];
                lattice.forward[t * n + to] = value;
                sum += value;
            }
            let norm = if sum > 0.0 { 1.0 / sum } else { 0.0 };
            lattice.forward[t * n..(t + 1) * n].iter_mut().for_each(|v| *v *= norm);
            lattice.norms.push(norm);
        }
        lattice.backward.clear();
        lattice.backward.resize(length * n, 1.0);
        for t in (0..length - 1).rev() {
            for from in 0..n {
                let value: f32 =
                    (0..n).map(|to| pair[from * n + to] * factors[(t + 1) * width + to] * lattice.backward[(t + 1) * n + to]).sum();
                lattice.backward[t * n + from] = value * lattice.norms[t + 1];
            }
        }
        let rate = rate * sample.weight;
        let step = rate / scale;
        let mut change = [0.0f32; 64];
        for t in 0..length {
            let gold = usize::from(sample.labels[t]);
            for (k, c) in change.iter_mut().enumerate().take(n) {
                *c = -lattice.forward[t * n + k] * lattice.backward[t * n + k];
            }
            change[gold] += 1.0;
            // What is all but certain and right teaches nothing.
            if change[gold] > 0.001 {
                for f in sample.at(t) {
                    let weights = &mut self.weights[*f as usize * width..(*f as usize + 1) * width];
                    weights.iter_mut().zip(&change).for_each(|(w, c)| *w += step * c);
                }
            }
            change[..n].fill(0.0);
            // A tenth: every position moves the few weights of pairs.
            let rate = rate * 0.1;
            if t == 0 {
                for to in 0..n {
                    self.pairs[n * n + to] -= rate * lattice.forward[to] * lattice.backward[to];
                }
                self.pairs[n * n + gold] += rate;
                continue;
            }
            for from in 0..n {
                let before = lattice.forward[(t - 1) * n + from] * lattice.norms[t];
                if before > 1e-6 {
                    for to in 0..n {
                        let both = before * pair[from * n + to] * factors[t * width + to] * lattice.backward[t * n + to];
                        self.pairs[from * n + to] -= rate * both;
                    }
                }
            }
            self.pairs[usize::from(sample.labels[t - 1]) * n + gold] += rate;
        }
    }

    /// Adds the sections of a [`sosik_linear::Sequence`] to `writer`: the `keep` weightiest features of those called `hashes` and the rows `fixed`, in a table of
    /// 2^`bits` slots, in steps of `step`.
    #[expect(clippy::too_many_arguments, reason = "what a model file is made of, named where it is used")]
    pub(crate) fn write(
        &self,
        writer: ModelWriter,
        labels: &[&str],
        hashes: &[u64],
        fixed: Vec<(u64, Vec<i8>)>,
        keep: usize,
        bits: u32,
        step: f32,
    ) -> ModelWriter {
        let weight = |f: usize| self.weights[f * self.width..][..self.n].iter().fold(0.0f32, |m, w| m.max(w.abs()));
        let mut order: Vec<(f32, usize)> = (0..hashes.len()).map(|f| (weight(f), f)).filter(|(w, _)| *w > step).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let all = order.len();
        order.truncate(keep);
        let quantise = |w: f32| (w / step).round().clamp(-127.0, 127.0) as i8;
        let entries =
            order.iter().map(|(_, f)| (hashes[*f], self.weights[f * self.width..][..self.n].iter().map(|w| quantise(*w)).collect()));
        let (checks, table, lost) = rows::pack(fixed.into_iter().chain(entries), self.width, bits);
        eprintln!("{all} of {} features weigh something, {} kept, {lost} found no place", hashes.len(), order.len());
        let pairs = self.pairs.iter().zip(&self.allowed).map(|(w, a)| if *a { (w / step).round() as i16 } else { NEVER });
        writer
            .lines("labels", labels)
            .aligned("checks", checks)
            .aligned("rows", table)
            .section("pairs", pairs.flat_map(i16::to_le_bytes).collect())
    }
}
