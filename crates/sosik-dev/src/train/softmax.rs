//! Log-linear models over hashed features, learned by stochastic gradients with a step of its own for each weight (Duchi, Hazan and
//! Singer 2011).

use sosik_linear::Weights;

/// Weights while they are learned.
pub(crate) struct Softmax {
    width: usize,
    shift: u32,
    rate: f32,
    weights: Vec<f32>,
    /// Sums of squared gradients.
    squares: Vec<f32>,
}

impl Softmax {
    pub(crate) fn new(classes: usize, bits: u32, rate: f32) -> Self {
        let width = Weights::width_for(classes);
        Self { width, shift: 64 - bits, rate, weights: vec![0.0; width << bits], squares: vec![0.0; width << bits] }
    }

    fn at(&self, feature: u64, class: usize) -> usize {
        (feature >> self.shift) as usize * self.width + class
    }

    /// The score of one class.
    pub(crate) fn score(&self, features: &[u64], class: usize) -> f32 {
        features.iter().map(|f| self.weights[self.at(*f, class)]).sum()
    }

    /// Goes down the `gradient` of one class.
    pub(crate) fn descend(&mut self, features: &[u64], class: usize, gradient: f32) {
        for feature in features {
            let at = self.at(*feature, class);
            self.squares[at] += gradient * gradient;
            self.weights[at] -= self.rate * gradient / (1.0 + self.squares[at]).sqrt();
        }
    }

    /// The weights added up over `models` in steps of `step`; rows without a weight of at least `least` steps become zeros.
    pub(crate) fn quantised(models: &[&Self], step: f32, least: f32) -> Vec<i8> {
        let Some(first) = models.first() else { return Vec::new() };
        let mut out = Vec::with_capacity(first.weights.len());
        let mut row = vec![0.0; first.width];
        for at in (0..first.weights.len()).step_by(first.width) {
            for (i, sum) in row.iter_mut().enumerate() {
                *sum = models.iter().map(|m| m.weights[at + i]).sum::<f32>() / step;
            }
            let kept = row.iter().any(|w| w.abs() >= least);
            out.extend(row.iter().map(|w| if kept { w.round().clamp(-127.0, 127.0) as i8 } else { 0 }));
        }
        out
    }
}

/// Turns scores into probabilities.
pub(crate) fn probabilities(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - top).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_class_becomes_likely() {
        let mut model = Softmax::new(2, 6, 0.5);
        for _ in 0..50 {
            let mut scores = [model.score(&[1 << 60], 0), model.score(&[1 << 60], 1)];
            probabilities(&mut scores);
            model.descend(&[1 << 60], 0, scores[0]);
            model.descend(&[1 << 60], 1, scores[1] - 1.0);
        }
        let mut scores = [model.score(&[1 << 60], 0), model.score(&[1 << 60], 1)];
        probabilities(&mut scores);
        assert!(scores[1] > 0.9, "{scores:?}");
    }
}
