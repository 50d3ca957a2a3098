//! Logistic regression over hashed features by stochastic gradients, each weight with a step of its own (AdaGrad; Duchi et al. 2011).

use sosik_segment::training::FEATURES;

/// Weights while they are learned.
pub(super) struct Learner {
    shift: u32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// Weights at the ends of passes, added up: their mean is steadier than the last.
    sum: Vec<f32>,
    passes: usize,
}

const RATE: f32 = 0.15;
/// How strongly weights are drawn to nothing.
const DECAY: f32 = 0.001;

impl Learner {
    pub(super) fn new(bits: u32) -> Self {
        let zeros = vec![0.0; 1 << bits];
        Self { shift: 64 - bits, weights: zeros.clone(), squares: zeros.clone(), sum: zeros, passes: 0 }
    }

    /// Learns that the features belong to an end, or not.
    pub(super) fn learn(&mut self, features: &[u64; FEATURES], end: bool) {
        let rows = features.map(|f| (f >> self.shift) as usize);
        let score: f32 = rows.iter().map(|row| self.weights[*row]).sum();
        let error = probability(score) - if end { 1.0 } else { 0.0 };
        if error.abs() < 1e-4 {
            return;
        }
        for row in rows {
            self.squares[row] += error * error;
            self.weights[row] -= RATE * (error + DECAY * self.weights[row]) / (0.1 + self.squares[row]).sqrt();
        }
    }

    /// Ends a pass over the examples; `counts` says whether its weights are part of the mean.
    pub(super) fn finish_pass(&mut self, counts: bool) {
        if counts {
            self.passes += 1;
            for (sum, weight) in self.sum.iter_mut().zip(&self.weights) {
                *sum += weight;
            }
        }
    }

    /// Starts anew from nothing: the mean of models that saw the examples in different orders is better than each.
    pub(super) fn restart(&mut self) {
        self.weights.fill(0.0);
        self.squares.fill(0.0);
    }

    /// The mean weights in steps of `step`, what is over 127 steps cut.
    pub(super) fn quantised(&self, step: f32) -> Vec<i8> {
        let scale = self.passes.max(1) as f32 * step;
        self.sum.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8).collect()
    }
}

/// The logistic function. Its exponential is (1 - x/256)^256, which no library computes otherwise on another machine.
fn probability(score: f32) -> f32 {
    let mut power = 1.0 - score.clamp(-20.0, 20.0) / 256.0;
    for _ in 0..8 {
        power *= power;
    }
    1.0 / (1.0 + power)
}

/// What the run-time computes: whether the weights of `features` add up to more than nothing.
pub(super) fn ends(weights: &[i8], features: &[u64; FEATURES]) -> bool {
    let shift = 64 - weights.len().ilog2();
    features.iter().map(|f| i32::from(weights[(f >> shift) as usize])).sum::<i32>() > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_told_apart_is_learned() {
        let mut learner = Learner::new(6);
        let example = |first: u64| std::array::from_fn(|i| if i == 0 { first << 58 } else { 0 });
        for _ in 0..50 {
            learner.learn(&example(1), true);
            learner.learn(&example(2), false);
        }
        learner.finish_pass(true);
        let weights = learner.quantised(0.02);
        assert!(ends(&weights, &example(1)) && !ends(&weights, &example(2)));
    }
}
